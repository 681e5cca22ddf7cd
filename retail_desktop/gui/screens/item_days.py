"""The days of an item in tables: what was sold, and what is forecast."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from retail_desktop.domain.forecast import LEVELS, ItemForecast
from retail_desktop.gui.screens.card import Card
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.browse_items import ItemCard

SHOWN_LEVELS = {0.05: "5 %", 0.25: "25 %", 0.5: "Median", 0.75: "75 %", 0.95: "95 %"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class SoldDay:
    """Units of one day; `out` when there was nothing to sell."""

    day: date
    units: float
    out: bool


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """What is expected of one day and of all days until its evening, in units."""

    day: date
    mean: float
    quantiles: tuple[float, ...]
    total: float


def _quantile(place: int, one: ForecastDay) -> float:
    return one.quantiles[place]


SALES = [
    Column("day", "Day", "date", lambda one: one.day, width=110),
    Column("weekday", "Weekday", "text", lambda one: WEEKDAYS[one.day.weekday()], width=110),
    Column("units", "Units", "number", lambda one: one.units, width=80),
    Column("out", "Stock", "text", lambda one: "Out of stock" if one.out else "", width=120),
]
FORECAST = [
    Column("day", "Day", "date", lambda one: one.day, width=110),
    Column("weekday", "Weekday", "text", lambda one: WEEKDAYS[one.day.weekday()], width=110),
    Column("mean", "Expected", "number", lambda one: one.mean, decimals=2, width=80),
    *(
        Column(f"q{level}", words, "number", partial(_quantile, place), decimals=1, width=70)
        for place, (level, words) in enumerate(SHOWN_LEVELS.items())
    ),
    Column("total", "Expected in all", "number", lambda one: one.total, decimals=1, width=110),
]


def sold_days(card: ItemCard) -> list[SoldDay]:
    """The history, newest first."""
    out = frozenset(card.out_of_stock)
    days = zip(card.history_days, card.history_units, strict=True)
    return [SoldDay(day, units, day in out) for day, units in reversed(list(days))]


def forecast_days(forecast: ItemForecast | None) -> list[ForecastDay]:
    """The forecast, nearest first."""
    if forecast is None:
        return []
    places = [LEVELS.index(level) for level in SHOWN_LEVELS]
    days = []
    for ahead in range(1, forecast.horizon_days + 1):
        line = forecast.day_quantiles(ahead)
        quantiles = tuple(line[place] for place in places)
        days.append(
            ForecastDay(forecast.day(ahead), forecast.mean[ahead - 1], quantiles, forecast.total_mean[ahead - 1])
        )
    return days


class SalesTab(QWidget):
    """Units of every day."""

    def __init__(self) -> None:
        super().__init__()
        self.model = TableModel(SALES, self, key=lambda one: one.day)
        view = TableView(self.model, "item_sales")
        view.empty_text("This item was not sold yet.", "", lambda: None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        card = Card(padding=0)
        card.body.addWidget(view)
        layout.addWidget(card, 1)

    def show_card(self, card: ItemCard) -> None:
        """Show one item."""
        self.model.set_rows(sold_days(card))

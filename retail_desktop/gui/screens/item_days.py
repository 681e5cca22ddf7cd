"""The tabs of an item that list days: what was sold, and what is forecast."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from retail_desktop.domain.forecast import LEVELS
from retail_desktop.gui.screens import item_words
from retail_desktop.gui.screens.card import Card, text
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
    Column("mean", "Expected", "number", lambda one: one.mean, decimals=1, width=80),
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


def forecast_days(card: ItemCard) -> list[ForecastDay]:
    """The forecast, nearest first."""
    forecast = card.forecast
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
        _fill(self, view)

    def show_card(self, card: ItemCard) -> None:
        """Show one item."""
        self.model.set_rows(sold_days(card))


class ForecastTab(QWidget):
    """What is expected of every day, and how good it was."""

    def __init__(self) -> None:
        super().__init__()
        self.model = TableModel(FORECAST, self, key=lambda one: one.day)
        view = TableView(self.model, "item_forecast")
        view.empty_text("There is no forecast for this item yet. Run Forecast and plan.", "", lambda: None)
        self._words = text(wrap=True)
        _fill(self, view, self._words)

    def show_card(self, card: ItemCard) -> None:
        """Show one item."""
        self.model.set_rows(forecast_days(card))
        method = f" Method: {card.forecast.method.replace('_', ' ')}." if card.forecast else ""
        self._words.setText(item_words.accuracy_words(card.accuracy) + method)


def _fill(page: QWidget, view: TableView, *above: QWidget) -> None:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 8, 0, 0)
    for part in above:
        layout.addWidget(part)
    card = Card(padding=0)
    card.body.addWidget(view)
    layout.addWidget(card, 1)

"""The tab of an item that explains its forecast, from one sentence down to every day."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.events import ComingEvent
from retail_desktop.gui import theme
from retail_desktop.gui.charts import ChartCanvas
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card
from retail_desktop.gui.screens.change_forecast_dialog import Preview, Scope
from retail_desktop.gui.screens.corrected_days import CorrectedDays
from retail_desktop.gui.screens.forecast_changes import ForecastChanges
from retail_desktop.gui.screens.forecast_pictures import ForecastPictures
from retail_desktop.gui.screens.forecast_summary import ForecastSummary
from retail_desktop.gui.screens.item_days import FORECAST, WEEKDAYS, forecast_days
from retail_desktop.gui.screens.short_table import ShortTable
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.services import explain_forecast
from retail_desktop.services.browse_items import ItemCard
from retail_desktop.services.explain_forecast import ForecastExplanation

CHART_HEIGHT = 210
NOBODY = "Nobody has changed this forecast. Change it where you know what past sales do not show."
EVENTS = [
    Column("day", "Day", "date", lambda one: one.day, width=92),
    Column("weekday", "Weekday", "text", lambda one: WEEKDAYS[one.day.weekday()], width=100),
    Column("names", "What happens", "text", lambda one: ", ".join(one.names), width=180),
    Column("factor", "Usual demand", "text", lambda one: wording.times(one.factor), width=104),
]


class ForecastTab(QScrollArea):
    """Reads the explanation once the tab is looked at."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._page, self._latest = page, Latest()
        self._card: ItemCard | None = None
        self._is_stale = False
        self.changes = ForecastChanges(page, "item_changes", NOBODY)
        self.summary, self.chart = ForecastSummary(self.changes.change), ChartCanvas("HistoryForecastChart")
        self.pictures, self.corrected = ForecastPictures(), CorrectedDays(page)
        self.events = ShortTable(
            "What is coming", TableModel(EVENTS, self, key=lambda one: one.day), "item_events", wide="names"
        )
        self.days = ShortTable(
            "Day by day", TableModel(FORECAST, self, key=lambda one: one.day), "item_forecast", wide="weekday"
        )
        self._build()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        self._chart_card = Card(padding=2)
        self.chart.setFixedHeight(theme.px(CHART_HEIGHT))
        self._chart_card.body.addWidget(self.chart)
        for part in (
            self.summary, self._chart_card, self.changes, self.pictures, self.events, self.corrected, self.days,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)

    def show_card(self, card: ItemCard) -> None:
        """Explain another item, now or as soon as the tab is looked at."""
        self._card, self._is_stale = card, True
        self._latest.forget()
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was asked for while nobody looked."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        card = self._card
        if card is None or not self._is_stale:
            return
        self._is_stale = False
        job = self._page.context.jobs.read(explain_forecast.explain_forecast, card.row.sku, card.row.store)
        self._latest.take(job, partial(self._show, card), lambda words, _: self._page.context.messages.refuse(words))

    def _show(self, card: ItemCard, found: ForecastExplanation) -> None:
        self.summary.show_explanation(found)
        self._chart_card.setVisible(bool(card.history_days) or found.forecast is not None)
        self.chart.show_data(partial(_draw, card, found))
        self.pictures.show_parts(found.parts, found.forecast)
        self._show_events(found.coming)
        self.corrected.show_explanation(found)
        forecast = found.forecast
        preview = Preview(forecast, found.overrides, card.item.category) if forecast else None
        self.changes.ready(scopes(card), forecast.day(1) if forecast else None, preview, may_change=found.may_change)
        self.changes.show_changes(found.overrides, found.overrides_value)
        self.changes.setVisible(bool(found.overrides or found.overrides_value.totals))
        days = forecast_days(forecast)
        self.days.setVisible(bool(days))
        self.days.show_rows(days)

    def _show_events(self, coming: tuple[ComingEvent, ...]) -> None:
        self.events.setVisible(bool(coming))
        self.events.show_rows(coming)


def scopes(card: ItemCard) -> list[Scope]:
    """What a change that is made beside an item can concern, the narrowest first."""
    sku, store, category = card.item.sku, card.row.store, card.item.category
    several = len(card.stores) > 1
    found = [Scope(f"This item in {store}", sku, store)]
    if several:
        found.append(Scope("This item in all stores", sku))
    if category:
        found.append(Scope(f"Category {category} in {store}", "", store, category))
        if several:
            found.append(Scope(f"Category {category} in all stores", "", "", category))
    return [*found, Scope(f"All items in {store}", "", store), Scope("Everything")]


def _draw(card: ItemCard, found: ForecastExplanation, drawing: Any, chart: Any) -> None:  # noqa: ANN401  the drawing library is loaded late
    as_of = found.forecast.as_of if found.forecast else max(card.history_days, default=date.min)
    data = drawing.ItemChartData(
        "Units", card.history_days, card.history_units, card.out_of_stock, found.forecast, as_of, found.corrections
    )
    chart.show(data, "week")

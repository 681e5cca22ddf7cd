"""All forecasts: how they turned out over time, which items want attention, and what people changed."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.forecast_history import Drift, RunState
from retail_desktop.gui import theme
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import forecast_tables, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.change_forecast_dialog import Scope
from retail_desktop.gui.screens.change_scores import ChangedQuantities
from retail_desktop.gui.screens.first_notice import FirstNotice
from retail_desktop.gui.screens.forecast_changes import ForecastChanges
from retail_desktop.gui.screens.forecasts_reading import ForecastsPage, read_forecasts_page
from retail_desktop.gui.screens.new_plan import forecast_and_plan
from retail_desktop.gui.screens.run_lines import RunLines
from retail_desktop.gui.screens.short_table import ShortTable
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.gui.table_model import TableModel

QUIET = "No item has sold outside its range for three weeks. Alarms need forecasts made at least three weeks ago."
NOBODY = "Nobody has changed a forecast."
LEGEND = "Line: tested on past weeks when the forecast was made. Square: what came in the 28 days after it."


class ForecastsScreen(Screen):
    """Alarms, error and leaning of each run, the runs, and the changes by hand."""

    name = "forecasts"
    title = "Forecasts"
    icon_name = "forecasts"
    areas = frozenset({"forecast", "catalogue", "plan", "orders", "sales"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest = Latest()
        self._names: dict[str, str] = {}
        self._summary, self.first = text(role="muted"), FirstNotice()
        self.alarms = ShortTable(
            "Items that sold outside their range",
            TableModel(forecast_tables.alarm_columns(self._names), self, key=lambda one: (one.sku, one.store)),
            "forecast_alarms", wide="name", empty=QUIET,
        )  # fmt: skip
        self.runs = ShortTable(
            "Forecast runs", TableModel(forecast_tables.RUNS, self, key=lambda one: one.run.run_id), "forecast_runs",
            wide="person", empty="There is no forecast yet. Run Forecast and plan.",
        )  # fmt: skip
        self.changes = ForecastChanges(self, "forecast_changes", NOBODY)
        self.quantities = ChangedQuantities(self)
        self.error, self.bias = RunLines("Error of each run"), RunLines("Leaning of each run", signed=True)
        self._build()
        self.alarms.view.activated_row.connect(self._open)

    def _build(self) -> None:
        anew = button("Forecast a&nd plan", lambda: forecast_and_plan(self.context, self.reload), "forecasts")
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        page.addWidget(TwoEnds(row(text(self.title, "page"), self._summary), row(self.changes.change, anew)))
        page.addWidget(self.first)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._pictures = QWidget()
        pictures = row(
            _picture("Error of each run, WAPE", self.error), _picture("Too high or too low on average, bias", self.bias)
        )
        self._pictures.setLayout(pictures)
        for part in (self.alarms, self._pictures, self.changes, self.quantities, self.runs):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        page.addWidget(scroll, 1)

    def minimumSizeHint(self) -> QSize:
        """Scrolls whatever does not fit."""
        return QSize(theme.px(560), theme.px(330))

    def reload(self) -> None:
        """Read all of it."""
        job = self.context.jobs.read(read_forecasts_page)
        self._latest.take(job, self._show, lambda words, _: self.context.messages.refuse(words))

    def _show(self, page: ForecastsPage) -> None:
        self._names.clear()
        self._names.update(page.names)
        self.alarms.show_rows(page.alarms)
        self.badge.emit(str(len(page.alarms) or ""))
        back = page.looked_back
        self._pictures.setVisible(bool(back))
        self.error.show_figures([(one.run.as_of, one.run.measures.wape, one.outcome.wape) for one in back])
        self.bias.show_figures([(one.run.as_of, one.run.measures.bias, one.outcome.bias) for one in back])
        outcomes = {one.run.run_id: one.outcome for one in back}
        self.runs.show_rows([forecast_tables.RunLine(run, outcomes.get(run.run_id)) for run in page.runs])
        self.first.tell(page.first)
        wanted = RunState.PRELIMINARY if page.first else RunState.COMPLETE
        newest = next((run for run in page.runs if run.state is wanted), None)
        first = newest.as_of + timedelta(days=1) if newest else None
        self.changes.ready(_scopes(page.stores, page.categories), first, may_change=page.may_change)
        self.changes.show_changes(page.overrides, page.value)
        self.quantities.show_scores(page.scores, page.names)
        self._summary.setText(
            f"newest from sales through {wording.day(newest.as_of)} · {wording.plural(newest.items, 'item')}"
            if newest else ""
        )  # fmt: skip

    def _open(self, alarm: Drift) -> None:
        among = tuple((one.sku, one.store) for one in self.alarms.model.rows())
        self.navigate.emit("item", Visit((alarm.sku, alarm.store), among, self.name))


def _picture(title: str, chart: RunLines) -> Card:
    card = Card(padding=10, spacing=4)
    for part in (text(title, "panel"), chart, text(LEGEND, "muted", wrap=True)):
        card.body.addWidget(part)
    return card


def _scopes(stores: Sequence[str], categories: Sequence[str]) -> list[Scope]:
    """What a change that is made beside no item can concern, the widest first."""
    found = [Scope("Everything")]
    if len(stores) > 1:
        found += [Scope(f"All items in {store}", "", store) for store in stores]
    return found + [Scope(f"Category {category}", "", "", category) for category in categories]

"""Figures: the whole business on one page, against last year or the period before, to look at and to print."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.figures import CARDS, DEFINITIONS, OTHERS, IdleCategory, StockRisk, StoreFigures
from retail_desktop.domain.periods import Period
from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import theme
from retail_desktop.gui.charts import ChartCanvas
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.figure_card import FigureCard, FigureLine
from retail_desktop.gui.screens.figures_period import FiguresPeriod
from retail_desktop.gui.screens.save_as import ask_where, offer_to_open
from retail_desktop.gui.screens.short_table import ShortTable
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.services import report_figures, store_figures, workplace

ACROSS = 5
SHOWN_CATEGORIES = 3
RISKS = [
    Column("status", "Risk", "status", lambda one: Status(one.status), width=178),
    Column("name", "Item", "text", lambda one: one.name or one.sku, width=150),
    Column("store", "Where", "code", lambda one: one.store, width=70),
    Column("supplier", "Supplier", "code", lambda one: one.supplier, width=92),
    Column("days", "Days out", "number", lambda one: one.days_without, width=62),
    Column("stake", "At stake", "money", lambda one: float(one.at_stake), width=76),
]
IDLE = [
    Column("category", "Category", "text", lambda one: one.category or "No category", width=110),
    Column("stock", "Stock", "money", lambda one: float(one.stock), width=72),
    Column("excess", "Excess", "money", lambda one: None if one.excess is None else float(one.excess), width=68),
    Column("dead", "Dead", "money", lambda one: float(one.dead), width=62),
]


class FiguresScreen(Screen):
    """Ten cards, the sales of a year, what is at risk, and what lies idle."""

    name = "figures"
    title = "Figures"
    icon_name = "executive"
    areas = frozenset({"catalogue", "sales", "ledger", "forecast", "plan"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stores, self._latest = Latest(), Latest()
        self.found: StoreFigures | None = None
        self.summary, self.notes = text(role="muted", elided=True), text(role="caption", elided=True)
        self.period = FiguresPeriod()
        self.save = button("Save &as…", self._save, "export")
        self.printed = button("Pr&int one page…", self._print, "print", "Ctrl+P", role="primary")
        self.cards = {figure: FigureCard(figure) for figure in CARDS}
        self.lines = {figure: FigureLine(figure) for figure in OTHERS}
        self.chart = ChartCanvas("YearChart")
        self.all_risks = button("", lambda: self.navigate.emit("reorder", None), role="link")
        self.risks = ShortTable(
            "What is out, or runs out before a delivery", TableModel(RISKS, self, key=lambda one: (one.sku, one.store)),
            "figures/risks", wide="name", empty="Nothing is at risk, as far as the newest plan tells.",
            buttons=(self.all_risks,),
        )  # fmt: skip
        self.idle = ShortTable(
            "Excess and dead stock, at cost", TableModel(IDLE, self, key=lambda one: one.category), "figures/idle",
            wide="category", empty="No stock with a known cost was counted or received.",
        )  # fmt: skip
        self._build()
        self._connect()
        self._allow()

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 8)
        page.setSpacing(8)
        right = row(self.period, self.save, self.printed)
        left = row(text(self.title, "page"), self.summary)
        left.setStretch(1, 1)
        page.addWidget(TwoEnds(left, right))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid_of_cards())
        column.addLayout(self._lower_half(), 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        page.addWidget(scroll, 1)
        page.addWidget(self.notes)
        self.setFocusProxy(self.cards[CARDS[0]])

    def _grid_of_cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, card in enumerate(self.cards.values()):
            grid.addWidget(card, place // ACROSS, place % ACROSS)
        return grid

    def _lower_half(self) -> QHBoxLayout:
        picture = Card(padding=4)
        self.chart.setMinimumHeight(theme.px(150))
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # the picture takes any room
        picture.body.addWidget(self.chart)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, parts in ((left, (picture, self.risks)), (right, (self._more(), self.idle))):
            column.setSpacing(8)
            for part in parts:
                column.addWidget(part)
        left.setStretch(0, 1)
        right.addStretch(1)
        half = QHBoxLayout()
        half.setSpacing(8)
        half.addLayout(left, 17)
        half.addLayout(right, 10)
        return half

    def _more(self) -> Card:
        card = Card(padding=10, spacing=4)
        card.body.addWidget(text("More figures", "panel"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 10)
        grid.setColumnStretch(2, 14)
        for place, line in enumerate(self.lines.values()):
            for across, label in enumerate(line.labels):
                grid.addWidget(label, place, across)
        card.body.addLayout(grid)
        return card

    def _connect(self) -> None:
        for figure, card in self.cards.items():
            subject = DEFINITIONS[figure].subject or None
            card.clicked.connect(
                lambda _=False, page=DEFINITIONS[figure].page, subject=subject: self.navigate.emit(page, subject)
            )
        self.period.changed.connect(self._read)
        self.period.compared.connect(self._fill)
        self.risks.view.activated_row.connect(self._open_item)
        self.idle.view.activated_row.connect(lambda _: self.navigate.emit("reports", "idle"))

    def minimumSizeHint(self) -> QSize:
        """Scrolls whatever does not fit."""
        return QSize(theme.px(620), theme.px(300))

    def reload(self) -> None:
        """Read which stores there are, and the figures."""
        job = self.context.jobs.read(workplace.choose_stores)
        self._stores.take(job, self._offer, lambda words, _: self.context.messages.refuse(words))

    def _offer(self, stores: tuple[Store, ...]) -> None:
        self.period.offer_stores(stores)
        self._read()

    def _read(self) -> None:
        span, own = self.period.period
        self.summary.setText("Being computed …")
        job = self.context.jobs.run(
            "Computing the figures", store_figures.store_figures, span, own=own, store=self.period.store_code
        )
        self._latest.take(job, self._show, self._refuse)

    def _show(self, found: StoreFigures) -> None:
        self.found = found
        self.period.take_figures(found)
        self._fill()
        self._allow()

    def _fill(self) -> None:
        found = self.found
        if found is None:
            return
        now, other = found.periods.now, self.period.other_period(found)
        self.summary.setText(_days(now))
        self.notes.setText(" ".join((f"Compared with {_days(other)}.", *found.notes)))
        for shown in (self.cards, self.lines):
            for figure, part in shown.items():
                one = found.figures[figure]
                part.show_figure(one, self.period.of(one), found.currency)
        self.chart.show_data(lambda _drawing, chart: chart.show(found.months, found.currency))
        self.risks.show_rows(found.risks)
        total = wording.round_money(round(found.risks_total, 0), found.currency)
        self.all_risks.setText(f"All {wording.plural(found.risks_count, 'item')}, {total} at stake")
        self.all_risks.setVisible(bool(found.risks))
        self.idle.show_rows(_shortened(found.idle))

    def _refuse(self, words: str, _error: object) -> None:
        self.summary.setText(words)
        self._allow()

    def _allow(self) -> None:
        for press in (self.save, self.printed):
            press.setEnabled(self.found is not None)

    def _open_item(self, risk: StockRisk) -> None:
        risks = self.found.risks if self.found else ()
        among = tuple((one.sku, one.store) for one in risks)
        self.navigate.emit("item", Visit((risk.sku, risk.store), among, self.name))

    def _print(self) -> None:
        self._write(ask_where(self, "Print the figures to a file", self._file_name(), ".pdf"))

    def _save(self) -> None:
        self._write(ask_where(self, "Save the figures", self._file_name(), ".xlsx", ".csv", ".html", ".pdf"))

    def _file_name(self) -> str:
        return f"Figures {self.found.periods.now.last.isoformat()}" if self.found else "Figures"

    def _write(self, out: Path | None) -> None:
        if out is None:
            return
        span, own = self.period.period
        job = self.context.jobs.run(
            "Writing the page", report_figures.write_figures, out, span=span, own=own, store=self.period.store_code
        )
        job.succeeded.connect(lambda _: offer_to_open(self.context, out))
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))


def _days(period: Period) -> str:
    return f"{wording.short_day(period.first)} – {wording.full_day(period.last)}"


def _shortened(found: tuple[IdleCategory, ...]) -> tuple[IdleCategory, ...]:
    """The categories with most idle stock, and all others together."""
    if len(found) <= SHOWN_CATEGORIES + 1:
        return found
    rest = found[SHOWN_CATEGORIES:]
    known = [one.excess for one in rest if one.excess is not None]
    others = IdleCategory(
        f"{len(rest)} others", sum((one.stock for one in rest), Decimal(0)),
        sum(known, Decimal(0)) if known else None, sum((one.dead for one in rest), Decimal(0)),
    )  # fmt: skip
    return (*found[:SHOWN_CATEGORIES], others)

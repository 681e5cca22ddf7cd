"""The store's own past once more: what the program's suggestions would have held and lost, against simple rules."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.replay import RULE_NAMES, Figures, Replay, Rule, against, best_simple, headline
from retail_desktop.gui import theme
from retail_desktop.gui.charts import ChartCanvas
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.save_as import ask_where, offer_to_open
from retail_desktop.gui.screens.short_table import ShortTable
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.services import replay_policy, report_replay, workplace
from retail_desktop.services.workplace import Workplace

HEIGHT = 320
PERIODS = (("Last 3 months", 91), ("Last half year", 182), ("Last year", 364))
BEFORE = (
    "Walk through your own past, day by day: what would the program have ordered with what was known then, what would "
    "have been on the shelf, and what would customers not have found? Press Start. A large store takes some minutes; "
    "you can go on working meanwhile, and cancel at any time."
)
GROUNDS = (
    "Every rule began with the same stock, ordered on the suppliers' days in whole packs and got the same lead times. "
    "Customers wanted what was sold then, and what is estimated lost on days without stock. What a rule had not got "
    "was lost. The ring is the setting a store would choose."
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be replayed: stores, and the newest day with sales."""

    stores: tuple[Store, ...]
    newest: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; `less` is the program's stock against this rule's at the same lost sales, below zero less."""

    name: str
    figures: Figures
    less: float | None = None


COLUMNS = [
    Column("name", "Rule", "text", lambda one: one.name, width=180),
    Column("stock", "Mean stock\nvalue", "money", lambda one: round(one.figures.stock_value), width=96),
    Column("lost", "Lost sales,\nunits", "number", lambda one: round(one.figures.lost), width=86),
    Column("margin", "Margin\nlost", "money", lambda one: round(one.figures.lost_margin), width=90),
    Column("served", "Served", "percent", lambda one: one.figures.fill_rate, decimals=1, width=70),
    Column("waste", "Waste", "money", lambda one: round(one.figures.waste_cost), width=80),
    Column("lines", "Order\nlines", "number", lambda one: one.figures.lines, width=70),
    Column("less", "Our stock at the\nsame lost sales", "percent", lambda one: one.less, decimals=0, width=116),
]


def read_choices(place: Workplace) -> Choices:
    """What the user can choose from."""
    return Choices(workplace.choose_stores(place), workplace.freshness(place).sales_through)


class ReplayScreen(Screen):
    """Choose a period and a store, start, and read what it came to."""

    name = "replay"
    title = "What if"
    icon_name = "analysis"
    areas = frozenset({"sales"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest = Latest()
        self._newest: date | None = None
        self.replay: Replay | None = None
        self.period, self.store = ChoiceBox("Period", 14), ChoiceBox("Store", 12)
        for words, days in PERIODS:
            self.period.addItem(words, days)
        self.period.setCurrentIndex(1)
        self.start = button("&Start", self._start, "analysis", role="primary")
        self.save = button("Save &as…", self._save, "export")
        self.outcome, self._grounds = text(BEFORE, "strong", wrap=True), text(GROUNDS, "muted", wrap=True)
        self.summary = text(role="muted")
        self.chart, self.weeks = ChartCanvas("TradeOffChart"), ChartCanvas("WeeklyChart")
        self.beside = ChoiceBox("Compare with", 22)
        self.beside.currentIndexChanged.connect(lambda _: self._show_weeks())
        self.table = ShortTable("The rules", TableModel(COLUMNS, self, key=lambda one: one.name), "replay", wide="name")
        self._results = [self._picture(), self.table, self._grounds]
        self._build()
        self._show_results()

    def _picture(self) -> QWidget:
        """What stock buys, and beside it the weeks."""
        card, both = Card(padding=6), QWidget()
        for chart in (self.chart, self.weeks):
            chart.setFixedHeight(theme.px(HEIGHT))
        pair = row(self.chart, self.weeks)
        for place in range(2):
            pair.setStretch(place, 1)
        both.setLayout(pair)
        card.body.addLayout(row(None, _named("&Week by week beside", self.beside), self.beside))
        card.body.addWidget(both)
        return card

    def _build(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        chosen = row(_named("Pe&riod", self.period), self.period, _named("St&ore", self.store), self.store)
        for press in (self.start, self.save):
            chosen.addWidget(press)
        page.addWidget(TwoEnds(row(text(self.title, "page"), self.summary), chosen))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        card = Card()
        card.body.addWidget(self.outcome)
        for part in (card, *self._results):
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
        return QSize(theme.px(460), theme.px(270))

    def reload(self) -> None:
        """Read which stores there are and how far the sales reach; a replay shown stays."""
        job = self.context.jobs.read(read_choices)
        self._latest.take(job, self._offer, lambda words, _: self.context.messages.refuse(words))

    def show_subject(self, key: object) -> None:
        """Show a replay that was made before; anything else changes nothing."""
        if isinstance(key, Replay):
            self._show(key)

    def _offer(self, choices: Choices) -> None:
        self._newest, before = choices.newest, self.store.currentData()
        self.store.clear()
        if len(choices.stores) != 1:
            self.store.addItem("All stores", None)
        for store in choices.stores:
            self.store.addItem(store.name or store.code, store.code)
        self.store.setCurrentIndex(max(self.store.findData(before), 0))
        self.start.setEnabled(choices.newest is not None)

    def _start(self) -> None:
        if self._newest is None:
            return
        first = self._newest - timedelta(days=self.period.currentData() - 1)
        self.start.setEnabled(False)
        job = self.context.jobs.run(
            "Walking through the past", replay_policy.replay_policy, first=first, store=self.store.currentData()
        )
        job.succeeded.connect(self._show)
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))
        for ended in (job.succeeded, job.refused, job.crashed, job.cancelled):
            ended.connect(lambda *_: self.start.setEnabled(True))

    def _show(self, replay: Replay) -> None:
        self.replay = replay
        self.outcome.setText(headline(replay))
        words = f"{wording.day(replay.first)} to {wording.day(replay.last)}"
        if replay.without_cost:
            words += f" · {wording.plural(replay.without_cost, 'item')} without a cost"
        self.summary.setText(words)
        self.chart.show_data(lambda _drawing, chart: chart.show(replay))
        self._offer_rules(replay)
        self._show_weeks()
        self.table.show_rows(table_lines(replay))
        self._show_results()

    def _offer_rules(self, replay: Replay) -> None:
        best = best_simple(replay)
        with QSignalBlocker(self.beside):
            self.beside.clear()
            for one in replay.rules:
                if one.rule is not Rule.PROGRAM:
                    self.beside.addItem(RULE_NAMES[one.rule], one.rule.value)
            self.beside.setCurrentIndex(max(0, self.beside.findData(best.value if best else None)))

    def _show_weeks(self) -> None:
        replay, chosen = self.replay, self.beside.currentData()
        if replay is not None:
            rule = Rule(chosen) if chosen else None
            self.weeks.show_data(lambda _drawing, chart: chart.show(replay, rule))

    def _show_results(self) -> None:
        for part in self._results:
            part.setVisible(self.replay is not None)
        self.save.setEnabled(self.replay is not None)

    def _save(self) -> None:
        path = ask_where(self, "Save the replay", "replay", ".pdf", ".xlsx", ".csv")
        if path is None or self.replay is None:
            return
        job = self.context.jobs.run("Writing", report_replay.write_replay, self.replay, path)
        job.succeeded.connect(lambda _: offer_to_open(self.context, path))
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))


def table_lines(replay: Replay) -> list[Line]:
    """The rules in order, then what happened and the program on the same items."""
    ours, lines = replay.result(Rule.PROGRAM), list[Line]()
    for one in replay.rules:
        share = against(ours, one).stock_share if ours is not None and one is not ours else None
        lines.append(Line(RULE_NAMES[one.rule], one.figures, None if share is None else -share))
    if replay.happened is not None:
        items = wording.plural(replay.happened.items, "counted item")
        lines.append(Line(f"What happened, {items}", replay.happened.figures))
        lines.append(Line("This program, the same items", replay.happened.program))
    return lines


def _named(words: str, box: ChoiceBox) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setBuddy(box)
    return label

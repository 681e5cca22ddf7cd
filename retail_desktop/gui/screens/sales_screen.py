"""The analyst's desk: sales by view, period and slice, as a chart and the table of the same figures."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from retail_desktop.domain.analysis.answer import Answer, Choices, Line
from retail_desktop.domain.analysis.question import Question, Slice, View
from retail_desktop.gui import theme
from retail_desktop.gui.charts import ChartCanvas
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import sales_words, save_as, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.chips import Chip, Chips
from retail_desktop.gui.screens.notice import Notice
from retail_desktop.gui.screens.sales_asking import SalesAsking
from retail_desktop.gui.screens.sales_controls import SalesControls
from retail_desktop.gui.screens.sales_filters import SalesFilters
from retail_desktop.gui.screens.sales_table import SalesTable
from retail_desktop.gui.screens.sales_trail import SalesTrail, Step
from retail_desktop.gui.screens.saved_views_button import SavedViewsButton
from retail_desktop.services import analyse_sales, write_analysis
from retail_desktop.services.saved_views import SavedView

FIRST_PERIOD = "Last 52 weeks"
VIEWS_WIDTH = 132
EVERYTHING = "All sales"
NO_SALES = "No sales yet. They come with your first sales file."


class SalesScreen(Screen):
    """Choose a view and days, narrow it, go deeper by a double click and back by Escape."""

    name = "sales"
    title = "Sales"
    icon_name = "sales"
    areas = frozenset({"sales", "catalogue", "ledger"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._choices_read = Latest()
        self._asking = SalesAsking(self, self._show_answer, self._refuse)
        self._choices: Choices | None = None
        self.answer: Answer | None = None
        self.steps: list[Step] = []
        self._names: dict[tuple[Slice, str], str] = {}
        self.filters, self.controls, self.table = SalesFilters(), SalesControls(), SalesTable()
        self.views, self.chart = QListWidget(), ChartCanvas("SalesChart")
        self.trail, self.chips = SalesTrail(self.go_to), Chips("Clear &all", self._clear_all)
        self.head, self.words = text(role="name", elided=True), text(role="muted", elided=True)
        self.notes = text(role="muted", elided=True)
        self.empty = Notice("&Import data", lambda: self.navigate.emit("import", None))
        self.saved = SavedViewsButton(self, self._to_save, self._load)
        self._build()
        self._connect()

    @property
    def question(self) -> Question | None:
        """What is being asked."""
        return self.steps[-1].question if self.steps else None

    def _build(self) -> None:
        self.views.setAccessibleName("Views")
        for view, words in sales_words.VIEWS.items():
            entry = QListWidgetItem(words, self.views)
            entry.setData(Qt.ItemDataRole.UserRole, view)
            entry.setToolTip(sales_words.TIPS[view])
            entry.setSizeHint(QSize(0, theme.px(28)))
        self.views.setFixedWidth(theme.px(VIEWS_WIDTH))
        copy = button("C&opy", self._copy, "ph.copy", "Ctrl+Shift+C")
        export = button("E&xport…", self._export, "export", "Ctrl+Shift+E")
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(6)
        top = row(text(self.title, "page"), 8)
        top.addWidget(self.head, 1)
        for press in (self.saved, copy, export):
            top.addWidget(press)
        page.addLayout(top)
        for part in (self.empty, self.filters):
            page.addWidget(part)
        page.addLayout(row(self.trail, self.chips, None))
        middle = row(self.views, spacing=8)
        middle.addLayout(self._right(), 1)
        page.addLayout(middle, 1)
        self.setFocusProxy(self.views)

    def _right(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        line = row(self.controls)
        line.addWidget(self.words, 1)
        column.addLayout(line)
        self.picture = Card(padding=4, spacing=2)
        self.picture.body.addWidget(self.chart, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(4)
        found = row()
        found.addWidget(self.notes, 1)
        found.addLayout(self.table.finder_place)
        below.addLayout(found)
        below.addWidget(self.table, 1)
        for part in (self.picture, lower):
            parts.addWidget(part)
        self.chart.setMinimumHeight(theme.px(120))
        parts.setSizes([theme.px(300), theme.px(220)])
        column.addWidget(parts, 1)
        return column

    def _connect(self) -> None:
        self.views.currentRowChanged.connect(self._take_view)
        self.filters.changed.connect(self._take_filters)
        self.controls.changed.connect(self._take_controls)
        self.table.opened.connect(self.go_deeper)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.go_back)

    def minimumSizeHint(self) -> QSize:
        """Chart and table make do with little."""
        return QSize(theme.px(560), theme.px(330))

    def reload(self) -> None:
        """Read what there is to choose from, then the figures."""
        job = self.context.jobs.read(analyse_sales.sales_choices)
        self._choices_read.take(job, self._offer, lambda words, _: self._refuse(words))
        self.saved.reload()

    def show_subject(self, key: object) -> None:
        """Show a question: another page's figures, looked into."""
        if isinstance(key, Question):
            self._start(Step(EVERYTHING, key))

    def go_deeper(self, line: Line) -> None:
        """Look into a row."""
        if line.deeper is None or self.answer is None:
            return
        words = self._words_of(line)
        before = self.answer.question
        for by, code in ((Slice.ITEM, line.deeper.sku), (Slice.SUPPLIER, line.deeper.supplier)):
            if code is not None and code not in (before.sku, before.supplier):
                self._names[by, code] = words
        self.steps.append(Step(words, line.deeper))
        self._show_question()

    def go_back(self) -> None:
        """Return to the step before."""
        if len(self.steps) > 1:
            self.go_to(len(self.steps) - 2)

    def go_to(self, place: int) -> None:
        """Return to a step."""
        del self.steps[place + 1 :]
        self._show_question()

    def _offer(self, choices: Choices) -> None:
        self._choices = choices
        self.empty.say("" if choices.newest else NO_SALES)
        if choices.newest is None:
            return
        self.filters.offer(choices)
        self.controls.offer(choices)
        if not self.steps:
            self._start(Step(EVERYTHING, self._question_of(FIRST_PERIOD), FIRST_PERIOD))
            return
        self.steps = [self._moved_along(step) for step in self.steps]
        self._show_question()

    def _question_of(self, preset: str) -> Question:
        return Question(*self.filters.days_of(preset))

    def _moved_along(self, step: Step) -> Step:
        if not step.preset:
            return step
        first, last = self.filters.days_of(step.preset)
        return replace(step, question=replace(step.question, first=first, last=last))

    def _start(self, step: Step) -> None:
        self.steps = [step]
        self._show_question()

    def _change(self, question: Question, preset: str | None = None) -> None:
        """Ask something else at the same step."""
        if not self.steps or question == self.question:
            return
        step = self.steps[-1]
        self.steps[-1] = Step(step.words, question, step.preset if preset is None else preset)
        self._show_question()

    def _show_question(self) -> None:
        if not self.steps or self._choices is None:
            return
        step = self.steps[-1]
        self.filters.show_question(step.question, step.preset)
        self.controls.show_question(step.question)
        self.views.blockSignals(True)
        names = list(sales_words.VIEWS)
        self.views.setCurrentRow(names.index(step.question.view) if step.question.view in names else -1)
        self.views.blockSignals(False)
        self.trail.show_steps([one.words for one in self.steps])
        self.chips.show_chips(self._chips_of(step.question))
        self._asking.ask(step.question)

    def _chips_of(self, question: Question) -> list[Chip]:
        chosen = (
            (Slice.STORE, "store", question.store), (Slice.CATEGORY, "category", question.category),
            (Slice.SUPPLIER, "supplier", question.supplier), (Slice.ITEM, "sku", question.sku),
        )  # fmt: skip
        return [(self._name(by, code), self._remover(field)) for by, field, code in chosen if code is not None]

    def _name(self, by: Slice, code: str) -> str:
        known = self._choices.name_of(by, code) if self._choices else code
        nothing = {Slice.CATEGORY: "No category", Slice.SUPPLIER: "No supplier"}
        return self._names.get((by, code)) or known or nothing.get(by, code)

    def _remover(self, field: str) -> Callable[[], object]:
        def remove() -> None:
            question = self.question
            if question is not None:
                view = View.TREND if field == "sku" and question.view is View.RECEIPTS else question.view
                self._change(replace(question, view=view, **{field: None}))  # type: ignore[arg-type]  # the name of a field that may be None

        return remove

    def _clear_all(self) -> None:
        question = self.question
        if question is not None:
            view = View.TREND if question.view is View.RECEIPTS else question.view
            kept = replace(question.everything_of_stores(), store=None, view=view)
            self._start(Step(EVERYTHING, kept, self.steps[-1].preset))

    def _take_view(self, place: int) -> None:
        question = self.question
        if question is not None and place >= 0:
            view = list(sales_words.VIEWS)[place]
            self._change(replace(question, view=view, by=sales_words.slice_for(view, question)))

    def _take_filters(self) -> None:
        if self.question is not None:
            self._change(self.filters.applied(self.question), self.filters.preset)

    def _take_controls(self) -> None:
        if self.question is not None:
            self._change(self.controls.applied(self.question))

    def _show_answer(self, answer: Answer) -> None:
        self.answer = answer
        self.head.setText(sales_words.head(answer))
        self.words.setText(answer.summary)
        self.notes.setText(" ".join(answer.notes))
        self.picture.setVisible(answer.picture is not None)
        self.chart.show_data(lambda _drawing, chart: chart.show(answer))
        self.chart.setAccessibleName(answer.summary)
        self.table.show_answer(answer)

    def _refuse(self, words: str) -> None:
        self.words.setText(words)
        self.context.messages.refuse(words)

    def _words_of(self, line: Line) -> str:
        """What a row is called in the way back."""
        if self.answer is None or line.deeper is None:
            return ""
        keys = [column.key for column in self.answer.columns]
        if line.deeper.view is View.RECEIPTS:
            return "Receipts"
        for key in ("name", "of"):
            if key in keys:
                return str(line.cells[keys.index(key)])
        return f"{wording.short_day(line.deeper.first)}–{wording.short_day(line.deeper.last)}"

    def _to_save(self) -> tuple[Question, str] | None:
        return (self.steps[-1].question, self.steps[-1].preset) if self.steps else None

    def _load(self, view: SavedView) -> None:
        self._start(self._moved_along(Step(EVERYTHING, view.question, view.preset)))

    def _copy(self) -> None:
        count = self.table.copy_all()
        self.context.messages.inform(f"{wording.plural(count, 'row')} copied. Paste them into a spreadsheet.")

    def _export(self) -> None:
        if self.answer is None:
            return
        answer = replace(self.answer, lines=self.table.lines())
        out = save_as.ask_where(self, "Export what is shown", answer.title, ".xlsx", ".csv", ".png", ".svg", ".pdf")
        if out is None:
            return
        job = self.context.jobs.run("Exporting", write_analysis.write_answer, answer, out)
        job.succeeded.connect(lambda _: save_as.offer_to_open(self.context, out))
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))

"""Which days the sales page is about, what they are compared with, and which store, category and supplier."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from retail_desktop.domain.analysis.answer import Choices
from retail_desktop.domain.analysis.calendar import PRESETS, preset
from retail_desktop.domain.analysis.question import Against, Question, Slice
from retail_desktop.gui.screens import sales_words as words
from retail_desktop.gui.screens.card import row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.day_field import DayField
from retail_desktop.gui.screens.two_ends import TwoEnds

ALL = (("store", "All stores"), ("category", "All categories"), ("supplier", "All suppliers"))
NO_NAME = {"category": "No category", "supplier": "No supplier"}


class SalesFilters(QWidget):
    """`changed` when something else is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._oldest = self._newest = date(2000, 1, 1)
        self.period = ChoiceBox("Period", 9)
        self.first, self.last = DayField("From"), DayField("To")
        self.against = ChoiceBox("Compare with", 11)
        self.boxes = {name: ChoiceBox(every.removeprefix("All ").capitalize(), 7) for name, every in ALL}
        self.doubt = text(role="edited", wrap=True)
        self.doubt.hide()
        for name in (*PRESETS, words.CHOSEN_DAYS):
            self.period.addItem(name, name)
        for key, name in words.AGAINST.items():
            self.against.addItem(name, key)
        left = row(label("Pe&riod", self.period), self.period, self.first, text("to", "muted"), self.last)
        right = row(label("&Compare", self.against), self.against, *self.boxes.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(TwoEnds(left, right))
        column.addWidget(self.doubt)
        self.period.activated.connect(lambda _: self._take_preset())
        for field in (self.first, self.last):
            field.changed.connect(self._take_days)
            field.doubted.connect(self._doubt)
        for box in (self.against, *self.boxes.values()):
            box.activated.connect(lambda _: self.changed.emit())

    @property
    def preset(self) -> str:
        """The name of the period where that moves along with the sales, else empty."""
        name = str(self.period.currentData())
        return "" if name == words.CHOSEN_DAYS else name

    def offer(self, choices: Choices) -> None:
        """Show what there is to choose from."""
        if choices.newest is None or choices.oldest is None:
            return
        self._oldest, self._newest = choices.oldest, choices.newest
        for field in (self.first, self.last):
            field.set_present(choices.newest)
        self._fill("store", choices.stores)
        self._fill("category", ((name, name) for name in choices.categories))
        self._fill("supplier", choices.suppliers)
        self.boxes["store"].setVisible(len(choices.stores) > 1)

    def show_question(self, question: Question, name: str = "") -> None:
        """Show what was asked; `name` is the period's where it has one."""
        self.period.setCurrentIndex(self.period.findData(name or words.CHOSEN_DAYS))
        self.first.show_day(question.first)
        self.last.show_day(question.last)
        self.against.setCurrentIndex(self.against.findData(question.against))
        for key, chosen in (
            (Slice.STORE, question.store), (Slice.CATEGORY, question.category), (Slice.SUPPLIER, question.supplier),
        ):  # fmt: skip
            box = self.boxes[key.value]
            box.setCurrentIndex(0 if chosen is None else max(box.findData(chosen), 0))

    def applied(self, question: Question) -> Question:
        """The question with what is chosen here."""
        store, category, supplier = (box.currentData() for box in self.boxes.values())
        return replace(
            question,
            first=self.first.day,
            last=self.last.day,
            against=Against(self.against.currentData()),  # Qt keeps the text alone
            store=store,
            category=category,
            supplier=supplier,
        )

    def days_of(self, name: str) -> tuple[date, date]:
        """The first and last day of a period by its name."""
        found = preset(name, self._newest, self._oldest)
        return found.first, found.last

    def _take_preset(self) -> None:
        if self.preset:
            first, last = self.days_of(self.preset)
            self.first.show_day(first)
            self.last.show_day(last)
            self._doubt("")
            self.changed.emit()

    def _take_days(self) -> None:
        self.period.setCurrentIndex(self.period.findData(words.CHOSEN_DAYS))
        if self.last.day < self.first.day:
            self._doubt("The last day comes before the first. Change one of them.")
            return
        self.changed.emit()

    def _doubt(self, said: str) -> None:
        self.doubt.setText(said)
        self.doubt.setVisible(bool(said))

    def _fill(self, name: str, found: Iterable[tuple[str, str]] | Sequence[tuple[str, str]]) -> None:
        box = self.boxes[name]
        before = box.currentData()
        box.clear()
        box.addItem(dict(ALL)[name], None)
        for code, shown in found:
            box.addItem(shown or code or NO_NAME.get(name, code), code)
        box.setCurrentIndex(0 if before is None else max(box.findData(before), 0))


def label(shown: str, box: QWidget) -> QLabel:
    """A label whose access key leads to a box."""
    made = QLabel(shown)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setBuddy(box)
    return made

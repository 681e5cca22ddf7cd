"""A question that the file alone cannot answer: the choices side by side, with examples from the file."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from retail_desktop.domain.imports import ImportReport
from retail_desktop.gui.screens import import_answers, import_words
from retail_desktop.gui.screens.card import Card, button, text
from retail_desktop.gui.screens.even_columns import EvenColumns
from retail_desktop.gui.screens.import_column_form import ColumnForm
from retail_desktop.gui.screens.import_examples import example_grid
from retail_desktop.gui.screens.import_period_form import PeriodForm
from retail_desktop.gui.screens.signed_line import empty

CANCEL = "cancel"
DAYS = "days"
REMEMBERED = "Your answer is kept for files with the same headings; it is listed under Remembered layouts."
MOST_IN_A_ROW = 3
OF_THIS_FILE = frozenset({"date", "duplicates"})
"""Questions whose answer holds for one file only."""


class ImportQuestion(QWidget):
    """Shows one question; `answer(needs, value)` is called with what the user picked, CANCEL for none."""

    def __init__(self, answer: Callable[[str, object], object]) -> None:
        super().__init__()
        self._answer = answer
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def ask(self, report: ImportReport) -> None:
        """Ask what the report needs."""
        empty(self._layout)
        needs = report.needs or ""
        self._layout.addWidget(text(import_words.spelled(report.error or ""), wrap=True))
        days = (report.choices or {}).get(DAYS)
        runs = import_words.days(map(str, days)) if isinstance(days, Sequence) else ""
        if "," in runs:  # days in a row stand in the question
            self._layout.addWidget(text(f"Imported before: {runs}", "strong", elided=True))
        self._layout.addWidget(self._form(needs, report))
        if needs not in OF_THIS_FILE:
            self._layout.addWidget(text(REMEMBERED, "muted", elided=True))

    def start(self) -> None:
        """Put the cursor on the first field; where there are only answers, before them, so that Enter chooses none."""
        boxes = (one for one in self.findChildren(QComboBox) if one.isVisibleTo(self) and one.isEnabled())
        next(boxes, self).setFocus()

    def _form(self, needs: str, report: ImportReport) -> QWidget:
        if needs == "columns":
            return ColumnForm(report, partial(self._answer, needs))
        if needs == "date":
            return PeriodForm(report.file_name, partial(self._answer, needs), date.today())  # noqa: DTZ011 - the user's own calendar
        return self._choices(needs, report)

    def _choices(self, needs: str, report: ImportReport) -> QWidget:
        """Numbered cards; with a way out where days came before."""
        cards: list[Card] = []
        for value, examples in (report.choices or {}).items():
            if value != DAYS:
                words = import_answers.answer_words(report.target, needs, value)
                cards.append(_card(len(cards), words, partial(self._answer, needs, value), example_grid(examples)))
        if needs == "duplicates":
            unchanged = text("Nothing is stored; what is there stays as it is.", wrap=True)
            cards.append(_card(len(cards), "Cancel", partial(self._answer, needs, CANCEL), unchanged))
        return EvenColumns(cards, min(MOST_IN_A_ROW, len(cards)))


def _card(place: int, words: str, slot: Callable[[], object], examples: QWidget) -> Card:
    """A card whose button Alt and its number press as well."""
    words = words.replace("&", "&&")
    made = button(f"&{place + 1}  {words}" if place < 9 else words, slot)
    made.setAutoDefault(True)  # Enter presses it, as it does in a dialog
    card = Card(padding=10)
    card.body.addWidget(made)
    card.body.addWidget(examples)
    card.body.addStretch(1)
    return card

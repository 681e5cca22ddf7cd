"""What a view of the sales adds up, and how it divides it; only what the chosen view uses is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from retail_desktop.domain.analysis.answer import Choices
from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.question import Measure, Question, Slice, View
from retail_desktop.gui.screens import sales_words as words
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.sales_filters import label

MOST_UNITS = 1_000_000


class SalesControls(QWidget):
    """`changed` when something else is chosen."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.measure, self.by, self.grain = ChoiceBox("Show", 10), ChoiceBox("Divided by", 8), ChoiceBox("By", 7)
        self.minimum = QSpinBox()
        self.minimum.setRange(0, MOST_UNITS)
        self.minimum.setAccessibleName("Units at least")
        self.minimum.setKeyboardTracking(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self._parts: dict[str, list[QWidget]] = {}
        fields: Sequence[tuple[str, str, QWidget]] = (
            ("measure", "Sho&w", self.measure),
            ("by", "&By", self.by),
            ("grain", "B&y", self.grain),
            ("minimum", "Units at &least", self.minimum),
        )
        for name, shown, field in fields:
            named = label(shown, field)
            self._parts[name] = [named, field]
            line.addWidget(named)
            line.addWidget(field)
        _fill(self.measure, words.MEASURES)
        _fill(self.by, words.SLICES)
        _fill(self.grain, words.GRAINS)
        for box in (self.measure, self.by, self.grain):
            box.activated.connect(lambda _: self.changed.emit())
        self.minimum.valueChanged.connect(lambda _: self.changed.emit())

    def offer(self, choices: Choices) -> None:
        """Offer margins to those alone who may see costs."""
        place = self.measure.findData(Measure.MARGIN)
        if not choices.sees_cost and place >= 0:
            self.measure.removeItem(place)

    def show_question(self, question: Question) -> None:
        """Show what was asked, and what its view uses."""
        self.measure.setCurrentIndex(max(self.measure.findData(question.measure), 0))
        self.by.setCurrentIndex(self.by.findData(question.by))
        self.grain.setCurrentIndex(self.grain.findData(question.grain))
        self.minimum.blockSignals(True)
        self.minimum.setValue(question.minimum)
        self.minimum.blockSignals(False)
        self._show_used(question.view)

    def applied(self, question: Question) -> Question:
        """The question with what is chosen here."""
        return replace(
            question,
            measure=Measure(self.measure.currentData()),  # Qt keeps the text alone
            by=Slice(self.by.currentData()),
            grain=Grain(self.grain.currentData()),
            minimum=self.minimum.value(),
        )

    def _show_used(self, view: View) -> None:
        for name, parts in self._parts.items():
            for part in parts:
                part.setVisible(view in words.USES[name])


def _fill(box: ChoiceBox, names: Mapping[Any, str]) -> None:
    for key, name in names.items():
        box.addItem(name, key)

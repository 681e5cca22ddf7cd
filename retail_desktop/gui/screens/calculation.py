"""The steps that add up to an order quantity, as rows of words and figures."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from retail_desktop.domain.replenishment import Step, Suggestion
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import text


def sum_lines(suggestion: Suggestion) -> list[tuple[str, str, bool]]:
    """The calculation as `(words, figure, is a sum)`, from expected sales to the order."""
    chain = [step for step in suggestion.steps if step.rule is None]
    roundings = [step for step in suggestion.steps if step.rule is not None]
    lines = [_line(step, place) for place, step in enumerate(chain)]
    if roundings:
        lines.append(("Needed", wording.units(sum((step.amount for step in chain), Decimal(0))), True))
        lines += [(step.label, wording.signed(step.amount), False) for step in roundings]
    change = suggestion.quantity - suggestion.suggested_quantity
    if change:
        lines.append(("Suggested", wording.units(suggestion.suggested_quantity), True))
        lines.append(("Your change", wording.signed(change), False))
    packed = f" {wording.packs(suggestion.quantity, suggestion.pack_size)}" if suggestion.quantity else ""
    lines.append((f"Order{packed}", wording.units(suggestion.quantity), True))
    return lines


class Calculation(QWidget):
    """The rows; sums are bold under a line."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)

    def show_suggestion(self, suggestion: Suggestion | None) -> None:
        """Show how one suggestion came about; None for nothing."""
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for words, figure, is_sum in sum_lines(suggestion) if suggestion else ():
            if is_sum:
                self._grid.addWidget(_line_below(), self._grid.rowCount(), 0, 1, 2)
            place, role = self._grid.rowCount(), "strong" if is_sum else "body"
            self._grid.addWidget(text(words, role, wrap=True, small=True), place, 0)
            self._grid.addWidget(
                text(figure, role, small=True), place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            )


def _line_below() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line


def _line(step: Step, place: int) -> tuple[str, str, bool]:
    """First the sales, then what is added or taken away, with its sign in front of the words."""
    if place == 0:
        return step.label, wording.units(step.amount), False
    sign = "−" if step.amount < 0 or step.label in ("On hand", "On order") else "+"
    return f"{sign} {step.label}", wording.units(step.amount), False

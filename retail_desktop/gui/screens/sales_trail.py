"""The way into the figures: each step deeper, and back again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from retail_desktop.domain.analysis.question import Question
from retail_desktop.gui.screens.card import button, text

MARK = "›"


@dataclass(frozen=True, slots=True)
class Step:
    """What was shown, in words, and the question; `preset` names its period where that moves along."""

    words: str
    question: Question
    preset: str = ""


class SalesTrail(QWidget):
    """The steps in a row; each one but the last leads back to it: `go(place)`."""

    def __init__(self, go: Callable[[int], object]) -> None:
        super().__init__()
        self._go = go
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.parts: list[QWidget] = []

    def show_steps(self, words: Sequence[str]) -> None:
        """Show the steps; a single one needs no row."""
        for old in self.parts:
            old.hide()
            old.deleteLater()
        self.parts = []
        for place, one in enumerate(words):
            if place:
                self._add(text(MARK, "muted"))
            last = place == len(words) - 1
            self._add(text(one, "strong", small=True) if last else button(one, self._to(place), role="link"))
        self.setVisible(len(words) > 1)

    def _add(self, part: QWidget) -> None:
        self._row.addWidget(part)
        self.parts.append(part)

    def _to(self, place: int) -> Callable[[], object]:
        return lambda: self._go(place)

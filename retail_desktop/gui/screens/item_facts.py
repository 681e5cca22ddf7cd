"""The facts of an item side by side in one card."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from retail_desktop.gui import theme
from retail_desktop.gui.screens.card import Card, text

LEFT = 12


class ItemFacts(Card):
    """Cells with a name, a figure and small print, divided by lines."""

    def __init__(self, count: int) -> None:
        super().__init__(padding=0, spacing=0)
        self._cells: list[tuple[QLabel, QLabel, QLabel]] = []
        line = QHBoxLayout()
        line.setSpacing(0)
        for _ in range(count):
            cell = QVBoxLayout()
            cell.setContentsMargins(LEFT, 6, 8, 6)
            cell.setSpacing(0)
            labels = text(role="muted"), text(role="fact"), text(role="muted", elided=True)
            for label in labels:
                label.setMinimumWidth(40)
                cell.addWidget(label)
            self._cells.append(labels)
            line.addLayout(cell, 1)
        self.body.addLayout(line)

    def show_facts(self, facts: Sequence[tuple[str, str, str]]) -> None:
        """Show one fact a cell."""
        for labels, words in zip(self._cells, facts, strict=True):
            for label, word in zip(labels, words, strict=True):
                label.setText(word)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines between the cells."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.colour("border"))
        for labels in self._cells[1:]:
            x = labels[0].x() - LEFT
            painter.drawLine(x, 1, x, self.height() - 2)

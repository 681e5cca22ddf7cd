"""A sentence with a sign before it, plain or framed as something to beware of."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens.card import Sign, row, text


def signed(shown: QIcon | Status, words: str, *, role: str = "body") -> QHBoxLayout:
    """A sign and a sentence that wraps beside it."""
    sign = Sign(shown if isinstance(shown, QIcon) else status_icon(shown))
    line = row(sign, text(words, role, wrap=True))
    line.setStretch(1, 1)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    return line


def caution(word: str, words: str, status: Status = Status.BEFORE_DELIVERY) -> QFrame:
    """A framed sentence under a sign and a word, such as “Unusual”."""
    frame = QFrame()
    frame.setProperty("role", "caution")
    frame.setAccessibleName(f"{word}: {words}")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(10, 6, 10, 6)
    sign, name = Sign(status_icon(status)), text(word, "strong")
    line = row(sign, name, text(words, wrap=True))
    line.setStretch(2, 1)
    for part in (sign, name):
        line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(line)
    return frame


def empty(layout: QLayout) -> None:
    """Take everything out of a layout, and away."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)

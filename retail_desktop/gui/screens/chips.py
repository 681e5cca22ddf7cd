"""What a page is narrowed to: one small button for each choice, which takes it away."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.screens.card import button

Chip = tuple[str, Callable[[], object]]


class Chips(QWidget):
    """The chips in a row, and one button for all where there are several."""

    def __init__(self, clear_words: str, clear: Callable[[], object]) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.buttons: list[QToolButton] = []
        self.clear: QPushButton = button(clear_words, clear, role="link")
        self._row.addWidget(self.clear)
        self.clear.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these chips."""
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = [self._chip(words, remove) for words, remove in chips]
        for place, chip in enumerate(self.buttons):
            self._row.insertWidget(place, chip)
        self.clear.setVisible(len(chips) > 1)

    def _chip(self, words: str, remove: Callable[[], object]) -> QToolButton:
        chip = QToolButton()
        chip.setProperty("role", "chip")
        chip.setText(words)
        chip.setIcon(icon("close", "muted"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setToolTip(f"No longer only {words}")
        chip.setAccessibleName(f"{words}, remove")
        chip.setMaximumWidth(theme.px(220))
        chip.clicked.connect(lambda _checked: remove())
        return chip

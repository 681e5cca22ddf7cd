"""A line that narrows what a page shows while one types."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon


class FindLine(QLineEdit):
    """F3 leads to it, Escape clears it."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder.partition(" (")[0])
        self.setClearButtonEnabled(True)
        self.addAction(QAction(icon("search", "muted"), "", self), QLineEdit.ActionPosition.LeadingPosition)

    @property
    def words(self) -> list[str]:
        """What was typed, as separate words without the difference of capitals."""
        return self.text().casefold().split()

    def sizeHint(self) -> QSize:
        """Be wide enough for the placeholder."""
        return QSize(theme.px(280), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears."""
        if event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

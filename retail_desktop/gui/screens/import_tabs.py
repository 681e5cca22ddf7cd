"""What stands below the place to drop files: the history, and what the program keeps for files to come."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class ImportTabs(QTabWidget):
    """Tabs of equal rank; each has a `reload` or shows what it is told."""

    def sizeHint(self) -> QSize:
        """Ask for little, and take what is left of the page."""
        return self.minimumSize()

    def add(self, words: str, part: QWidget) -> None:
        """Add a tab at the end; `words` with their access key."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(part)
        self.addTab(inside, words)

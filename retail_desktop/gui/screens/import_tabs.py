"""What stands below the place to drop files: the history, and what the program keeps for files to come."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class ImportPart(IntEnum):
    """A tab by its place, to be led to from elsewhere."""

    HISTORY = 0
    FOLDERS = 1
    LAYOUTS = 2


class ImportTabs(QTabWidget):
    """Tabs of equal rank."""

    def __init__(self) -> None:
        super().__init__()
        self._reloads: list[Callable[[], object]] = []

    def sizeHint(self) -> QSize:
        """Ask for little, and take what is left of the page."""
        return self.minimumSize()

    def add(self, words: str, part: QWidget, reload: Callable[[], object]) -> None:
        """Add a tab at the end; `reload` reads again what it shows."""
        self._reloads.append(reload)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(part)
        self.addTab(inside, words)

    def reload(self) -> None:
        """Read again what the tabs show."""
        for reload in self._reloads:
            reload()

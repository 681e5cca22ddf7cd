"""The sign on the page that files can be dropped, and the button that chooses them instead."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.import_files import choose_files
from retail_desktop.gui.screens.card import Card, Sign, button, row, text

TITLE = "Drop files from your till anywhere on this window"
HINT = "CSV, text, Excel, also zipped. Nothing is stored before you say so."


class DropZone(Card):
    """A dashed frame and no other; the window takes the drop, `chosen(paths)` is called after the file dialog."""

    def __init__(self, chosen: Callable[[list[str]], object]) -> None:
        super().__init__(padding=16)
        self.setProperty("role", "zone")
        self._chosen = chosen
        self.choose = button("&Choose files…", self._ask, "open")
        line = row(Sign(icon("import", "muted"), 24), text(TITLE, "panel"), text(HINT, "muted", elided=True))
        line.setSpacing(12)
        line.setStretch(2, 1)
        line.addWidget(self.choose)
        self.body.addLayout(line)

    def _ask(self) -> None:
        paths = choose_files(self)
        if paths:
            self._chosen(paths)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed frame: the sign of a place to drop something."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("muted"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

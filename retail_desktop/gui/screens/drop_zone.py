"""Where a file is dropped, or chosen."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog

from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.screens.card import Card, Sign, button, row, text

HINT = "CSV or text, also zipped. Nothing is stored before you say so."
FILES = "Tables (*.csv *.tsv *.txt *.zip *.gz);;All files (*)"


class DropZone(Card):
    """Takes one file by drag and drop or from the file dialog; `chosen` gives its path."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(padding=16)
        self._over = False
        self.setAcceptDrops(True)
        sign = Sign(icon("import", "muted"), 24)
        self._words = text("Drop a file from your till here", "panel")
        self._hint = text(HINT, "muted", elided=True)
        self.choose = button("&Choose file…", self._ask, "open")
        line = row(sign, self._words, self._hint, self.choose, spacing=12)
        line.setStretch(2, 1)
        self.body.addLayout(line)

    def name_file(self, path: str) -> None:
        """Say which file is looked at; empty for none."""
        self._words.setText(Path(path).name if path else "Drop a file from your till here")
        hint = "Drop another file here to look at that one instead."
        self._hint.setText(hint if path else HINT)
        self._words.setToolTip(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome local files."""
        if _local_file(event) is not None:
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        self._mark(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the first file."""
        self._mark(over=False)
        path = _local_file(event)
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.chosen.emit(path)

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Choose a file to import", "", FILES)
        if path:
            self.chosen.emit(path)

    def _mark(self, *, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a dashed frame: the sign of a place to drop something."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = ("accent", 2.0) if self._over else ("muted", 1.0)
        painter.setPen(QPen(theme.colour(look[0]), look[1], Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 6, 6)


def _local_file(event: QDropEvent) -> str | None:
    paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return paths[0] if paths else None

"""The files that wait for an answer: which, what is asked, and the button that leads to the question."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from retail_desktop.domain.replenishment import Status
from retail_desktop.domain.watching import WatchEntry
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Sign, button, row, text

MOST = 3


class WaitingFiles(QFrame):
    """Hidden while none waits; `chosen` gives the file whose question shall be answered."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "caution")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self._body: QWidget | None = None
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_entries(self, entries: Sequence[WatchEntry]) -> None:
        """Show the first of the files, each with its question."""
        if self._body is not None:
            self._body.deleteLater()
        self._body, self.buttons = QWidget(), []
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        verb = "waits" if len(entries) == 1 else "wait"
        title = f"{wording.plural(len(entries), 'file')} {verb} for your answer"
        body.addLayout(row(Sign(status_icon(Status.BEFORE_DELIVERY)), text(title, "strong"), None))
        for entry in entries[:MOST]:
            self._add(body, entry)
        if len(entries) > MOST:
            body.addWidget(
                text(f"And {wording.plural(len(entries) - MOST, 'more file')}; the list below has all.", "muted")
            )
        self._layout.addWidget(self._body)
        self.setVisible(bool(entries))

    def _add(self, body: QVBoxLayout, entry: WatchEntry) -> None:
        answer = button("Answer…", lambda: self.chosen.emit(entry))
        answer.setAccessibleName(f"Answer the question about {entry.file_name}")
        self.buttons.append(answer)
        line = row(22, text(entry.file_name, "strong"), text(entry.message, elided=True), answer)
        line.setStretch(2, 1)
        body.addLayout(line)

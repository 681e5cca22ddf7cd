"""Words to the user: a line in the window that hides nothing and stays in a list, questions, and mistakes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

READING_MS = 8000
LONGEST_LIST = 200


@dataclass(frozen=True, slots=True)
class Message:
    """What was said: kind is inform, warn or refuse."""

    kind: str
    text: str
    said_at: datetime


class Messages(QObject):
    """Everything said since the window opened; `said` and `faded` drive the line that shows the newest."""

    said = Signal(object)
    faded = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.kept: list[Message] = []
        self._fading = QTimer(self)
        self._fading.setSingleShot(True)
        self._fading.timeout.connect(self.faded)

    def inform(self, text: str) -> None:
        """Say that something is done; fades after a while."""
        self._say("inform", text)
        self._fading.start(READING_MS)

    def warn(self, text: str) -> None:
        """Say that something wants attention; stays until closed."""
        self._say("warn", text)

    def refuse(self, text: str) -> None:
        """Say why something was not done; stays until closed."""
        self._say("refuse", text)

    def ask(self, title: str, text: str, verbs: Sequence[str], *, keep: str = "", danger: bool = False) -> str:
        """Ask a question that must be answered now; give the verb chosen, "" if the user closed it.

        The first verb does it; `keep` (else the last verb) is what Escape means. With `danger` Enter means that too.
        """
        box = QMessageBox(self._window)
        box.setWindowTitle(title)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setIcon(QMessageBox.Icon.NoIcon)
        buttons = {verb: box.addButton(verb, QMessageBox.ButtonRole.ActionRole) for verb in verbs}
        safe = buttons[keep or verbs[-1]]
        box.setEscapeButton(safe)
        box.setDefaultButton(safe if danger else buttons[verbs[0]])
        if not danger:
            buttons[verbs[0]].setProperty("role", "primary")
        box.exec()
        clicked = box.clickedButton()
        return next((verb for verb, button in buttons.items() if button is clicked), "")

    def crash(self, summary: str, details: str) -> None:
        """Tell of a mistake in the program; the details are folded and can be copied."""
        crash_box(self._window, summary, details).open()

    def _say(self, kind: str, text: str) -> None:
        self._fading.stop()
        self.kept = [*self.kept[-LONGEST_LIST + 1 :], Message(kind, text, datetime.now().astimezone())]
        self.said.emit(self.kept[-1])


def crash_box(parent: QWidget | None, summary: str, details: str) -> QMessageBox:
    """Give the box that tells of a mistake in the program."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Something went wrong")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(summary)
    box.setInformativeText("If it happens again, send the details to whoever looks after this program.")
    box.setDetailedText(details)
    copy = box.addButton("&Copy details", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # copying does not close the box
    copy.clicked.connect(lambda: QApplication.clipboard().setText(f"{summary}\n\n{details}"))
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    return box

"""Hears a scanner wherever the cursor is: keys quicker than any hand, ended by Enter, are a code and not typing.

Outside of text fields each key waits a moment before it goes on, so that a code presses no button and edits no cell.
In a field that is typed in nothing is held back, and nothing is taken away.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

GAP_MS = 60
"""A hand needs longer from key to key, a scanner is done sooner."""
SHORTEST = 4
ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
SHIFTS = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr})
PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class Scanner(QObject):
    """`scanned(code)` once a burst of keys has come to its end."""

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self._held: list[QKeyEvent] = []
        self._is_passing_on = False
        self._pause = QTimer(self, singleShot=True, interval=GAP_MS)
        self._pause.timeout.connect(self._pass_on)

    def listen(self, window: QWindow | None) -> None:
        """Hear the keys of a window before it does."""
        if window is not None and window is not self._window:
            self._window = window
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold keys back while they may belong to a code."""
        if isinstance(event, QKeyEvent) and not self._is_passing_on and event.key() not in SHIFTS:
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
            if event.type() == QEvent.Type.KeyRelease and self._held:
                self._held.append(_copy(event))
                return True
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in ENDS and self._held:
            return self._end()
        if not _may_begin(event) and not (self._held and _is_letter(event)):
            self._pass_on()
            return False
        self._held.append(_copy(event))
        self._pause.start()
        return True

    def _end(self) -> bool:
        """The end of a burst; too short a one was typed, and goes on before its Enter does."""
        code = "".join(key.text() for key in self._held if key.type() == QEvent.Type.KeyPress)
        if len(code) < SHORTEST:
            self._pass_on()
            return False
        self._pause.stop()
        self._held.clear()
        self.scanned.emit(code.strip())
        return True

    def _pass_on(self) -> None:
        """Give the keys that were held back to whoever has the cursor."""
        self._pause.stop()
        held, self._held = self._held, []
        self._is_passing_on = True
        try:
            for key in held:
                if self._window is not None:
                    QCoreApplication.sendEvent(self._window, key)
        finally:
            self._is_passing_on = False


def _may_begin(event: QKeyEvent) -> bool:
    """Whether a key may be the first or next one of a code that nobody is typing."""
    return _is_letter(event) and event.text() != " " and not _types(QApplication.focusWidget())


def _is_letter(event: QKeyEvent) -> bool:
    text = event.text()
    return len(text) == 1 and text.isprintable() and not event.isAutoRepeat() and not event.modifiers() & ~PLAIN


def _types(focus: QWidget | None) -> bool:
    """Whether keys belong to a field, a dialog or an open list."""
    if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
        return True
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    return isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(event.type(), event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())

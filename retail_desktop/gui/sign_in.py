"""Signing in: a page in the place of all others, for a store with accounts, until somebody has given a password."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.gui import theme
from retail_desktop.gui.labels import plain_label

WIDTH = 380
LOCK_MINUTES = 15


class SignInPage(QWidget):
    """Asks for a name and a password, or a PIN where somebody signed in before; `given(name, secret, is_pin)`."""

    given = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._with_pin: frozenset[str] = frozenset()
        self.names, self.secret, self.problem = QComboBox(), QLineEdit(), plain_label("", "muted", wrap=True)
        self._label = QLabel("&Password")
        self._label.setBuddy(self.secret)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.names.setAccessibleName("Name")
        self.problem.setAccessibleName("Why it was refused")
        self.names.currentTextChanged.connect(self._suit_name)
        self.button = QPushButton("&Sign in")
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self._give)
        self.secret.returnPressed.connect(self._give)
        self._build()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("role", "card")
        card.setFixedWidth(theme.px(WIDTH))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 24, 24)
        inside.setSpacing(10)
        name = QLabel("&Name")
        name.setBuddy(self.names)
        form = QFormLayout()
        form.addRow(name, self.names)
        form.addRow(self._label, self.secret)
        inside.addWidget(plain_label("Who works here?", "page"))
        inside.addLayout(form)
        inside.addWidget(self.problem)
        inside.addWidget(self.button)
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def ask(self, names: Sequence[str], problem: str = "", *, last: str = "", with_pin: Sequence[str] = ()) -> None:
        """Ask one of these; those `with_pin` may give their PIN instead."""
        self._with_pin = frozenset(with_pin)
        self.names.clear()
        self.names.addItems(list(names))
        self.names.setCurrentText(last)
        self._suit_name(self.names.currentText())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.secret.clear()
        self.secret.setFocus()

    def _suit_name(self, name: str) -> None:
        self._label.setText("&PIN or password" if name in self._with_pin else "&Password")

    def _give(self) -> None:
        secret, name = self.secret.text(), self.names.currentText()
        self.secret.clear()
        if secret:
            is_pin = name in self._with_pin and secret.isascii() and secret.isdigit()
            self.given.emit(name, secret, is_pin)


class IdleWatch(QObject):
    """Tells when nobody has touched keys or mouse for a while; sleeps until it is started."""

    idle = Signal()
    _SIGNS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})

    def __init__(self, parent: QObject, minutes: int = LOCK_MINUTES) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=minutes * 60_000)
        self._timer.timeout.connect(self.idle)

    def start(self) -> None:
        """Begin to watch."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # there is one while there is a window
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # as above
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew with every key and click."""
        if event.type() in self._SIGNS:
            self._timer.start()
        return super().eventFilter(watched, event)

"""The small building stones of a page: a card, a line of text, a row of things, a button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from retail_desktop.gui import fonts, theme
from retail_desktop.gui.icons import icon

GAP = 8


class Card(QFrame):
    """A flat white frame; `body` takes what stands in it."""

    def __init__(self, padding: int = 12, spacing: int = GAP) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)


class Elided(QLabel):
    """A line that ends in dots where the room is short, with all of it in the tooltip."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._whole = words
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Sign(QWidget):
    """A small icon in the text; painted anew in every theme and sharp at every scaling."""

    def __init__(self, shown: QIcon | None = None, pixels: int = 14) -> None:
        super().__init__()
        self._icon, self._pixels = shown or QIcon(), pixels
        self.setFixedSize(theme.px(pixels), theme.px(pixels))

    def show_icon(self, shown: QIcon) -> None:
        """Show another icon."""
        self._icon = shown
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw the icon over the whole area."""
        self._icon.paint(QPainter(self), self.rect())


def text(
    words: str = "", role: str = "body", *, wrap: bool = False, small: bool = False, elided: bool = False
) -> QLabel:
    """A label that never reads its text as markup; `role` picks its style: page, panel, body, muted, figure, strong."""
    label = Elided(words) if elided else QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(wrap)
    if small:
        label.setFont(fonts.font(theme.px(12)))
    if wrap:
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def row(*parts: QWidget | int | None, spacing: int = GAP) -> QHBoxLayout:
    """Widgets side by side; a number is a fixed gap, None takes the free space."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        else:
            layout.addWidget(part)
    return layout


def button(
    words: str, slot: Callable[[], object], icon_name: str = "", shortcut: str = "", role: str = ""
) -> QPushButton:
    """A button with its access key in `words`, its icon and, in the tooltip, its shortcut; role primary or link."""
    made = QPushButton(words)
    if icon_name:
        made.setIcon(icon(icon_name, "on_accent" if role == "primary" else "text"))
    if role:
        made.setProperty("role", role)
    if shortcut:
        # A button's own shortcut gives way to its access key whenever its words change.
        QShortcut(QKeySequence(shortcut), made).activated.connect(made.click)
        made.setToolTip(f"{words.replace('&', '').rstrip('…')} ({QKeySequence(shortcut).toString()})")
    made.clicked.connect(lambda _checked: slot())
    return made

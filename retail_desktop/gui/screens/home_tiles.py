"""The tiles across the top of the home page: a sign, a count, and what it comes to; each leads to its list."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from retail_desktop.gui import fonts, theme

HEIGHT, WIDTH, MARGIN, SIGN = 86, 112, 11, 15


@dataclass(frozen=True, slots=True)
class TileWords:
    """A tile's count with its noun, and the line below."""

    count: str = ""
    noun: str = ""
    below: str = ""


class Tile(QAbstractButton):
    """A button as large as a card."""

    def __init__(self, title: str, sign: QIcon) -> None:
        super().__init__()
        self.setText(title)
        self.setIcon(sign)
        self.words = TileWords()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as its three lines."""
        return QSize(theme.px(WIDTH), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be."""
        return self.sizeHint()

    def show_words(self, words: TileWords) -> None:
        """Show another count."""
        self.words = words
        parts = (f"{words.count} {words.noun}".strip(), words.below)
        said = ", ".join(part for part in parts if part)
        self.setAccessibleName(f"{self.text()}: {said}")
        self.setToolTip(f"{self.text()}: {said}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw frame, sign and title, count and noun, and the line below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(theme.colour("accent" if strong else "border"), 2 if self.hasFocus() else 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        margin, side = theme.px(MARGIN), theme.px(SIGN)
        self.icon().paint(painter, QRect(margin, margin, side, side))
        self._line(painter, QRect(margin + side + 7, theme.px(8), 0, theme.px(20)), self.text(), 13, bold=True)
        figure = fonts.font(theme.px(24), QFont.Weight.DemiBold)
        taken = QFontMetrics(figure).horizontalAdvance(self.words.count)
        self._line(painter, QRect(margin, theme.px(28), 0, theme.px(32)), self.words.count, 24, bold=True)
        beside = QRect(margin + taken + 7, theme.px(34), 0, theme.px(24))
        self._line(painter, beside, self.words.noun, 12, quiet=True)
        below = QRect(margin, theme.px(60), 0, theme.px(20))
        self._line(painter, below, self.words.below, 12, quiet=True)

    def _line(
        self, painter: QPainter, spot: QRect, words: str, size: int, *, bold: bool = False, quiet: bool = False
    ) -> None:
        font = fonts.font(theme.px(size), QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        spot.setRight(self.width() - theme.px(MARGIN) // 2)
        painter.setFont(font)
        painter.setPen(theme.colour("muted" if quiet else "text"))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, spot.width())
        painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

"""What covers the window while files are dragged over it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from retail_desktop.gui import fonts, theme
from retail_desktop.gui.icons import icon

WORDS = "Drop to import"
SMALL_PRINT = "Nothing is stored before you say so."
OPACITY = 0.97
MARGIN, SIGN = 20, 44


class DropOverlay(QWidget):
    """Lies over everything, so that no field below takes the files for text."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAccessibleName(WORDS)
        self.hide()

    def cover(self) -> None:
        """Appear over the whole window."""
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a veil with a dashed frame, a sign and what happens to the files."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = theme.colour("bg")
        veil.setAlphaF(OPACITY)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
        inset = MARGIN
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)
        middle, side = self.rect().center(), theme.px(SIGN)
        icon("import", "accent").paint(painter, QRect(middle.x() - side // 2, middle.y() - side, side, side))
        self._write(painter, WORDS, 20, middle.y() + theme.px(12), "text", QFont.Weight.DemiBold)
        self._write(painter, SMALL_PRINT, 13, middle.y() + theme.px(46), "muted", QFont.Weight.Normal)

    def _write(self, painter: QPainter, words: str, pixels: int, top: int, colour: str, weight: QFont.Weight) -> None:
        painter.setFont(fonts.font(theme.px(pixels), weight))
        painter.setPen(theme.colour(colour))
        painter.drawText(QRect(0, top, self.width(), theme.px(pixels * 2)), Qt.AlignmentFlag.AlignHCenter, words)

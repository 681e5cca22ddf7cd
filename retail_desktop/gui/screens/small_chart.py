"""What the small painted charts of an explanation share: a baseline, letters, tooltips; painted to be instant."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from retail_desktop.gui import theme

TOP, BOTTOM = 16, 18
SMALL = 11


class SmallChart(QWidget):
    """Slots side by side with a name below each; subclasses draw what stands in them."""

    def __init__(self, height: int = 96, left: int = 0) -> None:
        super().__init__()
        self.left = left
        self._height = height
        self.names: tuple[str, ...] = ()
        self.tips: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as it was asked to be."""
        return QSize(theme.px(200), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Narrow if it must be."""
        return QSize(theme.px(120), theme.px(self._height))

    def event(self, event: QEvent) -> bool:
        """Tell the figures under the pointer."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos().x()), self)
            return True
        return super().event(event)

    def tip_at(self, x: float) -> str:
        """The figures of the slot at this place."""
        place = int((x - theme.px(self.left)) // max(self.slot(0).width(), 1))
        return self.tips[place] if 0 <= place < len(self.tips) else ""

    def slot(self, place: int) -> QRectF:
        """The room of one slot above its name."""
        left, top, bottom = theme.px(self.left), theme.px(TOP), theme.px(BOTTOM)
        width = (self.width() - left) / max(len(self.names), 1)
        return QRectF(left + place * width, top, width, self.height() - top - bottom)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw the names and what stands above them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(theme.px(SMALL))
        painter.setFont(font)
        self.draw(painter)
        painter.setPen(QColor(theme.current().muted))
        every = self._every(painter)
        for place in range(0, len(self.names), every):
            slot = self.slot(place)
            below = QRectF(
                slot.center().x() - slot.width() * every / 2, slot.bottom() + 2, slot.width() * every, BOTTOM
            )
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.names[place])

    def draw(self, painter: QPainter) -> None:
        """Draw what stands in the slots."""

    def line(self, painter: QPainter, y: float, token: str, pen: Qt.PenStyle = Qt.PenStyle.SolidLine) -> None:
        """A horizontal line over all slots."""
        painter.setPen(theme.colour(token))
        line = painter.pen()
        line.setStyle(pen)
        painter.setPen(line)
        painter.drawLine(QPointF(theme.px(self.left), y), QPointF(self.width(), y))

    def _every(self, painter: QPainter) -> int:
        widest = max((painter.fontMetrics().horizontalAdvance(name) for name in self.names), default=0) + 8
        return max(1, -(-widest // max(1, int(self.slot(0).width()))))

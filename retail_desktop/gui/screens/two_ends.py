"""A line with things at its left and right end, which becomes two lines where the room is short."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QWidget

GAP = 8


class TwoEnds(QWidget):
    """Both ends side by side, or the right one below the left one."""

    def __init__(self, left: QHBoxLayout, right: QHBoxLayout) -> None:
        super().__init__()
        left.addStretch(1)
        right.insertStretch(0, 1)
        self._ends = left, right
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        self._line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._line.addLayout(left, 1)
        self._line.addLayout(right)

    def minimumSizeHint(self) -> QSize:
        """The wider end alone; as high as the lines there are."""
        width = max(end.minimumSize().width() for end in self._ends)
        return QSize(width, self._line.minimumSize().height())

    def sizeHint(self) -> QSize:
        """Both ends beside each other; as high as the lines there are."""
        return QSize(self._needed(), self._line.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one line or two."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Follow what the ends have come to need."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        one_line = self._needed() <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if one_line else QBoxLayout.Direction.TopToBottom
        if wanted != self._line.direction():
            self._line.setDirection(wanted)
            self.updateGeometry()

    def _needed(self) -> int:
        return sum(end.minimumSize().width() for end in self._ends) + GAP

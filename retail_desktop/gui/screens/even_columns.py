"""Parts of equal width side by side, as many in a line as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget


class EvenColumns(QWidget):
    """At most `most` parts in a line; fewer where the widest would get narrower than it can be, or than `narrowest`."""

    def __init__(self, parts: Sequence[QWidget], most: int, narrowest: int = 0) -> None:
        super().__init__()
        self._parts, self._most, self._narrowest = parts, most, narrowest
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._arrange(most)

    def minimumSizeHint(self) -> QSize:
        """Be as wide as the widest part alone, and as high as the lines there are."""
        return QSize(self._widest(), self._grid.minimumSize().height())

    def sizeHint(self) -> QSize:
        """Have all parts in a line, and be as high as the lines there are."""
        return QSize(self._needed(self._most), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how many stand in a line."""
        super().resizeEvent(event)
        columns = self._most
        while columns > 1 and self._needed(columns) > self.width():
            columns -= 1
        self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // columns, place % columns)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()

    def _widest(self) -> int:
        shown = (part.minimumSizeHint().width() for part in self._parts if not part.isHidden())
        return max([self._narrowest, *shown])

    def _needed(self, columns: int) -> int:
        return columns * (self._widest() + self._grid.spacing()) - self._grid.spacing()

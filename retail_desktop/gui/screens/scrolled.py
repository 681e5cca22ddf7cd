"""Content of any length in a room of its own, so that it never makes the page taller."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from retail_desktop.gui import theme

LEAST = 36


class _Column(QWidget):
    """As high as its sentences get in the width it has; Qt itself would leave room for the narrowest width."""

    def minimumSizeHint(self) -> QSize:
        """Be as high as that, and no higher."""
        layout, hint = self.layout(), super().minimumSizeHint()
        if layout is not None and layout.hasHeightForWidth() and self.width() > LEAST:
            hint.setHeight(layout.totalMinimumHeightForWidth(self.width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again where another width makes another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class Scrolled(QScrollArea):
    """Scrolls up and down only, as wide as its room; as high as its content where there is room for that."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._inner = _Column()
        self._inner.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inner)

    def sizeHint(self) -> QSize:
        """Ask for the room of the content, as high as its sentences get in this width."""
        hint, layout = self._inner.sizeHint(), self._inner.layout()
        if layout is not None and layout.hasHeightForWidth() and self.width() > LEAST:
            hint.setHeight(layout.totalHeightForWidth(self.viewport().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask again where another width makes another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Make do with a line or two."""
        return QSize(0, theme.px(LEAST))

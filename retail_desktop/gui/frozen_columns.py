"""The first columns of a table, kept in sight while the others are scrolled sideways."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from retail_desktop.gui import theme
from retail_desktop.gui.table_header import TableHeader
from retail_desktop.gui.table_model import TableModel

if TYPE_CHECKING:
    from collections.abc import Callable


class FrozenColumns(QTableView):
    """Lies over the left edge of `view` once that is scrolled; shares its rows, its selection and its delegates."""

    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._places = [place for place, column in enumerate(model.columns) if column.frozen]
        self.setModel(model)
        self.setSelectionModel(view.selectionModel() or QItemSelectionModel(model))
        self.setFocusProxy(view)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(view.selectionBehavior())
        self.setSelectionMode(view.selectionMode())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(TableHeader(self, model))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.hide()
        for place in self._places:
            self.setItemDelegateForColumn(place, view.itemDelegateForColumn(place))
        self._follow()
        self.hide()

    def _follow(self) -> None:
        """Scroll with the view, and appear when it is scrolled sideways."""
        theirs, mine = self._view.verticalScrollBar(), self.verticalScrollBar()
        theirs.valueChanged.connect(mine.setValue)
        mine.valueChanged.connect(theirs.setValue)
        self._view.horizontalScrollBar().valueChanged.connect(lambda _: self.place())
        self._view.horizontalHeader().sectionResized.connect(lambda *_: self.place())
        self.doubleClicked.connect(self._view.doubleClicked)

    def place(self) -> None:
        """Cover the view's left edge with the frozen columns, or go away."""
        head = self._view.horizontalHeader()
        shown = [place for place in self._places if not head.isSectionHidden(place)]
        if not shown or self._view.horizontalScrollBar().value() == 0:
            self.hide()
            return
        for place in range(len(self._model.columns)):
            self.setColumnHidden(place, place not in shown)
            self.setColumnWidth(place, head.sectionSize(place))
        row = self._view.verticalHeader().defaultSectionSize()
        self.verticalHeader().setDefaultSectionSize(row)
        self.setFont(self._view.font())
        width = sum(head.sectionSize(place) for place in shown)
        self.setGeometry(0, 0, width + 1, head.height() + self._view.viewport().height())
        self.setVerticalScrollMode(self._view.verticalScrollMode())
        self.verticalScrollBar().setValue(self._view.verticalScrollBar().value())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells as in the view, and the edge to the scrolled part."""
        super().paintEvent(event)
        draw_rows(self, self._model)
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.colour("border_strong"), 1))
        edge = self.viewport().width() - 1
        painter.drawLine(edge, 0, edge, self.viewport().height())


def draw_rows(view: QTableView, model: TableModel) -> None:
    """Draw the lines between the rows in sight, and the bar at the left of the selected ones."""
    painter = QPainter(view.viewport())
    line, accent = theme.colour("border"), theme.colour("accent")
    width, height = view.viewport().width(), view.viewport().height()
    is_selected: Callable[..., bool] = view.selectionModel().isSelected
    at = view.rowAt(0)
    while 0 <= at < model.rowCount() and (top := view.rowViewportPosition(at)) < height:
        row = view.rowHeight(at)
        painter.fillRect(0, top + row - 1, width, 1, line)
        if is_selected(model.index(at, 0)):
            painter.fillRect(0, top, 3, row - 1, accent)
        at += 1

"""The figures of a sales view as a table: other columns for another view, everything else as in every table."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from retail_desktop.domain.analysis.answer import Answer, Line
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.screens.card import Card
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_copy import as_text
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView

WIDE = ("name", "note", "promotion", "receipt")
EMPTY = "Nothing was sold in these days. Choose a longer period, or take a filter away."


class SalesTable(QWidget):
    """`opened(line)`: Enter or a double click on a row; `finder_place` holds the box that filters the rows."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shape: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.view: TableView | None = None
        self.finder_place = QHBoxLayout()
        self.finder: FilterBox | None = None
        self._card: Card | None = None

    def show_answer(self, answer: Answer) -> None:
        """Show the rows of an answer."""
        shape = (answer.question.view, *answer.columns)
        if shape != self._shape:
            self._shape = shape
            self._start_anew(answer)
        if self.view is not None:
            self.view.table.set_rows(answer.lines)
            self.view.setAccessibleName(answer.title)

    def lines(self) -> tuple[Line, ...]:
        """The rows shown, in their order."""
        return tuple(self.view.table.rows()) if self.view else ()

    def copy_all(self) -> int:
        """Put all rows shown on the clipboard; gives how many."""
        if self.view is None:
            return 0
        QGuiApplication.clipboard().setText(as_text(self.view.table.columns, self.lines()))
        return len(self.lines())

    def _start_anew(self, answer: Answer) -> None:
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        if self.finder is not None:
            self.finder.hide()
            self.finder.deleteLater()
        columns = [
            Column(one.key, one.title, one.kind, _cell(place), decimals=one.decimals, width=one.width)
            for place, one in enumerate(answer.columns)
        ]
        model = TableModel(columns, key=lambda line: line.cells[:3])
        self.view = TableView(model, f"sales-{answer.question.view.value}")
        model.setParent(self.view)
        WideColumn(self.view, next((one.key for one in answer.columns if one.key in WIDE), answer.columns[0].key))
        self.view.empty_text(EMPTY)
        self.view.activated_row.connect(self.opened)
        self._card = Card(padding=0, spacing=0)
        self.finder = FilterBox(self.view, "Filter rows (F3)")
        self.finder_place.addWidget(self.finder)
        self._card.body.addWidget(self.view)
        self._column.addWidget(self._card)


def _cell(place: int) -> Callable[[Line], object]:
    return lambda line: line.cells[place]

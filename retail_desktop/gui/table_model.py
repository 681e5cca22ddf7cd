"""A table of values: columns say what they show, the model sorts, filters and formats.

The rows stay what they are, and Qt is answered from a cache of formatted rows: a hundred thousand rows sort and filter
within a few frames. Nothing is stored here: an edit is told, and whoever owns the rows changes them.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from retail_desktop.gui import formats
from retail_desktop.gui.formats import Cell, Kind
from retail_desktop.gui.row_order import RowOrder, SortKey

Row = Any
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NO_INDEX = QModelIndex()
CACHED_ROWS = 2000
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FOUND_BY = frozenset({"text", "code", "status"})
_FIGURES = frozenset({"number", "money", "percent", "date"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `value(row)` gives its cell; None is shown as a dash and sorts last.

    `percent` takes a share of one; `mark(row)` answers edited, invalid, bold or None; a line break in `title` makes the
    head two lines high.
    """

    key: str
    title: str
    kind: Kind
    value: Callable[[Row], Any]
    decimals: int = 0
    width: int = 90
    frozen: bool = False
    editable: Callable[[Row], bool] | None = None
    tooltip: Callable[[Row], str] | None = None
    mark: Callable[[Row], str | None] | None = None

    @property
    def heading(self) -> str:
        """The title in one line, as menus and screen readers name the column."""
        joined = self.title.replace("-\n", "").replace("\n/", "/")
        return joined.replace("\n", " ")

    @property
    def is_figure(self) -> bool:
        """Whether the column is right-aligned and never cut short."""
        return self.kind in _FIGURES


class TableModel(QAbstractTableModel):
    """Rows of any kind under given columns.

    `edited(row, key, value)`: a text was typed, or a box ticked; the owner changes its row and calls `refresh`.
    `filtered(shown, total)`: how many rows are left after a filter. `key(row)` recognises a row after a reload.
    `is_filled`: rows were given, be it none; until then a table says nothing about why it is empty.
    """

    edited = Signal(object, str, object)
    filtered = Signal(int, int)

    def __init__(
        self,
        columns: Sequence[Column],
        parent: QObject | None = None,
        key: Callable[[Row], Hashable] = id,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._writers = [formats.formatter(column.kind, column.decimals) for column in self.columns]
        self._places = {column.key: place for place, column in enumerate(self.columns)}
        self._rows: Sequence[Row] = ()
        self.is_filled = False
        self._order = RowOrder(self._cell, self._words)
        self._texts: dict[int, list[str]] = {}
        self._sort: list[SortKey] = []
        self._filter = ""
        self._predicate: Callable[[Row], bool] | None = None
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, with the same sorting and filter as before."""
        self.beginResetModel()
        self._rows, self.is_filled = rows, True
        self._texts.clear()
        self._order.set_rows(rows)
        self._order.sort(self._sort)
        self._order.filter(self._filter, self._predicate)
        self.endResetModel()
        self._tell_count()

    def rows(self) -> list[Row]:
        """Give the rows shown, in their order."""
        return [self._rows[place] for place in self._order.shown]

    def row_at(self, index: Index) -> Row:
        """Give the row behind an index of this model."""
        return self._rows[self._order.shown[index.row()]]

    def find_row(self, key: Hashable) -> int:
        """Give where the row with this key is shown; −1 if it is not."""
        places = (at for at, place in enumerate(self._order.shown) if self.key(self._rows[place]) == key)
        return next(places, -1)

    def place_of(self, column_key: str) -> int:
        """Give the number of a column."""
        return self._places[column_key]

    def refresh(self, row: Row) -> None:
        """Show what has changed in one row; it keeps its place until the next sorting."""
        self._texts.clear()
        self._order.changed()
        at = self.find_row(self.key(row))
        if at >= 0:
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def refresh_all(self) -> None:
        """Show what has changed in many rows; they keep their places until the next sorting."""
        self._texts.clear()
        self._order.changed()
        if rows := self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, len(self.columns) - 1))

    def set_filter(self, text: str) -> None:
        """Show only rows that contain every word of `text`, in any text, code or status."""
        if text.split() != self._filter.split():
            self._filter = text
            self._arrange(sort=False)

    @property
    def filter_text(self) -> str:
        """What the rows are filtered by."""
        return self._filter

    @property
    def total(self) -> int:
        """Number of rows without any filter."""
        return len(self._rows)

    def clear_filter(self) -> None:
        """Show all rows again, whatever words or condition hid them."""
        self._filter, self._predicate = "", None
        self._arrange(sort=False)

    def set_predicate(self, predicate: Callable[[Row], bool] | None) -> None:
        """Show only rows that meet a condition; None for all."""
        self._predicate = predicate
        self._arrange(sort=False)

    @property
    def sort_keys(self) -> list[SortKey]:
        """What the rows are sorted by, as `(column key, descending)`, the strongest first."""
        return list(self._sort)

    def sort_by(self, keys: Sequence[SortKey]) -> None:
        """Sort by several columns, `(column key, descending)` each; by none: as given."""
        self._sort = [key for key in keys if key[0] in self._places]
        self._arrange(sort=True)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by one column."""
        self.sort_by([(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)])

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Give the number of rows shown."""
        return 0 if parent.isValid() else len(self._order.shown)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Give the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401, PLR0911 - Qt's signature, and one answer a role
        """Answer Qt about one cell."""
        if role == Role.DisplayRole:
            return self._row_texts(self._order.shown[index.row()])[index.column()] if index.isValid() else None
        if role == Role.TextAlignmentRole:
            return _RIGHT if index.isValid() and self.columns[index.column()].is_figure else _LEFT
        if role not in _ANSWERED or not index.isValid():
            return None
        column, row = self.columns[index.column()], self.row_at(index)
        if role == Role.EditRole:
            return formats.plain(column.value(row), column.decimals)
        if role == Role.ToolTipRole:
            return column.tooltip(row) if column.tooltip else None
        if role == Role.FontRole:
            return self._bold if column.mark and column.mark(row) == "bold" else None
        if role == Role.CheckStateRole:
            return _check_state(column, row)
        return f"{column.heading}: {self._row_texts(self._order.shown[index.row()])[index.column()]}"

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        """Tell the owner what was typed or ticked."""
        column = self.columns[index.column()]
        row = self.row_at(index)
        if role == Role.CheckStateRole:
            self.edited.emit(row, column.key, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Role.EditRole and value != self.data(index, Role.EditRole):
            self.edited.emit(row, column.key, value)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column = self.columns[index.column()]
        if column.editable and column.editable(self.row_at(index)):
            flags |= Qt.ItemFlag.ItemIsUserCheckable if column.kind == "check" else Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Answer Qt about a column's title."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title
        if role == Role.TextAlignmentRole:
            return _RIGHT if column.is_figure else _LEFT
        return column.heading if role == Role.AccessibleTextRole else None

    def _arrange(self, *, sort: bool) -> None:
        self.beginResetModel()
        if sort:
            self._order.sort(self._sort)
        self._order.filter(self._filter, self._predicate)
        self.endResetModel()
        self._tell_count()

    def _tell_count(self) -> None:
        self.filtered.emit(len(self._order.shown), len(self._rows))

    def _row_texts(self, place: int) -> list[str]:
        texts = self._texts.get(place)
        if texts is None:
            if len(self._texts) >= CACHED_ROWS:
                self._texts.clear()
            row = self._rows[place]
            pairs = zip(self.columns, self._writers, strict=True)
            texts = self._texts[place] = [write(column.value(row)) for column, write in pairs]
        return texts

    def _cell(self, row: Row, key: str) -> Cell:
        value: Cell = self.columns[self._places[key]].value(row)
        return value

    def _words(self, row: Row) -> str:
        values = (column.value(row) for column in self.columns if column.kind in _FOUND_BY)
        return "\n".join(str(value) for value in values if value is not None)


_ANSWERED = frozenset(
    {Role.EditRole, Role.ToolTipRole, Role.FontRole, Role.CheckStateRole, Role.AccessibleTextRole},
)


def _check_state(column: Column, row: Row) -> Qt.CheckState | None:
    if column.kind != "check":
        return None
    return Qt.CheckState.Checked if column.value(row) else Qt.CheckState.Unchecked

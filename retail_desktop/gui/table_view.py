"""A table as the user works with it: rows, columns to choose, keys, copying, and what stands there when it is empty."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip, QWidget

from retail_desktop.gui import fonts, formats, theme
from retail_desktop.gui.cell_delegate import CellDelegate
from retail_desktop.gui.column_layout import ColumnLayout
from retail_desktop.gui.empty_note import EmptyNote
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.first_column import FirstColumnDelegate, indent
from retail_desktop.gui.frozen_columns import FrozenColumns, draw_rows
from retail_desktop.gui.table_copy import as_text
from retail_desktop.gui.table_header import TableHeader
from retail_desktop.gui.table_model import Column, Row, TableModel

__all__ = ["FilterBox", "TableView"]

SAVE_MS = 400
SAMPLE_ROWS = 200
KEPT_SELECTION = 2000


class TableView(QTableView):
    """The view of a `TableModel`; widths, order, choice of columns and sorting are remembered under `name`.

    `activated_row(row)`: Enter or a double click on a cell that cannot be typed in. `selection_totals(text)`: how many
    rows are selected and what the columns named by `sum_columns` add up to.
    """

    activated_row = Signal(object)
    selection_totals = Signal(str)

    def __init__(self, model: TableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self._summed: tuple[str, ...] = ()
        self._kept: tuple[object, list[object], int] = (None, [], 0)
        self._note = EmptyNote(self.viewport(), model)
        self._set_up()
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setModel(model)
        self.selectionModel().selectionChanged.connect(self._tell_totals)
        self._set_up_columns()
        self._frozen = FrozenColumns(self, model)
        self._padded, self._edge = -1, FirstColumnDelegate(self)
        model.modelReset.connect(self._after_reset)  # after the views, which forget the selection then
        self.layout_memory = ColumnLayout(self.head, model, name)
        self._saving = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._saving.timeout.connect(self.layout_memory.save)
        self.layout_memory.reset()
        self.layout_memory.restore()
        self._pad_first_column()
        for changed in (self.head.sectionMoved, self.head.sectionResized):
            changed.connect(lambda *_: self._pad_first_column())
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        copy = QAction("Copy", self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self.copy)
        self.addAction(copy)
        self.doubleClicked.connect(self._take_double_click)

    def _set_up_columns(self) -> None:
        head = TableHeader(self, self.table)
        self.setHorizontalHeader(head)
        head.layout_wanted.connect(self.reset_columns)
        head.column_toggled.connect(self._toggle_column)
        for changed in (head.sectionResized, head.sectionMoved, head.sectionClicked):
            changed.connect(lambda *_: self._saving.start())
        rows = self.verticalHeader()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.hide()
        for place, column in enumerate(self.table.columns):
            if column.kind in ("status", "check") or column.editable is not None:
                self.setItemDelegateForColumn(place, CellDelegate(column, self.table, self))

    @property
    def head(self) -> TableHeader:
        """The header, with its type."""
        header = self.horizontalHeader()
        assert isinstance(header, TableHeader)  # noqa: S101 - set in the constructor; tells the type checker
        return header

    def empty_text(self, title: str, button_text: str = "", slot: Callable[[], object] | None = None) -> None:
        """Say why the table is empty when it is, and offer the one thing to do."""
        self._note.say(title, button_text, slot)

    def set_column_shown(self, key: str, shown: bool) -> None:
        """Show or withdraw a column for reasons of the data; the user's own choice stays remembered."""
        self.layout_memory.set_available(key, shown)

    def sum_columns(self, *keys: str) -> None:
        """Name the columns that `selection_totals` adds up."""
        self._summed = keys

    def selected_rows(self) -> list[Row]:
        """Give the rows selected, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [self.table.row_at(index) for index in indexes]

    def current_row(self) -> Row | None:
        """Give the row with the cursor."""
        index = self.currentIndex()
        return self.table.row_at(index) if index.isValid() else None

    def go_to(self, key: object) -> bool:
        """Put the cursor on the row with this key; False if it is not shown."""
        at = self.table.find_row(key)
        if at >= 0:
            self.setCurrentIndex(self.table.index(at, self._first_column()))
        return at >= 0

    def go_down(self) -> None:
        """Put the cursor one row down, in the same column."""
        index = self.currentIndex()
        below = self.table.index(index.row() + 1, index.column())
        if below.isValid():
            self.setCurrentIndex(below)

    def copy(self) -> None:
        """Put the selected rows on the clipboard: tab-separated, with titles, codes as text."""
        head = self.head
        visual = [head.logicalIndex(place) for place in range(head.count())]
        columns = [self.table.columns[place] for place in visual if not head.isSectionHidden(place)]
        QGuiApplication.clipboard().setText(as_text([one for one in columns if one.heading], self.selected_rows()))

    def reset_columns(self) -> None:
        """Give all columns their first place, width and visibility, and the rows their given order."""
        self.layout_memory.forget()
        self.table.sort_by([])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Space ticks, a digit goes into the cell that can be typed in."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.currentIndex().isValid():
            self.activated_row.emit(self.current_row())
            return
        if event.key() == Qt.Key.Key_Space and self._tick_selected():
            return
        if event.text().isdecimal() and not event.modifiers():
            self._go_to_editable()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the lines between rows and the bar of the selection."""
        super().paintEvent(event)
        draw_rows(self, self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the note in the middle and the frozen columns at the left."""
        super().resizeEvent(event)
        self._note.place()
        self._frozen.place()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole text of a cell that is cut short."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid() and not self.table.data(index, Qt.ItemDataRole.ToolTipRole):
                words = str(self.table.data(index))
                room = self.columnWidth(index.column()) - 8 - indent(self.head, index.column())
                cut = self.fontMetrics().horizontalAdvance(words) > room
                QToolTip.showText(event.globalPos(), words if cut else "", self)
                return True
        return super().viewportEvent(event)

    def _take_theme(self) -> None:
        self.setFont(fonts.font(theme.px(12)))
        self.verticalHeader().setDefaultSectionSize(theme.px(28))
        self.verticalHeader().setMinimumSectionSize(theme.px(28))
        self.viewport().update()

    def _tick_selected(self) -> bool:
        """Tick every selected row's box as the current row's will be; False without such a column."""
        place = next((at for at, one in enumerate(self.table.columns) if one.kind == "check" and one.editable), -1)
        row = self.current_row()
        if place < 0 or row is None:
            return False
        wanted = not self.table.columns[place].value(row)
        for one in self.selected_rows():
            self.table.edited.emit(one, self.table.columns[place].key, wanted)
        return True

    def _go_to_editable(self) -> None:
        index = self.currentIndex()
        flag = Qt.ItemFlag.ItemIsEditable
        if index.isValid() and not index.flags() & flag:
            cells = (index.siblingAtColumn(place) for place in range(self.table.columnCount()))
            found = next((cell for cell in cells if cell.flags() & flag), None)
            if found is not None:
                self.setCurrentIndex(found)

    def _take_double_click(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.activated_row.emit(self.table.row_at(index))

    def _tell_totals(self) -> None:
        rows = self.selected_rows()
        self.selection_totals.emit(
            _totals(rows, [self.table.columns[self.table.place_of(key)] for key in self._summed])
        )

    def _keep_place(self) -> None:
        """Remember the rows with cursor and selection before they get other places."""
        indexes = self.selectionModel().selectedRows()[:KEPT_SELECTION]
        current = self.current_row()
        keys = [self.table.key(self.table.row_at(index)) for index in indexes]
        self._kept = (None if current is None else self.table.key(current), keys, self.currentIndex().column())

    def _after_reset(self) -> None:
        current, keys, column = self._kept
        if current is not None and (at := self.table.find_row(current)) >= 0:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.table.index(at, column), flags.ClearAndSelect | flags.Rows)
            self._select_again(set(keys) - {current})
        self._fit_figures()
        self._note.place()

    def _select_again(self, keys: set[object]) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for at, row in enumerate(self.table.rows() if keys else ()):
            if self.table.key(row) in keys:
                self.selectionModel().select(self.table.index(at, 0), flags.Select | flags.Rows)

    def _first_column(self) -> int:
        head = self.head
        shown = (head.logicalIndex(place) for place in range(head.count()))
        return next((place for place in shown if not head.isSectionHidden(place)), 0)

    def _pad_first_column(self) -> None:
        """Keep the text of the first column in sight off the table's edge."""
        first = self._first_column()
        if first == self._padded:
            return
        for place, padded in ((self._padded, False), (first, True)):
            if place >= 0 and not isinstance(self.itemDelegateForColumn(place), CellDelegate):
                for view in (self, self._frozen):
                    view.setItemDelegateForColumn(place, self._edge if padded else view.itemDelegate())
        self._padded = first

    def _fit_figures(self) -> None:
        """Widen columns whose figures, dates or codes would be cut short: those are never shortened."""
        metrics = self.fontMetrics()
        rows = range(min(SAMPLE_ROWS, self.table.rowCount()))
        for place, column in enumerate(self.table.columns):
            if (column.is_figure or column.kind == "code") and not self.isColumnHidden(place):
                texts = (str(self.table.data(self.table.index(at, place))) for at in rows)
                spare = (22 if column.editable else 14) + indent(self.head, place)
                needed = max((metrics.horizontalAdvance(text) for text in texts), default=0) + spare
                if needed > self.columnWidth(place):
                    self.setColumnWidth(place, needed)

    def _toggle_column(self, key: str, shown: bool) -> None:
        self.setColumnHidden(self.table.place_of(key), not shown)
        self._saving.start()


def _totals(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    if len(rows) < 2:
        return ""
    parts = [f"{formats.number(len(rows))} rows selected"]
    for column in columns:
        total = sum(value for row in rows if (value := column.value(row)) is not None)
        parts.append(f"{column.heading} {formats.number(total, column.decimals)}")
    return " · ".join(parts)

"""How the cells that are more than text are drawn: a status with its sign, a tick, a figure that can be typed."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.first_column import indent
from retail_desktop.gui.icons import status_pixmap
from retail_desktop.gui.table_model import Column, Row, TableModel

Index = QModelIndex | QPersistentModelIndex
PADDING = 4
SIGN = 14
EDITOR_HEIGHT = 22


class CellDelegate(QStyledItemDelegate):
    """Draws one column; Enter in its editor takes the value and goes one row down."""

    def __init__(self, column: Column, model: TableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._column, self._model = column, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background as for every cell, then the column's own picture."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        row = self._model.row_at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._column.kind == "check":
            _draw_tick(painter, option.rect, bool(self._column.value(row)))
        elif self._column.kind == "status":
            head = getattr(option.widget, "horizontalHeader", None)  # a table's
            left = indent(head(), index.column()) if head else 0
            option.rect = option.rect.adjusted(left, 0, 0, 0)
            _draw_status(painter, option, self._column.value(row), words)
        else:
            self._draw_box(painter, option, row, words, focused=focused)
        painter.restore()

    def _draw_box(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Row, words: str, *, focused: bool
    ) -> None:
        mark = self._column.mark(row) if self._column.mark else None
        editable = self._column.editable is None or self._column.editable(row)
        box = editor_box(option.rect)
        if editable:
            _draw_frame(painter, box, mark, focused=focused)
        painter.setPen(theme.colour("edited" if mark == "edited" else "text"))
        painter.setFont(_weighted(option.font))
        painter.drawText(box.adjusted(4, 0, -8, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Give a right-aligned line for the figure."""
        del option, index
        editor = QLineEdit(parent)
        editor.setProperty("role", "cell")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setAccessibleName(self._column.heading)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the editor over the drawn box."""
        del index
        editor.setGeometry(editor_box(option.rect))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let Enter go on to the next row, as in a spreadsheet."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QLineEdit):
            keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
            if event.key() in keys:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
                _go_down(self.parent())
                return True
        return super().eventFilter(editor, event)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Add the sign to a status's width."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + (theme.px(SIGN) + PADDING if self._column.kind == "status" else 0), hint.height())


def editor_box(cell: QRect) -> QRect:
    """Give where in a cell the figure's box is drawn."""
    height = min(cell.height() - 4, theme.px(EDITOR_HEIGHT))
    return QRect(cell.x() + 4, cell.y() + (cell.height() - height) // 2, cell.width() - 10, height)


def _draw_frame(painter: QPainter, box: QRect, mark: str | None, *, focused: bool) -> None:
    frames = {"edited": ("edited", "edited_fill"), "invalid": ("out_now", "surface")}
    line, fill = frames.get(mark or "", ("border_strong", "surface"))
    width = 2 if focused else 1
    painter.setPen(QPen(theme.colour("accent" if focused else line), width))
    painter.setBrush(theme.colour(fill))
    inset = width / 2
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), 4, 4)
    if mark == "edited":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("edited"))
        painter.drawEllipse(QRectF(box.x() + 7, box.center().y() - 2, 6, 6))
    elif mark == "invalid":
        painter.setPen(theme.colour("out_now"))
        painter.drawText(box.adjusted(6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, "!")


def _draw_tick(painter: QPainter, cell: QRect, ticked: bool) -> None:
    side = theme.px(14)
    box = QRectF(cell.center().x() - side / 2 + 1, cell.center().y() - side / 2 + 1, side, side)
    painter.setPen(QPen(theme.colour("accent" if ticked else "border_strong"), 1))
    painter.setBrush(theme.colour("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, 3, 3)
    if ticked:
        painter.setPen(QPen(theme.colour("on_accent"), side / 7))
        corners = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.30))
        painter.drawPolyline(QPolygonF([QPointF(box.x() + side * x, box.y() + side * y) for x, y in corners]))


def _draw_status(painter: QPainter, option: QStyleOptionViewItem, value: object, words: str) -> None:
    rect, side = option.rect, theme.px(SIGN)
    picture = status_pixmap(value, side, option.widget.devicePixelRatioF())
    left = rect.x() + PADDING
    if picture is not None:
        painter.drawPixmap(left, rect.y() + (rect.height() - side) // 2, picture)
        left += side + 6
    painter.setPen(QColor(theme.current().text))
    painter.setFont(option.font)
    room = QRect(left, rect.y(), rect.right() - left, rect.height())
    elided = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)


def _weighted(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def _go_down(view: QObject | None) -> None:
    go_down = getattr(view, "go_down", None)  # a table view, which imports this module
    if go_down is not None:
        go_down()

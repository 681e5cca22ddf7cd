"""The room between a table's left edge and what stands in its first column."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from retail_desktop.gui import theme

EDGE = 7


def indent(head: QHeaderView, column: int) -> int:
    """How far a column's text stands from its left side: some way in the first one in sight, else not at all."""
    return theme.px(EDGE) if head.sectionPosition(column) == 0 else 0


class FirstColumnDelegate(QStyledItemDelegate):
    """Draws a text cell with room at its left, over the colour of a selected row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the cell a little to the right."""
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("selection"))
        option.rect = option.rect.adjusted(theme.px(EDGE), 0, 0, 0)
        super().paint(painter, option, index)

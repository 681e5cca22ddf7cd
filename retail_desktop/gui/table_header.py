"""The head of a table: titles in one or two lines, the sort arrow, and the menu that chooses columns."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QTableView

from retail_desktop.gui import fonts, theme
from retail_desktop.gui.first_column import indent
from retail_desktop.gui.table_model import TableModel

ARROW = 8
PADDING = 3


class TableHeader(QHeaderView):
    """Sorts by a click, by a second column with Shift; the right button opens the choice of columns."""

    layout_wanted = Signal()
    column_toggled = Signal(str, bool)

    def __init__(self, view: QTableView, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._model = model
        self.out_of_reach: set[str] = set()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(24)
        self.setStretchLastSection(False)
        self.sectionClicked.connect(self._sort)

    def sizeHint(self) -> QSize:
        """Be one or two lines high, as the titles are."""
        lines = max(column.title.count("\n") + 1 for column in self._model.columns)
        return QSize(super().sizeHint().width(), theme.px(22 if lines == 1 else 36))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw title, arrow and the line below."""
        colours = theme.current()
        painter.fillRect(rect, QColor(colours.table_head))
        painter.setPen(QColor(colours.border_strong))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = self._model.columns[section]
        room = rect.adjusted(PADDING + indent(self, section), 0, -PADDING, -2)
        font = fonts.font(theme.px(11), QFont.Weight.DemiBold)
        painter.setFont(font)
        descending, place = self._sorted(column.key)
        painter.setPen(QColor(colours.text if place else colours.muted))
        if place:
            width = max(QFontMetrics(font).horizontalAdvance(line) for line in column.title.split("\n"))
            _draw_arrow(painter, room, min(width, room.width()), right=column.is_figure, down=descending)
        side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, column.title)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the choice of columns."""
        self.column_menu().popup(event.globalPos())

    def column_menu(self) -> QMenu:
        """Give the menu with one tick for each column, and a way back."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for section, column in enumerate(self._model.columns):
            if not column.heading or column.key in self.out_of_reach:
                continue
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(section))
            action.toggled.connect(lambda shown, key=column.key: self.column_toggled.emit(key, shown))
        menu.addSeparator()
        menu.addAction("Reset columns").triggered.connect(self.layout_wanted)
        return menu

    def _sorted(self, key: str) -> tuple[bool, int]:
        """Whether descending, and which sort column it is from 1; 0 for none."""
        for place, (name, descending) in enumerate(self._model.sort_keys, 1):
            if name == key:
                return descending, place
        return False, 0

    def _sort(self, section: int) -> None:
        """Sort by the clicked column, the other way round if it was already; Shift keeps the columns before it."""
        key = self._model.columns[section].key
        descending, place = self._sorted(key)
        wanted = (key, bool(place) and not descending)
        more = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        kept = self._model.sort_keys if more else []
        if place and more:
            kept[place - 1] = wanted
        else:
            kept.append(wanted)
        self._model.sort_by(kept)
        self.viewport().update()


def _draw_arrow(painter: QPainter, room: QRect, width: int, *, right: bool, down: bool) -> None:
    """Draw a small triangle beside the title: after it, or before it where the title stands at the right."""
    half = ARROW / 2
    middle = room.right() - width - ARROW if right else room.left() + width + ARROW
    turn = -1 if down else 1
    spot = QPointF(max(room.left() - 3.0, min(room.right() + 1.0, middle)), room.center().y() + 0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    corners = ((-half, half * turn), (half, half * turn), (0, -half * turn))
    painter.drawPolygon(QPolygonF([spot + QPointF(x, y * 0.9) for x, y in corners]))
    painter.restore()

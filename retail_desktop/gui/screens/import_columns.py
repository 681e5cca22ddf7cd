"""The head of the preview: above each heading of the file the field it is read as, to be changed there."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from retail_desktop.domain.imports import PreviewColumn
from retail_desktop.gui import fonts, theme
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.import_fields import FIGURES, IGNORE

PERSONAL = "Personal, not imported"
BOX, TITLE, PADDING = 28, 20, 6


class ColumnHeads(QHeaderView):
    """Boxes over headings; `change(heading, field)` is called when the user gives a column another meaning."""

    def __init__(self, view: QTableView, change: Callable[[str, str], object]) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._view, self._change = view, change
        self._columns: Sequence[PreviewColumn] = ()
        self._offered = QStandardItemModel()
        self.boxes: list[ChoiceBox] = []
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(40)
        self.sectionResized.connect(lambda *_: self.place())
        view.horizontalScrollBar().valueChanged.connect(lambda _: self.place())

    def show_columns(self, columns: Sequence[PreviewColumn], fields: Mapping[str, str]) -> None:
        """Show what each column is read as; boxes of the same headings stay, and with them the cursor."""
        same = [one.heading for one in columns] == [one.heading for one in self._columns]
        self._columns = columns
        if not same:
            self._make_boxes()
        headings = [column.heading for column in columns]
        self._offered = _model(fields)
        for place, (box, column) in enumerate(zip(self.boxes, columns, strict=True)):
            with QSignalBlocker(box):
                _choose(box, column, self._offered)
            box.setEnabled(not column.personal and headings.index(column.heading) == place)
        self.place()

    def sizeHint(self) -> QSize:
        """Be high enough for a box and a heading."""
        return QSize(super().sizeHint().width(), theme.px(BOX + TITLE) + 6)

    def place(self) -> None:
        """Put every box over its column."""
        for section, box in enumerate(self.boxes):
            left = self.sectionViewportPosition(section)
            box.setGeometry(left + 2, 3, self.sectionSize(section) - 4, theme.px(BOX))
            box.show()

    def width_for(self, section: int, words: Sequence[str], metrics: QFontMetrics) -> int:
        """How wide a column should be for its heading, its field and its cells."""
        box = self.boxes[section]
        texts = [*words, self._columns[section].heading]
        needed = max(metrics.horizontalAdvance(text) for text in texts) + 2 * PADDING + 6
        chosen = box.fontMetrics().horizontalAdvance(box.currentText()) + 40
        return min(theme.px(240), max(theme.px(80), needed, chosen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a box that gets the cursor into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ChoiceBox) and watched in self.boxes:
            self._reveal(self.boxes.index(watched))
        return super().eventFilter(watched, event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the heading below the box, muted where the column is not used."""
        colours = theme.current()
        painter.fillRect(rect, QColor(colours.table_head))
        painter.setPen(QColor(colours.border_strong))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if section >= len(self._columns):
            return
        column = self._columns[section]
        font = fonts.font(theme.px(11), QFont.Weight.DemiBold)
        painter.setFont(font)
        side = Qt.AlignmentFlag.AlignRight if column.field in FIGURES else Qt.AlignmentFlag.AlignLeft
        used = column.field not in {"", IGNORE} and not column.personal
        painter.setPen(QColor(colours.text if used else colours.muted))
        room = rect.adjusted(PADDING, theme.px(BOX) + 4, -PADDING, -2)
        words = QFontMetrics(font).elidedText(column.heading, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sections, and the head's colour in the room behind the last one."""
        super().paintEvent(event)
        beyond = self.viewport().rect().adjusted(self.length() - self.offset(), 0, 0, 0)
        painter = QPainter(self.viewport())
        painter.fillRect(beyond, theme.colour("table_head"))
        painter.setPen(theme.colour("border_strong"))
        painter.drawLine(beyond.bottomLeft(), beyond.bottomRight())

    def _make_boxes(self) -> None:
        for box in self.boxes:
            box.removeEventFilter(self)
            box.hide()
            box.deleteLater()
        self.boxes = []
        before = self._view.previousInFocusChain() or self._view
        for column in self._columns:
            box = ChoiceBox(f"What the column {column.heading} holds")
            box.setParent(self.viewport())
            box.installEventFilter(self)
            box.activated.connect(lambda _, box=box, heading=column.heading: self._change(heading, box.currentData()))
            QWidget.setTabOrder(before, box)
            before = box
            self.boxes.append(box)
        QWidget.setTabOrder(before, self._view)

    def _reveal(self, section: int) -> None:
        left, width = self.sectionViewportPosition(section), self.sectionSize(section)
        bar = self._view.horizontalScrollBar()
        if left < 0:
            bar.setValue(bar.value() + left)
        elif left + width > self.viewport().width():
            bar.setValue(bar.value() + left + width - self.viewport().width())


def _model(fields: Mapping[str, str]) -> QStandardItemModel:
    """What the boxes offer; one for all, since a wide file has a hundred of them."""
    model = QStandardItemModel()
    for field, words in fields.items():
        line = QStandardItem(words)
        line.setData(field, Qt.ItemDataRole.UserRole)
        model.appendRow(line)
    return model


def _choose(box: ChoiceBox, column: PreviewColumn, model: QStandardItemModel) -> None:
    if column.personal:
        model = _model({IGNORE: PERSONAL})
        model.setParent(box)
    box.setModel(model)
    box.setCurrentIndex(max(0, box.findData(column.field or IGNORE)))
    box.setToolTip(f"{column.heading}: {box.currentText()}")

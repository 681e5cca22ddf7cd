"""The live preview: the first records of the file under their headings, each with what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from retail_desktop.domain.imports import ImportReport
from retail_desktop.gui import fonts, theme
from retail_desktop.gui.icons import status_pixmap
from retail_desktop.gui.labels import plain_label
from retail_desktop.gui.screens.import_columns import ColumnHeads
from retail_desktop.gui.screens.import_fields import field_choices
from retail_desktop.gui.screens.import_records import SIGNS, RecordModel

Index = QModelIndex | QPersistentModelIndex
SAMPLE = 40
ROW, SIGN = 26, 14
NARROWEST, WIDEST = 116, 250
ROOM = "\N{EN SPACE}"


class ImportPreview(QTableView):
    """Records that can be looked at; `change(heading, field)` tells of a column with another meaning."""

    def __init__(self, change: Callable[[str, str], object]) -> None:
        super().__init__()
        self.records = RecordModel()
        self.setAccessibleName("The first lines of the file")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.heads = ColumnHeads(self, change)
        self.setHorizontalHeader(self.heads)
        self._outcomes = _Outcomes(self, self.records)
        self.setVerticalHeader(self._outcomes)
        self.setModel(self.records)
        self.setItemDelegate(_Cells(self, self.records))
        self._corner = plain_label("Line and outcome", "caption")
        self._corner.setParent(self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        theme.signals.changed.connect(self._take_theme)
        self._take_theme()

    def show_report(self, report: ImportReport) -> bool:
        """Show the records of a report; False if it has none."""
        place = self.horizontalScrollBar().value()
        same = [one.heading for one in self.records.columns] == [one.heading for one in report.preview_columns]
        self.records.show_report(report)
        self.heads.show_columns(report.preview_columns, field_choices(report.target))
        if not same:
            self._fit()
        self._outcomes.setFixedWidth(self._outcomes.needed())
        self.updateGeometries()
        self.heads.place()
        self.horizontalScrollBar().setValue(place if same else 0)
        return bool(report.preview_columns)

    def updateGeometries(self) -> None:
        """Keep the words in the corner where the two heads meet."""
        super().updateGeometries()
        corner: QLabel | None = getattr(self, "_corner", None)  # Qt asks before the constructor is done
        if corner is not None:
            corner.setGeometry(self._outcomes.x() + 6, 0, self._outcomes.width() - 8, self.heads.height() - 4)

    def _fit(self) -> None:
        for section in range(self.records.columnCount()):
            cells = (self.records.index(row, section) for row in range(min(SAMPLE, self.records.rowCount())))
            words = [str(self.records.data(cell)) for cell in cells]
            self.setColumnWidth(section, self.heads.width_for(section, words, self.fontMetrics()))

    def _take_theme(self) -> None:
        self.setFont(fonts.font(theme.px(12)))
        self._outcomes.setDefaultSectionSize(theme.px(ROW))
        self._outcomes.setMinimumSectionSize(theme.px(ROW))
        self._fit()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, then the lines between the records."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(theme.colour("border"))
        for row in range(max(0, self.rowAt(0)), self.records.rowCount()):
            bottom = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(0, bottom, self.viewport().width(), bottom)
            if bottom > self.viewport().height():
                break


class _Outcomes(QHeaderView):
    """The head of each row: its line in the file, a sign and what becomes of it; never scrolled away sideways."""

    def __init__(self, view: QTableView, records: RecordModel) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._records = records
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Be as wide as the longest outcome asks for, within reason."""
        return QSize(self.needed(), super().sizeHint().height())

    def needed(self) -> int:
        """How wide the outcomes are, within reason."""
        metrics = QFontMetrics(fonts.font(theme.px(12)))
        rows = range(self._records.rowCount())
        widest = max((metrics.horizontalAdvance(self._records.outcome(row)) for row in rows), default=0)
        return min(theme.px(WIDEST), max(theme.px(NARROWEST), widest + self._number_width() + theme.px(SIGN) + 30))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw number, sign and words."""
        painter.save()
        selected = self.selectionModel().isRowSelected(section, QModelIndex())
        painter.fillRect(rect, theme.colour("selection" if selected else "surface"))
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("border_strong"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(fonts.font(theme.px(12)))
        number, side = self._number_width(), theme.px(SIGN)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.colour("muted"))
        at = QRect(rect.x() + 6, rect.y(), number, rect.height())
        painter.drawText(
            at, middle | Qt.AlignmentFlag.AlignRight, str(self._records.headerData(section, Qt.Orientation.Vertical))
        )
        sign = SIGNS.get(self._records.lines[section].outcome)
        picture = status_pixmap(sign, side, self.devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(at.right() + 8, rect.y() + (rect.height() - side) // 2, picture)
        room = rect.adjusted(at.right() + 8 + side + 6 - rect.x(), 0, -4, 0)
        painter.setPen(theme.colour("text"))
        words = painter.fontMetrics().elidedText(
            self._records.outcome(section), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, words)
        painter.restore()

    def _number_width(self) -> int:
        texts = (str(self._records.headerData(row, Qt.Orientation.Vertical)) for row in range(self._records.rowCount()))
        metrics = QFontMetrics(fonts.font(theme.px(12)))
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + 2


class _Cells(QStyledItemDelegate):
    """Draws a frame around the cell that is why its record is left out."""

    def __init__(self, view: QTableView, records: RecordModel) -> None:
        super().__init__(view)
        self._records = records

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep figures away from the words in the next column."""
        super().initStyleOption(option, index)
        if self._records.is_figure(index.column()):
            option.text += ROOM

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and the frame where it is to blame."""
        super().paint(painter, option, index)
        if self._records.is_blamed(index.row(), index.column()):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().out_now), 1.5))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1.5, 2.5, -1.5, -3.5), 4, 4)
            painter.restore()

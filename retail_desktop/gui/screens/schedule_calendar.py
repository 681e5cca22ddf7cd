"""The calendar of the coming four weeks: who is to be ordered from on which day, and what should arrive."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import fonts, theme
from retail_desktop.gui.icons import icon, status_icon
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.schedule_model import FIRST_DAY, ScheduleModel
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.services import reorder_schedule
from retail_desktop.services.reorder_schedule import Schedule, ScheduleDay

ROW_HEIGHT, HEAD_HEIGHT = 40, 38
NARROW, LEFT = 24, (150, 44, 76)
LEGEND = (
    "A number: suggestions to order that day. A ring: orders are taken. A lorry: a delivery is expected. Grey: closed."
)
NO_PLAN = "There is no reorder plan yet, so the calendar shows days to order and deliveries alone."
Index = QModelIndex | QPersistentModelIndex


class ScheduleDelegate(QStyledItemDelegate):
    """Draws a supplier's day: the number to order, a ring where one may order, a lorry where goods should come."""

    def __init__(self, model: ScheduleModel, view: QTableView) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        self.initStyleOption(option, index)
        day = self._model.day_at(index)
        if day is None:
            if index.column() == 1 and option.text:
                sign = status_icon(Status.BEFORE_DELIVERY)
                sign.paint(painter, QRect(option.rect.left() + 8, option.rect.center().y() - 6, 13, 13))
            _underline(painter, option.rect)
            option.rect = option.rect.adjusted(6, 0, -6, -1)
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if day.closed or day.day.weekday() > 4:
            painter.fillRect(option.rect, theme.colour("border" if day.closed else "surface_alt"))
        _draw_day(painter, QRectF(option.rect), day)
        edge = option.rect
        _underline(painter, edge)
        painter.drawLine(edge.left(), edge.top(), edge.left(), edge.bottom())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(edge).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as a row."""
        del option, index
        return QSize(theme.px(NARROW), theme.px(ROW_HEIGHT))


def _underline(painter: QPainter, area: QRect) -> None:
    painter.setPen(theme.colour("border"))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def _draw_day(painter: QPainter, area: QRectF, day: ScheduleDay) -> None:
    middle = area.center()
    busy = day.lines or day.takes_orders
    if day.coming:
        upper = QRectF(area.left(), area.top() + 2, area.width(), area.height() / 2)
        side = theme.px(14)
        lorry = icon("deliveries", "text")
        top = middle.y() + 2 if busy else middle.y() - side / 2
        lorry.paint(painter, QRect(round(middle.x() - side / 2), round(top), side, side))
        middle = upper.center()
    if day.lines:
        box = QRectF(0, 0, min(area.width() - 4, theme.px(26)), theme.px(17))
        box.moveCenter(middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(theme.colour("on_accent"))
        painter.setFont(fonts.font(theme.px(11), QFont.Weight.DemiBold))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, wording.number(day.lines))
    elif day.takes_orders:
        painter.setPen(QPen(theme.colour("muted"), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, theme.px(4), theme.px(4))


class ScheduleView(QTableView):
    """All days side by side without scrolling where there is room; arrow keys go from day to day."""

    def __init__(self, model: ScheduleModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(ScheduleDelegate(model, self))
        self.setProperty("role", "schedule")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Calendar of the coming weeks")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFixedHeight(theme.px(HEAD_HEIGHT))
        self.horizontalHeader().setMinimumSectionSize(theme.px(NARROW))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Share the width that the first columns leave among the days."""
        for place, width in enumerate(LEFT):
            self.setColumnWidth(place, theme.px(width))
        days = self.model().columnCount() - FIRST_DAY
        if days <= 0:
            return
        room = self.viewport().width() - sum(map(theme.px, LEFT))
        width = max(theme.px(NARROW), room // days)
        for place in range(days):
            self.setColumnWidth(FIRST_DAY + place, width)
        self.setColumnWidth(0, theme.px(LEFT[0]) + max(0, room - width * days))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open what is under the cursor with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ScheduleCalendar(QWidget):
    """The calendar with what the chosen day asks for, in words."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._page, self._latest = page, Latest()
        self.model = ScheduleModel(self)
        self.view = ScheduleView(self.model)
        self.heading, self.words = text(role="strong"), text(wrap=True)
        self.note = text(role="muted", wrap=True)
        self.open = button("Open the &day", self._open_current)
        self.print = button("Pr&int…", lambda: page.navigate.emit("reports", "schedule"), "print", "Ctrl+P")
        card = Card(padding=0)
        card.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(TwoEnds(row(self.heading), row(self.open, self.print)))
        column.addWidget(card, 1)
        column.addWidget(self.words)
        column.addWidget(self.note)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(lambda *_: self._show_words())
        self.view.activated.connect(lambda _: self._open_current())
        self.view.doubleClicked.connect(lambda _: self._open_current())

    def reload(self, now: datetime) -> None:
        """Read the coming weeks."""
        self._latest.take(
            self._page.context.jobs.read(reorder_schedule.reorder_schedule, now), self._show,
            lambda words, _: self._page.context.messages.refuse(words),
        )  # fmt: skip

    def _show(self, schedule: Schedule) -> None:
        kept = self.view.currentIndex()
        place = (kept.row(), kept.column()) if kept.isValid() else _first_to_order(schedule)
        self.model.show_schedule(schedule)
        days = self.model.days()
        self.heading.setText(f"{wording.day(days[0])} to {wording.day(days[-1])}, late ones first" if days else "")
        self.note.setText(LEGEND if schedule.plan_as_of else f"{NO_PLAN} {LEGEND}")
        index = self.model.index(*place)
        self.view.setCurrentIndex(index if index.isValid() else self.model.index(0, FIRST_DAY))
        self._show_words()

    def _show_words(self) -> None:
        index = self.view.currentIndex()
        nothing = "No supplier sells anything yet. Import suppliers and items first."
        self.words.setText(self.model.words(index) if index.isValid() else nothing)
        self.open.setEnabled(index.isValid())

    def _open_current(self) -> None:
        """Go where the day's work is done: the plan, the order that should come, or the supplier's terms."""
        index = self.view.currentIndex()
        if not index.isValid():
            return
        supplier, day = self.model.supplier_at(index), self.model.day_at(index)
        coming = day.coming if day else supplier.late
        if day is not None and day.lines:
            self._page.navigate.emit("reorder", supplier.supplier.code)
        elif coming:
            self._page.navigate.emit("orders", coming[0].order)
        else:
            self._page.navigate.emit("suppliers", supplier.supplier.code)


def _first_to_order(schedule: Schedule) -> tuple[int, int]:
    """Row and column of the first day on which something is to be ordered; else the first day."""
    found = (
        (row, FIRST_DAY + place)
        for row, one in enumerate(schedule.suppliers)
        for place, day in enumerate(one.days)
        if day.lines
    )
    return next(found, (0, FIRST_DAY))

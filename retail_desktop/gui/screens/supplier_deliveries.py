"""How long a supplier's deliveries took: the words behind the lead time, a bar for each, and the list."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.small_chart import SmallChart
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.browse_suppliers import PastOrder, SupplierCard

SHOWN_BARS = 24
COLUMNS = (
    Column("order", "Order", "code", lambda one: one.number, width=84),
    Column("ordered", "Ordered", "date", lambda one: one.days.ordered_on, width=72),
    Column("promised", "Promised", "date", lambda one: one.days.promised_on, width=76),
    Column("came", "Came", "date", lambda one: one.days.received_on, width=72),
    Column("days", "Days", "number", lambda one: one.days.days, width=48),
    Column(
        "late", "Late", "number", lambda one: one.days.late_days or None, width=48,
        mark=lambda one: "bold" if one.days.late_days else None,
    ),
)  # fmt: skip


class DeliveryBars(SmallChart):
    """One bar a delivery, the oldest at the left; the dashed line is the lead time that the plan uses."""

    def __init__(self) -> None:
        super().__init__(height=110)
        self._days: tuple[int, ...] = ()
        self._late: tuple[int, ...] = ()
        self._used = 0

    def show_card(self, card: SupplierCard) -> None:
        """Show the newest deliveries."""
        shown = tuple(reversed(card.past[:SHOWN_BARS]))
        self._days = tuple(one.days.days for one in shown)
        self._late = tuple(one.days.late_days for one in shown)
        self._used = card.lead.days
        self.names = tuple(wording.short_day(one.days.received_on) for one in shown)
        self.tips = tuple(map(_tip, shown))
        self.setAccessibleName("Days that past deliveries took")
        self.setAccessibleDescription("; ".join(self.tips))
        self.setVisible(bool(shown))
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw the bars, their late part in the colour of a warning, and the line."""
        highest = max((*self._days, self._used, 1))
        for place, (days, late) in enumerate(zip(self._days, self._late, strict=True)):
            slot = self.slot(place)
            width, unit = min(slot.width() * 0.7, theme.px(22)), slot.height() / highest
            left = slot.center().x() - width / 2
            painter.fillRect(QRectF(left, slot.bottom() - days * unit, width, days * unit), theme.colour("chart_bar"))
            part = min(late, days) * unit
            painter.fillRect(QRectF(left, slot.bottom() - days * unit, width, part), theme.colour("before_delivery"))
            painter.setPen(theme.colour("text"))
            above = QRectF(slot.left(), slot.bottom() - days * unit - 15, slot.width(), 14)
            painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(days))
        if self._days:
            slot = self.slot(0)
            y = slot.bottom() - self._used * slot.height() / highest
            self.line(painter, slot.bottom(), "border_strong")
            painter.setPen(theme.colour("accent"))
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))


class DeliveriesTab(QScrollArea):
    """Words, bars and list; scrolls where the window is low."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words, self.bars = text(wrap=True), DeliveryBars()
        self._legend = text(
            "Bars: days from order to delivery, their upper part the days late. Dashed: what the plan uses.", "caption",
            wrap=True,
        )  # fmt: skip
        self.model = TableModel(COLUMNS, self, key=lambda one: one.number)
        self.view = TableView(self.model, "supplier_deliveries")
        WideColumn(self.view, "order")
        self.view.empty_text("No order of this supplier has arrived yet.")
        inner = QWidget()
        self.setWidget(inner)
        page = QVBoxLayout(inner)
        page.setContentsMargins(0, 8, 0, 0)
        for part in (self.words, self.bars, self._legend):
            page.addWidget(part)
        page.addWidget(self.view, 1)

    def show_card(self, card: SupplierCard) -> None:
        """Show one supplier's deliveries."""
        self.words.setText(card.lead_words)
        self.bars.show_card(card)
        self._legend.setVisible(bool(card.past))
        self.model.set_rows(card.past)


def _tip(one: PastOrder) -> str:
    late = f", {wording.plural(one.days.late_days, 'day')} late" if one.days.late_days else ""
    return (
        f"{one.number}: ordered {wording.day(one.days.ordered_on)}, came {wording.day(one.days.received_on)}, "
        f"{wording.plural(one.days.days, 'day')}{late}"
    )

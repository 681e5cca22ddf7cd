"""One card a supplier across the top of the plan: lines, order day, and how far the order is from the minimum."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_DOWN

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon, status_icon
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.plan_lines import SupplierSummary

HEIGHT, WIDTH, MARGIN = 76, 172, 11
ALL = "*"


class SupplierCard(QAbstractButton):
    """A supplier as a button; the chosen one has the accent's border."""

    def __init__(self, summary: SupplierSummary, today: date) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._today = today
        self.show_summary(summary)

    def sizeHint(self) -> QSize:
        """The smallest card that holds its words."""
        return QSize(WIDTH, HEIGHT)

    def show_summary(self, summary: SupplierSummary) -> None:
        """Show new figures of the same supplier."""
        self.summary = summary
        self.setText(summary.name)
        words = f"{summary.name}: {wording.plural(summary.lines, 'line')}, {self._minimum_words()}"
        self.setAccessibleName(words)
        self.setToolTip("\n".join(filter(None, (words, summary.waiting, summary.review))))
        self.setAccessibleDescription(" ".join(filter(None, (summary.waiting, summary.review))))
        self.update()

    def _minimum_words(self) -> str:
        whole = self.summary.cost.to_integral_value(ROUND_DOWN)  # rounded up, a missed minimum would look met
        cost = wording.round_money(whole, self.summary.currency)
        if not self.summary.minimum:
            return cost if self.summary.order_day is None else f"{cost}, no minimum"
        return f"{cost} of {wording.round_money(self.summary.minimum, self.summary.currency)} minimum"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw frame, name, order day, bar and amount."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        strong = self.isChecked() or self.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent if strong else tokens.border), 2 if strong else 1))
        painter.setBrush(QColor(tokens.surface))
        inset = 1.0 if strong else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        self._line(painter, 8, self.summary.name, wording.plural(self.summary.lines, "line"), bold=True)
        self._order_day(painter)
        if self.summary.minimum:
            self._draw_bar(painter)
        self._draw_minimum(painter)

    def _order_day(self, painter: QPainter) -> None:
        when = self.summary.order_day
        if when is None:
            return
        today = when == self._today
        clock = status_icon(Status.ORDER_TODAY) if today else icon("ph.clock", "muted")
        clock.paint(painter, QRect(MARGIN, 29, 14, 14))
        near = "" if today else wording.days_away(when, self._today)
        cut_off = self.summary.cut_off
        until = f" until {cut_off:%H:%M}" if cut_off else ""
        self._line(painter, 27, f"Order today{until}" if today else wording.day(when), near, indent=20)

    def _draw_bar(self, painter: QPainter) -> None:
        tokens = theme.current()
        track = QRectF(MARGIN, 48.5, self.width() - 2 * MARGIN, 4)
        painter.setPen(QPen(QColor(tokens.border_strong), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(track, 2, 2)
        share = min(1.0, float(self.summary.cost / self.summary.minimum))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.ok if self.summary.reached else tokens.accent))
        painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * share, 4.5), 2, 2)

    def _draw_minimum(self, painter: QPainter) -> None:
        reached = bool(self.summary.minimum) and self.summary.reached
        if reached:
            status_icon(Status.OK).paint(painter, QRect(MARGIN, 58, 12, 12))
        self._line(painter, 55, self._minimum_words(), "", indent=16 if reached else 0, size=11)

    def _line(
        self, painter: QPainter, y: int, left: str, right: str, *, bold: bool = False, indent: int = 0, size: int = 12
    ) -> None:
        tokens = theme.current()
        small, main = QFont(self.font()), QFont(self.font())
        small.setPixelSize(11)
        main.setPixelSize(13 if bold else size)
        main.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        taken = QFontMetrics(small).horizontalAdvance(right)
        space = QRect(MARGIN, y, self.width() - 2 * MARGIN, 18)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(space, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        room = space.adjusted(indent, 0, -taken - 6 if right else 0, 0)
        painter.setFont(main)
        painter.setPen(QColor(tokens.text))
        elided = QFontMetrics(main).elidedText(left, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


class SupplierCards(QScrollArea):
    """The row of cards; scrolls sideways when there are more than fit."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._cards: dict[str, SupplierCard] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)

    def show_summaries(self, summaries: Sequence[SupplierSummary], today: date, chosen: str) -> None:
        """Show one card each, in this order; the same suppliers as before keep their cards."""
        if list(self._cards) == [one.code for one in summaries]:
            for one in summaries:
                self._cards[one.code].show_summary(one)
        else:
            self._build(summaries, today)
        self._cards[chosen].setChecked(True)

    def _build(self, summaries: Sequence[SupplierSummary], today: date) -> None:
        for card in self._cards.values():
            self._group.removeButton(card)
        self._cards = {one.code: SupplierCard(one, today) for one in summaries}
        strip = QWidget()
        layout = QHBoxLayout(strip)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for card in self._cards.values():
            layout.addWidget(card)
            self._group.addButton(card)
        self.setWidget(strip)
        wide = len(self._cards) * (WIDTH + 8) - 8
        self._strip_width = wide
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """Make room for the scroll bar only when it is there."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt passes a QResizeEvent
        self._fit()

    def _fit(self) -> None:
        scrolls = getattr(self, "_strip_width", 0) > self.viewport().width()
        self.setFixedHeight(HEIGHT + (self.horizontalScrollBar().sizeHint().height() + 2 if scrolls else 0))

    def _choose(self, card: QAbstractButton) -> None:
        if isinstance(card, SupplierCard):
            self.ensureWidgetVisible(card)
            self.chosen.emit(card.summary.code)

"""Units sold in the last weeks as bars, the next week's forecast hatched; painted by hand to be instant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import theme
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens import wording

LEFT, TOP, BOTTOM = 30.0, 6.0, 20.0


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `first`: units sold and the days without stock."""

    first: date
    units: float
    out_days: int = 0


def last_weeks(
    days: Sequence[date], units: Sequence[float], out_of_stock: Sequence[date], count: int = 8
) -> tuple[Week, ...]:
    """The last `count` whole weeks that end with the history's last day, oldest first."""
    if not days:
        return ()
    sold = dict(zip(days, units, strict=True))
    out = frozenset(out_of_stock)
    weeks = []
    for back in range(min(count, len(days) // 7 or 1), 0, -1):
        first = days[-1] + timedelta(days=1 - 7 * back)
        week = [first + timedelta(days=step) for step in range(7)]
        weeks.append(Week(first, sum(sold.get(one, 0.0) for one in week), sum(one in out for one in week)))
    return tuple(weeks)


class WeekBars(QWidget):
    """The small chart beside a suggestion."""

    def __init__(self) -> None:
        super().__init__()
        self._weeks: tuple[Week, ...] = ()
        self._forecast: float | None = None
        self.setMinimumHeight(104)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """Wide enough for nine bars with their labels."""
        return QSize(220, 104)

    def show_weeks(self, weeks: tuple[Week, ...], forecast: float | None) -> None:
        """Show the weeks and the forecast of the next one, in units."""
        self._weeks, self._forecast = weeks, forecast
        sold = ", ".join(wording.number(week.units) for week in weeks)
        expected = "" if forecast is None else f"; next week about {wording.number(forecast, 1)}"
        self.setAccessibleName(f"Units sold per week: {sold or 'none'}{expected}")
        self.update()

    def event(self, event: QEvent) -> bool:
        """Tell the figure under the pointer."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._figure_at(event.pos().x()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  Qt's signature
        """Draw grid, bars and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = scale_top(max([week.units for week in self._weeks] + [self._forecast or 0.0]))
        self._draw_grid(painter, top)
        tokens = theme.current()
        for place, week in enumerate(self._weeks):
            slot = self._slot(place)
            if week.out_days:
                shade = slot.adjusted(slot.width() * 0.2, 0, -slot.width() * 0.2, 0)
                painter.fillRect(shade, QColor(tokens.stockout_shade))
            painter.fillRect(self._bar(place, week.units / top), QColor(tokens.chart_bar))
            if week.out_days:
                spot = QRectF(
                    slot.center().x() - 6, max(slot.top(), self._bar(place, week.units / top).top() - 16), 12, 12
                )
                status_icon(Status.OUT).paint(painter, spot.toRect())
        if self._forecast is not None:
            self._draw_forecast(painter, self._bar(len(self._weeks), self._forecast / top))
        self._draw_days(painter)

    def _slot(self, place: int) -> QRectF:
        count = len(self._weeks) + (self._forecast is not None)
        width = (self.width() - LEFT) / max(count, 1)
        return QRectF(LEFT + place * width, TOP, width, self.height() - TOP - BOTTOM)

    def _bar(self, place: int, share: float) -> QRectF:
        slot = self._slot(place)
        height = slot.height() * max(0.0, share)
        return QRectF(slot.left() + slot.width() * 0.17, slot.bottom() - height, slot.width() * 0.66, height)

    def _draw_grid(self, painter: QPainter, top: float) -> None:
        tokens = theme.current()
        slot = self._slot(0)
        font = self.font()
        font.setPixelSize(11)
        painter.setFont(font)
        for step in range(4):
            y = round(slot.bottom() - slot.height() * step / 3)
            painter.setPen(QColor(tokens.chart_grid if step else tokens.border_strong))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width(), y))
            painter.setPen(QColor(tokens.muted))
            label = QRectF(0, y - 8, LEFT - 6, 16)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{top * step / 3:g}")

    def _draw_forecast(self, painter: QPainter, bar: QRectF) -> None:
        colour = QColor(theme.current().chart_bar)
        painter.fillRect(bar, QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.setPen(colour)
        painter.drawRect(bar)

    def _draw_days(self, painter: QPainter) -> None:
        painter.setPen(QColor(theme.current().muted))
        for place, week in enumerate(self._weeks):
            if place % 3 == 0:
                self._draw_day(painter, place, wording.short_day(week.first))
        if self._forecast is not None:
            self._draw_day(painter, len(self._weeks), "Next")

    def _draw_day(self, painter: QPainter, place: int, words: str) -> None:
        middle = min(self._slot(place).center().x(), self.width() - 16.0)
        spot = QRectF(middle - 30, self.height() - BOTTOM + 2, 60, BOTTOM - 2)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, words)

    def _figure_at(self, x: int) -> str:
        place = int((x - LEFT) // max(self._slot(0).width(), 1))
        if 0 <= place < len(self._weeks):
            week = self._weeks[place]
            out = f", out of stock {wording.plural(week.out_days, 'day')}" if week.out_days else ""
            return f"Week from {wording.day(week.first)}: {wording.number(week.units)} units{out}"
        if place == len(self._weeks) and self._forecast is not None:
            return f"Next 7 days: about {wording.number(self._forecast, 1)} units"
        return ""


def scale_top(largest: float) -> float:
    """The smallest round figure at or above `largest` that three grid lines divide evenly."""
    step = 1.0
    while 3 * step < largest:
        step *= 2 if f"{step:e}"[0] in "15" else 2.5
    return 3 * step

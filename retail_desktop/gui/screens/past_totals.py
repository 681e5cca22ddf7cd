"""Past forecasts of totals beside what came: a bar from the 5 % to the 95 % line, and a dot for what was sold."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from retail_desktop.domain.explanation import PastTotal
from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.small_chart import SmallChart
from retail_desktop.gui.screens.week_bars import scale_top

DOT = 4.0


class PastTotals(SmallChart):
    """One slot for each past total; a dot outside its bar is ringed, not only coloured."""

    def __init__(self) -> None:
        super().__init__(height=130, left=44)
        self._totals: tuple[PastTotal, ...] = ()

    def show_totals(self, totals: Sequence[PastTotal]) -> None:
        """Show totals, oldest first."""
        self._totals = tuple(totals)
        self.names = tuple(wording.short_day(one.day) for one in totals)
        self.tips = tuple(_tip(one) for one in totals)
        self.setAccessibleName("Past forecasts and what came. " + " ".join(self.tips))
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw the scale, the bars and the dots."""
        if not self._totals:
            return
        top = scale_top(max(max(one.high, one.actual) for one in self._totals))
        slot = self.slot(0)
        for share in (0.0, 1 / 3, 2 / 3, 1.0):
            y = slot.bottom() - slot.height() * share
            self.line(painter, y, "chart_grid" if share else "border_strong")
            painter.setPen(theme.colour("muted"))
            label = QRectF(0, y - 8, theme.px(self.left) - 6, 16)
            painter.drawText(
                label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, wording.number(top * share)
            )
        for place, one in enumerate(self._totals):
            self._draw_total(painter, place, one, top)

    def _draw_total(self, painter: QPainter, place: int, one: PastTotal, top: float) -> None:
        slot = self.slot(place)
        high, low, mean, actual = (
            slot.bottom() - slot.height() * value / top for value in (one.high, one.low, one.mean, one.actual)
        )
        width = min(slot.width() * 0.5, theme.px(16))
        left = slot.center().x() - width / 2
        painter.fillRect(QRectF(left, high, width, max(1.0, low - high)), theme.colour("band_50"))
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawLine(QPointF(left, mean), QPointF(left + width, mean))
        inside = one.low <= one.actual <= one.high
        painter.setPen(QPen(theme.colour("text" if inside else "out_now"), 1.5))
        painter.setBrush(theme.colour("text") if inside else theme.colour("surface"))
        size = DOT if inside else DOT + 1.5
        painter.drawEllipse(QPointF(slot.center().x(), actual), size, size)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _tip(one: PastTotal) -> str:
    came = "" if one.low <= one.actual <= one.high else (", above the range" if one.actual > one.high else ", below it")
    return (
        f"{one.days} days after {wording.full_day(one.day)}: {wording.number(one.actual, 1)} sold{came}, "
        f"{wording.number(one.mean, 1)} forecast, {wording.number(one.low, 1)} to {wording.number(one.high, 1)} range."
    )

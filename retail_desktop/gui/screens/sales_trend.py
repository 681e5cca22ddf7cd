"""Net sales of the last weeks beside those of the year before, as pairs of bars; painted by hand to be instant."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QSizePolicy

from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.small_chart import SmallChart
from retail_desktop.gui.screens.week_bars import scale_top
from retail_desktop.services.start_of_day import WeekOfSales

HEIGHT, LEFT, STEPS = 132, 54, 3


class SalesTrend(SmallChart):
    """This year's weeks full, last year's hatched beside them."""

    def __init__(self) -> None:
        super().__init__(HEIGHT, LEFT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._weeks: Sequence[WeekOfSales] = ()

    def show_weeks(self, weeks: Sequence[WeekOfSales], currency: str) -> None:
        """Show these weeks, oldest first."""
        self._weeks = weeks
        self.names = tuple(_span(week) for week in weeks)
        self.tips = tuple(_tip(week, currency) for week in weeks)
        self.setAccessibleName(f"Net sales per week. {'; '.join(self.tips) or 'Nothing was sold yet'}")
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw legend, grid, figures and bars."""
        amounts = [float(one) for week in self._weeks for one in (week.net, week.year_before) if one is not None]
        top = scale_top(max(amounts, default=1.0))
        self._draw_legend(painter)
        self._draw_grid(painter, top)
        for place, week in enumerate(self._weeks):
            slot = self.slot(place)
            wide = min(slot.width() * 0.3, theme.px(44))
            middle = slot.center().x()
            if week.year_before is not None:
                _draw_old(painter, self._bar(middle - wide - 2, wide, float(week.year_before) / top))
            painter.fillRect(self._bar(middle + 2, wide, float(week.net) / top), theme.colour("accent"))

    def _draw_legend(self, painter: QPainter) -> None:
        side, x = theme.px(9), float(theme.px(LEFT))
        for words, is_old in (("a year before", True), ("last 4 weeks", False)):
            square = QRectF(x, 2, side, side)
            if is_old:
                _draw_old(painter, square)
            else:
                painter.fillRect(square, theme.colour("accent"))
            painter.setPen(theme.colour("muted"))
            painter.drawText(QPointF(x + side + 5, 2 + side), words)
            x += side + 24 + painter.fontMetrics().horizontalAdvance(words)

    def _bar(self, left: float, wide: float, share: float) -> QRectF:
        slot = self.slot(0)
        height = slot.height() * max(0.0, share)
        return QRectF(left, slot.bottom() - height, wide, height)

    def _draw_grid(self, painter: QPainter, top: float) -> None:
        slot = self.slot(0)
        for step in range(STEPS + 1):
            y = round(slot.bottom() - slot.height() * step / STEPS)
            self.line(painter, y, "chart_grid" if step else "border_strong")
            painter.setPen(theme.colour("muted"))
            label = QRectF(0, y - 8, theme.px(LEFT) - 6, 16)
            words = wording.number(top * step / STEPS)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def _draw_old(painter: QPainter, bar: QRectF) -> None:
    painter.fillRect(bar, QBrush(theme.colour("muted"), Qt.BrushStyle.BDiagPattern))
    painter.setPen(theme.colour("muted"))
    painter.drawRect(bar)


def change_words(weeks: Sequence[WeekOfSales]) -> str:
    """How the last weeks compare with those of the year before, of the weeks that are known of both."""
    both = [(week.net, week.year_before) for week in weeks if week.year_before is not None]
    known = "in the same weeks of last year" if len(both) == len(weeks) else "last year, in the weeks that are known"
    before = sum((old for _, old in both), Decimal(0))
    if not both or before <= 0:
        return "The weeks of last year are not in the store."
    change = sum((new for new, _ in both), Decimal(0)) / before - 1
    way = "more" if change >= 0 else "less"
    return f"{wording.percent(abs(change))} {way} than {known}"


def _span(week: WeekOfSales) -> str:
    return f"{wording.short_day(week.first)} – {wording.short_day(week.first + timedelta(days=6))}"


def _tip(week: WeekOfSales, currency: str) -> str:
    before = "" if week.year_before is None else f", a year before {wording.money(week.year_before, currency)}"
    return f"Week from {wording.day(week.first)}: {wording.money(week.net, currency)}{before}"

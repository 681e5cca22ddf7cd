"""One figure of the runs over time: what each run found when it tested itself, beside what came of it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.small_chart import SmallChart

Figure = tuple[date, float | None, float | None]
"""Last day of the run, its tested share, and the share that came; None where not known (yet)."""
DOT = 3.5


class RunLines(SmallChart):
    """A line with dots for what was tested, squares for what came; shares of what was sold."""

    def __init__(self, name: str, *, signed: bool = False) -> None:
        super().__init__(height=150, left=48)
        self._name, self._signed = name, signed
        self._figures: tuple[Figure, ...] = ()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show runs, oldest first."""
        self._figures = tuple(figures)
        self.names = tuple(wording.short_day(day) for day, _, _ in figures)
        self.tips = tuple(
            f"{wording.full_day(day)}: {wording.percent(tested, 1)} tested, {wording.percent(came, 1)} came"
            for day, tested, came in figures
        )
        self.setAccessibleName(f"{self._name}. {'. '.join(self.tips)}")
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw the scale, then both figures."""
        low, high = self._bounds()
        for share in (0.0, 0.5, 1.0):
            value = low + (high - low) * share
            y = self._y(value)
            self.line(painter, y, "border_strong" if abs(value) < 1e-9 else "chart_grid")
            painter.setPen(theme.colour("muted"))
            label = QRectF(0, y - 8, theme.px(self.left) - 6, 16)
            painter.drawText(label, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, wording.percent(value))
        self._draw_tested(painter)
        self._draw_came(painter)

    def _bounds(self) -> tuple[float, float]:
        values = [abs(value) for _, *pair in self._figures for value in pair if value is not None]
        step = 0.05 if max(values, default=0) <= 0.2 else 0.1
        high = max(step, -(-max(values, default=step) // step) * step)
        return (-high if self._signed else 0.0), high

    def _y(self, value: float) -> float:
        low, high = self._bounds()
        slot = self.slot(0)
        return slot.bottom() - slot.height() * (value - low) / (high - low)

    def _draw_tested(self, painter: QPainter) -> None:
        places = [
            QPointF(self.slot(place).center().x(), self._y(tested))
            for place, (_, tested, _) in enumerate(self._figures)
            if tested is not None
        ]
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(places)
        painter.setBrush(theme.colour("accent"))
        for spot in places:
            painter.drawEllipse(spot, DOT, DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_came(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.colour("text"), 1.6))
        for place, (_, _, came) in enumerate(self._figures):
            if came is not None:
                x, y = self.slot(place).center().x(), self._y(came)
                painter.drawRect(QRectF(x - DOT, y - DOT, 2 * DOT, 2 * DOT))

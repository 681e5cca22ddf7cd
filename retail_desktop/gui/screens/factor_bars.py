"""Factors around 1 as bars: a week's days, the coming weeks, the days of the month."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.small_chart import SmallChart


class FactorBars(SmallChart):
    """Bars from zero, with a dashed line at the usual demand and each factor in a row above."""

    def __init__(self, name: str, decimals: int = 1) -> None:
        super().__init__()
        self._name, self._decimals = name, decimals
        self._factors: tuple[float, ...] = ()

    def show_factors(self, names: Sequence[str], factors: Sequence[float], tips: Sequence[str]) -> None:
        """Show one bar for each name."""
        self.names, self._factors, self.tips = tuple(names), tuple(factors), tuple(tips)
        said = ", ".join(f"{name} {self._times(factor)}" for name, factor in zip(names, factors, strict=True))
        self.setAccessibleName(f"{self._name}: {said}")
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw bars, factors and the line of the usual demand."""
        if not self._factors:
            return
        top = max(1.1, *self._factors)
        usual = self.slot(0).bottom() - self.slot(0).height() / top
        for place, factor in enumerate(self._factors):
            slot = self.slot(place)
            height = slot.height() * max(0.0, factor) / top
            bar = QRectF(slot.left() + slot.width() * 0.17, slot.bottom() - height, slot.width() * 0.66, height)
            painter.fillRect(bar, theme.colour("chart_bar"))
        self.line(painter, self.slot(0).bottom(), "border_strong")
        self.line(painter, usual, "muted", Qt.PenStyle.DashLine)
        painter.setPen(theme.colour("text"))
        words = [self._times(factor) for factor in self._factors]
        if max(map(painter.fontMetrics().horizontalAdvance, words)) > self.slot(0).width():
            return  # the tooltips tell them
        for place, said in enumerate(words):
            slot = self.slot(place)
            above = QRectF(slot.left(), 0, slot.width(), slot.top())
            painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, said)

    def _times(self, factor: float) -> str:
        return wording.times(factor, self._decimals)

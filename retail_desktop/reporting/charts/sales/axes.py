"""Axes of large figures: short labels, scales that may begin below zero, a title and a legend that never meet."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.palette import ChartTheme
from retail_desktop.reporting.wording import units

TOP = 62.0
_LINES = 5


def short(value: float) -> str:
    """A figure as short as an axis wants it: 950, 12.5k, 1.2M."""
    size = abs(value)
    for least, divisor, sign in ((1e9, 1e9, "bn"), (1e6, 1e6, "M"), (1e4, 1e3, "k")):
        if size >= least:
            return f"{units(value / divisor, 1)}{sign}"
    return units(value, 0 if size >= 100 else 1 if size >= 10 else 2)


def start(figure: Figure, theme: ChartTheme, title: str, left: float = frame.LEFT) -> Axes:
    """Empty axes under a title."""
    figure.clear()
    axes = frame.quiet_axes(figure, theme, TOP, left=left)
    frame.title_of(figure, theme).set_text(frame.drawable(title))
    return axes


def legend(figure: Figure, theme: ChartTheme, entries: Sequence[tuple[Any, str]]) -> None:
    """Signs with their words in a line of their own under the title."""
    if entries:
        frame.show_legend(figure, theme, entries)
        figure.legends[0].set_bbox_to_anchor((1, 1), transform=frame.corner(figure, -frame.RIGHT, 34))


def scale(axes: Axes, values: Iterable[float | None], *, from_zero: bool = True, across: bool = False) -> None:
    """A scale from zero, or from below the lowest value, to above the highest, with round steps."""
    known = [value for value in values if value is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    step = _round_step((high - low or abs(high) or 1.0) / _LINES)
    first, last = floor(low / step + 1e-9), max(ceil(high / step - 1e-9), floor(low / step + 1e-9) + 1)
    ticks = [step * place for place in range(first, last + 1)]
    set_limits, set_ticks = (axes.set_xlim, axes.set_xticks) if across else (axes.set_ylim, axes.set_yticks)
    set_limits(ticks[0], ticks[-1])
    set_ticks(ticks, [short(tick) for tick in ticks])


def zero_line(axes: Axes, theme: ChartTheme, *, across: bool = False) -> None:
    """The line on which bars stand."""
    draw = axes.axvline if across else axes.axhline
    draw(0, color=theme.strong_border, linewidth=frame.points(1), zorder=2.5)


def elided(text: str, most: int) -> str:
    """A text that is cut short with dots."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _round_step(least: float) -> float:
    power = 10.0 ** floor(log10(least))
    return next((step * power for step in (1.0, 2.0, 2.5, 5.0) if step * power >= least - 1e-12), 10 * power)

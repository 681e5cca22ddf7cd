"""Lying bars under names: of one period, beside another one, or as differences."""

from collections.abc import Sequence
from dataclasses import replace

from matplotlib.figure import Figure
from matplotlib.patches import Patch

from retail_desktop.domain.analysis.answer import Groups
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.charts.sales import axes as drawn
from retail_desktop.reporting.palette import ChartTheme

_LEFT = 190.0
_LONGEST = 28
_ROOM = 0.78
_MOST_LABELS = 10
_PIXELS_A_ROW = 16.0
_PIXELS_A_BAR = 9.0


def draw(figure: Figure, theme: ChartTheme, groups: Groups, title: str) -> None:
    """Draw the bars on an empty figure, the first name at the top, as many as there is room for."""
    groups = fitting(figure, groups)
    axes = drawn.start(figure, theme, title, _LEFT)
    axes.grid(visible=False, axis="y")
    axes.grid(visible=True, axis="x", color=theme.grid, linewidth=frame.points(1))
    colours = (theme.bar, theme.strong_border, theme.band_50, theme.warning)
    height = _ROOM / max(len(groups.series), 1)
    factor = 100.0 if groups.as_percent else 1.0
    entries = []
    for place, (name, values) in enumerate(groups.series):
        colour = colours[place % len(colours)]
        at = [row + (place - (len(groups.series) - 1) / 2) * height for row in range(len(values))]
        axes.barh(at, [(value or 0.0) * factor for value in values], height * 0.9, color=colour, linewidth=0, zorder=2)
        entries.append((Patch(facecolor=colour), name))
        if place == 0 or len(groups.names) * len(groups.series) <= _MOST_LABELS:
            _label(figure, theme, at, values, as_percent=groups.as_percent)
    every = [value * factor for _, values in groups.series for value in values if value is not None]
    drawn.scale(axes, [*every, *_room_for_labels(every)], across=True)
    if groups.as_percent:
        axes.set_xticks(axes.get_xticks(), [f"{drawn.short(tick)} %" for tick in axes.get_xticks()])
    axes.set_ylim(max(len(groups.names), 3) - 0.5, -0.5)
    axes.set_yticks(range(len(groups.names)), [frame.drawable(drawn.elided(name, _LONGEST)) for name in groups.names])
    drawn.zero_line(axes, theme, across=True)
    drawn.legend(figure, theme, entries if len(entries) > 1 else [])


def fitting(figure: Figure, groups: Groups) -> Groups:
    """As many rows as can be read in the height of a figure."""
    height = figure.get_figheight() * frame.DOTS_PER_INCH - drawn.TOP - frame.BOTTOM
    most = max(2, int(height / max(_PIXELS_A_ROW, _PIXELS_A_BAR * len(groups.series))))
    places = list(range(len(groups.names)))
    if most < len(places):
        first = most - most // 2 if groups.both_ends else most
        places = [*places[:first], *places[len(places) - (most - first) :]]
    series = tuple((name, tuple(values[place] for place in places)) for name, values in groups.series)
    return replace(groups, names=tuple(groups.names[place] for place in places), series=series)


def tooltip(groups: Groups, y: float) -> str:
    """The figures under the name at a height."""
    row = round(y)
    if not 0 <= row < len(groups.names):
        return ""
    words = [f"{name}: {_said(values[row], as_percent=groups.as_percent)}" for name, values in groups.series]
    return "\n".join([groups.names[row], *words])


def _said(value: float | None, *, as_percent: bool) -> str:
    if value is None:
        return "–"
    return f"{value * 100:.1f} %" if as_percent else drawn.short(value)


def _label(
    figure: Figure, theme: ChartTheme, at: Sequence[float], values: Sequence[float | None], *, as_percent: bool
) -> None:
    factor = 100.0 if as_percent else 1.0
    for place, value in zip(at, values, strict=True):
        if value is not None:
            figure.axes[0].annotate(
                _said(value, as_percent=as_percent), (value * factor, place), xytext=(4 if value >= 0 else -4, 0),
                textcoords="offset points", va="center", ha="left" if value >= 0 else "right",
                fontsize=frame.points(frame.SMALL), color=theme.muted, fontfamily=frame.FAMILY,
            )  # fmt: skip


def _room_for_labels(values: Sequence[float]) -> list[float]:
    """Values a little beyond the ends, so that the figures beside the bars have room."""
    low, high = min([*values, 0.0]), max([*values, 0.0])
    room = (high - low) * 0.07
    return [high + room * (high > 0), low - room * (low < 0)]

"""Bars along the calendar, lines over them, days without stock behind them, happenings above them."""

from collections.abc import Sequence
from datetime import date
from math import ceil

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from retail_desktop.domain.analysis.answer import Course
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.charts.sales import axes as drawn
from retail_desktop.reporting.palette import ChartTheme
from retail_desktop.reporting.wording import MONTHS, short_date

_WIDTH = 0.68
_MOST_NAMES = 6
_MONTH_DAYS = 28
_PIXELS_PER_NAME = 84.0


def draw(figure: Figure, theme: ChartTheme, course: Course, title: str) -> None:
    """Draw the course on an empty figure."""
    axes = drawn.start(figure, theme, title)
    places = range(len(course.days))
    heights = [value or 0.0 for value in course.bars]
    bars = axes.bar(places, heights, _WIDTH, color=theme.bar, zorder=2, linewidth=0)
    for bar, partial in zip(bars, course.partial, strict=True):
        if partial:
            bar.set(facecolor=theme.surface, edgecolor=theme.bar, hatch="////", linewidth=frame.points(1))
    values = [value for _, line in course.lines for value in line]
    drawn.scale(axes, [*course.bars, *values], from_zero=course.from_zero)
    axes.set_xlim(-0.6, max(len(course.days), 4) - 0.4)
    drawn.zero_line(axes, theme)
    entries = [*_lines(axes, theme, course), *_shades(axes, theme, course), *_marks(axes, theme, course)]
    if any(course.partial):
        entries.append((Patch(facecolor=theme.surface, edgecolor=theme.bar, hatch="////"), "Not a whole period"))
    drawn.legend(figure, theme, entries)
    _name_periods(figure, axes, course)


def tooltip(course: Course, x: float) -> str:
    """The figures of the period at a place."""
    place = round(x)
    if not 0 <= place < len(course.days):
        return ""
    first, last = course.days[place]
    words = [short_date(first) if first == last else f"{short_date(first)} to {short_date(last)}"]
    figures = [("", course.bars[place]), *((name, line[place]) for name, line in course.lines)]
    words += [f"{name}: {drawn.short(value)}".removeprefix(": ") for name, value in figures if value is not None]
    words += [name for start, end, _, name in course.marks if start <= last and end >= first]
    empty = sum(max(0, (min(end, last) - max(start, first)).days + 1) for start, end in course.shades)
    if empty:
        words.append(f"{empty} {'day' if empty == 1 else 'days'} out of stock")
    return "\n".join(dict.fromkeys(words))


def _lines(axes: Axes, theme: ChartTheme, course: Course) -> list[tuple[object, str]]:
    looks = {"4": (theme.accent, "-", 2.2), "1": (theme.today, (0, (5, 1.5)), 1.8)}
    entries: list[tuple[object, str]] = []
    for name, values in course.lines:
        colour, style, width = looks.get(name[0] if "average" in name else "", (theme.out, (0, (1.5, 1.5)), 1.6))
        shown = [float("nan") if value is None else value for value in values]
        (line,) = axes.plot(
            range(len(shown)), shown, color=colour, linestyle=style, linewidth=frame.points(width), zorder=4,
            marker="o" if len(shown) == 1 else None,
        )  # fmt: skip
        entries.append((line, name))
    return entries


def _shades(axes: Axes, theme: ChartTheme, course: Course) -> list[tuple[object, str]]:
    for first, last in course.shades:
        left, right = _place(course, first, 0), _place(course, last, 1)
        if right > left:
            axes.axvspan(left, right, color=theme.stock_out_shade, zorder=1, linewidth=0)
    return [(Patch(facecolor=theme.stock_out_shade), "Out of stock")] if course.shades else []


def _marks(axes: Axes, theme: ChartTheme, course: Course) -> list[tuple[object, str]]:
    looks = {"holiday": ("D", theme.too_much, "Holiday"), "promotion": ("v", theme.warning, "Promotion")}
    above = axes.get_xaxis_transform()
    found: dict[str, object] = {}
    for first, last, kind, name in course.marks:
        marker, colour, words = looks.get(kind, ("s", theme.muted, "Other event"))
        left, right = _place(course, first, 0), _place(course, last, 1)
        middle = (left + right) / 2
        axes.plot([left, right], [1, 1], color=colour, linewidth=frame.points(3), transform=above, clip_on=False)
        axes.plot([middle], [1], marker, color=colour, markersize=frame.points(6), transform=above, clip_on=False)
        found.setdefault(words, Line2D([], [], color=colour, marker=marker, markersize=frame.points(6), linestyle=""))
        if len(course.marks) <= _MOST_NAMES:
            axes.annotate(
                frame.drawable(drawn.elided(name, 22)), (middle, 1), xycoords=above, xytext=(0, -11),
                textcoords="offset points", ha="center", fontsize=frame.points(frame.SMALL), color=theme.muted,
                fontfamily=frame.FAMILY,
            )  # fmt: skip
    return [(sign, words) for words, sign in found.items()]


def _place(course: Course, day: date, end: int) -> float:
    """Where the morning (0) or the evening (1) of a day lies on the axis."""
    for place, (first, last) in enumerate(course.days):
        if day <= last:
            length = (last - first).days + 1
            return place - 0.5 + max(0.0, (day - first).days + end) / length
    return len(course.days) - 0.5


def _name_periods(figure: Figure, axes: Axes, course: Course) -> None:
    starts = [first for first, _ in course.days]
    if len(course.days) > 1 and _length(course.days[len(course.days) // 2]) >= _MONTH_DAYS:
        room = figure.get_figwidth() * frame.DOTS_PER_INCH - frame.LEFT - frame.RIGHT
        every = max(1, ceil(len(starts) * _PIXELS_PER_NAME / max(room, 1)))
        axes.set_xticks(
            range(0, len(starts), every), [f"{MONTHS[day.month - 1]} {day.year}" for day in starts[::every]]
        )
    else:
        frame.name_days(figure, axes, range(len(starts)), starts)


def _length(days: Sequence[date]) -> int:
    return (days[1] - days[0]).days + 1

"""What all charts share: letters, margins in pixels, a quiet grid, ticks on whole numbers and days."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font
from matplotlib.text import Text
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Bbox, ScaledTranslation, Transform

from retail_desktop.paths import RESOURCES
from retail_desktop.reporting.palette import ChartTheme
from retail_desktop.reporting.wording import MONTHS, short_day, units

FAMILY = ["Inter Tabular", "DejaVu Sans"]
STRONG = ["Inter Tabular SemiBold", "DejaVu Sans"]
SMALL = 11.0
LEFT, RIGHT, BOTTOM = 44.0, 16.0, 30.0
DOTS_PER_INCH = 96.0
_PIXELS_PER_LABEL = 84.0

Sign = Artist | tuple[Artist, ...]
"""What stands before a word of the legend; several artists lie on one another."""


def points(pixels: float) -> float:
    """Pixels of a 96 dpi screen in points, the unit of letters and lines."""
    return pixels * 0.75


@cache
def load_fonts() -> None:
    """Make the typefaces known to Matplotlib, and let their letters keep their own shapes and distances."""
    mpl.rcParams["text.hinting"] = "no_hinting"
    for path in sorted((RESOURCES / "fonts").glob("InterTabular-*.ttf")):
        fontManager.addfont(str(path))


def drawable(text: str) -> str:
    """The text with □ for every sign that no font at hand can draw, and with dollars that start no formula."""
    known = _letters()
    return "".join(sign if ord(sign) in known else "□" for sign in text).replace("$", r"\$")


def empty_figure(width: float, height: float) -> Figure:
    """A figure of so many pixels, for files and for a window's canvas alike."""
    return Figure(figsize=(width / DOTS_PER_INCH, height / DOTS_PER_INCH), dpi=DOTS_PER_INCH)


def quiet_axes(
    figure: Figure, theme: ChartTheme, top: float, part: tuple[float, float] = (0.0, 1.0), left: float = LEFT
) -> Axes:
    """Axes of a figure, or of a part of its height, with margins that stay the same in pixels whatever its size."""
    load_fonts()
    figure.set_facecolor(theme.surface)
    axes = figure.add_subplot()
    axes.set_axes_locator(_margins(figure, top, part, left))
    axes.set_facecolor(theme.surface)
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=theme.grid, linewidth=points(1))
    axes.spines[:].set_visible(False)
    axes.spines["bottom"].set(visible=True, color=theme.strong_border, linewidth=points(1))
    axes.tick_params(length=0, pad=points(6), labelsize=points(SMALL), labelcolor=theme.muted, labelfontfamily=FAMILY)
    return axes


def label(figure: Figure, colour: str, size: float = SMALL, *, family: Sequence[str] = FAMILY, **options: Any) -> Text:  # noqa: ANN401  Matplotlib's own options
    """A text of the chart; it may be moved and reworded later."""
    return figure.text(0, 0, "", color=colour, fontsize=points(size), fontfamily=family, **options)


def width_of(text: Text) -> float:
    """Width of a text in pixels, known before it is drawn."""
    width, _, _ = text_to_path.get_text_width_height_descent(text.get_text(), text.get_fontproperties(), ismath=False)
    return float(width) / 0.75


def corner(figure: Figure, right: float, down: float) -> Transform:
    """Coordinates whose (0, 0) and (1, 1) are the figure's corners moved by so many pixels."""
    return figure.transFigure + ScaledTranslation(right / DOTS_PER_INCH, -down / DOTS_PER_INCH, figure.dpi_scale_trans)


def title_of(figure: Figure, theme: ChartTheme) -> Text:
    """The title at the left above the plot."""
    title = label(figure, theme.text, 13, family=STRONG, transform=corner(figure, 12, 12), va="top")
    title.set_y(1)
    return title


def show_legend(figure: Figure, theme: ChartTheme, entries: Sequence[tuple[Sign, str]]) -> None:
    """One line of signs at the right of the title; drawn anew only when its words change."""
    words = [word for _, word in entries]
    if figure.legends and [text.get_text() for text in figure.legends[0].get_texts()] == words:
        return
    for old in list(figure.legends):
        old.remove()
    signs: Any = [sign for sign, _ in entries]  # Matplotlib's types forget the tuples it accepts
    figure.legend(
        signs,
        words,
        loc="upper right",
        bbox_to_anchor=(1, 1),
        bbox_transform=corner(figure, -RIGHT, 10),
        ncols=max(1, len(entries)),
        prop={"family": FAMILY, "size": points(SMALL)},
        labelcolor=theme.muted,
        frameon=False,
        borderaxespad=0,
        borderpad=0.2,
        handlelength=1.3,
        handletextpad=0.5,
        columnspacing=1.3,
    )


def scale_up(axes: Axes, highest: float, most: int = 6, unit: float = 1.0) -> None:
    """A vertical axis from zero to a round number above `highest`, with at most `most` lines above the lowest.

    Its numbers count in `unit`.
    """
    step = _round_step(max(highest, 1.0) / most)
    top = ceil(max(highest, 1.0) / step - 1e-9)
    axes.set_ylim(0, top * step)
    ticks = [step * place for place in range(top + 1)]
    axes.set_yticks(ticks, [units(tick / unit, 2) for tick in ticks])


def name_days(figure: Figure, axes: Axes, places: Sequence[float], days: Sequence[date]) -> None:
    """Name days under the plot, as many as fit; the year is told where it is not the same all along."""
    width = figure.get_figwidth() * DOTS_PER_INCH
    every = max(1, ceil(len(days) * _PIXELS_PER_LABEL / max(width - LEFT - RIGHT, 1)))
    chosen = list(zip(places, days, strict=True))[::every]
    years = {day.year for _, day in chosen}
    new = [True, *(earlier.year != later.year for (_, earlier), (_, later) in pairwise(chosen))]
    texts = [
        f"{day.day} {MONTHS[day.month - 1]} {day.year}" if len(years) > 1 and first else short_day(day)
        for (_, day), first in zip(chosen, new, strict=False)
    ]
    axes.set_xticks([place for place, _ in chosen], texts)


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is at least `least`; never less than a unit."""
    if least <= 1:
        return 1.0
    power = 10.0 ** floor(log10(least))
    steps = (1.0, 2.0, 2.5, 5.0) if power > 1 else (1.0, 2.0, 3.0, 5.0)
    return next((step * power for step in steps if step * power >= least - 1e-9), 10 * power)


def _margins(figure: Figure, top: float, part: tuple[float, float], left: float) -> Callable[[object, object], Bbox]:
    def place(_axes: object, _renderer: object) -> Bbox:
        width, height = figure.get_size_inches() * DOTS_PER_INCH
        low, high = part
        bottom = low + BOTTOM / height
        return Bbox.from_extents(
            left / width,
            bottom,
            max(1 - RIGHT / width, (left + 1) / width),
            max(high - top / height, bottom + 1 / height),
        )

    return place


@cache
def _letters() -> frozenset[int]:
    inter = RESOURCES / "fonts" / "InterTabular-Regular.ttf"
    dejavu = f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf"
    return frozenset(get_font(str(inter)).get_charmap()) | frozenset(get_font(dejavu).get_charmap())

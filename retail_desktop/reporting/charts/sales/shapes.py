"""Pictures without a calendar: the share that the largest reach, indices around one, price against units."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from retail_desktop.domain.analysis.answer import Cloud, Curve, Indices
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.charts.sales import axes as drawn
from retail_desktop.reporting.palette import ChartTheme
from retail_desktop.reporting.wording import MONTHS, WEEKDAYS

_GAP = 8
"""Where the first month stands, one free place after the weekdays."""


def draw_curve(figure: Figure, theme: ChartTheme, curve: Curve, title: str) -> None:
    """Draw how much the largest things reach together, with the ends of classes."""
    axes = drawn.start(figure, theme, title)
    shares = [0.0, *(100 * share for share in curve.reached)]
    axes.fill_between(range(len(shares)), shares, color=theme.band_90, zorder=2, linewidth=0)
    axes.plot(range(len(shares)), shares, color=theme.accent, linewidth=frame.points(2.2), zorder=3)
    axes.set_ylim(0, 105)
    axes.set_yticks(range(0, 101, 20), [f"{tick} %" for tick in range(0, 101, 20)])
    axes.set_xlim(0, max(len(shares) - 1, 1))
    drawn.scale(axes, [0.0, float(max(len(shares) - 1, 1))], across=True)
    axes.set_xlim(0, max(len(shares) - 1, 1))
    end = 0
    for letter, count in curve.classes:
        if count:
            axes.axvline(end, color=theme.strong_border, linewidth=frame.points(1), linestyle=(0, (4, 3)))
            _write(axes, theme, f"{letter}: {count:,}", end + count / 2, 4.0)
        end += count


def curve_tooltip(curve: Curve, x: float) -> str:
    """What the largest reach up to a place."""
    count = round(x)
    if not 1 <= count <= len(curve.reached):
        return ""
    return f"The largest {count:,} of {len(curve.reached):,} reach {100 * curve.reached[count - 1]:.1f} %"


def draw_indices(figure: Figure, theme: ChartTheme, indices: Indices, title: str) -> None:
    """Draw weekdays at the left and months at the right, around the line of the mean."""
    axes = drawn.start(figure, theme, title)
    places, names, values = list(range(7)), list(WEEKDAYS), list(indices.weekdays)
    if indices.months is not None:
        places, names = [*places, *range(_GAP, _GAP + 12)], [*names, *MONTHS]
        values += indices.months
    axes.bar(places, [value or 0.0 for value in values], 0.66, color=theme.bar, zorder=2, linewidth=0)
    axes.axhline(1, color=theme.accent, linewidth=frame.points(1.6), linestyle=(0, (4, 3)), zorder=3)
    drawn.scale(axes, [*values, 1.1])
    axes.set_xlim(-0.6, _GAP + 11.6)
    axes.set_xticks(places, names)
    for place, value in zip(places, values, strict=True):
        if value is not None:
            _write(axes, theme, f"{value:.2f}", place, 0.0, theme.text)
    if indices.months is None:
        _write(axes, theme, "Months: not enough history, 24 whole months are needed", _GAP + 5.5, 0.5)


def indices_tooltip(indices: Indices, x: float) -> str:
    """The index of the weekday or month at a place."""
    place = round(x)
    known = {at: (name, value) for at, (name, value) in enumerate(zip(WEEKDAYS, indices.weekdays, strict=True))}
    known |= {_GAP + at: (MONTHS[at], value) for at, value in enumerate(indices.months or ())}
    name, value = known.get(place, ("", None))
    return "" if value is None else f"{name}: {value:.2f} times the mean"


def draw_cloud(figure: Figure, theme: ChartTheme, cloud: Cloud, title: str) -> None:
    """Draw a dot for each period: across its average price, up its units."""
    axes = drawn.start(figure, theme, title)
    looks = (
        ("Usual", "o", theme.bar),
        ("Promotion", "D", theme.warning),
        ("Days out of stock", "x", theme.out),
    )
    entries = []
    rows = list(zip(cloud.points, cloud.special, cloud.short, strict=True))
    for look, (words, marker, colour) in enumerate(looks):
        own = [point for point, promoted, empty in rows if (2 if empty else int(promoted)) == look]
        if own:
            (sign,) = axes.plot(
                [x for x, _ in own], [y for _, y in own], marker, color=colour, markersize=frame.points(7), alpha=0.85,
                zorder=3,
            )  # fmt: skip
            entries.append((sign, words))
    drawn.scale(axes, [y for _, y in cloud.points])
    prices = [x for x, _ in cloud.points]
    room = (max(prices) - min(prices)) * 0.05 or 0.05 * max(prices)
    drawn.scale(axes, [min(prices) - room, max(prices) + room], from_zero=False, across=True)
    axes.annotate(
        "average price →", (1, 0), xycoords="axes fraction", xytext=(-4, 5), textcoords="offset points", ha="right",
        fontsize=frame.points(frame.SMALL), color=theme.muted, fontfamily=frame.FAMILY,
    )  # fmt: skip
    drawn.legend(figure, theme, entries if len(entries) > 1 else [])


def cloud_tooltip(cloud: Cloud, x: float, y: float) -> str:
    """The period whose dot is nearest to a place, each axis measured by its own range."""
    if not cloud.points:
        return ""
    width = max(px for px, _ in cloud.points) - min(px for px, _ in cloud.points) or 1.0
    height = max(py for _, py in cloud.points) or 1.0
    distances = [((px - x) / width) ** 2 + ((py - y) / height) ** 2 for px, py in cloud.points]
    place = distances.index(min(distances))
    price, sold = cloud.points[place]
    return f"{cloud.labels[place]}\nAverage price {price:,.2f}\n{drawn.short(sold)} units"


def _write(axes: Axes, theme: ChartTheme, words: str, x: float, y: float, colour: str = "") -> None:
    axes.annotate(
        words, (x, y), xytext=(0, 3), textcoords="offset points", ha="center", fontsize=frame.points(frame.SMALL),
        color=colour or theme.muted, fontfamily=frame.FAMILY, zorder=5,
    )  # fmt: skip

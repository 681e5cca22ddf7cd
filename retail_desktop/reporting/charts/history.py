"""What was sold and what is expected, in one picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from retail_desktop.domain.corrections import CorrectionKind, DemandCorrection
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.charts.periods import DAYS, Outlook, Period, Sold, outlooks, sold_periods
from retail_desktop.reporting.palette import LIGHT, ChartTheme
from retail_desktop.reporting.tables import Table, TableColumn
from retail_desktop.reporting.wording import count, day, listed, runs, span, units

SHOWN: dict[Period, tuple[int, int]] = {"week": (26, 13), "day": (70, 28)}
"""How many periods of history and of forecast are shown at most."""

_TOP = 58.0
_BAR_SHARE = 0.66
_NEAR_TOP = 0.965
_COLUMNS = (
    TableColumn("first", "From", "date"),
    TableColumn("last", "To", "date"),
    TableColumn("sold", "Units sold", "number"),
    TableColumn("out_days", "Days out of stock", "number"),
    TableColumn("forecast", "Forecast", "number", 1),
    TableColumn("low_90", "90 % range from", "number", 1),
    TableColumn("low_50", "50 % range from", "number", 1),
    TableColumn("high_50", "50 % range to", "number", 1),
    TableColumn("high_90", "90 % range to", "number", 1),
)


@dataclass(frozen=True, slots=True)
class ItemChartData:
    """Units sold by day until `as_of`, and what is expected afterwards.

    `forecast` is an item's forecast with its ranges, or expected units from the day after `as_of`, as for a group.
    `title_unit` opens the title: "Units" gives "Units per week". `corrections` are days that the forecast did not take
    as they were sold: what was lost stands on the bar of what was sold, single orders damped are marked.
    """

    title_unit: str
    days: tuple[date, ...]
    units: tuple[float, ...]
    out_of_stock: tuple[date, ...]
    forecast: ItemForecast | Sequence[float] | None
    as_of: date
    corrections: tuple[DemandCorrection, ...] = ()


class HistoryForecastChart:
    """Bars of units sold, a line of what is expected with its 50 % and 90 % ranges, stock-out days shaded.

    Showing other data moves the artists that are there; the caller's canvas then draws once.
    """

    def __init__(self, figure: Figure, theme: ChartTheme = LIGHT) -> None:
        self.figure = figure
        self._theme = theme
        self._sold: tuple[Sold, ...] = ()
        self._outlooks: tuple[Outlook, ...] = ()
        self._data = ItemChartData("Units", (), (), (), None, date.min)
        self._period: Period = "week"
        axes = self._axes = frame.quiet_axes(figure, theme, _TOP)
        self._title = frame.title_of(figure, theme)
        above = axes.get_xaxis_transform()
        self._shade = _boxes(theme.stock_out_shade, 0.5, transform=above)
        self._bars = _boxes(theme.bar, 2)
        self._partial = _boxes(theme.surface, 2, edgecolor=theme.bar, hatch="/////", linewidth=frame.points(1))
        self._lost = _boxes(theme.band_50, 1.9)
        for boxes in (self._shade, self._bars, self._partial, self._lost):
            axes.add_collection(boxes, autolim=False)
        self._band_90 = axes.fill_between([], [], [], color=theme.band_90, linewidth=0, zorder=2.1)
        self._band_50 = axes.fill_between([], [], [], color=theme.band_50, linewidth=0, zorder=2.2)
        (self._line,) = axes.plot([], [], color=theme.accent, linewidth=frame.points(2.2), zorder=3)
        self._today = axes.axvline(0, color=theme.muted, linewidth=frame.points(1.4), linestyle=(0, (3, 3)), zorder=2.5)
        self._damped = axes.add_line(Line2D([], [], **_diamond(theme)))
        self._octagons, self._crosses = (
            axes.add_line(Line2D([], [], transform=above, **look)) for look in _octagon(theme)
        )
        self._before = frame.label(figure, theme.text, transform=above, ha="right", va="bottom")
        self._after = frame.label(figure, theme.text, transform=above, ha="left", va="bottom")

    def show(self, data: ItemChartData, period: Period = "week") -> None:
        """Show an item's history and forecast by week or by day."""
        past, ahead = SHOWN[period]
        self._data, self._period = data, period
        self._sold = sold_periods(data.days, data.units, data.out_of_stock, data.as_of, period)[-past:]
        self._outlooks = outlooks(data.forecast, data.as_of, period)[:ahead]
        self._title.set_text(frame.drawable(f"{data.title_unit} per {period}"))
        self._set_bars()
        self._set_corrections()
        self._set_forecast()
        self._set_out_of_stock()
        self._set_axes()
        frame.show_legend(self.figure, self._theme, self._legend())

    def summary(self) -> str:
        """What the picture says, for those who do not see it."""
        whole = [sold.units for sold in self._sold if not sold.is_partial]
        parts = [f"{self._data.title_unit} per {self._period}."]
        if self._sold:
            parts.append(f"Sold from {day(self._sold[0].first)} to {day(self._sold[-1].last)}.")
        else:
            parts.append("No sales yet.")
        if whole:
            average = units(sum(whole) / len(whole), 1)
            parts.append(f"On average {average}, lowest {units(min(whole), 1)}, highest {units(max(whole), 1)}.")
        if self._gaps():
            days = [span(first, last) for first, last in self._gaps()]
            parts.append(f"Out of stock {listed(days)}.")
        return " ".join([*parts, self._expectation()])

    def values_table(self) -> Table:
        """The data of the picture as a table."""
        sold = [(one.first, one.last, one.units, one.out_days, *[None] * 5) for one in self._sold]
        ahead = [(one.first, one.last, None, None, one.mean, *(one.ranges or [None] * 4)) for one in self._outlooks]
        return Table(self._title.get_text(), _COLUMNS, [*sold, *ahead])

    def tooltip(self, x: float) -> str:
        """What stands at the horizontal place `x` of the axes; empty beside the data."""
        for sold in self._sold:
            if sold.first.toordinal() <= x < sold.last.toordinal() + 1:
                note = f", out of stock on {count(sold.out_days, 'day')}" if sold.out_days else ""
                return f"{span(sold.first, sold.last)}: {units(sold.units)} sold{note}{self._correction_note(sold)}"
        for ahead in self._outlooks:
            if ahead.first.toordinal() <= x < ahead.last.toordinal() + 1:
                ranges = (
                    f", 90 % between {units(ahead.ranges[0], 1)} and {units(ahead.ranges[-1], 1)}"
                    if ahead.ranges
                    else ""
                )
                return f"{span(ahead.first, ahead.last)}: about {units(ahead.mean, 1)} expected{ranges}"
        return ""

    def _correction_note(self, sold: Sold) -> str:
        lost, damped = self._lost_in(sold), self._corrected(sold, CorrectionKind.OUTLIER)
        note = f", about {units(lost, 1)} lost for want of stock" if lost > 0 else ""
        if damped:
            note += f", {count(len(damped), 'day')} corrected"
        return note

    def _set_bars(self) -> None:
        length = DAYS[self._period]
        margin = length * (1 - _BAR_SHARE) / 2
        boxes: dict[bool, list[Any]] = {True: [], False: []}
        for sold in self._sold:
            left = sold.first.toordinal() + margin
            boxes[sold.is_partial].append(_box(left, left + length * _BAR_SHARE, sold.units))
        self._bars.set_verts(boxes[False])
        self._partial.set_verts(boxes[True])

    def _set_corrections(self) -> None:
        length = DAYS[self._period]
        margin = length * (1 - _BAR_SHARE) / 2
        lost, damped = [], []
        for sold in self._sold:
            left, units_lost = sold.first.toordinal() + margin, self._lost_in(sold)
            if units_lost > 0:
                box = _box(left, left + length * _BAR_SHARE, sold.units + units_lost)
                lost.append([(x, max(y, sold.units)) for x, y in box])
            if self._corrected(sold, CorrectionKind.OUTLIER):
                damped.append((sold.first.toordinal() + length / 2, sold.units))
        self._lost.set_verts(lost)
        self._damped.set_data([x for x, _ in damped], [y for _, y in damped])

    def _corrected(self, sold: Sold, kind: CorrectionKind) -> list[DemandCorrection]:
        return [one for one in self._data.corrections if one.kind is kind and sold.first <= one.day <= sold.last]

    def _lost_in(self, sold: Sold) -> float:
        return sum(max(0.0, one.used - one.sold) for one in self._corrected(sold, CorrectionKind.LOST_SALES))

    def _set_forecast(self) -> None:
        shown = self._outlooks
        middles = [(one.first.toordinal() + one.last.toordinal() + 1) / 2 for one in shown]
        ends = shown[:1] + shown + shown[-1:]
        places = [shown[0].first.toordinal(), *middles, shown[-1].last.toordinal() + 1] if shown else []
        self._line.set_data(places, [one.mean for one in ends])
        has_ranges = bool(shown) and bool(shown[0].ranges)
        for band, low, high in ((self._band_90, 0, 3), (self._band_50, 1, 2)):
            band.set_visible(has_ranges)
            if has_ranges:
                band.set_data(places, [one.ranges[low] for one in ends], [one.ranges[high] for one in ends])

    def _set_out_of_stock(self) -> None:
        edges = [(first.toordinal(), last.toordinal() + 1) for first, last in self._gaps()]
        self._shade.set_verts([_box(left, right, 1) for left, right in edges])
        middles = [(left + right) / 2 for left, right in edges]
        for marks in (self._octagons, self._crosses):
            marks.set_data(middles, [_NEAR_TOP] * len(middles))

    def _set_axes(self) -> None:
        expected = [value for one in self._outlooks for value in (one.mean, *one.ranges)]
        frame.scale_up(
            self._axes, max([*(sold.units + self._lost_in(sold) for sold in self._sold), *expected], default=0)
        )
        now = self._data.as_of.toordinal() + 1
        firsts = [one.first for one in self._sold] + [one.first for one in self._outlooks]
        length = DAYS[self._period]
        first = min(firsts, default=self._data.as_of).toordinal()
        self._axes.set_xlim(first - 0.2 * length, first + (len(firsts) + 0.2) * length)
        self._today.set_xdata([now, now])
        for text, word, x in ((self._before, "Sold ", now), (self._after, " Forecast", now)):
            text.set(text=word, x=x, y=1.015, visible=bool(self._outlooks))
        frame.name_days(self.figure, self._axes, [first.toordinal() + length / 2 for first in firsts], firsts)

    def _gaps(self) -> tuple[tuple[date, date], ...]:
        if not self._sold:
            return ()
        shown = [gone for gone in self._data.out_of_stock if self._sold[0].first <= gone <= self._sold[-1].last]
        return runs(shown)

    def _legend(self) -> list[tuple[frame.Sign, str]]:
        theme, gaps = self._theme, self._gaps()
        entries: list[tuple[frame.Sign, str]] = [(Patch(color=theme.bar), "sold")]
        if any(sold.is_partial for sold in self._sold):
            entries.append((Patch(facecolor=theme.surface, edgecolor=theme.bar, hatch="/////"), "part of a week"))
        if any(self._lost_in(sold) > 0 for sold in self._sold):
            entries.append((Patch(color=theme.band_50), "lost sales, estimated"))
        if any(self._corrected(sold, CorrectionKind.OUTLIER) for sold in self._sold):
            entries.append((Line2D([], [], **_diamond(theme)), "corrected day"))
        if self._outlooks:
            entries.append((Line2D([], [], color=theme.accent, linewidth=frame.points(2.2)), "forecast"))
            if self._outlooks[0].ranges:
                entries += [(Patch(color=theme.band_50), "50 % range"), (Patch(color=theme.band_90), "90 % range")]
        if gaps:
            when = span(*gaps[0]) if len(gaps) == 1 else f"{len(gaps)} times"
            sign = tuple(Line2D([], [], **look) for look in _octagon(theme))
            entries.append((sign, f"out of stock {when}"))
        return entries

    def _expectation(self) -> str:
        if not self._outlooks:
            return "No forecast yet."
        number = len(self._outlooks)
        mean = sum(one.mean for one in self._outlooks) / number
        words = f"Forecast for the next {count(number, self._period)}: about {units(mean, 1)} a {self._period}"
        if not self._outlooks[0].ranges:
            return f"{words}."
        low = min(one.ranges[0] for one in self._outlooks)
        high = max(one.ranges[-1] for one in self._outlooks)
        return f"{words}, nine times in ten between {units(low, 1)} and {units(high, 1)}."


def _boxes(colour: str, zorder: float, **look: Any) -> PolyCollection:  # noqa: ANN401  Matplotlib's own options
    return PolyCollection([], facecolor=colour, zorder=zorder, **({"edgecolor": "none"} | look))


def _box(left: float, right: float, height: float) -> list[tuple[float, float]]:
    return [(left, 0), (left, height), (right, height), (right, 0)]


def _octagon(theme: ChartTheme) -> tuple[dict[str, Any], dict[str, Any]]:
    """The looks of the stock-out sign: an octagon, and the cross on it."""
    size = frame.points(11)
    plain = {"linestyle": "none", "clip_on": False}
    octagon = plain | {
        "marker": (8, 0, 22.5),
        "markersize": size,
        "color": theme.out,
        "markeredgewidth": 0,
        "zorder": 4,
    }
    cross = plain | {"marker": "x", "markersize": size * 0.38, "color": theme.surface, "zorder": 5}
    return octagon, cross | {"markeredgewidth": frame.points(1.6)}


def _diamond(theme: ChartTheme) -> dict[str, Any]:
    """The look of the sign of a corrected day."""
    return {
        "linestyle": "none",
        "marker": "D",
        "markersize": frame.points(8),
        "color": theme.warning,
        "markeredgecolor": theme.surface,
        "zorder": 4,
        "clip_on": False,
    }

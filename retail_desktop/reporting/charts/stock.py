"""What will be on the shelf, if what is due arrives and what is suggested is ordered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.charts.projection import Shelf, project
from retail_desktop.reporting.palette import LIGHT, ChartTheme
from retail_desktop.reporting.tables import Cell, Table, TableColumn
from retail_desktop.reporting.wording import day, short_day, units

_TOP = 62.0
_ABOVE = 1.065
_MOST_LABELS = 8
_HALF_TRUCK = 13.0
_COLUMNS = (
    TableColumn("day", "Morning of", "date"),
    TableColumn("arrives", "Arrives", "number", 1),
    TableColumn("low_90", "90 % range from", "number", 1),
    TableColumn("low_50", "50 % range from", "number", 1),
    TableColumn("median", "Projected stock", "number", 1),
    TableColumn("high_50", "50 % range to", "number", 1),
    TableColumn("high_90", "90 % range to", "number", 1),
)


@dataclass(frozen=True, slots=True)
class StockChartData:
    """Stock that can be sold, open deliveries, one new order as its arrival and quantity, and the demand to come."""

    on_hand: Decimal
    due: tuple[tuple[date, Decimal], ...]
    order: tuple[date, Decimal] | None
    forecast: ItemForecast
    safety_stock: Decimal


class ProjectedStockChart:
    """The projected stock with its 50 % and 90 % ranges, the deliveries as dashed lines, the safety stock by name."""

    def __init__(self, figure: Figure, theme: ChartTheme = LIGHT) -> None:
        self.figure = figure
        self._theme = theme
        self._data: StockChartData | None = None
        self._mornings: tuple[Shelf, ...] = ()
        axes = self._axes = frame.quiet_axes(figure, theme, _TOP)
        self._title = frame.title_of(figure, theme)
        self._title.set_text("Projected stock, units")
        beside = frame.corner(figure, 12 + frame.width_of(self._title) + 12, 13.5)
        self._remark = frame.label(figure, theme.muted, transform=beside, va="top")
        self._remark.set_y(1)
        self._band_90 = axes.fill_between([], [], [], color=theme.band_90, linewidth=0, zorder=2.1)
        self._band_50 = axes.fill_between([], [], [], color=theme.band_50, linewidth=0, zorder=2.2)
        (self._line,) = axes.plot([], [], color=theme.accent, linewidth=frame.points(2.2), zorder=4, clip_on=False)
        dashes: Any = {"linewidth": frame.points(1.3), "linestyle": (0, (4, 3))}
        self._safety = axes.axhline(0, color=theme.out, zorder=3, **dashes)
        above = axes.get_xaxis_transform()
        self._arrivals = LineCollection([], colors=theme.muted, transform=above, zorder=2.5, **dashes)
        axes.add_collection(self._arrivals, autolim=False)
        self._trucks = axes.add_line(Line2D([], [], transform=above, **_truck(theme)))
        self._safety_name = frame.label(figure, theme.text, transform=axes.transData, ha="right", va="bottom", zorder=6)
        self._safety_name.set_path_effects([withStroke(linewidth=frame.points(3), foreground=theme.surface)])
        self._words = [frame.label(figure, theme.text, transform=above, va="center") for _ in range(_MOST_LABELS)]
        frame.show_legend(figure, theme, [(Patch(color=theme.band_50), "50 %"), (Patch(color=theme.band_90), "90 %")])

    def show(self, data: StockChartData) -> None:
        """Show the stock of an item from tomorrow on."""
        self._data = data
        arrivals = [*data.due, *([data.order] if data.order and data.order[1] else [])]
        self._mornings = project(data.on_hand, arrivals, data.forecast)
        places = [shelf.day.toordinal() for shelf in self._mornings for _ in range(2)]
        levels = [stock for shelf in self._mornings for stock in (shelf.before, shelf.after)]
        self._line.set_data(places, [stock[2] for stock in levels])
        for band, low, high in ((self._band_90, 0, 4), (self._band_50, 1, 3)):
            band.set_data(places, [stock[low] for stock in levels], [stock[high] for stock in levels])
        frame.scale_up(self._axes, max(float(data.safety_stock), *(stock[4] for stock in levels)))
        self._axes.set_xlim(places[0] - 0.2, places[-1])
        weekly = self._mornings[:-1:7]
        frame.name_days(
            self.figure, self._axes, [shelf.day.toordinal() for shelf in weekly], [shelf.day for shelf in weekly]
        )
        ordered = data.order[1] if data.order else Decimal(0)
        self._remark.set_text(f"if {units(ordered)} are ordered now" if ordered else "if nothing is ordered now")
        self._place_safety(data)
        self._place_arrivals()

    def summary(self) -> str:
        """What the picture says, for those who do not see it."""
        if self._data is None:
            return "No item is shown."
        first, last = self._mornings[0], self._mornings[-1]
        parts = [f"Projected stock: {units(self._data.on_hand)} on the morning of {day(first.day)}."]
        parts += [f"{units(shelf.arrived)} arrive on {day(shelf.day)}." for shelf in self._mornings if shelf.arrived]
        empty = next((before.day for before, after in pairwise(self._mornings) if after.before[2] <= 0), None)
        if empty:
            parts.append(f"Stock is likely to run out on {day(empty)}.")
        end = f"{units(last.after[2], 0)} are likely to be left, nine times in ten between "
        parts.append(f"On {day(last.day)} {end}{units(last.after[0], 0)} and {units(last.after[4], 0)}.")
        return " ".join([*parts, f"Safety stock {units(self._data.safety_stock)}."])

    def values_table(self) -> Table:
        """The data of the picture as a table: each morning's stock after arrivals."""
        rows: list[tuple[Cell, ...]] = [(shelf.day, shelf.arrived, *shelf.after) for shelf in self._mornings]
        return Table(self._title.get_text(), _COLUMNS, rows)

    def tooltip(self, x: float) -> str:
        """What stands at the horizontal place `x` of the axes; empty beside the data."""
        for shelf in self._mornings:
            if shelf.day.toordinal() <= x < shelf.day.toordinal() + 1:
                low, high = units(shelf.after[0], 0), units(shelf.after[4], 0)
                return f"{short_day(shelf.day)}: about {units(shelf.after[2], 0)}, 90 % between {low} and {high}"
        return ""

    def _place_safety(self, data: StockChartData) -> None:
        height = float(data.safety_stock)
        shown = height > 0
        self._safety.set(ydata=[height, height], visible=shown)
        self._safety_name.set(
            text=f"Safety stock {units(data.safety_stock)} ", x=self._axes.get_xlim()[1], y=height, visible=shown
        )

    def _place_arrivals(self) -> None:
        """Every delivery has its dashed line and truck; words only where they do not run into the next ones."""
        arrivals = [shelf for shelf in self._mornings if shelf.arrived]
        places = [float(shelf.day.toordinal()) for shelf in arrivals]
        self._arrivals.set_segments([[(x, 0), (x, _ABOVE - 0.03)] for x in places])
        self._trucks.set_data(places, [_ABOVE] * len(places))
        first, last = self._axes.get_xlim()
        width = self.figure.get_figwidth() * frame.DOTS_PER_INCH - frame.LEFT - frame.RIGHT
        per_pixel = (last - first) / max(width, 1)
        for text in self._words:
            text.set_visible(False)
        limits = [*(x - _HALF_TRUCK * per_pixel for x in places[1:]), last + frame.RIGHT * per_pixel]
        for text, shelf, x, limit in zip(self._words, arrivals, places, limits, strict=False):
            start = x + _HALF_TRUCK * per_pixel
            text.set(text=f"{units(shelf.arrived)} arrive {short_day(shelf.day)}", x=start, y=_ABOVE)
            text.set_visible(start + frame.width_of(text) * per_pixel <= limit)


def _truck(theme: ChartTheme) -> dict[str, Any]:
    box = [(-8, -3), (-8, 5), (2, 5), (2, -3), (-8, -3)]
    cab = [(2, -3), (2, 2), (6, 2), (8, -0.5), (8, -3), (2, -3)]
    body = Outline(box + cab, [1, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2])
    wheels = [Outline.circle((x, -4), 1.8) for x in (-4.5, 4.5)]
    return {
        "marker": Outline.make_compound_path(body, *wheels),
        "markersize": frame.points(15),
        "markerfacecolor": theme.surface,
        "markeredgecolor": theme.muted,
        "markeredgewidth": frame.points(1.3),
        "linestyle": "none",
        "clip_on": False,
        "zorder": 5,
    }

"""Net sales of the last months as bars, each with a mark for the same weekdays of the year before."""

from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from retail_desktop.domain.figure_periods import is_whole_month
from retail_desktop.domain.figures import MonthSales
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.palette import LIGHT, ChartTheme
from retail_desktop.reporting.wording import MONTHS, amount

_TOP = 40.0
_WIDTH = 0.64
_THOUSAND = 10_000


class YearChart:
    """One bar a month; a month that is not over is hatched."""

    def __init__(self, figure: Figure, theme: ChartTheme = LIGHT) -> None:
        self.figure = figure
        self._theme = theme
        self._months: tuple[MonthSales, ...] = ()
        self._axes = frame.quiet_axes(figure, theme, _TOP)
        self._title = frame.title_of(figure, theme)
        self._bars: BarContainer | None = None
        self._marks: list[Line2D] = []

    def show(self, months: tuple[MonthSales, ...], currency: str = "") -> None:
        """Show these months, oldest first."""
        self._months = months
        self._clear()
        sales = [float(one.net_sales) for one in months]
        marks = [float(one.last_year) for one in months if one.last_year is not None]
        highest = max([*sales, *marks], default=1.0)
        scale = 1000.0 if highest >= _THOUSAND else 1.0
        unit = " ".join(filter(None, (currency, "thousand" if scale > 1 else "")))
        self._title.set_text(frame.drawable(f"Net sales, {unit}" if unit else "Net sales"))
        self._bars = self._axes.bar(range(len(months)), [max(0.0, one / scale) for one in sales], _WIDTH, zorder=2)
        for bar, month in zip(self._bars, months, strict=True):
            whole = is_whole_month(month.period)
            bar.set(facecolor=self._theme.bar if whole else self._theme.surface, edgecolor=self._theme.bar,
                    hatch="" if whole else "/////", linewidth=frame.points(1))  # fmt: skip
        for place, month in enumerate(months):
            if month.last_year is not None:
                level = float(month.last_year) / scale
                self._marks += self._axes.plot(
                    [place - 0.42, place + 0.42], [level, level], color=self._theme.text, linewidth=frame.points(2),
                    solid_capstyle="butt", zorder=3,
                )  # fmt: skip
        frame.scale_up(self._axes, highest / scale)
        self._axes.set_xlim(-0.6, max(1, len(months)) - 0.4)
        self._axes.set_xticks(range(len(months)), [_name(one, first=not place) for place, one in enumerate(months)])
        frame.show_legend(self.figure, self._theme, self._legend())

    def summary(self) -> str:
        """What the picture says, for those who do not see it."""
        if not self._months:
            return "No sales yet."
        return "Net sales by month. " + " ".join(_sentence(one) for one in self._months)

    def tooltip(self, x: float) -> str:
        """The figures of the month at the horizontal place `x`."""
        place = round(x)
        return _sentence(self._months[place]) if 0 <= place < len(self._months) and abs(x - place) <= 0.5 else ""

    def _clear(self) -> None:
        if self._bars is not None:
            self._bars.remove()
        for mark in self._marks:
            mark.remove()
        self._marks = []

    def _legend(self) -> list[tuple[frame.Sign, str]]:
        entries: list[tuple[frame.Sign, str]] = []
        if self._months and not is_whole_month(self._months[-1].period):
            hatched = Patch(facecolor=self._theme.surface, edgecolor=self._theme.bar, hatch="/////")
            entries.append((hatched, f"until {self._months[-1].period.last.day}"))
        if self._marks:
            entries.append((self._marks[0], "same weekdays a year before"))
        return entries


def _name(month: MonthSales, *, first: bool) -> str:
    day = month.period.first
    return f"{MONTHS[day.month - 1]} {day.year}" if first or day.month == 1 else MONTHS[day.month - 1]


def _sentence(month: MonthSales) -> str:
    words = f"{_name(month, first=True)}: {amount(month.net_sales, 0)}"
    if not is_whole_month(month.period):
        words += f" until {month.period.last.day}"
    if month.last_year is not None:
        words += f", the same weekdays a year before {amount(month.last_year, 0)}"
    if month.margin_share is not None:
        words += f", margin {amount(month.margin_share * 100, 1)} %"
    return f"{words}."

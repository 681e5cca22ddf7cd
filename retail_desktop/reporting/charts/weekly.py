"""A replay week by week: the stock that was held and the sales that were lost, under three ways of ordering."""

from collections.abc import Callable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from retail_desktop.domain.replay import RULE_NAMES, Replay, Rule, Week, best_simple
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.palette import LIGHT, ChartTheme
from retail_desktop.reporting.tables import Cell, Table, TableColumn
from retail_desktop.reporting.wording import day, units

_TOP, _MIDDLE = 62.0, 26.0
_LINES = 3
_LONG = 10_000  # from here on an axis counts in thousands
_TITLES = (
    ("Stock value, week by week", "Stock value in thousands, week by week"),
    ("Lost sales, units a week", "Lost sales, thousands of units a week"),
)
_FEW_WEEKS = 12  # each has a dot of its own
_COLUMNS = (
    TableColumn("rule", "Rule", "text"),
    TableColumn("week", "Week of", "date"),
    TableColumn("stock_value", "Stock value", "money", 2),
    TableColumn("lost", "Lost sales, units", "number", 1),
)
_Course = tuple[str, Sequence[Week]]


class WeeklyChart:
    """Above the stock value, below the lost units: the program, what happened, and one simple rule."""

    def __init__(self, figure: Figure, theme: ChartTheme = LIGHT) -> None:
        self.figure = figure
        self._theme = theme
        self._courses: list[_Course] = []
        self._panels: tuple[Axes, Axes] = (
            frame.quiet_axes(figure, theme, _TOP, (0.5, 1.0)), frame.quiet_axes(figure, theme, _MIDDLE, (0.0, 0.5)),
        )  # fmt: skip
        self._lines: list[Line2D] = []
        self._title = frame.title_of(figure, theme)
        self._title.set_text(_TITLES[0][0])
        self._below = self._second_title()

    def _second_title(self) -> Text:
        title = frame.label(
            self.figure, self._theme.text, 13, family=frame.STRONG, transform=frame.corner(self.figure, 12, 2), va="top"
        )
        title.set_y(0.5)
        title.set_text(_TITLES[1][0])
        return title

    def show(self, replay: Replay, rule: Rule | None = None) -> None:
        """Show the weeks of a replay beside one simple rule; the best one unless named."""
        self._courses = courses(replay, rule)
        for line in self._lines:
            line.remove()
        self._lines = []
        values: tuple[Callable[[Week], float], ...] = (lambda week: week.stock_value, lambda week: week.lost)
        units_of = [self._draw(axes, value) for axes, value in zip(self._panels, values, strict=True)]
        for text, (plain, thousands), unit in zip((self._title, self._below), _TITLES, units_of, strict=True):
            text.set_text(plain if unit == 1 else thousands)
        frame.show_legend(
            self.figure, self._theme,
            [(line, name) for line, (name, _) in zip(self._lines, self._courses, strict=False)],
        )  # fmt: skip
        for legend in self.figure.legends:
            legend.set_bbox_to_anchor((1, 1), transform=frame.corner(self.figure, -frame.RIGHT, 34))

    def summary(self) -> str:
        """What the picture says, for those who do not see it."""
        if not self._courses:
            return "No replay yet."
        said = [
            f"{name}: on average stock of {units(_mean(weeks, 'stock_value'), 0)}, "
            f"{units(_mean(weeks, 'lost'), 1)} lost a week."
            for name, weeks in self._courses
        ]
        return " ".join(["Stock value and lost sales, week by week.", *said])

    def values_table(self) -> Table:
        """The data of the picture as a table."""
        rows: list[Sequence[Cell]] = [
            (name, week.first, week.stock_value, week.lost) for name, weeks in self._courses for week in weeks
        ]
        return Table(self._title.get_text(), _COLUMNS, rows)

    def tooltip(self, x: float) -> str:
        """The figures of the week at the horizontal place `x`; empty beside the data."""
        found = [
            f"{name}: stock {units(week.stock_value, 0)}, lost {units(week.lost, 1)}"
            for name, weeks in self._courses
            for week in weeks
            if week.first.toordinal() <= x + 3.5 < week.first.toordinal() + 7
        ]
        if not found:
            return ""
        first = next(
            week.first for _, weeks in self._courses for week in weeks if abs(week.first.toordinal() - x) <= 3.5
        )
        return "\n".join([f"Week from {day(first)}", *found])

    def _draw(self, axes: Axes, value: Callable[[Week], float]) -> float:
        """Draw one panel; gives the unit in which its axis counts."""
        theme = self._theme
        looks: tuple[dict[str, Any], ...] = (
            {"color": theme.accent, "linewidth": frame.points(2.2), "zorder": 4, "marker": "o"},
            {"color": theme.out, "linewidth": frame.points(1.4), "marker": "s"},
            {"color": theme.muted, "linewidth": frame.points(1.4), "linestyle": (0, (4, 3)), "marker": "^"},
        )
        for (_, weeks), look in zip(self._courses, looks, strict=False):
            few = len(weeks) <= _FEW_WEEKS
            places = [week.first.toordinal() for week in weeks]
            self._lines += axes.plot(
                places, [value(week) for week in weeks], markersize=frame.points(5 if few else 0), **look
            )
        days = [week.first for week in self._courses[0][1]] if self._courses else []
        places = [one.toordinal() for one in days]
        if places:
            axes.set_xlim(places[0] - 3.5, places[-1] + 3.5)
        frame.name_days(self.figure, axes, places, days)
        highest = max((value(week) for _, weeks in self._courses for week in weeks), default=1.0)
        unit = 1000.0 if highest >= _LONG else 1.0
        frame.scale_up(axes, highest, _LINES, unit)
        return unit


def courses(replay: Replay, rule: Rule | None = None) -> list[_Course]:
    """The weeks of the program, of a simple rule, and of what happened, as far as each is known."""
    named = [(RULE_NAMES[one], replay.result(one)) for one in (Rule.PROGRAM, rule or best_simple(replay)) if one]
    found: list[_Course] = [(name, result.weeks) for name, result in named if result is not None]
    past = replay.happened
    if past is not None and past.weeks:
        count = "1 counted item" if past.items == 1 else f"{past.items:,} counted items"
        found.append((f"What happened, {count}", past.weeks))
    return found


def _mean(weeks: Sequence[Week], name: str) -> float:
    return float(sum(getattr(week, name) for week in weeks)) / max(1, len(weeks))

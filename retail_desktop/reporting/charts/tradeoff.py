"""What stock buys: for each rule of ordering its lost sales against the stock it holds, as its setting varies."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from retail_desktop.domain.replay import RULE_NAMES, CurvePoint, Replay, Rule
from retail_desktop.reporting.charts import frame
from retail_desktop.reporting.palette import LIGHT, ChartTheme
from retail_desktop.reporting.tables import Cell, Table, TableColumn
from retail_desktop.reporting.wording import units

_TOP = 78.0
_SHORT = {
    Rule.PROGRAM: "This program",
    Rule.FOUR_WEEKS: "Four weeks",
    Rule.MIN_MAX: "Min and max",
    Rule.FORMULA: "Formula",
    Rule.ERPNEXT: "ERPNext",
    Rule.ODOO: "Odoo",
}
_NEAR = 2.0  # the stock axis ends at so many times the stock of the program's own setting
_COLUMNS = (
    TableColumn("rule", "Rule", "text"),
    TableColumn("setting", "Setting", "number"),
    TableColumn("stock_value", "Stock value", "money", 2),
    TableColumn("lost", "Lost sales, units", "number", 1),
)


@dataclass(frozen=True, slots=True)
class _Look:
    colour: str
    marker: str


class TradeOffChart:
    """One line a rule; a dot is a setting, the ring the setting that a store would choose."""

    def __init__(self, figure: Figure, theme: ChartTheme = LIGHT) -> None:
        self.figure = figure
        self._theme = theme
        self._replay: Replay | None = None
        self._axes = frame.quiet_axes(figure, theme, _TOP)
        self._lines: list[Line2D] = []
        self._title = frame.title_of(figure, theme)
        self._title.set_text("Lost sales against mean stock value: lower left is better")

    def show(self, replay: Replay) -> None:
        """Show all rules of a replay."""
        self._replay = replay
        for line in self._lines:
            line.remove()
        self._lines = []
        legend: list[tuple[frame.Sign, str]] = []
        for result, look in zip(replay.rules, self._looks(replay), strict=True):
            curve = sorted(result.curve, key=lambda point: point.stock_value)
            wide = 2.2 if result.rule is Rule.PROGRAM else 1.4
            (line,) = self._axes.plot(
                [point.stock_value for point in curve], [100 * self._part(point.lost) for point in curve],
                color=look.colour, marker=look.marker, markersize=frame.points(5), linewidth=frame.points(wide),
                zorder=4 if result.rule is Rule.PROGRAM else 3,
            )  # fmt: skip
            (ring,) = self._axes.plot(
                [float(result.figures.stock_value)], [100 * self._part(float(result.figures.lost))],
                color=look.colour, marker="o", markersize=frame.points(12), fillstyle="none", zorder=5,
            )  # fmt: skip
            self._lines += [line, ring]
            legend.append((line, _SHORT[result.rule]))
        self._set_axes(replay)
        frame.show_legend(self.figure, self._theme, legend)
        self.figure.legends[0].set_bbox_to_anchor((1, 1), transform=frame.corner(self.figure, -frame.RIGHT, 34))

    def summary(self) -> str:
        """What the picture says, for those who do not see it."""
        if self._replay is None:
            return "No replay yet."
        said = [
            f"{RULE_NAMES[one.rule]}: stock of {units(one.figures.stock_value, 0)}, {units(one.figures.lost, 0)} lost."
            for one in self._replay.rules
        ]
        return " ".join(["Lost sales in units against stock value.", *said])

    def values_table(self) -> Table:
        """The data of the picture as a table."""
        rules = self._replay.rules if self._replay else ()
        rows: list[Sequence[Cell]] = [
            (RULE_NAMES[one.rule], point.setting, point.stock_value, point.lost) for one in rules for point in one.curve
        ]
        return Table(self._title.get_text(), _COLUMNS, rows)

    def tooltip(self, x: float) -> str:
        """The settings nearest to the horizontal place `x`, one a rule."""
        if self._replay is None or x < 0:
            return ""

        def nearest(curve: Sequence[CurvePoint]) -> CurvePoint:
            return min(curve, key=lambda point: abs(point.stock_value - x))

        return "\n".join(
            f"{RULE_NAMES[one.rule]}: stock {units(point.stock_value, 0)}, lost {units(point.lost, 0)}"
            for one in self._replay.rules
            if one.curve
            for point in [nearest(one.curve)]
        )

    def _part(self, lost: float) -> float:
        """Lost units as a share of what was wanted."""
        wanted = self._replay.rules[0].figures.wanted if self._replay and self._replay.rules else 0
        return lost / float(wanted) if wanted else 0.0

    def _looks(self, replay: Replay) -> list[_Look]:
        theme = self._theme
        colours = {
            Rule.PROGRAM: _Look(theme.accent, "o"),
            Rule.FOUR_WEEKS: _Look(theme.out, "s"),
            Rule.MIN_MAX: _Look(theme.muted, "^"),
            Rule.FORMULA: _Look(theme.too_much, "D"),
            Rule.ERPNEXT: _Look(theme.warning, "v"),
            Rule.ODOO: _Look(theme.today, "P"),
        }
        return [colours[one.rule] for one in replay.rules]

    def _set_axes(self, replay: Replay) -> None:
        """Around the settings a store would choose: the far ends of the curves say little."""
        near = max(float(one.figures.stock_value) for one in replay.rules)
        shown = [point for one in replay.rules for point in one.curve if point.stock_value <= _NEAR * near]
        highest = max((point.stock_value for point in shown), default=1.0)
        self._axes.set_xlim(0, max(highest * 1.05, 1.0))
        frame.scale_up(self._axes, 100 * max((self._part(point.lost) for point in shown), default=0.01))
        self._axes.set_yticks(self._axes.get_yticks(), [f"{tick:.0f} %" for tick in self._axes.get_yticks()])
        ticks = [tick for tick in self._axes.get_xticks() if 0 <= tick <= highest]  # a label at the edge would be cut
        self._axes.set_xticks(ticks, [units(tick, 0) for tick in ticks])

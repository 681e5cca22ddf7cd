"""What all views share: the chosen lines, names, columns, happenings, and words about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

import numpy as np

from retail_desktop.domain.analysis.answer import Cell, Column, Figure, Kind
from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.changes import Change, share_of_change
from retail_desktop.domain.analysis.question import Against, Measure, Question, Slice, View
from retail_desktop.domain.analysis.sums import Sums
from retail_desktop.domain.errors import NotAllowedError
from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.periods import Period
from retail_desktop.persistence.database import Work
from retail_desktop.reporting.wording import amount, short_date, units
from retail_desktop.services.sales_analysis.cube import Cube, Rows

MEASURES = {
    Measure.UNITS: "Units", Measure.NET: "Net sales", Measure.MARGIN: "Margin", Measure.PRICE: "Average price",
}  # fmt: skip
SLICES = {Slice.STORE: "Store", Slice.CATEGORY: "Category", Slice.SUPPLIER: "Supplier", Slice.ITEM: "Item"}
NOTHING_NAMED = {Slice.CATEGORY: "No category", Slice.SUPPLIER: "No supplier"}
AGAINST = {Against.LAST_YEAR: "52 weeks before", Against.BEFORE: "Period before"}


@dataclass(frozen=True)
class Scene:
    """A question with the lines it is about; `currency` is empty where none is known."""

    work: Work
    cube: Cube
    question: Question
    chosen: Rows
    events: tuple[Event, ...]
    currency: str

    @property
    def last(self) -> date:
        """The last day that was asked for and has data."""
        return max(self.question.first, min(self.question.last, self.cube.newest))

    @property
    def before(self) -> Period | None:
        """The days to compare with; None without a comparison, or where sales do not reach back to all of them."""
        compared = self.question.compared(self.cube.newest)
        return compared if compared and compared.first >= self.cube.oldest else None

    @property
    def unit(self) -> str:
        """What the measure is counted in; empty where the title says it, or no currency is known."""
        if self.question.view in (View.PROMOTIONS, View.SEASONS, View.PRICE, View.RECEIPTS):
            return ""
        return "" if self.question.measure is Measure.UNITS else self.currency

    @cached_property
    def now_lines(self) -> Rows:
        """The chosen lines of the period."""
        return self.cube.between(self.chosen, self.question.first, self.last)

    @cached_property
    def before_lines(self) -> Rows:
        """The chosen lines of the days compared with; none without a comparison."""
        if self.before is None:
            return np.empty(0, np.intp)
        return self.cube.between(self.chosen, self.before.first, self.before.last)

    @cached_property
    def now_sums(self) -> Sums:
        """The sums of all that was chosen."""
        return self.cube.total(self.now_lines)

    @cached_property
    def before_sums(self) -> Sums:
        """The sums of the days compared with."""
        return self.cube.total(self.before_lines)

    def changes(self, by: Slice) -> list[Change]:
        """What each store, category, supplier or item sold in both periods; those that sold in neither are left out."""
        cube, codes = self.cube, self.cube.codes(by)
        now, before = (
            cube.sums(rows, cube.groups(by, rows), len(codes)) for rows in (self.now_lines, self.before_lines)
        )
        return [
            Change(code, one, other)
            for code, one, other in zip(codes, now, before, strict=True)
            if one.lines or other.lines
        ]

    def name(self, by: Slice, code: str) -> str:
        """A store, category or supplier as people know it; items are named by `names`."""
        if by is Slice.STORE:
            return next((store.name for store in self.cube.stores if store.code == code), "") or code
        if by is Slice.SUPPLIER and code:
            return self.cube.suppliers.get(code, "") or code
        return code or NOTHING_NAMED[by]

    def names(self, by: Slice) -> dict[str, str]:
        """Code to name, of all there are."""
        if by is Slice.ITEM:
            return {item.sku: item.name or item.sku for item in self.cube.items}
        return {code: self.name(by, code) for code in self.cube.codes(by)}

    def happenings(self) -> Iterator[Event]:
        """Holidays and promotions that concern all that was chosen."""
        wanted = self.question
        category = next((item.category for item in self.cube.items if item.sku == wanted.sku), wanted.category)
        for event in self.events:
            concerns = (
                event.store in ("", wanted.store)
                and event.sku in ("", wanted.sku)
                and event.category in ("", category)
                and event.kind is not EventKind.CLOSURE
            )
            if concerns:
                yield event


def deeper(scene: Scene, by: Slice, code: str) -> Question:
    """The question about one row, divided by what comes next on the way down; an item is seen along the calendar."""
    narrowed = scene.question.narrowed(by, code)
    if by is Slice.ITEM:
        return replace(narrowed, view=View.TREND)
    return replace(narrowed, by=next_slice(scene.cube, narrowed))


def next_slice(cube: Cube, question: Question) -> Slice:
    """What to divide by next on the way from the company over store and category to the item."""
    if question.store is None and len(cube.stores) > 1:
        return Slice.STORE
    if question.category is None and len({item.category for item in cube.items}) > 1:
        return Slice.CATEGORY
    return Slice.ITEM


def figure_columns(scene: Scene) -> tuple[Column, ...]:
    """Units, net sales, margin and price; without margin where costs may not be seen."""
    margin = (Column("margin", "Margin", "money", 2, 92), Column("margin_share", "Margin %", "percent", 1, 72))
    return (
        Column("units", "Units", "number", 0, 80),
        Column("net", "Net sales", "money", 2, 100),
        *(margin if scene.cube.sees_cost else ()),
        Column("price", "Average price", "money", 2, 92),
    )


def figure_cells(scene: Scene, sums: Sums) -> tuple[Cell, ...]:
    """The cells of `figure_columns`."""
    margin = (sums.margin, sums.margin_share) if scene.cube.sees_cost else ()
    return (sums.sold, sums.net_sales, *margin, sums.price)


def change_columns(scene: Scene) -> tuple[Column, ...]:
    """The measure in the days compared with, and the change; none without a comparison."""
    if scene.before is None:
        return ()
    kind, decimals = measure_kind(scene.question.measure)
    return (
        Column("before", AGAINST[scene.question.against], kind, decimals, 104),
        Column("difference", "Difference", kind, decimals, 92),
        Column("change", "Change", "percent", 1, 72),
    )


def change_cells(scene: Scene, change: Change) -> tuple[Cell, ...]:
    """The cells of `change_columns`."""
    if scene.before is None:
        return ()
    measure = scene.question.measure
    return (change.before.value(measure), change.difference(measure), change.share(measure))


def measure_kind(measure: Measure) -> tuple[Kind, int]:
    """Kind and decimals of a measure's column."""
    return ("number", 0) if measure is Measure.UNITS else ("money", 2)


def head_figures(scene: Scene) -> tuple[Figure, ...]:
    """The sums of all that was chosen, and their changes."""
    now, before = scene.now_sums, scene.before_sums
    wanted = [one for one in Measure if one is not Measure.MARGIN or scene.cube.sees_cost]
    return tuple(
        Figure(
            MEASURES[one],
            measure_kind(one)[0],
            now.value(one),
            share_of_change(now.value(one), before.value(one)) if scene.before else None,
        )
        for one in wanted
    )


def check_measure(scene: Scene) -> None:
    """Refuse margins to those who may not see costs.

    Raises:
        NotAllowedError: the role does not include seeing costs.
    """
    if scene.question.measure is Measure.MARGIN and not scene.cube.sees_cost:
        raise NotAllowedError("Margins show costs, which your role does not include. Choose another measure.")


def gaps(scene: Scene) -> Iterator[str]:
    """What the figures leave out."""
    now = scene.now_lines
    lines = scene.cube.lines
    unpriced = int(np.count_nonzero((lines.units[now] != 0) & (lines.priced[now] == 0)))
    if unpriced:
        yield f"{unpriced:,} lines have no amount, or one of zero: they count in units, not in price and margin."
    if scene.cube.sees_cost:
        sold = np.unique(lines.item[now])
        without = int(np.count_nonzero(scene.cube.cost[sold] < 0))
        if without:
            yield f"Margin leaves out {without:,} of {len(sold):,} items: no cost is known of them."
        yield "Margin = net sales − units × unit cost, at the costs known today."
    if scene.question.days_back and scene.before is None:
        begin = short_date(scene.cube.oldest)
        yield f"Nothing is compared: sales begin on {begin}, later than the days to compare with."
    if scene.question.last > scene.cube.newest:
        yield f"Sales reach to {short_date(scene.cube.newest)}; as many days are compared."


def said(scene: Scene, value: Decimal | float | None) -> str:
    """A value of the measure in words."""
    if value is None:
        return "nothing"
    exact = Decimal(str(value))
    if scene.question.measure is Measure.UNITS:
        return f"{units(exact, 0)} units"
    return f"{amount(exact)} {scene.currency}".strip()


def span_words(scene: Scene) -> str:
    """The period in words."""
    return f"{short_date(scene.question.first)} to {short_date(scene.last)}"


def percent_words(share: Decimal) -> str:
    """A change in words: 4.7 % more."""
    return f"{amount(abs(share) * 100, 1)} % {'more' if share >= 0 else 'less'}"


def change_words(scene: Scene) -> str:
    """How the measure of all that was chosen has changed; empty without a comparison."""
    if scene.before is None:
        return ""
    measure = scene.question.measure
    now, before = scene.now_sums, scene.before_sums
    share = share_of_change(now.value(measure), before.value(measure))
    period = "52 weeks before" if scene.question.against is Against.LAST_YEAR else "in the period before"
    return f"{percent_words(share)} than {period}." if share is not None else f"Nothing was sold {period}."


def finer(grain: Grain) -> Grain:
    """How to gather the days of one period."""
    return Grain.WEEK if grain is Grain.QUARTER else Grain.DAY


def earlier(day: date, days: int) -> date:
    """A day so many days before."""
    return day - timedelta(days=days)


def floats(values: Sequence[Decimal | None]) -> tuple[float | None, ...]:
    """Values as a picture takes them."""
    return tuple(None if value is None else float(value) for value in values)


def title(scene: Scene) -> str:
    """The title of the picture and the table."""
    question = scene.question
    measure, by = MEASURES[question.measure], SLICES[question.by].lower()
    counted = MEASURES[Measure.NET] if question.measure is Measure.PRICE else measure
    titles = {
        View.TREND: f"{measure} by {question.grain.value}",
        View.COMPARE: f"{measure} by {by}",
        View.MOVERS: f"What moved most: {measure.lower()} by {by}",
        View.MIX: f"Share of {counted.lower()} by {by}",
        View.PARETO: f"{counted} by {by}, from the largest on",
        View.SEASONS: "Weekdays and months, 1 is the mean",
        View.PRICE: f"Units against average price by {question.grain.value}",
        View.PROMOTIONS: "Promotions, units a day",
        View.COMINGS: f"New and lost items, {measure.lower()}",
        View.RECEIPTS: "Sales lines",
    }
    return titles[question.view]

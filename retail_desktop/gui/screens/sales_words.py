"""What the sales page calls its views and choices."""

from decimal import Decimal

from retail_desktop.domain.analysis.answer import Answer, Figure
from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.question import Against, Measure, Question, Slice, View
from retail_desktop.gui.screens import wording

VIEWS = {
    View.TREND: "Trend",
    View.COMPARE: "Compare",
    View.MOVERS: "Movers",
    View.MIX: "Mix",
    View.PARETO: "Pareto",
    View.SEASONS: "Week and year",
    View.PRICE: "Price",
    View.PROMOTIONS: "Promotions",
    View.COMINGS: "New and lost",
}
TIPS = {
    View.TREND: "Sales along the calendar, with averages and the year before",
    View.COMPARE: "Stores, categories, suppliers or items beside what they sold before",
    View.MOVERS: "What gained and what lost most",
    View.MIX: "The share of each in the whole, and how it changed",
    View.PARETO: "What most of the sales come from",
    View.SEASONS: "What is usual for a weekday and for a month",
    View.PRICE: "Average price against units",
    View.PROMOTIONS: "Before, during and after each promotion",
    View.COMINGS: "Items sold for the first time, and items that no longer sell",
}
MEASURES = {
    Measure.NET: "Net sales",
    Measure.UNITS: "Units",
    Measure.MARGIN: "Margin",
    Measure.PRICE: "Average price",
}
SLICES = {Slice.CATEGORY: "Category", Slice.SUPPLIER: "Supplier", Slice.STORE: "Store", Slice.ITEM: "Item"}
GRAINS = {Grain.DAY: "Day", Grain.WEEK: "Week", Grain.MONTH: "Month", Grain.QUARTER: "Quarter"}
AGAINST = {Against.LAST_YEAR: "52 weeks before", Against.BEFORE: "Period before", Against.NOTHING: "Nothing"}
CHOSEN_DAYS = "Chosen days"
SMALLEST_CHANGE = Decimal("0.0005")
USES = {
    "measure": {View.TREND, View.COMPARE, View.MOVERS, View.MIX, View.PARETO, View.SEASONS, View.COMINGS},
    "grain": {View.TREND, View.PRICE},
    "by": {View.COMPARE, View.MOVERS, View.MIX, View.PARETO},
    "minimum": {View.MOVERS},
}
"""Which views a choice changes."""
_OF_ITEMS = {View.MOVERS, View.PARETO}
_OF_GROUPS = {View.COMPARE, View.MIX}


def slice_for(view: View, question: Question) -> Slice:
    """What a view is divided by when it is chosen: items where single ones matter, groups where the whole does."""
    if view in _OF_ITEMS and question.view not in _OF_ITEMS:
        return Slice.ITEM
    if view in _OF_GROUPS and question.view not in _OF_GROUPS and question.category is None:
        return Slice.CATEGORY
    return question.by


def head(answer: Answer) -> str:
    """The sums of an answer in one line."""
    return "  ·  ".join(_figure(one, answer.currency) for one in answer.figures)


def _figure(one: Figure, currency: str) -> str:
    if one.value is None:
        return f"{one.label} {wording.NOTHING}"
    if one.kind == "number":
        value = wording.number(one.value)
    elif abs(one.value) >= 1000:
        value = wording.money(one.value.quantize(Decimal(1)), currency).removesuffix(".00")
    else:
        value = wording.money(one.value, currency)
    if one.change is None:
        return f"{one.label} {value}"
    if abs(one.change) < SMALLEST_CHANGE:
        return f"{one.label} {value} (as before)"
    direction = "up" if one.change >= 0 else "down"
    return f"{one.label} {value} ({direction} {wording.percent(abs(one.change), 1)})"

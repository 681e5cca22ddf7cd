"""What changed quantities came to: the days that an order had to last, lived once with each of the two quantities.

Everything is taken from what was sold; on days without stock customers are taken to have wanted what was forecast. What
was on order when the plan was made is taken to have come in time. Costs are in the store's currency.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from retail_desktop.domain.quantity_changes import QuantityChange
from retail_desktop.domain.replenishment.suggestion import Suggestion
from retail_desktop.domain.replenishment.terms import DEFAULT_HOLDING_RATE

DAYS_A_YEAR = 365
NO_DIFFERENCE = Decimal("0.005")


class Verdict(StrEnum):
    """Whether a change was for the better; no change is a fault, some just did not come as expected."""

    HELPED = "helped"
    SAME = "made no difference"
    WORSE = "did not help"


@dataclass(frozen=True, slots=True)
class Course:
    """What came of a quantity, in units: wanted and not there, and left on the last evening."""

    missed: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True)
class ChangeOutcome:
    """A change with the course of what was suggested and of what was ordered, until the last day it had to last.

    `margin` is what a sold unit earns, its cost where that is not known; `daily` are the units wanted a day.
    """

    change: QuantityChange
    until: date
    suggested: Course
    ordered: Course
    unit_cost: Decimal
    margin: Decimal
    daily: Decimal

    @property
    def gain(self) -> Decimal:
        """By how much the change came cheaper: missed margin, and keeping the rest until it is sold."""
        return self._cost(self.suggested) - self._cost(self.ordered)

    @property
    def verdict(self) -> Verdict:
        """Whether it helped."""
        if abs(self.gain) < NO_DIFFERENCE:
            return Verdict.SAME
        return Verdict.HELPED if self.gain > 0 else Verdict.WORSE

    @property
    def sold_more(self) -> Decimal:
        """Units sold that the suggestion would have missed; below zero fewer."""
        return self.suggested.missed - self.ordered.missed

    @property
    def stock_less(self) -> Decimal:
        """Stock left, at cost, that the suggestion would have left besides; below zero more."""
        return (self.suggested.left - self.ordered.left) * self.unit_cost

    def _cost(self, course: Course) -> Decimal:
        lasts = min(course.left / self.daily, Decimal(DAYS_A_YEAR)) if self.daily else Decimal(DAYS_A_YEAR)
        holding = course.left * self.unit_cost * DEFAULT_HOLDING_RATE * lasts / 2 / DAYS_A_YEAR
        return course.missed * self.margin + holding


@dataclass(frozen=True, slots=True)
class Score:
    """The changes of one person or of one item together."""

    name: str
    changes: int
    helped: int
    worse: int
    sold_more: Decimal
    stock_less: Decimal

    @property
    def in_words(self) -> str:
        """`14 of 23 helped; together 120 less in stock, the same sales.`, in money and units."""
        stock, sales = round(self.stock_less), round(self.sold_more)
        held = f"{abs(stock):,} {'less' if stock > 0 else 'more'} in stock" if stock else "as much in stock"
        units = "unit" if abs(sales) == 1 else "units"
        sold = f"{abs(sales):,} {units} {'more' if sales > 0 else 'fewer'} sold" if sales else "the same sales"
        return f"{self.helped:,} of {self.changes:,} helped; together {held}, {sold}."


def last_day(suggestion: Suggestion, as_of: date) -> date:
    """The last day that an order of a plan made after `as_of` had to last."""
    return as_of + timedelta(days=max(1, suggestion.lead_time_days + suggestion.review_days))


def outcome(
    change: QuantityChange, suggestion: Suggestion, wanted: Sequence[Decimal], price: Decimal | None
) -> ChangeOutcome:
    """Live the days after the plan with both quantities; `wanted` are units a day from the first one on."""
    first = change.as_of + timedelta(days=1)
    arrives = suggestion.arrives_on or first + timedelta(days=suggestion.lead_time_days)
    cost = suggestion.unit_cost or Decimal(0)
    margin = price - cost if price is not None and price > cost else cost or Decimal(1)
    stock = max(Decimal(0), suggestion.on_hand - suggestion.allocated + suggestion.on_order)
    until = change.as_of + timedelta(days=len(wanted))
    days = max(0, (arrives - first).days)
    return ChangeOutcome(
        change,
        until,
        _course(stock, change.suggested, days, wanted),
        _course(stock, change.ordered, days, wanted),
        cost,
        margin,
        sum(wanted, Decimal(0)) / max(1, len(wanted)),
    )


def scores(outcomes: Iterable[ChangeOutcome], name_of: Callable[[ChangeOutcome], str]) -> list[Score]:
    """The outcomes gathered by name, the most changes first."""
    groups: dict[str, list[ChangeOutcome]] = {}
    for one in outcomes:
        groups.setdefault(name_of(one), []).append(one)
    found = [
        Score(
            name,
            len(group),
            sum(one.verdict is Verdict.HELPED for one in group),
            sum(one.verdict is Verdict.WORSE for one in group),
            sum((one.sold_more for one in group), Decimal(0)),
            sum((one.stock_less for one in group), Decimal(0)),
        )
        for name, group in groups.items()
    ]
    return sorted(found, key=lambda one: (-one.changes, one.name))


def _course(stock: Decimal, quantity: Decimal, arrives: int, wanted: Sequence[Decimal]) -> Course:
    missed = Decimal(0)
    for day, units in enumerate(wanted):
        stock += quantity if day == arrives else 0
        missed += max(Decimal(0), units - stock)
        stock = max(Decimal(0), stock - units)
    return Course(missed, stock)

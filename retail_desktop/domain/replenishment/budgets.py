"""A budget for a whole plan: in which order cases fall away, and what is left at a given sum.

The case with the least worth per money spent on it goes first; see `whole_orders` for the worth. The order does not
depend on the budget, so it can be found once and followed for every budget.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from heapq import heappop, heappush

from retail_desktop.domain.replenishment.suggestion import Rule, Suggestion
from retail_desktop.domain.replenishment.whole_orders import Candidate, changed

Key = tuple[str, str]
"""Item and store."""
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Cut:
    """A line's next step down: what it frees, and what its cases are expected to save in a week; currency.

    `saves` is the margin of the sales that would be lost without the last case, less what holding it costs.
    """

    key: Key
    before: Decimal
    after: Decimal
    frees: Decimal
    saves: Decimal

    @property
    def units(self) -> Decimal:
        """Units that fall away."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class Kept:
    """What a budget leaves: changed quantities by item and store, their value, and the best case that did not fit."""

    quantities: dict[Key, Decimal] = field(default_factory=dict)
    value: Decimal = Decimal(0)
    next_best: Cut | None = None


def cuts(candidates: Sequence[Candidate]) -> list[Cut]:
    """Every step down from what is suggested to nothing, the least regretted first.

    A quantity below the minimum order goes whole. Lines without a cost stay: they take nothing from the budget.
    """
    found = list[Cut]()
    worst: list[tuple[float, Key, int]] = []
    quantities = [one.line.suggested_quantity for one in candidates]

    def offer(place: int) -> None:
        if quantities[place] and candidates[place].cost(quantities[place]):
            heappush(worst, (candidates[place].worth(quantities[place]), candidates[place].key, place))

    for place in range(len(candidates)):
        offer(place)
    while worst:
        worth, key, place = heappop(worst)
        one, quantity = candidates[place], quantities[place]
        less = quantity - one.terms.pack_size
        less = less if less > 0 and less >= one.terms.minimum_order else Decimal(0)
        frees = one.cost(quantity) - one.cost(less)
        days = max(1, one.line.lead_time_days + one.line.review_days)
        saves = Decimal(str(worth)) * frees * 7 / days
        found.append(Cut(key, quantity, less, frees, saves.quantize(CENT, ROUND_HALF_UP)))
        quantities[place] = less
        offer(place)
    return found


def kept(steps: Sequence[Cut], value: Decimal, budget: Decimal, fixed: Collection[Key] = ()) -> Kept:
    """What is left of lines worth `value` once the steps have brought them within the budget.

    Lines in `fixed` keep their quantity, whatever it costs.
    """
    quantities: dict[Key, Decimal] = {}
    last = None
    for cut in steps:
        if value <= budget:
            break
        if cut.key not in fixed:
            value -= cut.frees
            quantities[cut.key] = cut.after
            last = cut
    return Kept(quantities, value, last)


def within_budget(candidates: Sequence[Candidate], budget: Decimal) -> list[Suggestion]:
    """The lines with the least worthy cases taken out until all together cost no more than the budget."""
    value = sum((one.cost(one.line.suggested_quantity) for one in candidates), Decimal(0))
    left = kept(cuts(candidates), value, budget).quantities
    label = f"Cut to keep the budget of {budget:,.2f}"
    return [
        changed(one.line, one.terms, left.get(one.key, one.line.suggested_quantity), Rule.BUDGET, label)
        for one in candidates
    ]

"""Rules of a whole order: least-regret top-up to a minimum value or free delivery; `budgets` cuts down.

The case with the best expected value goes in next and the one with the worst comes out first; a case is worth the
margin of the sales it saves until the next order, less the cost of holding it until it sells, per money spent on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from heapq import heappop, heappush

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.explaining import sentence
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand, loss
from retail_desktop.domain.replenishment.quantity_rules import Room, room_for
from retail_desktop.domain.replenishment.suggesting import TOO_MUCH_COVER_DAYS
from retail_desktop.domain.replenishment.suggestion import Rule, Status, Step, Suggestion
from retail_desktop.domain.replenishment.terms import Terms

DAYS_A_YEAR = 365
_NOT_ADDED = frozenset({Status.NO_SALES, Status.TOO_MUCH, Status.CHECK_DATA})


@dataclass(slots=True)
class Candidate:
    """A line of an order that may still change; `demand` are the quantiles over its protection interval."""

    line: Suggestion
    terms: Terms
    room: Room
    demand: Sequence[float]

    @property
    def key(self) -> tuple[str, str]:
        """Item and store."""
        return self.line.sku, self.line.store

    def cost(self, quantity: Decimal) -> Decimal:
        """What a quantity costs; 0 where the unit cost is unknown."""
        return quantity * (self.terms.cost_of(quantity) or Decimal(0))

    def worth(self, quantity: Decimal) -> float:
        """The worth of the last case of a quantity, in money per money spent."""
        pack, unit_cost = float(self.terms.pack_size), float(self.terms.cost_of(quantity) or 0)
        stands_at = float(self.line.inventory_position + quantity)
        saved = loss(self.demand, stands_at - pack) - loss(self.demand, stands_at)
        a_day = max(float(self.line.daily_demand), 1e-6)
        held_days = max(0.0, (stands_at - pack / 2) / a_day - self.line.lead_time_days - self.line.review_days)
        holding = unit_cost * pack * float(self.terms.holding_rate) * held_days / DAYS_A_YEAR
        return (float(self.terms.margin or 0) * saved - holding) / max(unit_cost * pack, 1e-6)

    def may_grow(self, quantity: Decimal) -> bool:
        """Whether one may order this much: within shelf life, maximum and half a year of sales."""
        cover = self.line.daily_demand * TOO_MUCH_COVER_DAYS
        return (
            self.terms.cost_of(quantity) is not None
            and not self.terms.discontinued
            and self.line.status not in _NOT_ADDED
            and quantity >= self.terms.minimum_order
            and self.room.holds(quantity)
            and self.line.inventory_position + quantity <= cover
        )


def candidate(line: Suggestion, forecast: ItemForecast, terms: Terms) -> Candidate:
    """The line as one that whole orders may change."""
    demand = ProtectedDemand(forecast, ((line.lead_time_days + line.review_days, 1.0),))
    room = room_for(demand, terms, line.inventory_position)
    return Candidate(line, terms, room, tuple(demand.typical_line))


def topped_up(
    candidates: Sequence[Candidate], minimum: Decimal, free_from: Decimal, delivery_cost: Decimal
) -> list[Suggestion]:
    """The lines of one order, raised to the supplier's minimum value, and to free delivery where that pays.

    An order that cannot reach the minimum with what sells in half a year stays as it is, flagged; no order stays none.
    """
    quantities = [one.line.suggested_quantity for one in candidates]
    lines = [one.line for one in candidates]
    value = _value(candidates, quantities)
    if not any(quantities):
        return lines
    if value < minimum:
        found = _raised(candidates, quantities, minimum)
        if found is None:
            return [_flagged(line, Rule.BELOW_SUPPLIER_MINIMUM) if line.suggested_quantity else line for line in lines]
        quantities = found[0]
        label = f"Raised to reach the supplier's minimum of {minimum:,.2f}"
        lines = [
            changed(line, one.terms, quantity, Rule.SUPPLIER_MINIMUM, label)
            for line, one, quantity in zip(lines, candidates, quantities, strict=True)
        ]
    if delivery_cost and _value(candidates, quantities) < free_from:
        found = _raised(candidates, quantities, free_from)
        if found is not None and found[1] < delivery_cost:
            label = f"Raised to reach free delivery from {free_from:,.2f}"
            return [
                changed(line, one.terms, quantity, Rule.FREE_DELIVERY, label)
                for line, one, quantity in zip(lines, candidates, found[0], strict=True)
            ]
    return lines


def changed(line: Suggestion, terms: Terms, quantity: Decimal, rule: Rule, label: str) -> Suggestion:
    """The line with another quantity, its step, its cost and its sentence."""
    if quantity == line.suggested_quantity:
        return line
    cost = terms.cost_of(quantity)
    whole = replace(
        line,
        suggested_quantity=quantity,
        packs=quantity / terms.pack_size,
        unit_cost=cost,
        line_cost=None if cost is None else (quantity * cost).quantize(Decimal("0.0001")),
        binding_rules=(*line.binding_rules, rule),
        steps=(*line.steps, Step(label, quantity - line.suggested_quantity, rule)),
    )
    return replace(whole, why=sentence(whole, whole.steps))


def explained_again(line: Suggestion, **found: object) -> Suggestion:
    """The line with further facts in its sentence."""
    whole = replace(line, **found)  # type: ignore[arg-type]  # fields of a suggestion by name
    return replace(whole, why=sentence(whole, whole.steps))


def _flagged(line: Suggestion, rule: Rule) -> Suggestion:
    return explained_again(line, binding_rules=(*line.binding_rules, rule))


def _value(candidates: Sequence[Candidate], quantities: Sequence[Decimal]) -> Decimal:
    pairs = zip(candidates, quantities, strict=True)
    return sum((one.cost(quantity) for one, quantity in pairs), Decimal(0))


def _raised(
    candidates: Sequence[Candidate], quantities: Sequence[Decimal], target: Decimal
) -> tuple[list[Decimal], Decimal] | None:
    """Quantities whose value reaches the target, the worthiest cases first, and what that is expected to cost.

    None if nothing that sells in good time gets there.
    """
    raised, value, regret = list(quantities), _value(candidates, quantities), Decimal(0)
    best: list[tuple[float, int]] = []

    def offer(place: int) -> None:
        one = candidates[place]
        more = _next_case(one, raised[place])
        if one.may_grow(more):
            heappush(best, (-one.worth(more), place))

    for place in range(len(candidates)):
        offer(place)
    while value < target and best:
        worth, place = heappop(best)
        one = candidates[place]
        more = _next_case(one, raised[place])
        spent = one.cost(more) - one.cost(raised[place])
        regret += max(Decimal(0), spent * Decimal(str(worth)))
        value += spent
        raised[place] = more
        offer(place)
    return (raised, regret) if value >= target else None


def _next_case(one: Candidate, quantity: Decimal) -> Decimal:
    least = -(-one.terms.minimum_order // one.terms.pack_size) * one.terms.pack_size
    return max(quantity + one.terms.pack_size, least)

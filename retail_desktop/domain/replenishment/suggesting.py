"""From forecast, stock and terms to a suggestion: the levels, the quantity after each rule, dates and risks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

from retail_desktop.domain.forecast import LEVELS, MEDIAN, ItemForecast
from retail_desktop.domain.quantities import grouped
from retail_desktop.domain.replenishment.explaining import sentence, steps_to_need
from retail_desktop.domain.replenishment.intervals import cycle_days, until_delivery
from retail_desktop.domain.replenishment.levels import Levels, daily, in_words, levels, normal_level
from retail_desktop.domain.replenishment.ordering_days import arrival, chance_before, chances_from
from retail_desktop.domain.replenishment.policies import PolicyKind
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.domain.replenishment.quantity_rules import Chain, room_for, ruled
from retail_desktop.domain.replenishment.suggestion import Rule, Status, Suggestion
from retail_desktop.domain.replenishment.terms import Position, Terms

TOO_MUCH_COVER_DAYS = 180


@dataclass(frozen=True, slots=True)
class _Case:
    """One item's question: the next chance to order, the one after it, and demand until each one's delivery."""

    forecast: ItemForecast
    position: Position
    terms: Terms
    today: date
    chance: date
    following: date

    def risk(self, demand: ProtectedDemand) -> float:
        """Probability that demand until a delivery is more than what is available by then."""
        forecast, position = self.forecast, self.position
        if not position.due:
            have = float(position.usable - position.allocated)
            return sum(share * forecast.exceedance(days, have) for days, share in demand.spans)
        return sum(
            share * forecast.exceedance(days, float(position.available_by(forecast.day(days))))
            for days, share in demand.spans
        )

    def lost(self, demand: ProtectedDemand) -> float:
        """Expected units that cannot be sold until a delivery."""
        return demand.shortage(float(self.position.available_by(self.forecast.day(demand.longest))))


def suggest(sku: str, store: str, forecast: ItemForecast, position: Position, terms: Terms) -> Suggestion:
    """The order that the item's policy asks for, with everything that explains it.

    The order is placed at the next chance from the morning after the forecast's `as_of`; it must last until the order
    of the chance after that arrives, so the protection interval runs until then. Quantities are in units.
    """
    today = forecast.day(1)
    chance, following = chances_from(today, terms.calendar, terms.review_days)
    case = _Case(forecast, position, terms, today, chance, following)
    demand, soon = until_delivery(forecast, terms, following), until_delivery(forecast, terms, chance)
    found = levels(demand, terms, cycle_days(terms, today))
    step = Decimal(1) if terms.pack_size % 1 == 0 else Decimal("0.001")
    trigger = _up(found.reorder_point, step)
    order_up_to = _up(found.reorder_point + found.lot, step)
    expected = Decimal(str(demand.expected)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    chain = _quantity(case, demand, found, (trigger, order_up_to))
    cost = terms.cost_of(chain.quantity)
    policy, service = in_words(found.kind, terms, found.service_level)
    suggestion = Suggestion(
        sku=sku,
        store=store,
        supplier=terms.supplier,
        status=Status.OK,
        on_hand=position.usable,
        on_order=position.on_order,
        allocated=position.allocated,
        inventory_position=position.stands_at,
        lead_time_days=terms.lead_time_days,
        review_days=(arrival(following, terms.lead_time_days, terms.calendar) - today).days - terms.lead_time_days,
        expected_demand=expected,
        safety_stock=order_up_to - expected,
        reorder_point=_reorder_point(case, found, trigger, step),
        order_up_to=order_up_to,
        suggested_quantity=chain.quantity,
        pack_size=terms.pack_size,
        packs=chain.quantity / terms.pack_size,
        unit_cost=cost,
        line_cost=None if cost is None else (chain.quantity * cost).quantize(Decimal("0.0001")),
        binding_rules=(*_flags(case, demand, found), *(one.rule for one in chain.steps if one.rule)),
        steps=(),
        why="",
        daily_demand=Decimal(str(daily(demand))).quantize(Decimal("0.01")),
        policy=policy,
        service=service,
        safety_for_lateness=_for_lateness(case, found, step),
        normal_level=Decimal(str(round(normal_level(demand, terms, found.service_level), 3))),
        expected_waste=_waste(case, chain.quantity),
        **_dates_and_risks(case, demand, soon, found.service_level),
    )
    return _explained(suggestion, _status(suggestion, today), found, chain)


def _dates_and_risks(case: _Case, demand: ProtectedDemand, soon: ProtectedDemand, level: float) -> dict[str, Any]:
    """Until when to order, when that arrives, and what may go short; now, and if one waits for the chance after."""
    terms, margin = case.terms, case.terms.margin
    waits = max(0.0, case.lost(demand) - case.lost(soon)) if margin else 0.0
    return {
        "order_by": None if terms.discontinued else _order_by(case, level),
        "runs_out_on": _runs_out_on(case.forecast, case.position),
        "stockout_risk": case.risk(soon),
        "next_chance": case.chance,
        "arrives_on": arrival(case.chance, terms.lead_time_days, terms.calendar),
        "waiting_risk": case.risk(demand),
        "waiting_cost": ((margin or Decimal(0)) * Decimal(str(waits))).quantize(Decimal("0.0001")),
    }


def _quantity(case: _Case, demand: ProtectedDemand, found: Levels, bounds: tuple[Decimal, Decimal]) -> Chain:
    """The quantity after the policy's own condition and each rule in turn."""
    (trigger, order_up_to), position, terms = bounds, case.position, case.terms
    raw = order_up_to - position.stands_at
    if terms.discontinued or raw <= 0:
        return Chain(Decimal(0))
    if found.kind is not PolicyKind.ORDER_UP_TO and position.stands_at > trigger:
        waits = Chain(raw)
        waits.bind(Rule.REORDER_POINT, f"Not yet down to the reorder point of {grouped(trigger)}", Decimal(0))
        return waits
    chain = Chain(raw)
    lot = order_up_to - trigger
    if found.kind is PolicyKind.FIXED_LOT and lot:
        lots = max(Decimal(1), (raw / lot).to_integral_value(ROUND_HALF_UP))
        chain.bind(Rule.LOT, f"In whole lots of {grouped(lot)}", lots * lot)
    rules = ruled(chain.quantity, daily(demand), terms, room_for(demand, terms, position.stands_at))
    return Chain(rules.quantity, [*chain.steps, *rules.steps])


def _reorder_point(case: _Case, found: Levels, trigger: Decimal, step: Decimal) -> Decimal:
    """The level at which one orders; where every chance orders up, the quantile over the lead time alone."""
    if found.kind is not PolicyKind.ORDER_UP_TO:
        return trigger
    return _up(case.forecast.total_quantile(case.terms.lead_time_days, found.service_level), step)


def _for_lateness(case: _Case, found: Levels, step: Decimal) -> Decimal:
    """The part of the safety stock that an uncertain lead time asks for: against one that always is as its mean."""
    if case.terms.lead_times.sd == 0 or found.kind is PolicyKind.MIN_MAX:
        return Decimal(0)
    days = (arrival(case.following, case.terms.lead_time_days, case.terms.calendar) - case.today).days
    sure = ProtectedDemand(case.forecast, ((days, 1.0),))
    return _up(found.reorder_point, step) - _up(
        levels(sure, case.terms, cycle_days(case.terms, case.today)).reorder_point, step
    )


def _runs_out_on(forecast: ItemForecast, position: Position) -> date | None:
    """The first day whose median projection is at or below zero; None beyond the horizon."""
    ahead = _first_short(forecast, position, forecast.total_quantiles[MEDIAN :: len(LEVELS)], inclusive=True)
    return None if ahead is None else forecast.day(ahead)


def _order_by(case: _Case, level: float) -> date | None:
    """The last chance to order whose delivery arrives before stock may run out at the chosen risk, else the next."""
    forecast = case.forecast
    ahead = _first_short(forecast, case.position, forecast.running_quantile(level), inclusive=False)
    if ahead is None:
        return None
    return chance_before(forecast.day(ahead), case.terms.calendar, case.terms.lead_time_days, case.chance)


def _first_short(forecast: ItemForecast, position: Position, needed: Iterable[float], *, inclusive: bool) -> int | None:
    """The first day ahead whose demand so far takes all that is available by then, or more."""
    available = float(position.usable - position.allocated)
    due = sorted((max(1, (day - forecast.as_of).days), float(units)) for day, units in position.due)
    for ahead, demand in enumerate(needed, start=1):
        while due and due[0][0] <= ahead:
            available += due.pop(0)[1]
        if available < demand or (inclusive and available <= demand):
            return ahead
    return None


def _waste(case: _Case, quantity: Decimal) -> Decimal:
    """Units of stock and order that are expected to expire: what does not sell in the order's shelf life."""
    terms = case.terms
    if terms.shelf_life_days is None:
        return Decimal(0)
    stock = float(case.position.stands_at + quantity)
    days = (arrival(case.chance, terms.lead_time_days, terms.calendar) - case.today).days + terms.shelf_life_days
    sold = ProtectedDemand(case.forecast, ((days, 1.0),))
    left = stock - sold.expected + sold.shortage(stock)
    return Decimal(str(round(max(0.0, min(left, stock)), 1)))


def _flags(case: _Case, demand: ProtectedDemand, found: Levels) -> list[Rule]:
    position = case.position
    checks: Sequence[tuple[bool, Rule]] = (
        (not position.counted, Rule.STOCK_NEVER_COUNTED),
        (position.counted and position.on_hand < 0, Rule.NEGATIVE_STOCK),
        (position.late > 0, Rule.LATE_ORDER),
        (found.kind is PolicyKind.MIN_MAX, Rule.BY_HAND),
        (case.terms.discontinued, Rule.DISCONTINUED),
        (demand.longest > case.forecast.horizon_days, Rule.BEYOND_HORIZON),
    )
    return [rule for holds, rule in checks if holds]


def _status(suggestion: Suggestion, today: date) -> Status:
    if suggestion.daily_demand <= 0 and suggestion.suggested_quantity == 0:
        return Status.NO_SALES
    if Rule.STOCK_NEVER_COUNTED in suggestion.binding_rules or Rule.NEGATIVE_STOCK in suggestion.binding_rules:
        return Status.CHECK_DATA
    if suggestion.on_hand <= 0:
        return Status.OUT
    arrives = suggestion.arrives_on
    if suggestion.runs_out_on is not None and arrives is not None and suggestion.runs_out_on < arrives:
        return Status.BEFORE_DELIVERY
    if suggestion.suggested_quantity > 0:
        return Status.ORDER_TODAY if suggestion.next_chance == today else Status.ORDER_SOON
    plenty = suggestion.daily_demand * TOO_MUCH_COVER_DAYS
    too_much = suggestion.on_hand > max(plenty, 2 * suggestion.order_up_to)
    return Status.TOO_MUCH if too_much else Status.OK


def _explained(suggestion: Suggestion, status: Status, found: Levels, chain: Chain) -> Suggestion:
    lot = Decimal(0) if found.kind is PolicyKind.ORDER_UP_TO else suggestion.order_up_to - suggestion.reorder_point
    steps = (*steps_to_need(suggestion, lot, bool(chain.steps)), *chain.steps)
    return replace(suggestion, status=status, steps=steps, why=sentence(suggestion, steps))


def _up(value: float, step: Decimal) -> Decimal:
    """Round up to whole steps, forgiving the float's last digits."""
    return Decimal(ceil(round(value / float(step), 6))) * step

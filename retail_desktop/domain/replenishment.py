"""How much to order and why: the periodic order-up-to policy (R, S) on forecast quantiles.

Source: Silver, Pyke & Thomas 2017, "Inventory and Production Management in Supply Chains", chapter 6.9, with the
empirical quantiles of demand over the protection interval in the place of the normal formula.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import StrEnum
from math import ceil

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.periods import next_weekday
from retail_desktop.domain.quantities import plain

DEFAULT_SERVICE_LEVEL = Decimal("0.95")
TOO_MUCH_COVER_DAYS = 180


class Status(StrEnum):
    """How an item stands, worst first."""

    OUT = "Out now"
    BEFORE_DELIVERY = "Runs out before delivery"
    ORDER_TODAY = "Order today"
    ORDER_SOON = "Order soon"
    OK = "OK"
    TOO_MUCH = "Too much"
    NO_SALES = "No sales"
    CHECK_DATA = "Check data"


class Rule(StrEnum):
    """A rule that changed a quantity, or a fact that the reader of it must know."""

    MINIMUM_ORDER = "minimum_order"
    PACK = "pack"
    SHELF_LIFE = "shelf_life"
    STOCK_NEVER_COUNTED = "stock_never_counted"
    NEGATIVE_STOCK = "negative_stock"
    DISCONTINUED = "discontinued"
    BEYOND_HORIZON = "beyond_horizon"


@dataclass(frozen=True, slots=True)
class Terms:
    """What binds an order of one item at its supplier, already resolved; days, units, currency per unit."""

    supplier: str
    lead_time_days: int
    review_days: int
    order_weekdays: frozenset[int] = frozenset()
    pack_size: Decimal = Decimal(1)
    minimum_order: Decimal = Decimal(0)
    unit_cost: Decimal | None = None
    service_level: Decimal = DEFAULT_SERVICE_LEVEL
    shelf_life_days: int | None = None
    discontinued: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Stock of one item in one store, in units; `due` lists open orders as `(expected day, units)`."""

    on_hand: Decimal
    allocated: Decimal = Decimal(0)
    due: tuple[tuple[date, Decimal], ...] = ()
    counted: bool = True

    @property
    def usable(self) -> Decimal:
        """Stock that can be sold: a negative or never counted book figure is no stock."""
        return max(Decimal(0), self.on_hand) if self.counted else Decimal(0)

    @property
    def on_order(self) -> Decimal:
        """Units on open orders."""
        return sum((units for _, units in self.due), Decimal(0))

    def available_by(self, day: date) -> Decimal:
        """Units that can be sold before the evening of `day` without a new order; late orders count from today."""
        return self.usable - self.allocated + sum((units for due, units in self.due if due <= day), Decimal(0))


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the calculation behind a quantity; the amounts of a chain add up to its result."""

    label: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested order of one item for one store, with all the numbers that made it."""

    sku: str
    store: str
    supplier: str
    status: Status
    on_hand: Decimal
    on_order: Decimal
    allocated: Decimal
    inventory_position: Decimal
    lead_time_days: int
    review_days: int
    expected_demand: Decimal
    safety_stock: Decimal
    reorder_point: Decimal
    order_up_to: Decimal
    suggested_quantity: Decimal
    pack_size: Decimal
    packs: Decimal
    order_by: date | None
    runs_out_on: date | None
    stockout_risk: float
    unit_cost: Decimal | None
    line_cost: Decimal | None
    binding_rules: tuple[Rule, ...]
    steps: tuple[Step, ...]
    why: str
    daily_demand: Decimal = Decimal(0)
    ordered_quantity: Decimal | None = None

    @property
    def quantity(self) -> Decimal:
        """What will be ordered: a person's figure if there is one, else the suggestion."""
        return self.suggested_quantity if self.ordered_quantity is None else self.ordered_quantity


def suggest(sku: str, store: str, forecast: ItemForecast, position: Position, terms: Terms) -> Suggestion:
    """The order that brings the inventory position up to S, the demand quantile over lead time plus review period.

    The order is placed on the morning after the forecast's `as_of` and arrives `lead_time_days` later; it must last
    until the next order arrives, so the protection interval is the first `lead_time_days + review_days` days.
    Demand means, quantities and the position are in units; the probability is the item's service level.
    """
    today = forecast.day(1)
    review_days = review_days_from(today, terms)
    days = terms.lead_time_days + review_days
    level = float(terms.service_level)
    step = Decimal(1) if terms.pack_size % 1 == 0 else Decimal("0.001")
    order_up_to = _up(forecast.total_quantile(days, level), step)
    expected = Decimal(str(forecast.expected_total(days))).quantize(Decimal("0.1"), ROUND_HALF_UP)
    inventory_position = position.usable + position.on_order - position.allocated
    quantity, rules, roundings = _quantity(order_up_to - inventory_position, forecast, terms, inventory_position)
    runs_out_on = _runs_out_on(forecast, position)
    order_by = None if terms.discontinued else _order_by(forecast, position, terms, level, today)
    suggestion = Suggestion(
        sku=sku,
        store=store,
        supplier=terms.supplier,
        status=Status.OK,
        on_hand=position.usable,
        on_order=position.on_order,
        allocated=position.allocated,
        inventory_position=inventory_position,
        lead_time_days=terms.lead_time_days,
        review_days=review_days,
        expected_demand=expected,
        safety_stock=order_up_to - expected,
        reorder_point=_up(forecast.total_quantile(terms.lead_time_days, level), step),
        order_up_to=order_up_to,
        suggested_quantity=quantity,
        pack_size=terms.pack_size,
        packs=quantity / terms.pack_size,
        order_by=order_by,
        runs_out_on=runs_out_on,
        stockout_risk=_risk(forecast, position, terms, today),
        unit_cost=terms.unit_cost,
        line_cost=None if terms.unit_cost is None else (quantity * terms.unit_cost).quantize(Decimal("0.0001")),
        binding_rules=(*_flags(position, days, forecast, terms), *rules),
        steps=(),
        why="",
        daily_demand=Decimal(str(forecast.expected_total(max(days, 1)) / max(days, 1))).quantize(Decimal("0.01")),
    )
    return _explained(suggestion, roundings, _status(suggestion, today, terms))


def whole_packs(quantity: Decimal, pack_size: Decimal) -> Decimal:
    """The smallest whole number of packs that holds `quantity`, in units."""
    return (quantity / pack_size).to_integral_value(ROUND_CEILING) * pack_size


def review_days_from(today: date, terms: Terms) -> int:
    """Days from `today` until the chance to order after the next one, by the supplier's weekdays or its review days."""
    if not terms.order_weekdays:
        return terms.review_days
    chance = next_weekday(today, terms.order_weekdays)
    return (next_weekday(chance + timedelta(days=1), terms.order_weekdays) - today).days


def _quantity(
    raw: Decimal, forecast: ItemForecast, terms: Terms, inventory_position: Decimal
) -> tuple[Decimal, list[Rule], list[Step]]:
    """The quantity after each rule in turn, the rules that bound it, and what each changed."""
    if terms.discontinued or raw <= 0:
        return Decimal(0), [], []
    quantity, rules, steps = raw, [], []

    def bind(rule: Rule, label: str, changed: Decimal) -> None:
        nonlocal quantity
        if changed != quantity:
            rules.append(rule)
            steps.append(Step(label, changed - quantity))
            quantity = changed

    if terms.shelf_life_days is not None:
        sells = Decimal(int(forecast.total_quantile(terms.lead_time_days + terms.shelf_life_days, 0.5)))
        label = f"Only what sells within {terms.shelf_life_days} days of shelf life"
        bind(Rule.SHELF_LIFE, label, max(Decimal(0), min(quantity, sells - inventory_position)))
    if quantity > 0:
        label = f"Raised to the minimum of {plain(terms.minimum_order)}"
        bind(Rule.MINIMUM_ORDER, label, max(quantity, terms.minimum_order))
        label = f"Rounded up to packs of {plain(terms.pack_size)}"
        bind(Rule.PACK, label, whole_packs(quantity, terms.pack_size))
    return quantity, rules, steps


def _runs_out_on(forecast: ItemForecast, position: Position) -> date | None:
    """The first day whose median projection is at or below zero; None beyond the horizon."""
    for ahead in range(1, forecast.horizon_days + 1):
        day = forecast.day(ahead)
        if float(position.available_by(day)) - forecast.total_quantile(ahead, 0.5) <= 0:
            return day
    return None


def _order_by(forecast: ItemForecast, position: Position, terms: Terms, level: float, today: date) -> date | None:
    """The last chance to order whose delivery arrives before stock may run out at the chosen risk, else the next."""
    for ahead in range(1, forecast.horizon_days + 1):
        day = forecast.day(ahead)
        if float(position.available_by(day)) < forecast.total_quantile(ahead, level):
            latest = day - timedelta(days=terms.lead_time_days)
            return max(next_weekday(today, terms.order_weekdays), _last_chance(latest, terms.order_weekdays))
    return None


def _last_chance(day: date, weekdays: frozenset[int]) -> date:
    if not weekdays:
        return day
    return next(day - timedelta(days=back) for back in range(7) if (day.weekday() - back) % 7 in weekdays)


def _risk(forecast: ItemForecast, position: Position, terms: Terms, today: date) -> float:
    """Probability that demand until the next possible delivery is more than what is available by then."""
    chance = next_weekday(today, terms.order_weekdays)
    days = (chance - today).days + terms.lead_time_days
    return forecast.exceedance(days, float(position.available_by(forecast.day(days))))


def _flags(position: Position, days: int, forecast: ItemForecast, terms: Terms) -> list[Rule]:
    checks: Sequence[tuple[bool, Rule]] = (
        (not position.counted, Rule.STOCK_NEVER_COUNTED),
        (position.counted and position.on_hand < 0, Rule.NEGATIVE_STOCK),
        (terms.discontinued, Rule.DISCONTINUED),
        (days > forecast.horizon_days, Rule.BEYOND_HORIZON),
    )
    return [rule for holds, rule in checks if holds]


def _status(suggestion: Suggestion, today: date, terms: Terms) -> Status:
    if suggestion.daily_demand <= 0 and suggestion.suggested_quantity == 0:
        return Status.NO_SALES
    if Rule.STOCK_NEVER_COUNTED in suggestion.binding_rules or Rule.NEGATIVE_STOCK in suggestion.binding_rules:
        return Status.CHECK_DATA
    if suggestion.on_hand <= 0:
        return Status.OUT
    chance = next_weekday(today, terms.order_weekdays)
    arrival = chance + timedelta(days=suggestion.lead_time_days)
    if suggestion.runs_out_on is not None and suggestion.runs_out_on < arrival:
        return Status.BEFORE_DELIVERY
    if suggestion.suggested_quantity > 0:
        return Status.ORDER_TODAY if chance == today else Status.ORDER_SOON
    plenty = suggestion.daily_demand * TOO_MUCH_COVER_DAYS
    too_much = suggestion.on_hand > max(plenty, 2 * suggestion.order_up_to)
    return Status.TOO_MUCH if too_much else Status.OK


def _explained(suggestion: Suggestion, roundings: list[Step], status: Status) -> Suggestion:
    days = suggestion.lead_time_days + suggestion.review_days
    needed = max(Decimal(0), suggestion.order_up_to - suggestion.inventory_position)
    chain = [
        Step(f"Expected sales over {days} days", suggestion.expected_demand),
        Step("Safety stock", suggestion.safety_stock),
        Step("On hand", -suggestion.on_hand),
        Step("On order", -suggestion.on_order),
        *([Step("Owed to customers", suggestion.allocated)] if suggestion.allocated else []),
    ]
    surplus = sum((step.amount for step in chain), Decimal(0))
    if surplus < 0:
        chain.append(Step("Enough already", -surplus))
    elif not suggestion.suggested_quantity and needed and not roundings:
        chain.append(Step("Discontinued: sell down", -needed))
    return replace(suggestion, status=status, steps=(*chain, *roundings), why=_sentence(suggestion, needed, days))


def _sentence(suggestion: Suggestion, needed: Decimal, days: int) -> str:
    if Rule.DISCONTINUED in suggestion.binding_rules:
        return "Discontinued: sell what is there, order nothing."
    have = f"{plain(suggestion.on_hand)} on hand and {plain(suggestion.on_order)} on order"
    if suggestion.allocated:
        have += f", less {plain(suggestion.allocated)} owed to customers"
    cover = f"sales of about {plain(suggestion.expected_demand)} over {days} days"
    notes = {
        Rule.STOCK_NEVER_COUNTED: " The stock was never counted, so none is assumed: count it first.",
        Rule.NEGATIVE_STOCK: " The book shows less than nothing, so none is assumed: count it first.",
    }
    note = "".join(text for rule, text in notes.items() if rule in suggestion.binding_rules)
    if not needed:
        pause = "," if suggestion.allocated else ""
        return f"{have}{pause} covers {cover} and the safety stock; nothing to order.{note}"
    order = plain(suggestion.suggested_quantity)
    need = f"{cover[0].upper()}{cover[1:]} plus {plain(suggestion.safety_stock)} safety, with {have}, need "
    rules = {
        Rule.SHELF_LIFE: "limited by shelf life",
        Rule.MINIMUM_ORDER: "raised to the minimum order",
        Rule.PACK: f"rounded up to {plain(suggestion.packs)} × {plain(suggestion.pack_size)}",
    }
    binding = [text for rule, text in rules.items() if rule in suggestion.binding_rules]
    result = f"{plain(needed)}; {', '.join(binding)}: order {order}." if binding else f"{order} more."
    return need + result + note


def _up(value: float, step: Decimal) -> Decimal:
    """Round up to whole steps, forgiving the float's last digits."""
    return Decimal(ceil(round(value / float(step), 6))) * step

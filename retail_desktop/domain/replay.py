"""The store's own past once more: what a rule of ordering would have held, sold and lost, and what it is worth.

Customers want what they wanted: what was sold, and what was estimated lost on days without stock. What a rule has not
got on the day is lost. Every rule starts from the same stock, orders on the same days and gets the same lead times.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from math import exp, log


class Rule(StrEnum):
    """A way to decide how much to order; the values are its names on the command line."""

    PROGRAM = "program"
    FOUR_WEEKS = "four-weeks"
    MIN_MAX = "min-max"
    FORMULA = "formula"
    ERPNEXT = "erpnext"
    ODOO = "odoo"


RULE_NAMES: Mapping[Rule, str] = {
    Rule.PROGRAM: "This program",
    Rule.FOUR_WEEKS: "Four-week average",
    Rule.MIN_MAX: "Minimum and maximum",
    Rule.FORMULA: "Safety stock formula",
    Rule.ERPNEXT: "Reorder level (ERPNext)",
    Rule.ODOO: "Three-month average (Odoo)",
}

SETTINGS: Mapping[Rule, tuple[float, ...]] = {
    Rule.PROGRAM: (0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.985),
    Rule.FOUR_WEEKS: (10, 14, 17, 20, 24, 28, 35, 45),
    Rule.MIN_MAX: (6, 8, 10, 14, 20, 28, 40),
    Rule.FORMULA: (0.0, 0.6, 1.0, 1.645, 2.33, 3.0, 4.5, 6.0),
    Rule.ERPNEXT: (0, 3, 7, 10, 14, 21, 28, 40),
    Rule.ODOO: (10, 14, 17, 20, 24, 30, 40, 50),
}
"""The settings tried of each rule: service level; days of sales held; z of the formula; days of safety stock."""

USUAL_SETTINGS: Mapping[Rule, float] = {
    Rule.FOUR_WEEKS: 28,
    Rule.MIN_MAX: 14,
    Rule.FORMULA: 1.645,
    Rule.ERPNEXT: 7,
    Rule.ODOO: 30,
}
"""What a store would choose; the program has each item's own service level instead."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of a rule; units, money at cost or margin in the store's currency."""

    wanted: Decimal
    sold: Decimal
    lost: Decimal
    lost_margin: Decimal
    waste: Decimal
    waste_cost: Decimal
    stock: Decimal
    stock_value: Decimal
    orders: int
    lines: int
    cycles: int
    failed_cycles: int

    @property
    def fill_rate(self) -> float | None:
        """Units served from stock over units wanted; None if nothing was wanted."""
        return float(self.sold / self.wanted) if self.wanted else None

    @property
    def cycle_service(self) -> float | None:
        """Share of the times from one delivery to the next in which nothing was lost; None without any."""
        return 1 - self.failed_cycles / self.cycles if self.cycles else None


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days of a replay: mean stock at cost, units wanted and lost."""

    first: date
    stock_value: float
    wanted: float
    lost: float


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One setting of a rule, the mean stock it held at cost, and the units lost under it."""

    setting: float
    stock_value: float
    lost: float


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule over the whole period; `setting` None means each item's own service level."""

    rule: Rule
    setting: float | None
    figures: Figures
    weeks: tuple[Week, ...]
    curve: tuple[CurvePoint, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One item in one store under one rule."""

    sku: str
    store: str
    rule: Rule
    figures: Figures


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened where the stock of the whole period is known, and the program's rule on the same items."""

    items: int
    figures: Figures
    program: Figures
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """A replay of the days `first` to `last`; `forecasts` is how often the program forecast anew."""

    first: date
    last: date
    store: str | None
    currency: str
    forecasts: int
    rules: tuple[RuleResult, ...]
    items: tuple[ItemResult, ...]
    happened: Happened | None = None
    without_cost: int = 0

    def result(self, rule: Rule) -> RuleResult | None:
        """What came of a rule, if it was tried."""
        return next((one for one in self.rules if one.rule is rule), None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The program against the simple rule that did best.

    `stock_share` is the part of its stock that is saved at the same lost sales, `lost_share` the part of its lost sales
    at the same stock; below zero the simple rule was better, None where its settings never came so far.
    """

    rule: Rule
    stock_share: float | None
    lost_share: float | None


def stock_at(curve: Iterable[CurvePoint], lost: float) -> float | None:
    """Stock at cost with which a rule loses so many units, between its settings; None beyond them."""
    return _between([(point.lost, point.stock_value) for point in curve], lost)


def lost_at(curve: Iterable[CurvePoint], stock_value: float) -> float | None:
    """Units a rule loses with so much stock at cost, between its settings; None beyond them."""
    return _between([(point.stock_value, point.lost) for point in curve], stock_value)


def against(result: RuleResult, other: RuleResult) -> Verdict:
    """The program's result against another rule's curve."""
    value, lost = float(result.figures.stock_value), float(result.figures.lost)
    stock, missing = stock_at(other.curve, lost), lost_at(other.curve, value)
    return Verdict(other.rule, 1 - value / stock if stock else None, 1 - lost / missing if missing else None)


def verdict(replay: Replay) -> Verdict | None:
    """The program against the best of the simple rules: the one with the least stock at the same lost sales."""
    ours = replay.result(Rule.PROGRAM)
    if ours is None:
        return None
    found = [against(ours, other) for other in replay.rules if other.rule is not Rule.PROGRAM]
    known = [one for one in found if one.stock_share is not None]
    if known:
        return min(known, key=lambda one: one.stock_share or 0.0)
    return min(
        (one for one in found if one.lost_share is not None), key=lambda one: one.lost_share or 0.0, default=None
    )


def best_simple(replay: Replay) -> Rule | None:
    """The simple rule that did best against the program, else the first one tried."""
    found = verdict(replay)
    simple = [one.rule for one in replay.rules if one.rule is not Rule.PROGRAM]
    return found.rule if found is not None else next(iter(simple), None)


def headline(replay: Replay) -> str:
    """The outcome in one sentence of plain words."""
    if replay.happened is not None:
        return _against_the_past(replay.happened)
    found = verdict(replay)
    if found is None:
        return "No simple rule came to the same stock or to the same lost sales, so they cannot be compared."
    name = RULE_NAMES[found.rule].lower().replace("erpnext", "ERPNext").replace("odoo", "Odoo")
    if found.stock_share is not None:
        return (
            f"With the program's suggestions you would have held {_part(found.stock_share, 'stock')} for the same lost "
            f"sales as by the best simple rule ({name})."
        )
    return (
        f"With the program's suggestions you would have had {_part(found.lost_share or 0.0, 'lost sales', 'fewer')} "
        f"with the same stock as by the best simple rule ({name})."
    )


def _against_the_past(past: Happened) -> str:
    stock = _change(float(past.figures.stock_value), float(past.program.stock_value))
    lost = _change(float(past.figures.lost), float(past.program.lost))
    parts = [f"held {_part(-stock, 'stock')}"] if stock is not None else []
    parts += [f"had {_part(-lost, 'lost sales', 'fewer')}"] if lost is not None else []
    if not parts:
        return "What happened cannot be compared: no item has a cost, and nothing was lost."
    return f"With the program's suggestions you would have {' and '.join(parts)} than you did."


def _change(before: float, after: float) -> float | None:
    return after / before - 1 if before else None


def _part(saved: float, noun: str, less: str = "less") -> str:
    """`18 % less stock`, `4 % more stock`."""
    return f"{abs(saved) * 100:.0f} % {less if saved >= 0 else 'more'} {noun}"


def _between(points: Sequence[tuple[float, float]], at: float) -> float | None:
    """Between two points a straight line of the logarithms: stock and lost sales trade off by parts, not by units."""
    known = sorted((x, y) for x, y in points if x > 0 and y > 0)
    for (low, left), (high, right) in pairwise(known):
        if low <= at <= high:
            part = log(at / low) / log(high / low) if high > low else 0.0
            return exp(log(left) + part * log(right / left))
    return None

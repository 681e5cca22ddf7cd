"""How often to order from a supplier: what deliveries and order lines cost, against what stock costs to hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.joint_orders import cost_of_cycle, joint_cycle
from retail_desktop.domain.replenishment.suggestion import Suggestion
from retail_desktop.domain.replenishment.terms import DEFAULT_HOLDING_RATE

DAYS_A_YEAR = 365
LONGEST_DAYS = 91
WORTH_SAYING = 0.05
"""Of what ordering and holding cost now: below that, an advice is noise."""


@dataclass(frozen=True, slots=True)
class ReviewAdvice:
    """The days between two orders of a supplier that cost least, those of now, and what is saved a year."""

    supplier: str
    best_days: int
    days_now: int
    saves: Decimal


def review_advice(
    supplier: Supplier, lines: Iterable[Suggestion], shelf_days: int | None = None
) -> ReviewAdvice | None:
    """The common review period that joint replenishment finds; None where the one of now is as good.

    Each store's order pays the delivery, each line its handling. With fixed order days only whole weeks are advised,
    and nothing longer than the shortest shelf life. Safety stock, which grows with the period, is not weighed.
    Source: Silver, Pyke & Thomas 2017, section 10.4.
    """
    sold = [line for line in lines if line.daily_demand > 0 and line.unit_cost]
    stores = len({line.store for line in sold})
    order_cost, line_cost = float(supplier.delivery_cost) * stores, float(supplier.line_cost)
    days_now = round(7 / len(supplier.order_weekdays)) if supplier.order_weekdays else max(1, supplier.review_days)
    if not sold or not order_cost:
        return None
    demands = [float(line.daily_demand) * DAYS_A_YEAR for line in sold]
    holding = [float(DEFAULT_HOLDING_RATE * (line.unit_cost or 0)) for line in sold]
    given = order_cost, [line_cost] * len(sold), demands, holding
    cycle = joint_cycle(*given)[0] * DAYS_A_YEAR
    step = 7 if supplier.order_weekdays else 1
    longest = min(LONGEST_DAYS, shelf_days or LONGEST_DAYS)
    near = (floor(cycle / step) * step, ceil(cycle / step) * step)
    costs = {
        days: cost_of_cycle(days / DAYS_A_YEAR, *given)
        for days in (days_now, *(max(step, min(days, longest - longest % step)) for days in near))
        if days > 0
    }
    best = min(costs, key=lambda days: (costs[days], days))
    saves = costs[days_now] - costs[best]
    if best == days_now or best > longest or saves < WORTH_SAYING * costs[days_now]:
        return None
    return ReviewAdvice(supplier.code, best, days_now, Decimal(str(round(saves, 2))))

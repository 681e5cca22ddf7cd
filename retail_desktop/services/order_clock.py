"""Until when one may order from each supplier, and what waiting for the chance after costs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.domain.replenishment.ordering_days import OrderClock, calendar_of, clock
from retail_desktop.services.plan_replenishment import Plan

RISKY = 0.2
"""An item counts as at risk from one chance in five on."""


@dataclass(frozen=True, slots=True)
class SupplierClock:
    """One supplier's next chances; how many items are at risk if one orders now, and if one waits; what waiting loses.

    `waiting_cost` is margin in the store's currency that is expected to be lost between the two deliveries.
    """

    supplier: str
    clock: OrderClock
    lines_to_order: int
    at_risk_now: int
    at_risk_waiting: int
    waiting_cost: Decimal


def order_clocks(plan: Plan, now: datetime) -> list[SupplierClock]:
    """The clocks of the suppliers with something to order, the next cut-off first.

    They run from `now`; for a plan of another time than the last month, from the morning of its first day.
    """
    morning = datetime.combine(plan.as_of + timedelta(days=1), time())
    moment = now if timedelta(0) <= now - morning <= timedelta(days=31) else morning
    groups: dict[str, list[Suggestion]] = defaultdict(list)
    for line in plan.lines:
        if line.supplier:
            groups[line.supplier].append(line)
    found = [
        _clock(plan.suppliers[code], lines, moment)
        for code, lines in groups.items()
        if code in plan.suppliers and any(line.quantity for line in lines)
    ]
    return sorted(found, key=lambda one: (one.clock.cut_off, one.supplier))


def _clock(supplier: Supplier, lines: Sequence[Suggestion], moment: datetime) -> SupplierClock:
    longest = max(line.lead_time_days for line in lines if line.quantity)
    return SupplierClock(
        supplier.code,
        clock(moment, calendar_of(supplier), supplier.review_days, longest),
        sum(line.quantity > 0 for line in lines),
        sum(line.stockout_risk >= RISKY for line in lines),
        sum(line.waiting_risk >= RISKY for line in lines),
        sum((line.waiting_cost for line in lines), Decimal(0)).quantize(Decimal("0.01")),
    )

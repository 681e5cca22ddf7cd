"""How well a supplier keeps its word, and what its unreliability costs in safety stock.

Source: Silver, Pyke & Thomas 2017, "Inventory and Production Management in Supply Chains", chapter 6.10: the variance
of demand over a lead time that varies is that over a fixed one plus (demand a day)² times the lead time's variance.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import NormalDist

from retail_desktop.domain.catalogue import Supplier

_HUNDREDTH = Decimal("0.01")
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class LineRecord:
    """One order line and what came of it: `(day, units)` of each dated delivery; `received` holds undated ones too."""

    quantity: Decimal
    received: Decimal
    arrivals: tuple[tuple[date, Decimal], ...] = ()

    def arrived_by(self, day: date) -> Decimal:
        """Units that had come by the evening of `day`."""
        return sum((units for when, units in self.arrivals if when <= day), Decimal(0))


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """One order that was sent, with the day on which it was due; `finished` if nothing more is to come."""

    number: str
    ordered_on: date
    due_on: date
    finished: bool
    lines: tuple[LineRecord, ...]


@dataclass(frozen=True, slots=True)
class SafetyTerms:
    """What one item's safety stock depends on; units a day, units, cost per unit, probability."""

    daily_demand: Decimal
    safety_stock: Decimal
    unit_cost: Decimal | None
    service_level: Decimal


@dataclass(frozen=True, slots=True)
class SupplierScore:
    """A supplier's record; days, shares of one, money. None where there is nothing to reckon from.

    Fill rate: units received of units ordered, over the orders that were due before `as_of` or are finished. On time:
    lines of these orders, complete by the day on which they were due, among those whose deliveries have a date or
    never came.
    """

    supplier: Supplier
    orders: int
    lines: int
    fill_rate: Decimal | None
    on_time_share: Decimal | None
    deliveries: int
    mean_lead_days: Decimal | None
    sd_lead_days: Decimal | None
    late_deliveries: int
    mean_days_late: Decimal | None
    worst_days_late: int
    overdue_lines: int
    unreliability_cost: Decimal | None
    without_cost: int

    @property
    def against_typed(self) -> Decimal | None:
        """Days that the mean lead time is longer than the typed one; negative means shorter."""
        return None if self.mean_lead_days is None else self.mean_lead_days - self.supplier.lead_time_days


def score(
    supplier: Supplier, orders: Sequence[OrderRecord], items: Sequence[SafetyTerms], as_of: date
) -> SupplierScore:
    """Reckon a supplier's record up to the evening of `as_of`."""
    arrivals = [(order, day) for order in orders for day in _days(order, as_of)]
    lead = [(day - order.ordered_on).days for order, day in arrivals]
    late = [(day - order.due_on).days for order, day in arrivals if day > order.due_on]
    due = [(order, line) for order in orders if order.finished or order.due_on < as_of for line in order.lines]
    told = [(order, line) for order, line in due if line.arrivals or not line.received]
    kept = sum(line.arrived_by(order.due_on) >= line.quantity for order, line in told)
    ordered = sum((line.quantity for _, line in due), Decimal(0))
    received = sum((min(line.received, line.quantity) for _, line in due), Decimal(0))
    sd = _sd(lead)
    cost, unknown = unreliability(items, sd) if sd is not None else (None, 0)
    return SupplierScore(
        supplier=supplier,
        orders=len(orders),
        lines=sum(len(order.lines) for order in orders),
        fill_rate=_share(received, ordered),
        on_time_share=_share(Decimal(kept), Decimal(len(told))),
        deliveries=len(arrivals),
        mean_lead_days=_mean(lead),
        sd_lead_days=sd,
        late_deliveries=len(late),
        mean_days_late=_mean(late),
        worst_days_late=max(late, default=0),
        overdue_lines=sum(
            not order.finished and order.due_on < as_of and line.received < line.quantity
            for order in orders
            for line in order.lines
        ),
        unreliability_cost=cost,
        without_cost=unknown,
    )


def unreliability(items: Iterable[SafetyTerms], sd_days: Decimal) -> tuple[Decimal, int]:
    """Value at cost of the safety stock that a varying lead time asks for, and how many items have no known cost.

    For each item sqrt(S² + (z d s)²) - S units, with S the safety stock of the plan without its part for a
    varying lead time, z the normal quantile of the service level, d the demand a day and s the lead time's standard
    deviation.
    """
    total, unknown = Decimal(0), 0
    for item in items:
        if item.unit_cost is None:
            unknown += 1
            continue
        z = Decimal(str(max(0.0, NormalDist().inv_cdf(float(item.service_level)))))
        fixed = max(Decimal(0), item.safety_stock)
        varying = (fixed**2 + (z * item.daily_demand * sd_days) ** 2).sqrt()
        total += (varying - fixed).quantize(_THOUSANDTH, ROUND_HALF_UP) * item.unit_cost
    return total.quantize(_HUNDREDTH, ROUND_HALF_UP), unknown


def _days(order: OrderRecord, as_of: date) -> list[date]:
    """The days on which something of an order came: each counts once, however many lines came with it."""
    return sorted({day for line in order.lines for day, _ in line.arrivals if order.ordered_on <= day <= as_of})


def _share(part: Decimal, whole: Decimal) -> Decimal | None:
    return (part / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP) if whole else None


def _mean(days: Sequence[int]) -> Decimal | None:
    return (Decimal(sum(days)) / len(days)).quantize(_HUNDREDTH, ROUND_HALF_UP) if days else None


def _sd(days: Sequence[int]) -> Decimal | None:
    """The sample's standard deviation, of two deliveries at least."""
    if len(days) < 2:
        return None
    mean = Decimal(sum(days)) / len(days)
    squares = sum(((day - mean) ** 2 for day in days), Decimal(0))
    return (squares / (len(days) - 1)).sqrt().quantize(_HUNDREDTH, ROUND_HALF_UP)

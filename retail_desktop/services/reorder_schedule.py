"""The coming weeks by supplier and day: when to order until when, what for, and what should arrive."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.domain.purchasing import RECEIVABLE, OrderStatus, PurchaseOrder
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.domain.replenishment.ordering_days import calendar_of, chances_until
from retail_desktop.persistence import catalogue, order_revisions, orders, people, plans
from retail_desktop.persistence.database import Work
from retail_desktop.services.browse_suppliers import moment
from retail_desktop.services.set_aside_items import left_out
from retail_desktop.services.workplace import Workplace, trading_day

DAYS = 28


@dataclass(frozen=True, slots=True)
class Coming:
    """What an open order should bring on a day, in units; `late_days` where the day is over."""

    order: str
    day: date
    units: Decimal
    late_days: int = 0


@dataclass(frozen=True, slots=True)
class ScheduleDay:
    """One day of a supplier: whether it takes orders and until when, what the plan would order, what should come.

    `cut_off` None on a day with orders means until the evening; `value` is None for who may not see costs.
    """

    day: date
    takes_orders: bool = False
    cut_off: time | None = None
    closed: bool = False
    lines: int = 0
    value: Decimal | None = None
    coming: tuple[Coming, ...] = ()


@dataclass(frozen=True, slots=True)
class SupplierSchedule:
    """A supplier's days; `late` are orders that should have come, `overdue` suggestions to be ordered before today."""

    supplier: Supplier
    days: tuple[ScheduleDay, ...]
    late: tuple[Coming, ...]
    overdue: int
    lines: int
    value: Decimal | None
    currency: str

    @property
    def next_order(self) -> ScheduleDay | None:
        """The day on which the plan's suggestions go out."""
        return next((day for day in self.days if day.lines), None)


@dataclass(frozen=True, slots=True)
class Schedule:
    """The suppliers with items, orders or suggestions, the late ones first; `plan_as_of` None without a plan."""

    today: date
    suppliers: tuple[SupplierSchedule, ...]
    plan_as_of: date | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rows are put together from."""

    now: datetime
    lines: Mapping[str, Sequence[Suggestion]]
    coming: Mapping[str, Sequence[Coming]]
    currency: str
    sees_cost: bool


def reorder_schedule(place: Workplace, now: datetime | None = None, days: int = DAYS) -> Schedule:
    """The coming days from the newest plan, without what is ordered or set aside, and from open orders."""
    with place.database.reading() as work:
        today, plan = trading_day(work), plans.newest_plan(work)
        facts = _Facts(
            now=moment(today, now or datetime.now()),  # noqa: DTZ005 - a cut-off is on the wall clock
            lines=_lines(work, today),
            coming=_coming(orders.orders(work), today),
            currency=people.read_setting(work, "currency"),
            sees_cost=Permission.VIEW_COST in PERMISSIONS[place.person.role],
        )
        sold = {one.supplier for one in catalogue.terms(work).values()}
        wanted = sold | facts.lines.keys() | facts.coming.keys()
        rows = [_row(one, facts, days) for code, one in catalogue.suppliers(work).items() if code in wanted]
    return Schedule(today, tuple(sorted(rows, key=_urgency)), plan.as_of if plan else None)


def _urgency(row: SupplierSchedule) -> tuple[bool, date, str]:
    upcoming = row.next_order
    return not (row.late or row.overdue), upcoming.day if upcoming else date.max, row.supplier.name.casefold()


def _lines(work: Work, today: date) -> dict[str, list[Suggestion]]:
    """The newest plan's suggestions by supplier that are still to be ordered."""
    plan = plans.newest_plan(work)
    if plan is None:
        return {}
    made = orders.orders(work, keys=order_revisions.orders_of(work, plan.plan_id))
    live = [order for order in made if order.status is not OrderStatus.CANCELLED]
    gone = {(line.sku, order.store) for order in live for line in order.lines} | left_out(work, today)
    found: dict[str, list[Suggestion]] = defaultdict(list)
    for line in plans.lines(work, plan.plan_id):
        if line.quantity > 0 and line.supplier and (line.sku, line.store) not in gone:
            found[line.supplier].append(line)
    return found


def _coming(known: Iterable[PurchaseOrder], today: date) -> dict[str, list[Coming]]:
    """What open orders should bring by supplier, day by day."""
    found: dict[str, list[Coming]] = defaultdict(list)
    for order in known:
        due: dict[date, Decimal] = defaultdict(Decimal)
        for line in order.lines if order.status in RECEIVABLE else ():
            if line.outstanding:
                due[order.due(line)] += line.outstanding
        found[order.supplier] += [
            Coming(order.number, day, units, max(0, (today - day).days)) for day, units in sorted(due.items())
        ]
    return {code: sorted(own, key=lambda one: (one.day, one.order)) for code, own in found.items() if own}


def _row(supplier: Supplier, facts: _Facts, count: int) -> SupplierSchedule:
    today, calendar = facts.now.date(), calendar_of(supplier)
    missed = calendar.cut_off is not None and facts.now.time() > calendar.cut_off
    first, last = today + timedelta(days=int(missed)), today + timedelta(days=count - 1)
    chances = list(chances_until(first, last, calendar, supplier.review_days))
    lines, coming = facts.lines.get(supplier.code, ()), facts.coming.get(supplier.code, ())
    value = _value(lines) if facts.sees_cost else None
    days = []
    for day in (today + timedelta(days=step) for step in range(count)):
        ordered = bool(chances) and day == chances[0] and bool(lines)
        days.append(
            ScheduleDay(
                day=day,
                takes_orders=day in chances,
                cut_off=calendar.cut_off if day in chances else None,
                closed=any(day in away for away in calendar.closed),
                lines=len(lines) if ordered else 0,
                value=value if ordered else None,
                coming=tuple(one for one in coming if one.day == day),
            )
        )
    opens = chances[0] if chances else date.max
    return SupplierSchedule(
        supplier=supplier,
        days=tuple(days),
        late=tuple(one for one in coming if one.late_days),
        overdue=sum(line.order_by is not None and line.order_by < min(opens, last) for line in lines),
        lines=len(lines),
        value=value,
        currency=supplier.currency or facts.currency,
    )


def _value(lines: Sequence[Suggestion]) -> Decimal:
    """What the lines cost, those without a known cost left out."""
    costs = (line.quantity * line.unit_cost for line in lines if line.unit_cost is not None)
    return sum(costs, Decimal(0)).quantize(Decimal("0.01"))

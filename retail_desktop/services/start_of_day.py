"""What a store manager wants to know first in the morning, read in one go and fast."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.quantities import money, quantity
from retail_desktop.domain.replenishment import Status
from retail_desktop.domain.replenishment.ordering_days import OrderClock, calendar_of, clock
from retail_desktop.domain.shortage import CENT, days_missing, sales_at_risk
from retail_desktop.persistence import catalogue, count_lists, day_history, people, plans, sales
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.expected_deliveries import ExpectedLine, expected_lines
from retail_desktop.persistence.plan_outlook import ShortLine, short_lines, wanted_lines
from retail_desktop.persistence.plans import PlanHead
from retail_desktop.persistence.stock_doubts import stock_doubts
from retail_desktop.services import plan_changes, recent_days
from retail_desktop.services.set_aside_items import left_out
from retail_desktop.services.workplace import Workplace, trading_day

WEEKS = 4
YEAR_DAYS = 364  # the same weekdays a year ago


@dataclass(frozen=True, slots=True)
class Need:
    """An item that is out or runs out before goods could come; `at_risk` are the sales expected to be lost."""

    sku: str
    name: str
    store: str
    status: Status
    on_hand: Decimal
    runs_out_on: date | None
    next_delivery: date | None
    is_ordered: bool
    at_risk: Decimal


@dataclass(frozen=True, slots=True)
class ToOrder:
    """What is to be ordered from one supplier: until when, and when it would come."""

    supplier: str
    name: str
    lines: int
    cost: Decimal
    currency: str
    clock: OrderClock


@dataclass(frozen=True, slots=True)
class ToCome:
    """An order that was sent and still waits for lines."""

    order: str
    supplier: str
    due: date
    days_late: int
    lines: int
    cost: Decimal
    currency: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class ToCount:
    """The list that is being counted, if there is one, and how many items of the book are doubtful at once."""

    list_name: str
    counted: int
    listed: int
    below_zero: int
    never_counted: int


@dataclass(frozen=True, slots=True)
class WeekOfSales:
    """Net sales of seven days from `first`, and of the same weekdays a year before; None where nothing is known."""

    first: date
    net: Decimal
    year_before: Decimal | None


@dataclass(frozen=True, slots=True)
class StartOfDay:
    """The morning of one day; `needs` has the most money at risk first, `plan_as_of` is None before the first plan."""

    today: date
    currency: str
    sales_through: date | None
    last_day_net: Decimal
    last_day_units: Decimal
    counted_on: date | None
    plan_as_of: date | None
    plan_outdated: str
    missing_days: tuple[tuple[str, date], ...]
    needs: tuple[Need, ...]
    to_order: tuple[ToOrder, ...]
    to_come: tuple[ToCome, ...]
    to_count: ToCount
    weeks: tuple[WeekOfSales, ...]
    has_items: bool
    several_stores: bool

    def having(self, status: Status) -> tuple[Need, ...]:
        """The needs of one status."""
        return tuple(need for need in self.needs if need.status is status)


def start_of_day(place: Workplace, now: datetime | None = None) -> StartOfDay:
    """Read the morning; `now` is the clock on the wall, against which a supplier's cut-off runs."""
    changes = plan_changes.changes_since_plan(place)
    missing = tuple((store, day) for store, day, state in recent_days.recent_days(place) if state == "missing")
    with place.database.reading() as work:
        today, newest, plan = trading_day(work), sales.newest_day(work), plans.newest_plan(work)
        coming, doubts = expected_lines(work), stock_doubts(work)
        suppliers, stores = catalogue.suppliers(work), catalogue.store_ids(work)
        currency = people.read_setting(work, "currency")
        days = _days(work, stores.values(), newest)
        on_last = days.get(newest.toordinal(), (0, 0)) if newest else (0, 0)
        return StartOfDay(
            today=today,
            currency=currency,
            sales_through=newest,
            last_day_net=money(on_last[1]),
            last_day_units=quantity(on_last[0]),
            counted_on=doubts.counted_on,
            plan_as_of=plan.as_of if plan else None,
            plan_outdated=plan_changes.outdated_words(changes),
            missing_days=missing,
            needs=_needs(work, plan, coming, today),
            to_order=_to_order(work, plan, suppliers, today, now or _wall(), currency),
            to_come=_to_come(coming, today, currency),
            to_count=_to_count(work, doubts.below_zero, doubts.never_counted),
            weeks=_weeks(days, newest, sales.oldest_day(work)),
            has_items=bool(catalogue.item_ids(work)),
            several_stores=len(stores) > 1,
        )


def _wall() -> datetime:
    return datetime.now()  # noqa: DTZ005 - a supplier's cut-off is on the wall clock


def _needs(work: Work, plan: PlanHead | None, coming: Iterable[ExpectedLine], today: date) -> tuple[Need, ...]:
    if plan is None:
        return ()
    due: dict[tuple[int, int], date] = {}
    for line in coming:
        due.setdefault(line.keys, max(line.due, today))
    needs = [_need(line, due.get(line.keys), today) for line in short_lines(work, plan.plan_id)]
    return tuple(sorted(needs, key=lambda need: (-need.at_risk, need.status.name, need.sku)))


def _need(line: ShortLine, due: date | None, today: date) -> Need:
    """Goods come with the next delivery, or with the order that could be placed next if that is sooner."""
    supplied = min((day for day in (due, line.arrives_on) if day is not None), default=None)
    runs_out = today if line.status is Status.OUT else line.runs_out_on
    days = days_missing(today, runs_out, supplied)
    at_risk = sales_at_risk(line.daily_demand, days, line.price)
    is_ordered = due is not None and due == supplied
    return Need(
        line.sku, line.name, line.store, line.status, line.on_hand, line.runs_out_on, supplied, is_ordered, at_risk
    )


def _to_order(
    work: Work, plan: PlanHead | None, suppliers: Mapping[str, Supplier], today: date, now: datetime, currency: str
) -> tuple[ToOrder, ...]:
    """By the next cut-off; with a plan of another time than now, the clock stands at the morning of the store's day."""
    if plan is None:
        return ()
    moment = now if now.date() == today else datetime.combine(today, time())
    aside = left_out(work, today)
    groups: dict[str, list[tuple[int, Decimal]]] = {}
    for line in wanted_lines(work, plan.plan_id):
        if (line.sku, line.store) not in aside and line.supplier in suppliers:
            groups.setdefault(line.supplier, []).append((line.lead_time_days, line.cost))
    found = []
    for code, lines in groups.items():
        one, longest = suppliers[code], max(days for days, _ in lines)
        cost = sum((cost for _, cost in lines), Decimal(0)).quantize(CENT)
        when = clock(moment, calendar_of(one), one.review_days, longest)
        found.append(ToOrder(code, one.name, len(lines), cost, one.currency or currency, when))
    return tuple(sorted(found, key=lambda one: (one.clock.cut_off, one.name)))


def _to_come(coming: Sequence[ExpectedLine], today: date, currency: str) -> tuple[ToCome, ...]:
    """Late ones first: by the day on which the first line that still waits was due."""
    groups: dict[str, list[ExpectedLine]] = {}
    for line in coming:
        groups.setdefault(line.order, []).append(line)
    found = [
        ToCome(
            order=number,
            supplier=lines[0].supplier_name,
            due=lines[0].due,
            days_late=max(0, (today - lines[0].due).days),
            lines=len(lines),
            cost=sum((line.units * (line.unit_cost or 0) for line in lines), Decimal(0)).quantize(CENT),
            currency=lines[0].currency or currency,
            confirmed=all(line.confirmed for line in lines),
        )
        for number, lines in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.due, one.order)))


def _to_count(work: Work, below_zero: int, never_counted: int) -> ToCount:
    lists = count_lists.open_lists(work)
    if not lists:
        return ToCount("", 0, 0, below_zero, never_counted)
    return ToCount(lists[0].name, len(lists[0].counted), len(lists[0].skus), below_zero, never_counted)


def _days(work: Work, stores: Iterable[int], newest: date | None) -> dict[int, tuple[int, int]]:
    """Units and net sales by day ordinal, of the last weeks and of the same weeks a year ago."""
    found: dict[int, tuple[int, int]] = {}
    for back in (0, YEAR_DAYS) if newest else ():
        last = newest.toordinal() - back if newest else 0
        for _, day, units, net in day_history.store_totals(work, list(stores), last - 7 * WEEKS + 1, last):
            before = found.get(day, (0, 0))
            found[day] = before[0] + units, before[1] + net
    return found


def _weeks(days: Mapping[int, tuple[int, int]], newest: date | None, oldest: date | None) -> tuple[WeekOfSales, ...]:
    """A week of last year is known only as a whole."""
    if newest is None or oldest is None:
        return ()
    found = []
    for back in range(WEEKS, 0, -1):
        first = newest + timedelta(days=1 - 7 * back)
        before = first.toordinal() - YEAR_DAYS
        old = _week(days, before) if before >= oldest.toordinal() else None
        found.append(WeekOfSales(first, _week(days, first.toordinal()) or Decimal(0), old))
    return tuple(found)


def _week(days: Mapping[int, tuple[int, int]], first: int) -> Decimal | None:
    sold = [days[day][1] for day in range(first, first + 7) if day in days]
    return money(sum(sold)) if sold else None

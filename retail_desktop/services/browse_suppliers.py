"""Suppliers as the screens and the command line show them: terms, next days, record, past deliveries, items."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Item, Supplier, SupplyTerms
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.domain.purchasing import OPEN, RECEIVABLE, PurchaseOrder
from retail_desktop.domain.replenishment.lead_times import Delivered, LeadTime, in_words, of_supplier
from retail_desktop.domain.replenishment.ordering_days import calendar_of, clock
from retail_desktop.domain.supplier_score import score
from retail_desktop.persistence import catalogue, deliveries, orders, people
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.lead_times import past_deliveries
from retail_desktop.services.change_suppliers import find_supplier, terms_of
from retail_desktop.services.report_suppliers import PERIOD_DAYS, order_records
from retail_desktop.services.report_wish import Wish
from retail_desktop.services.workplace import Workplace, trading_day


@dataclass(frozen=True, slots=True)
class SupplierLine:
    """A supplier in the list; `items` are those bought from it by preference.

    `lead` is what the plan uses. `spend` is what came in the last 365 days at cost, less returns, in `currency`; None
    for who may not see costs. `on_time` is the share of these days' order lines that came complete in time.
    """

    supplier: Supplier
    items: int
    open_orders: int
    late_orders: int
    cut_off: datetime
    arrives_on: date
    next_delivery: date | None
    lead: LeadTime
    spend: Decimal | None
    on_time: Decimal | None
    currency: str


@dataclass(frozen=True, slots=True)
class SupplierBook:
    """All suppliers by name, the day on which the store acts, and whether the person may change them."""

    lines: tuple[SupplierLine, ...]
    today: date
    may_change: bool


@dataclass(frozen=True, slots=True)
class PastOrder:
    """One past order's first delivery."""

    number: str
    days: Delivered


@dataclass(frozen=True, slots=True)
class SoldItem:
    """An item that a supplier sells: its terms with every supplier, the preferred first."""

    sku: str
    name: str
    own: SupplyTerms
    terms: tuple[SupplyTerms, ...]

    @property
    def preferred(self) -> bool:
        """Whether the item is bought from this supplier."""
        return self.terms[0] == self.own


@dataclass(frozen=True, slots=True)
class SupplierCard:
    """Everything of one supplier; `lead_words` tells how the lead time came about, `past` has the newest first."""

    supplier: Supplier
    lead: LeadTime
    lead_words: str
    past: tuple[PastOrder, ...]
    items: tuple[SoldItem, ...]
    may_change: bool
    may_see_cost: bool


@dataclass(frozen=True, slots=True)
class ItemSuppliers:
    """Who sells an item, the preferred first, and all suppliers by code; whether the person may change that."""

    sku: str
    terms: tuple[SupplyTerms, ...]
    suppliers: Mapping[str, Supplier]
    may_change: bool
    may_see_cost: bool


def list_suppliers(place: Workplace, now: datetime | None = None) -> SupplierBook:
    """All suppliers by name; their next days run from `now`, in a store of another time from its own morning."""
    with place.database.reading() as work:
        today = trading_day(work)
        lines = _lines(place, work, today, moment(today, now or datetime.now()))  # noqa: DTZ005 - a cut-off is on the wall clock
    return SupplierBook(lines, today, _may(place, Permission.SUPPLIERS))


def supplier_card(place: Workplace, code: str) -> SupplierCard:
    """One supplier by code or name.

    Raises:
        NotFoundError: there is none.
    """
    with place.database.reading() as work:
        supplier = find_supplier(work, code)
        past = _past(work, trading_day(work)).get(supplier.code, ())
        items, terms = catalogue.items(work), _shown(place, catalogue.all_terms(work))
    took = [one.days.days for one in past]
    lead = of_supplier(supplier.lead_time_days, took)
    return SupplierCard(
        supplier=supplier,
        lead=lead,
        lead_words=in_words(supplier.lead_time_days, lead, took),
        past=tuple(reversed(past)),
        items=_sold(supplier.code, items, terms),
        may_change=_may(place, Permission.SUPPLIERS),
        may_see_cost=_may(place, Permission.VIEW_COST),
    )


def item_suppliers(place: Workplace, sku: str) -> ItemSuppliers:
    """Who sells an item.

    Raises:
        NotFoundError: there is no such item.
    """
    with place.database.reading() as work:
        terms, suppliers = _shown(place, {sku: terms_of(work, sku)})[sku], catalogue.suppliers(work)
    may_change, may_see = (_may(place, one) for one in (Permission.SUPPLIERS, Permission.VIEW_COST))
    return ItemSuppliers(sku, terms, suppliers, may_change, may_see)


def moment(today: date, now: datetime) -> datetime:
    """The time from which order clocks run: now, or the morning of the store's day where that is another one."""
    return now if now.date() == today else datetime.combine(today, time())


def _may(place: Workplace, permission: Permission) -> bool:
    return permission in PERMISSIONS[place.person.role]


def _shown(place: Workplace, terms: Mapping[str, tuple[SupplyTerms, ...]]) -> Mapping[str, tuple[SupplyTerms, ...]]:
    """The terms, without their costs for who may not see these; nobody who changes terms is among them."""
    if _may(place, Permission.VIEW_COST):
        return terms
    return {sku: tuple(replace(one, unit_cost=None, breaks=()) for one in own) for sku, own in terms.items()}


def _lines(place: Workplace, work: Work, today: date, now: datetime) -> tuple[SupplierLine, ...]:
    suppliers, past = catalogue.suppliers(work), _past(work, today)
    items, currency = catalogue.items(work), people.read_setting(work, "currency")
    bought = Counter(terms.supplier for sku, terms in catalogue.terms(work).items() if sku in items)
    records, spend = order_records(work, Wish(), today, PERIOD_DAYS), _spend(work, items, today)
    open_orders: dict[str, list[PurchaseOrder]] = defaultdict(list)
    for order in orders.orders(work):
        if order.status in OPEN:
            open_orders[order.supplier].append(order)
    found = []
    for code, one in suppliers.items():
        own = open_orders[code]
        lead = of_supplier(one.lead_time_days, [order.days.days for order in past.get(code, ())])
        ticks = clock(now, calendar_of(one), one.review_days, lead.days)
        found.append(
            SupplierLine(
                supplier=one,
                items=bought[code],
                open_orders=len(own),
                late_orders=sum(order.days_late(today) > 0 for order in own),
                cut_off=ticks.cut_off,
                arrives_on=ticks.arrives_on,
                next_delivery=_next_delivery(own),
                lead=lead,
                spend=spend.get(code, Decimal(0)) if _may(place, Permission.VIEW_COST) else None,
                on_time=score(one, records.get(code, ()), (), today).on_time_share,
                currency=one.currency or currency,
            )
        )
    return tuple(sorted(found, key=lambda line: (line.supplier.name.casefold(), line.supplier.code)))


def _next_delivery(own: Sequence[PurchaseOrder]) -> date | None:
    """The first day on which something that was sent is still to come; a past one is late."""
    due = [order.due(line) for order in own if order.status in RECEIVABLE for line in order.lines if line.outstanding]
    return min(due, default=None)


def _past(work: Work, until: date) -> dict[str, list[PastOrder]]:
    """The first delivery of each past order by supplier, oldest first."""
    found: dict[str, dict[str, PastOrder]] = defaultdict(dict)
    for one in past_deliveries(work, until):
        found[one.supplier].setdefault(one.order, PastOrder(one.order, one.days))
    return {code: list(own.values()) for code, own in found.items()}


def _spend(work: Work, items: Mapping[str, Item], today: date) -> dict[str, Decimal]:
    """What came from each supplier in the last year, at the cost of the delivery, else of the terms, else of the item.

    Money is not turned into another currency: what a supplier's goods cost is in the supplier's.
    """
    first, terms = today - timedelta(days=PERIOD_DAYS - 1), catalogue.all_terms(work)
    spent: dict[str, Decimal] = defaultdict(Decimal)
    for one in deliveries.deliveries(work):
        if one.supplier and first <= one.day <= today:
            own = next((found for found in terms.get(one.sku, ()) if found.supplier == one.supplier), None)
            known = (
                one.unit_cost,
                own.unit_cost if own else None,
                items[one.sku].unit_cost if one.sku in items else None,
            )
            cost = next((amount for amount in known if amount is not None), Decimal(0))
            spent[one.supplier] += one.quantity * cost
    return {code: total.quantize(Decimal("0.01")) for code, total in spent.items()}


def _sold(code: str, items: Mapping[str, Item], terms: Mapping[str, tuple[SupplyTerms, ...]]) -> tuple[SoldItem, ...]:
    found = [
        SoldItem(sku, items[sku].name, own, all_terms)
        for sku, all_terms in terms.items()
        for own in all_terms
        if own.supplier == code and sku in items
    ]
    return tuple(sorted(found, key=lambda one: one.sku))

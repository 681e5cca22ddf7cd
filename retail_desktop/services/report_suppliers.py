"""The scorecard of suppliers as a report."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.domain.replenishment import DEFAULT_SERVICE_LEVEL
from retail_desktop.domain.supplier_score import LineRecord, OrderRecord, SafetyTerms, SupplierScore, score
from retail_desktop.persistence import catalogue, order_receipts, orders, plans
from retail_desktop.persistence.database import Work
from retail_desktop.services.report_wish import Wish, check, occasion
from retail_desktop.services.workplace import Workplace, trading_day

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Document

PERIOD_DAYS = 365
_SENT = {OrderStatus.SENT, OrderStatus.PARTIALLY_RECEIVED, OrderStatus.RECEIVED, OrderStatus.CLOSED}
_FINISHED = {OrderStatus.RECEIVED, OrderStatus.CLOSED}
Arrivals = dict[tuple[str, int], list[tuple[date, Decimal]]]


def supplier_document(place: Workplace, wish: Wish) -> "Document":
    """How suppliers kept their word in the orders of the last year, or of the days that were chosen.

    Raises:
        NotFoundError: there is no such store or supplier.
    """
    from retail_desktop.reporting import supplier_report  # noqa: PLC0415 - reporting loads XlsxWriter
    from retail_desktop.reporting.document import chosen  # noqa: PLC0415 - as above

    place.allow(Permission.VIEW_COST)
    days = wish.days or PERIOD_DAYS
    with place.database.reading() as work:
        check(work, wish)
        as_of = wish.as_of or trading_day(work)
        scores = score_suppliers(work, wish, as_of, days)
        own = (("store", wish.store), ("supplier", wish.supplier), ("orders of the last", f"{days} days"))
        made = occasion(place, work, as_of, chosen(*own))
    return supplier_report.document(scores, made)


def score_suppliers(work: Work, wish: Wish, as_of: date, days: int) -> tuple[SupplierScore, ...]:
    """The record of every supplier with orders in the `days` up to `as_of`."""
    suppliers, items = catalogue.suppliers(work), _safety(work, wish)
    records = order_records(work, wish, as_of, days)
    return tuple(
        score(suppliers[code], found, items.get(code, ()), as_of)
        for code, found in sorted(records.items())
        if code in suppliers
    )


def order_records(work: Work, wish: Wish, as_of: date, days: int) -> dict[str, list[OrderRecord]]:
    """What came of the orders that were sent in the `days` up to `as_of`, by supplier."""
    first = date.fromordinal(max(1, as_of.toordinal() - days + 1))
    arrivals = order_receipts.arrivals(work)
    records: dict[str, list[OrderRecord]] = {}
    for order in orders.orders(work):
        wanted = order.status in _SENT and first <= order.created_on <= as_of
        if wanted and wish.holds(order.store, supplier=order.supplier):
            records.setdefault(order.supplier, []).append(_record(order, arrivals, as_of))
    return records


def _record(order: PurchaseOrder, arrivals: Arrivals, as_of: date) -> OrderRecord:
    return OrderRecord(
        number=order.number,
        ordered_on=_ordered_on(order, as_of),
        due_on=order.expected_on,
        finished=order.status in _FINISHED,
        lines=tuple(
            LineRecord(line.quantity, line.received, tuple(arrivals.get((order.number, line.number), ())))
            for line in order.lines
        ),
    )


def _ordered_on(order: PurchaseOrder, as_of: date) -> date:
    """The day on which an order of our own was sent; an imported one was placed when its list says.

    A step is stamped by the clock, which in a store looked at long after stands far behind its trading days.
    """
    if not order.history or order.history[0].status is not OrderStatus.DRAFT:
        return order.created_on
    sent = [
        datetime.fromisoformat(step.at).astimezone().date() for step in order.history if step.status is OrderStatus.SENT
    ]
    return sent[0] if sent and order.created_on <= sent[0] <= as_of else order.created_on


def _safety(work: Work, wish: Wish) -> dict[str, list[SafetyTerms]]:
    """What the safety stocks of the newest plan depend on, by supplier."""
    plan = plans.newest_plan(work)
    levels = {sku: item.service_level for sku, item in catalogue.items(work).items()}
    found: dict[str, list[SafetyTerms]] = {}
    for line in plans.lines(work, plan.plan_id) if plan else ():
        if wish.holds(line.store):
            level = levels.get(line.sku) or DEFAULT_SERVICE_LEVEL
            fixed = line.safety_stock - line.safety_for_lateness
            terms = SafetyTerms(line.daily_demand, fixed, line.unit_cost, level)
            found.setdefault(line.supplier, []).append(terms)
    return found

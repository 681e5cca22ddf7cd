"""From plan to purchase orders, and the steps of an order's life."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder, StatusChange, check_step
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.domain.replenishment.ordering_days import arrival, calendar_of, chance_from
from retail_desktop.domain.trading_days import shown_date
from retail_desktop.persistence import catalogue, order_revisions, orders, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.plan_replenishment import Plan, read_plan
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.set_aside_items import left_out
from retail_desktop.services.workplace import Workplace, now, trading_day


def create_orders(
    place: Workplace,
    *,
    plan_id: int | None = None,
    chosen: Sequence[tuple[str, str]] | None = None,
    supplier: str | None = None,
    progress: Progress = silent,
) -> tuple[PurchaseOrder, ...]:
    """Draft one order per supplier and store from a plan: all lines, the `chosen` item-stores, or one supplier's.

    Raises:
        RetailError: there is nothing to order, or all of it was ordered from this plan already.
        NotFoundError: there is no plan.
    """
    place.allow(Permission.CREATE_ORDER)
    plan = read_plan(place, plan_id)
    lines = [line for line in plan.lines if line.quantity > 0 and line.supplier]
    if supplier is not None:
        lines = [line for line in lines if line.supplier == supplier]
    if chosen is not None:
        wanted = set(chosen)
        lines = [line for line in lines if (line.sku, line.store) in wanted]
    progress("Creating orders", 0, len(lines))
    with place.database.writing() as work:
        aside = left_out(work, plan.as_of + timedelta(days=1))
        lines = [line for line in lines if (line.sku, line.store) not in aside]
        lines = _not_ordered_yet(work, plan, lines)
        if not lines:
            raise RetailError(
                "There is nothing to order: no line with a supplier has a quantity above zero, or it was ordered from "
                "this plan already. Make a new plan, or give the items a supplier."
            )
        made = [_draft(place, work, plan, group) for group in _groups(lines)]
        return tuple(order for number in made for order in orders.orders(work, number))


def _not_ordered_yet(work: Work, plan: Plan, lines: list[Suggestion]) -> list[Suggestion]:
    """Without the lines that an order made from the same plan holds: a second click must not order twice."""
    keys = order_revisions.orders_of(work, plan.plan_id)
    made = [order for order in orders.orders(work, keys=keys) if order.status is not OrderStatus.CANCELLED]
    ordered = {(line.sku, order.store) for order in made for line in order.lines}
    return [line for line in lines if (line.sku, line.store) not in ordered]


def _mark(plan: Plan) -> str:
    return f"From reorder plan {plan.plan_id} of {shown_date(plan.as_of.toordinal())}"


def _groups(lines: Iterable[Suggestion]) -> list[list[Suggestion]]:
    groups: dict[tuple[str, str], list[Suggestion]] = {}
    for line in lines:
        groups.setdefault((line.supplier, line.store), []).append(line)
    return [groups[key] for key in sorted(groups)]


def _draft(place: Workplace, work: Work, plan: Plan, lines: list[Suggestion]) -> str:
    supplier = catalogue.suppliers(work)[lines[0].supplier]
    codes = _supplier_codes(work, supplier.code)
    today = trading_day(work)
    order = PurchaseOrder(
        number=orders.next_number(work),
        supplier=supplier.code,
        supplier_name=supplier.name,
        store=lines[0].store,
        status=OrderStatus.DRAFT,
        created_on=today,
        expected_on=expected_day(supplier, today, max(line.lead_time_days for line in lines)),
        currency=supplier.currency or people.read_setting(work, "currency"),
        lines=tuple(
            OrderLine(
                number=number,
                sku=line.sku,
                name=plan.names.get(line.sku, line.sku),
                supplier_code=codes.get(line.sku, ""),
                quantity=line.quantity,
                received=Decimal(0),
                pack_size=line.pack_size,
                unit_cost=line.unit_cost,
            )
            for number, line in enumerate(lines, start=1)
        ),
        history=(StatusChange(OrderStatus.DRAFT, now(), place.person.name, _mark(plan)),),
    )
    order_revisions.link_plans(work, orders.add_order(work, order), [plan.plan_id])
    people.note(work, place.person.name, "create order", order.number, {"total": order.total})
    return order.number


def _supplier_codes(work: Work, supplier: str) -> dict[str, str]:
    """What a supplier calls the items it sells, whether they are bought from it by preference or not."""
    known = catalogue.all_terms(work).items()
    return {sku: one.supplier_code for sku, terms in known for one in terms if one.supplier == supplier}


def expected_day(supplier: Supplier, today: date, lead_time_days: int) -> date:
    """The order goes out at the next chance, takes the longest lead time of its lines, and waits for a delivery day."""
    calendar = calendar_of(supplier)
    return arrival(chance_from(today, calendar), lead_time_days, calendar)


def list_orders(place: Workplace) -> tuple[PurchaseOrder, ...]:
    """All orders, newest first."""
    with place.database.reading() as work:
        return orders.orders(work)


@dataclass(frozen=True, slots=True)
class OrderBook:
    """All orders, newest first, and the day against which they are late."""

    orders: tuple[PurchaseOrder, ...]
    today: date


def order_book(place: Workplace) -> OrderBook:
    """All orders and the day on which the store acts."""
    with place.database.reading() as work:
        return OrderBook(orders.orders(work), trading_day(work))


def today(place: Workplace) -> date:
    """The day on which the store acts, against which orders are late."""
    with place.database.reading() as work:
        return trading_day(work)


def get_order(place: Workplace, number: str) -> PurchaseOrder:
    """One order.

    Raises:
        NotFoundError: there is no order with this number.
    """
    with place.database.reading() as work:
        return find_order(work, number)


def find_order(work: Work, number: str) -> PurchaseOrder:
    """One order inside a unit of work.

    Raises:
        NotFoundError: there is no order with this number.
    """
    found = orders.orders(work, number)
    if not found:
        raise NotFoundError(f"There is no order {number}. The list of orders shows their numbers.")
    return found[0]


def key_of(work: Work, order: PurchaseOrder) -> int:
    """The key of an order that is there.

    Raises:
        NotFoundError: it is gone.
    """
    key = orders.order_id(work, order.number)
    if key is None:
        raise NotFoundError(f"There is no order {order.number}.")
    return key


def change_status(place: Workplace, number: str, status: OrderStatus, note: str = "") -> PurchaseOrder:
    """Approve, send, close or cancel an order.

    Raises:
        NotFoundError: there is no such order.
        WrongStateError: this step does not follow its state.
    """
    place.allow(Permission.APPROVE_ORDER if status is OrderStatus.APPROVED else Permission.CREATE_ORDER)
    with place.database.writing() as work:
        order = find_order(work, number)
        check_step(order.number, order.status, status)
        if status is OrderStatus.APPROVED:
            place.acting.require_amount(order.total)
        orders.set_status(work, key_of(work, order), StatusChange(status, now(), place.person.name, note))
        people.note(work, place.person.name, f"order {status.value}", order.number)
        return find_order(work, number)

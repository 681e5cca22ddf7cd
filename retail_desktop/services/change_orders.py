"""Orders that are changed, revised, copied, merged, and steps that are taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.order_edits import OrderEdit, difference, edited, merged
from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import (
    OrderLine,
    OrderStatus,
    PurchaseOrder,
    Revision,
    StatusChange,
    status_after_receipt,
    status_after_reopening,
)
from retail_desktop.persistence import catalogue, order_revisions, orders, people
from retail_desktop.persistence.database import Work
from retail_desktop.services.order_goods import expected_day, find_order, key_of
from retail_desktop.services.workplace import Workplace, now, trading_day


def change_order(
    place: Workplace, number: str, edit: OrderEdit, *, add: Mapping[str, Decimal] | None = None, reason: str = ""
) -> PurchaseOrder:
    """Change a draft, or revise an order that the supplier has; `add` gives units of further items by code.

    A revision gets the next number, and what the order said before is kept. It needs the permission to approve.

    Raises:
        NotFoundError: there is no such order, line or item.
        WrongStateError: the order's state does not allow a change.
        RetailError: a figure is impossible, or nothing would change.
    """
    place.allow(Permission.CREATE_ORDER)
    with place.database.writing() as work:
        before = find_order(work, number)
        lines = _further_lines(work, before, add or {})
        after = edited(before, replace(edit, added=(*edit.added, *lines)))
        said = difference(before, after)
        if not said:
            raise RetailError(f"Order {before.number} says this already, so nothing was changed.")
        if before.status is OrderStatus.DRAFT:
            _save_draft(work, before, after)
        else:
            place.allow(Permission.APPROVE_ORDER)
            place.acting.require_amount(after.total)
            _save_revision(place, work, before, after, f"{said}{f' ({reason})' if reason else ''}")
        people.note(work, place.person.name, "change order", before.number, {"changes": said})
        return find_order(work, number)


def _save_draft(work: Work, before: PurchaseOrder, after: PurchaseOrder) -> None:
    orders.save_order(work, key_of(work, before), before, after)


def _save_revision(place: Workplace, work: Work, before: PurchaseOrder, after: PurchaseOrder, said: str) -> None:
    key, at, user = key_of(work, before), now(), place.person.name
    old = Revision(before.revision, at, user, said, before.expected_on, before.note, before.lines)
    order_revisions.add_revision(work, key, old)
    newer = replace(after, revision=before.revision + 1)
    orders.save_order(work, key, before, newer)
    all_came = any(line.received for line in newer.lines) and not any(line.outstanding for line in newer.lines)
    status = status_after_receipt(newer.lines) if all_came else before.status
    orders.set_status(work, key, StatusChange(status, at, user, f"Revision {newer.revision}: {said}"))


def put_draft_back(place: Workplace, before: PurchaseOrder) -> PurchaseOrder:
    """Make a draft say what it said before a change.

    Raises:
        NotFoundError: there is no such order.
        WrongStateError: it is a draft no more.
    """
    place.allow(Permission.CREATE_ORDER)
    with place.database.writing() as work:
        current = find_order(work, before.number)
        if current.status is not OrderStatus.DRAFT:
            raise WrongStateError(f"Order {current.number} is {current.status.value}; only a draft is changed back.")
        _save_draft(work, current, before)
        people.note(work, place.person.name, "change order back", before.number)
        return find_order(work, before.number)


def _further_lines(work: Work, order: PurchaseOrder, add: Mapping[str, Decimal]) -> list[OrderLine]:
    """Lines for items that shall be added, on the terms of the order's supplier."""
    if not add:
        return []
    items, terms = catalogue.items(work, list(add)), catalogue.all_terms(work)
    lines = []
    for sku, units in add.items():
        if sku not in items:
            raise NotFoundError(f"There is no item {sku}. The list of items shows their codes.")
        if any(line.sku == sku for line in order.lines):
            raise RetailError(f"Item {sku} is on order {order.number} already; change its quantity instead.")
        own = next((one for one in terms.get(sku, ()) if one.supplier == order.supplier), None)
        cost = own.unit_cost if own and own.unit_cost is not None else items[sku].unit_cost
        code, pack = (own.supplier_code, own.pack_size) if own else ("", Decimal(1))
        lines.append(OrderLine(0, sku, items[sku].name, code, units, Decimal(0), pack, cost))
    return lines


def duplicate_order(place: Workplace, number: str) -> PurchaseOrder:
    """Draft the same order again, at today's terms.

    Raises:
        NotFoundError: there is no such order.
    """
    place.allow(Permission.CREATE_ORDER)
    with place.database.writing() as work:
        old, today = find_order(work, number), trading_day(work)
        supplier = catalogue.suppliers(work)[old.supplier]
        note = f"Copy of {old.number}"
        order = replace(
            old,
            number=orders.next_number(work),
            status=OrderStatus.DRAFT,
            created_on=today,
            expected_on=expected_day(supplier, today, supplier.lead_time_days),
            lines=_at_todays_terms(work, old),
            history=(StatusChange(OrderStatus.DRAFT, now(), place.person.name, note),),
            revision=1,
            earlier=(),
        )
        orders.add_order(work, order)
        people.note(work, place.person.name, "create order", order.number, {"total": order.total, "note": note})
        return find_order(work, order.number)


def _at_todays_terms(work: Work, order: PurchaseOrder) -> tuple[OrderLine, ...]:
    terms, lines = catalogue.all_terms(work), []
    for number, line in enumerate(order.lines, start=1):
        own = next((one for one in terms.get(line.sku, ()) if one.supplier == order.supplier), None)
        cost = own.unit_cost if own and own.unit_cost is not None else line.unit_cost
        lines.append(replace(line, number=number, received=Decimal(0), unit_cost=cost, expected_on=None))
    return tuple(lines)


def merge_orders(place: Workplace, numbers: Sequence[str]) -> PurchaseOrder:
    """Make one draft of several for one supplier and store; the first takes all lines, the others are cancelled.

    Raises:
        NotFoundError: there is no such order.
        RetailError: they do not go together.
    """
    place.allow(Permission.CREATE_ORDER)
    with place.database.writing() as work:
        chosen = [find_order(work, number) for number in dict.fromkeys(map(str.upper, numbers))]
        whole = merged(chosen)
        first, *others = chosen
        keys = [key_of(work, order) for order in chosen]
        orders.save_order(work, keys[0], first, whole)
        order_revisions.link_plans(work, keys[0], order_revisions.plans_of(work, keys))
        names = ", ".join(order.number for order in others)
        at, user = now(), place.person.name
        orders.add_history(work, keys[0], StatusChange(OrderStatus.DRAFT, at, user, f"Merged with {names}"))
        for key in keys[1:]:
            orders.set_status(work, key, StatusChange(OrderStatus.CANCELLED, at, user, f"Merged into {first.number}"))
        people.note(work, user, "merge orders", first.number, {"with": names})
        return find_order(work, first.number)


def reopen_order(place: Workplace, number: str, note: str = "") -> PurchaseOrder:
    """Take back an approval, the cancelling of a draft, or a short closing.

    Raises:
        NotFoundError: there is no such order.
        WrongStateError: there is nothing to take back, the supplier has the order, or its items were ordered since.
    """
    place.allow(Permission.CREATE_ORDER)
    with place.database.writing() as work:
        order = find_order(work, number)
        status = status_after_reopening(order)
        if order.status is OrderStatus.CANCELLED:
            _refuse_second_order(work, order)
        words = note or {
            OrderStatus.APPROVED: "Approval taken back",
            OrderStatus.CANCELLED: "Cancelling taken back",
        }.get(order.status, "Waits for the rest again")
        orders.set_status(work, key_of(work, order), StatusChange(status, now(), place.person.name, words))
        people.note(work, place.person.name, "reopen order", order.number)
        return find_order(work, number)


def _refuse_second_order(work: Work, order: PurchaseOrder) -> None:
    """What was ordered again from the same plan, or merged into another order, must not be ordered twice."""
    own = {line.sku for line in order.lines}
    for plan_id in order_revisions.plans_of(work, [key_of(work, order)]):
        for other in orders.orders(work, keys=order_revisions.orders_of(work, plan_id)):
            again = own & {line.sku for line in other.lines}
            if other.number != order.number and other.status is not OrderStatus.CANCELLED and again:
                raise WrongStateError(
                    f"{min(again)} of order {order.number} is on order {other.number} now; it would be ordered twice. "
                    f"Cancel {other.number} first."
                )


def undo_creation(place: Workplace, numbers: Sequence[str]) -> tuple[PurchaseOrder, ...]:
    """Cancel drafts that were just made; what they held can be ordered from the plan again.

    Raises:
        NotFoundError: there is no such order.
        WrongStateError: one of them is a draft no more.
    """
    place.allow(Permission.CREATE_ORDER)
    with place.database.writing() as work:
        for number in numbers:
            order = find_order(work, number)
            if order.status is not OrderStatus.DRAFT:
                raise WrongStateError(f"Order {order.number} is {order.status.value} by now. Cancel it instead.")
            step = StatusChange(OrderStatus.CANCELLED, now(), place.person.name, "Creation undone")
            orders.set_status(work, key_of(work, order), step)
            people.note(work, place.person.name, "undo creation", order.number)
        return tuple(find_order(work, number) for number in numbers)

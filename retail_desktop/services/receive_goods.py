"""A delivery: what arrived moves stock, the order and costs; and it can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.lots import UNNAMED, LotName
from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import (
    RECEIVABLE,
    OrderStatus,
    PurchaseOrder,
    StatusChange,
    status_by_receipts,
)
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.receiving import Arrived, Delivery, Receipt, ReceiptLine, all_outstanding, checked
from retail_desktop.domain.stock_control import ActionKind
from retail_desktop.domain.trading_days import shown_date
from retail_desktop.persistence import catalogue, deliveries, ledger, orders, people, receipts, stock_actions
from retail_desktop.persistence.database import Work
from retail_desktop.services.average_costs import give_costs_back, take_prices
from retail_desktop.services.order_goods import find_order, key_of
from retail_desktop.services.workplace import Workplace, now, trading_day


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What to know of an item while it is received."""

    sku: str
    name: str
    barcodes: tuple[str, ...]
    on_hand: Decimal
    unit_cost: Decimal | None
    price: Decimal | None


def receive(
    place: Workplace,
    number: str,
    delivery: Delivery | Mapping[int, Decimal] | None = None,
    *,
    day: date | None = None,
    close_rest: bool = False,
) -> PurchaseOrder:
    """Book a delivery, or good units by line number, or everything outstanding; stock rises on `day`.

    The day defaults to the store's trading day. With `close_rest` what is still to come is not waited for.

    Raises:
        NotFoundError: there is no such order, line or item.
        WrongStateError: the order was not sent, or is finished.
        RetailError: a figure is impossible, nothing arrived, or the day lies ahead.
    """
    place.allow(Permission.RECEIVE)
    with place.database.writing() as work:
        order = find_order(work, number)
        if order.status not in RECEIVABLE:
            raise WrongStateError(f"Order {order.number} is {order.status.value}; only a sent order can be received.")
        came = checked(order, _as_delivery(order, delivery))
        on = day or trading_day(work)
        if on > max(trading_day(work), date.today()):  # noqa: DTZ011 - a trading day has no zone
            raise RetailError(f"{on} lies ahead; goods arrive today or came on an earlier day.")
        _check_extras(work, order, came)
        at, user = now(), place.person.name
        key = key_of(work, order)
        receipt = receipts.add_delivery(work, key, on, at, user, came, catalogue.item_ids(work))
        (booked,) = receipts.receipts(work, key=receipt)
        _move(work, order, booked, 1, came.lots, at=at, user=user, note=came.note)
        take_prices(work, receipt, order, _prices(order, booked))
        after = find_order(work, number)
        orders.set_status(work, key, StatusChange(status_by_receipts(after.lines), at, user, _told(booked)))
        if close_rest and any(line.outstanding for line in after.lines):
            orders.set_status(work, key, StatusChange(OrderStatus.CLOSED, at, user, "The rest will not come"))
        people.note(work, user, "receive order", order.number, _detail(booked))
        return find_order(work, number)


def take_back_receipt(place: Workplace, key: int) -> PurchaseOrder:
    """Undo a delivery that was booked by mistake: opposite movements, the order waits again, costs go back.

    Raises:
        NotFoundError: there is no such receipt.
        WrongStateError: it was taken back already, or came with a file.
    """
    place.allow(Permission.RECEIVE)
    with place.database.writing() as work:
        found = receipts.receipts(work, key=key)
        if not found:
            raise NotFoundError(f"There is no receipt {key}. The order shows the numbers of its receipts.")
        (receipt,) = found
        if receipt.taken_back_at:
            raise WrongStateError(f"Receipt {key} of order {receipt.order} was taken back already.")
        if receipt.imported:
            raise WrongStateError(f"Receipt {key} of order {receipt.order} came with a file. Undo that import instead.")
        order = find_order(work, receipt.order)
        at, user = now(), place.person.name
        receipts.take_back(work, key, at, user)
        _move(work, order, receipt, -1, _lots(work, order, receipt), at=at, user=user, note=f"Receipt {key} taken back")
        stay = give_costs_back(work, key)
        after = find_order(work, order.number)
        status = after.status if after.status not in _FOLLOWING else status_by_receipts(after.lines)
        words = f"Receipt of {shown_date(receipt.day.toordinal())} taken back"
        if stay:
            words += f"; the cost of {', '.join(stay)} has changed since and stays"
        orders.set_status(work, key_of(work, order), StatusChange(status, at, user, words))
        people.note(work, user, "take back receipt", order.number, {"receipt": key})
        return find_order(work, order.number)


_FOLLOWING = RECEIVABLE | {OrderStatus.RECEIVED}


def list_receipts(place: Workplace, number: str) -> tuple[Receipt, ...]:
    """The deliveries of an order in the order in which they were booked.

    Raises:
        NotFoundError: there is no such order.
    """
    with place.database.reading() as work:
        return receipts.receipts(work, key_of(work, find_order(work, number)))


def item_facts(place: Workplace, number: str) -> dict[str, ItemFacts]:
    """What to know of every item while an order is received, by code.

    Raises:
        NotFoundError: there is no such order.
    """
    with place.database.reading() as work:
        find_order(work, number)
        keys, on_hand = catalogue.item_ids(work), dict[int, Decimal]()
        for (item, _), level in ledger.balances(work).items():
            on_hand[item] = on_hand.get(item, Decimal(0)) + level.on_hand
        return {
            sku: ItemFacts(
                sku, item.name, item.barcodes, on_hand.get(keys[sku], Decimal(0)), item.unit_cost, item.price
            )
            for sku, item in catalogue.items(work).items()
        }


def _as_delivery(order: PurchaseOrder, delivery: Delivery | Mapping[int, Decimal] | None) -> Delivery:
    if delivery is None:
        return all_outstanding(order)
    if isinstance(delivery, Delivery):
        return delivery
    return Delivery({number: Arrived(units) for number, units in delivery.items()})


def _check_extras(work: Work, order: PurchaseOrder, delivery: Delivery) -> None:
    known, lines = catalogue.item_ids(work), {line.sku for line in order.lines}
    for extra in delivery.extras:
        if extra.sku not in known:
            raise NotFoundError(f"There is no item {extra.sku}. Bring it in with a list of items first.")
        if extra.sku in lines:
            raise RetailError(f"Item {extra.sku} is on order {order.number}; book it on its line.")


def _lots(work: Work, order: PurchaseOrder, receipt: Receipt) -> dict[tuple[int, str], LotName]:
    """The lots of a receipt as the ledger has them: its movements carry the moment at which it was booked."""
    moved = deliveries.lots_of_receipt(work, key_of(work, order), receipt.at)
    found = {}
    for line in receipt.lines:
        mine = [lot for sku, units, lot in moved if (sku, units) == (line.sku, line.good)]
        found[_place(line)] = mine[0] if mine else UNNAMED
    return found


def _action(work: Work, order: PurchaseOrder, receipt: Receipt, sign: int, by: tuple[str, str]) -> int | None:
    """The action that books a receipt, or the one that takes it back and voids both whatever was counted meanwhile.

    A receipt of older days has none.
    """
    at, user = by
    if sign > 0:
        note = stock_actions.note_of_receipt(receipt.key)
        return stock_actions.add_action(work, ActionKind.RECEIPT, user, at, reference=order.number, note=note)
    booked = stock_actions.action_of_receipt(work, receipt.key)
    if booked is None:
        return None
    return stock_actions.add_action(work, ActionKind.REVERSAL, user, at, reverses=booked, reference=order.number)


def _place(line: ReceiptLine) -> tuple[int, str]:
    return (line.number, "") if line.number else (0, line.sku)


def _move(
    work: Work,
    order: PurchaseOrder,
    receipt: Receipt,
    sign: int,
    lots: Mapping[tuple[int, str], LotName],
    *,
    at: str,
    user: str,
    note: str,
) -> None:
    """Enter a receipt in the ledger, or its opposite on the same day."""
    action = _action(work, order, receipt, sign, (at, user))
    items, store = catalogue.item_ids(work), catalogue.store_ids(work)[order.store]
    cost = {line.number: line.unit_cost for line in order.lines}
    rows = [
        ledger.movement_row(
            items[line.sku],
            store,
            receipt.day,
            MovementKind.RECEIPT,
            sign * line.good,
            order_id=key_of(work, order),
            action_id=action,
            recorded_at=at,
            person=user,
            note=note,
            unit_cost=line.unit_cost if line.unit_cost is not None else cost.get(line.number),
            lot=lots.get(_place(line), UNNAMED).number,
            expires_on=lots.get(_place(line), UNNAMED).expires_on,
        )
        for line in receipt.lines
        if line.good
    ]
    ledger.add_movements(work, rows)
    ledger.refresh_balances(work, {(row["item_id"], row["store_id"]) for row in rows})


def _prices(order: PurchaseOrder, receipt: Receipt) -> dict[str, tuple[Decimal, Decimal]]:
    """Units and price by item; several lines of an item at their average price."""
    ordered = {line.number: line.unit_cost for line in order.lines}
    sums: dict[str, tuple[Decimal, Decimal]] = {}
    for line in receipt.lines:
        price = line.unit_cost if line.unit_cost is not None else ordered.get(line.number)
        if price is not None and line.good:
            units, worth = sums.get(line.sku, (Decimal(0), Decimal(0)))
            sums[line.sku] = units + line.good, worth + line.good * price
    return {sku: (units, (worth / units).quantize(Decimal("0.0001"))) for sku, (units, worth) in sums.items()}


def _told(receipt: Receipt) -> str:
    """What a receipt is about, for the order's history."""
    damaged = sum((line.damaged for line in receipt.lines), Decimal(0))
    extra = [line.sku for line in receipt.lines if not line.number]
    words = [f"{plain(receipt.units)} units on {shown_date(receipt.day.toordinal())}"]
    words += [f"{plain(damaged)} damaged"] if damaged else []
    words += [f"not ordered: {', '.join(extra)}"] if extra else []
    words += [receipt.note] if receipt.note else []
    return ", ".join(words)


def _detail(receipt: Receipt) -> dict[str, object]:
    lines = [
        {"line": line.number, "sku": line.sku, "good": line.good, "damaged": line.damaged, "cost": line.unit_cost}
        for line in receipt.lines
    ]
    return {"receipt": receipt.key, "day": receipt.day, "lines": lines}

"""A delivery: what arrived moves stock and the order."""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from retail_desktop.domain.errors import FileRefusedError, NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import RECEIVABLE, PurchaseOrder, StatusChange, status_after_receipt
from retail_desktop.domain.quantities import LARGEST_QUANTITY
from retail_desktop.persistence import catalogue, ledger, orders, people
from retail_desktop.services.order_goods import find_order, get_order
from retail_desktop.services.workplace import Workplace, now, trading_day


def receive(
    place: Workplace, number: str, quantities: Mapping[int, Decimal] | None = None, *, day: date | None = None
) -> PurchaseOrder:
    """Book a delivery: units by line number, or everything outstanding; stock rises on `day`.

    The day defaults to the store's trading day.

    Raises:
        NotFoundError: there is no such order or line.
        WrongStateError: the order was not sent, or is finished.
        RetailError: a quantity is below zero, or nothing arrived.
    """
    place.allow(Permission.RECEIVE)
    with place.database.writing() as work:
        order = find_order(work, number)
        if order.status not in RECEIVABLE:
            raise WrongStateError(f"Order {order.number} is {order.status.value}; only a sent order can be received.")
        arrived = _arrived(order, quantities)
        key = orders.order_id(work, order.number)
        if key is None:
            raise NotFoundError(f"There is no order {number}.")
        on = day or trading_day(work)
        orders.add_receipt(work, key, on, now(), place.person.name, arrived)
        items, store_key = catalogue.item_ids(work), catalogue.store_ids(work)[order.store]
        sku_of = {line.number: line.sku for line in order.lines}
        more = {"order_id": key, "recorded_at": now(), "person": place.person.name}
        ledger.add_movements(
            work,
            [
                ledger.movement_row(items[sku_of[line]], store_key, on, MovementKind.RECEIPT, units, **more)
                for line, units in arrived.items()
            ],
        )
        ledger.refresh_balances(work, {(items[sku_of[line]], store_key) for line in arrived})
        after = find_order(work, number)
        orders.set_status(work, key, StatusChange(status_after_receipt(after.lines), now(), place.person.name))
        people.note(work, place.person.name, "receive order", order.number, {str(n): q for n, q in arrived.items()})
        return find_order(work, number)


def read_arrivals(place: Workplace, number: str, file: str) -> dict[int, Decimal]:
    """What a delivery note says arrived: a CSV with the columns `sku` (or `line`) and `quantity`.

    Raises:
        FileRefusedError: a line cannot be understood; nothing is booked.
        NotFoundError: there is no such order.
    """
    order = get_order(place, number)
    line_of = {line.sku: line.number for line in order.lines}
    found: dict[int, Decimal] = {}
    try:
        with Path(file).open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                cells = {(name or "").strip().lower(): (cell or "").strip() for name, cell in row.items() if name}
                line = line_of.get(cells.get("sku", "")) or int(cells["line"])
                found[line] = found.get(line, Decimal(0)) + Decimal(cells["quantity"])
    except (OSError, UnicodeDecodeError, KeyError, ValueError, InvalidOperation, csv.Error) as error:
        raise FileRefusedError(
            f"{file} cannot be read as a delivery of {order.number} ({error}). It needs a heading line and the columns "
            "sku (an item of the order) or line, and quantity."
        ) from error
    return found


def _arrived(order: PurchaseOrder, quantities: Mapping[int, Decimal] | None) -> dict[int, Decimal]:
    lines = {line.number: line for line in order.lines}
    if quantities is None:
        return {line.number: line.outstanding for line in order.lines if line.outstanding}
    for number, units in quantities.items():
        if number not in lines:
            raise NotFoundError(f"Order {order.number} has no line {number}; its lines are 1 to {len(lines)}.")
        if not (units.is_finite() and 0 <= units <= LARGEST_QUANTITY):
            raise RetailError(f"Line {number}: {units} units cannot arrive. Type a number from 0 to 1,000,000.")
    arrived = {number: units for number, units in quantities.items() if units}
    if not arrived:
        raise RetailError(f"Nothing of order {order.number} arrived, so nothing was booked.")
    return arrived

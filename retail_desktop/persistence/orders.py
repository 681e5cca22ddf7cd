"""Purchase orders, their history and their receipts."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, and_, func, insert, select, update

from retail_desktop.domain.purchasing import OPEN, OrderLine, OrderStatus, PurchaseOrder, StatusChange
from retail_desktop.persistence.catalogue import item_ids, store_ids, supplier_ids
from retail_desktop.persistence.schema import (
    item,
    order_history,
    order_line,
    purchase_order,
    receipt,
    receipt_line,
    store,
    supplier,
)


def next_number(connection: Connection) -> str:
    """The number of the next order."""
    count = connection.scalar(select(func.count()).select_from(purchase_order)) or 0
    return f"PO-{1001 + count}"


def add_order(connection: Connection, order: PurchaseOrder) -> int:
    """Store an order with its lines; gives its key."""
    row = {
        "number": order.number,
        "supplier_id": supplier_ids(connection)[order.supplier],
        "store_id": store_ids(connection)[order.store],
        "status": order.status.value,
        "created_on": order.created_on,
        "expected_on": order.expected_on,
        "currency": order.currency,
        "note": order.note,
    }
    (key,) = connection.execute(insert(purchase_order).values(row)).inserted_primary_key or (0,)
    items = item_ids(connection)
    names = ("number", "supplier_code", "quantity", "received", "pack_size", "unit_cost")
    rows = [
        {"order_id": key, "item_id": items[line.sku], **{name: getattr(line, name) for name in names}}
        for line in order.lines
    ]
    connection.execute(insert(order_line), rows)
    for change in order.history:
        add_history(connection, int(key), change)
    return int(key)


def add_history(connection: Connection, order_id: int, change: StatusChange) -> None:
    """Append a step to an order's history."""
    row = {
        "order_id": order_id,
        "status": change.status.value,
        "at": change.at,
        "person": change.user,
        "note": change.note,
    }
    connection.execute(insert(order_history), [row])


def set_status(connection: Connection, order_id: int, change: StatusChange) -> None:
    """Move an order to another state and remember who did."""
    connection.execute(update(purchase_order).where(purchase_order.c.id == order_id).values(status=change.status.value))
    add_history(connection, order_id, change)


def order_id(connection: Connection, number: str) -> int | None:
    """The key of an order by number, in any case of letters."""
    found: int | None = connection.scalar(
        select(purchase_order.c.id).where(func.upper(purchase_order.c.number) == number.upper())
    )
    return found


def orders(connection: Connection, number: str | None = None) -> tuple[PurchaseOrder, ...]:
    """Orders with lines and history, newest first; all or one."""
    query = (
        select(
            purchase_order, supplier.c.code.label("supplier_code"), supplier.c.name, store.c.code.label("store_code")
        )
        .join(supplier, supplier.c.id == purchase_order.c.supplier_id)
        .join(store, store.c.id == purchase_order.c.store_id)
        .order_by(purchase_order.c.id.desc())
    )
    if number is not None:
        query = query.where(func.upper(purchase_order.c.number) == number.upper())
    rows = connection.execute(query).all()
    lines, history = _lines(connection), _history(connection)
    return tuple(_order(row, lines.get(row.id, []), history.get(row.id, [])) for row in rows)


def _order(row: Row[Any], lines: list[OrderLine], history: list[StatusChange]) -> PurchaseOrder:
    return PurchaseOrder(
        number=row.number,
        supplier=row.supplier_code,
        supplier_name=row.name,
        store=row.store_code,
        status=OrderStatus(row.status),
        created_on=row.created_on,
        expected_on=row.expected_on,
        currency=row.currency,
        lines=tuple(lines),
        history=tuple(history),
        note=row.note,
    )


def _lines(connection: Connection) -> dict[int, list[OrderLine]]:
    query = (
        select(order_line, item.c.sku, item.c.name)
        .join(item, item.c.id == order_line.c.item_id)
        .order_by(order_line.c.order_id, order_line.c.number)
    )
    found: dict[int, list[OrderLine]] = {}
    for row in connection.execute(query):
        line = OrderLine(
            row.number, row.sku, row.name, row.supplier_code, row.quantity, row.received, row.pack_size, row.unit_cost
        )
        found.setdefault(row.order_id, []).append(line)
    return found


def _history(connection: Connection) -> dict[int, list[StatusChange]]:
    found: dict[int, list[StatusChange]] = {}
    for row in connection.execute(select(order_history).order_by(order_history.c.id)):
        change = StatusChange(OrderStatus(row.status), row.at, row.person, row.note)
        found.setdefault(row.order_id, []).append(change)
    return found


def outstanding(connection: Connection, as_of: date) -> dict[tuple[int, int], list[tuple[date, Decimal]]]:
    """Units on open orders placed until `as_of`, with their expected day, by item and store key."""
    query = (
        select(order_line, purchase_order.c.store_id, purchase_order.c.expected_on)
        .join(purchase_order, purchase_order.c.id == order_line.c.order_id)
        .where(
            and_(
                purchase_order.c.status.in_([status.value for status in OPEN]),
                purchase_order.c.created_on <= as_of,
                order_line.c.quantity > order_line.c.received,
            )
        )
    )
    found: dict[tuple[int, int], list[tuple[date, Decimal]]] = {}
    for row in connection.execute(query):
        due = (row.expected_on, row.quantity - row.received)
        found.setdefault((row.item_id, row.store_id), []).append(due)
    return found


def add_receipt(
    connection: Connection, key: int, day: date, at: str, person: str, quantities: Mapping[int, Decimal]
) -> None:
    """Record a delivery and add its units to the order's lines."""
    head = {"order_id": key, "day": day, "recorded_at": at, "person": person}
    (receipt_id,) = connection.execute(insert(receipt).values(head)).inserted_primary_key or (0,)
    for number, units in quantities.items():
        connection.execute(insert(receipt_line), [{"receipt_id": receipt_id, "number": number, "quantity": units}])
        where = (order_line.c.order_id == key, order_line.c.number == number)
        current = connection.scalar(select(order_line.c.received).where(*where)) or Decimal(0)
        connection.execute(update(order_line).where(*where).values(received=current + units))

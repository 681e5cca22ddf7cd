"""Deliveries as they were booked here: lines, damage, items that were not ordered, and what they did to costs."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, insert, select, update

from retail_desktop.domain.receiving import Delivery, Receipt, ReceiptLine
from retail_desktop.persistence.order_tables import cost_change, receipt_extra
from retail_desktop.persistence.orders import count_receipts, counts
from retail_desktop.persistence.schema import item, order_line, purchase_order, receipt, receipt_line


def add_delivery(
    connection: Connection, order_id: int, day: date, at: str, person: str, delivery: Delivery, items: Mapping[str, int]
) -> int:
    """Record a delivery and add its good units to the order's lines; gives the receipt's key."""
    head = {"order_id": order_id, "day": day, "recorded_at": at, "person": person, "note": delivery.note}
    (key,) = connection.execute(insert(receipt).values(head)).inserted_primary_key or (0,)
    lines = [
        {
            "receipt_id": key,
            "number": number,
            "quantity": came.good,
            "damaged": came.damaged,
            "unit_cost": came.unit_cost,
        }
        for number, came in delivery.lines.items()
    ]
    extras: dict[str, dict[str, object]] = {}
    for extra in delivery.extras:
        row = extras.setdefault(extra.sku, {"receipt_id": key, "item_id": items[extra.sku], "quantity": Decimal(0)})
        row["quantity"] = Decimal(str(row["quantity"])) + extra.units
        row["unit_cost"] = extra.unit_cost
    if lines:
        connection.execute(insert(receipt_line), lines)
    if extras:
        connection.execute(insert(receipt_extra), list(extras.values()))
    count_receipts(connection, {order_id})
    return int(key)


def receipts(connection: Connection, order_id: int | None = None, key: int | None = None) -> tuple[Receipt, ...]:
    """Deliveries in the order in which they were booked: all, those of an order, or one."""
    query = (
        select(receipt, purchase_order.c.number.label("order_number"))
        .join(purchase_order, purchase_order.c.id == receipt.c.order_id)
        .where(counts(receipt))
        .order_by(receipt.c.id)
    )
    if order_id is not None:
        query = query.where(receipt.c.order_id == order_id)
    if key is not None:
        query = query.where(receipt.c.id == key)
    rows = connection.execute(query).all()
    lines = _lines(connection, [row.id for row in rows])
    return tuple(
        Receipt(
            row.id, row.order_number, row.day, row.recorded_at, row.person, row.note, tuple(lines.get(row.id, ())),
            row.taken_back_at, row.taken_back_by, imported=row.import_id is not None,
        )
        for row in rows
    )  # fmt: skip


def _lines(connection: Connection, keys: list[int]) -> dict[int, list[ReceiptLine]]:
    found: dict[int, list[ReceiptLine]] = {}
    ordered = (
        select(receipt_line, item.c.sku)
        .join(receipt, receipt.c.id == receipt_line.c.receipt_id)
        .join(
            order_line,
            (order_line.c.order_id == receipt.c.order_id) & (order_line.c.number == receipt_line.c.number),
        )
        .join(item, item.c.id == order_line.c.item_id)
        .where(receipt_line.c.receipt_id.in_(keys))
        .order_by(receipt_line.c.number)
    )
    for row in connection.execute(ordered):
        line = ReceiptLine(row.number, row.sku, row.quantity, row.damaged, row.unit_cost)
        found.setdefault(row.receipt_id, []).append(line)
    further = (
        select(receipt_extra, item.c.sku)
        .join(item, item.c.id == receipt_extra.c.item_id)
        .where(receipt_extra.c.receipt_id.in_(keys))
        .order_by(item.c.sku)
    )
    for row in connection.execute(further):
        found.setdefault(row.receipt_id, []).append(ReceiptLine(0, row.sku, row.quantity, unit_cost=row.unit_cost))
    return found


def take_back(connection: Connection, key: int, at: str, person: str) -> None:
    """Mark a receipt as taken back and compute anew what its order received."""
    marked = update(receipt).where(receipt.c.id == key).values(taken_back_at=at, taken_back_by=person)
    connection.execute(marked)
    order_id = connection.scalar(select(receipt.c.order_id).where(receipt.c.id == key))
    if order_id is not None:
        count_receipts(connection, {order_id})


def add_cost_change(connection: Connection, key: int, item_id: int, before: Decimal | None, after: Decimal) -> None:
    """Remember what a receipt did to the cost of an item."""
    row = {"receipt_id": key, "item_id": item_id, "before": before, "after": after}
    connection.execute(insert(cost_change), [row])


def cost_changes(connection: Connection, key: int) -> list[tuple[str, Decimal | None, Decimal]]:
    """What a receipt did to costs: item code, cost before, cost after."""
    query = (
        select(cost_change, item.c.sku)
        .join(item, item.c.id == cost_change.c.item_id)
        .where(cost_change.c.receipt_id == key)
        .order_by(item.c.sku)
    )
    return [(row.sku, row.before, row.after) for row in connection.execute(query)]

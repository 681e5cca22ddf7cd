"""How long past deliveries took: from the day an order was sent to the day its goods came."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.replenishment.lead_times import Delivered
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import (
    item,
    order_history,
    order_line,
    purchase_order,
    receipt,
    receipt_line,
    supplier,
)


@dataclass(frozen=True, slots=True)
class PastDelivery:
    """The first delivery of an order's line."""

    supplier: str
    sku: str
    order: str
    days: Delivered


def past_deliveries(connection: Connection, until: date, of_supplier: str | None = None) -> Iterator[PastDelivery]:
    """The first delivery of every order's line that came until a day, oldest first; of all suppliers or one."""
    sent = (
        select(order_history.c.order_id, func.min(func.substr(order_history.c.at, 1, 10)).label("day"))
        .where(order_history.c.status == OrderStatus.SENT.value)
        .group_by(order_history.c.order_id)
        .subquery()
    )
    came = func.min(receipt.c.day)
    query = (
        select(
            supplier.c.code, item.c.sku, purchase_order.c.number, purchase_order.c.created_on,
            purchase_order.c.expected_on, sent.c.day.label("sent_on"), came.label("came_on"),
        )
        .select_from(receipt_line)
        .join(receipt, receipt.c.id == receipt_line.c.receipt_id)
        .join(purchase_order, purchase_order.c.id == receipt.c.order_id)
        .join(
            order_line, (order_line.c.order_id == receipt.c.order_id) & (order_line.c.number == receipt_line.c.number)
        )
        .join(item, item.c.id == order_line.c.item_id)
        .join(supplier, supplier.c.id == purchase_order.c.supplier_id)
        .outerjoin(sent, sent.c.order_id == purchase_order.c.id)
        .where(counts(receipt), counts(purchase_order), receipt.c.day <= until)
        .group_by(purchase_order.c.id, order_line.c.number)
        .order_by(came, purchase_order.c.number)
    )  # fmt: skip
    if of_supplier is not None:
        query = query.where(supplier.c.code == of_supplier)
    for row in connection.execute(query):
        # An order brought in by a file is noted as sent when the file came; its own date says more.
        sent_on = date.fromisoformat(row.sent_on) if row.sent_on else row.created_on
        ordered = sent_on if row.created_on <= sent_on <= row.came_on else row.created_on
        yield PastDelivery(row.code, row.sku, row.number, Delivered(ordered, row.expected_on, row.came_on))

"""When what was ordered came: the dated deliveries of each order line."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, or_, select

from retail_desktop.domain.imports import Target
from retail_desktop.persistence.import_tables import import_batch
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import purchase_order, receipt, receipt_line


def arrivals(connection: Connection) -> dict[tuple[str, int], list[tuple[date, Decimal]]]:
    """Day and units of each delivery by order number and line, oldest first.

    What a list of orders says had arrived is left out: its day is that of the list, not of a delivery.
    """
    query = (
        select(purchase_order.c.number.label("order_number"), receipt_line, receipt.c.day)
        .join(receipt, receipt.c.id == receipt_line.c.receipt_id)
        .join(purchase_order, purchase_order.c.id == receipt.c.order_id)
        .outerjoin(import_batch, import_batch.c.id == receipt.c.import_id)
        .where(
            counts(receipt),
            or_(import_batch.c.target.is_(None), import_batch.c.target != Target.ORDERS.value),
            receipt_line.c.quantity > Decimal(0),
        )
        .order_by(receipt.c.day, receipt.c.id)
    )
    found: dict[tuple[str, int], list[tuple[date, Decimal]]] = {}
    for row in connection.execute(query):
        found.setdefault((row.order_number, row.number), []).append((row.day, row.quantity))
    return found

"""What sent orders still wait for: line by line, without their history."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, and_, func, or_, select

from retail_desktop.domain.purchasing import RECEIVABLE, OrderStatus
from retail_desktop.persistence.order_tables import order_revision
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import item, order_history, order_line, purchase_order, store, supplier


@dataclass(frozen=True, slots=True)
class ExpectedLine:
    """A line that still waits; `confirmed` where its day was given by the supplier's list or by a person."""

    order: str
    supplier: str
    supplier_name: str
    store: str
    sku: str
    keys: tuple[int, int]
    units: Decimal
    unit_cost: Decimal | None
    currency: str
    due: date
    ordered_on: date
    confirmed: bool


def expected_lines(connection: Connection, sku: str | None = None) -> tuple[ExpectedLine, ...]:
    """The lines that still wait, by their day and order; all or of one item.

    An order of our own was placed on the day it was sent, unless the clock of that step lies outside its life.
    """
    sent_at = (
        select(func.min(func.substr(order_history.c.at, 1, 10)))
        .where(order_history.c.order_id == purchase_order.c.id, order_history.c.status == OrderStatus.SENT.value)
        .scalar_subquery()
    )
    moved = select(order_revision.c.order_id).where(
        order_revision.c.order_id == purchase_order.c.id, order_revision.c.expected_on != purchase_order.c.expected_on
    )
    given = or_(order_line.c.expected_on.is_not(None), purchase_order.c.import_id.is_not(None), moved.exists())
    due = func.coalesce(order_line.c.expected_on, purchase_order.c.expected_on, type_=order_line.c.expected_on.type)
    query = (
        select(
            order_line, purchase_order.c.number.label("order_number"), purchase_order.c.store_id,
            purchase_order.c.currency, purchase_order.c.created_on, supplier.c.code.label("supplier_code_"),
            supplier.c.name.label("supplier_name"), store.c.code, item.c.sku, due.label("due"),
            sent_at.label("sent_at"), given.label("given"),
        )
        .join(purchase_order, purchase_order.c.id == order_line.c.order_id)
        .join(supplier, supplier.c.id == purchase_order.c.supplier_id)
        .join(store, store.c.id == purchase_order.c.store_id)
        .join(item, item.c.id == order_line.c.item_id)
        .where(
            and_(
                purchase_order.c.status.in_([status.value for status in RECEIVABLE]),
                order_line.c.quantity > order_line.c.received, counts(purchase_order), counts(order_line),
            )
        )
        .order_by(due, purchase_order.c.number, order_line.c.number)
    )  # fmt: skip
    if sku is not None:
        query = query.where(item.c.sku == sku)
    return tuple(
        ExpectedLine(
            row.order_number, row.supplier_code_, row.supplier_name, row.code, row.sku, (row.item_id, row.store_id),
            row.quantity - row.received, row.unit_cost, row.currency, row.due,
            _ordered_on(row.created_on, row.sent_at, row.due), bool(row.given),
        )
        for row in connection.execute(query)
    )  # fmt: skip


def _ordered_on(created_on: date, sent_at: str | None, due: date) -> date:
    sent_on = date.fromisoformat(sent_at) if sent_at else created_on
    return sent_on if created_on <= sent_on <= due else created_on

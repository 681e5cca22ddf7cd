"""What arrived: the receipts in the ledger, with the order, supplier and cost that a delivery names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, case, func

from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.lots import LotName
from retail_desktop.persistence.ledger import standing
from retail_desktop.persistence.naming import named
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import movement, purchase_order, supplier

_KINDS = (MovementKind.RECEIPT.value, MovementKind.SUPPLIER_RETURN.value)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Units of an item that arrived in a store (negative = went back); what nobody named is empty."""

    day: date
    order: str
    supplier: str
    store: str
    sku: str
    quantity: Decimal
    unit_cost: Decimal | None
    note: str
    import_id: int | None


def deliveries(connection: Connection) -> Iterator[Delivery]:
    """All receipts that count, by day, in the order in which they were booked."""
    number = case((movement.c.reference != "", movement.c.reference), (counts(purchase_order), purchase_order.c.number))
    of_order = case((counts(purchase_order), purchase_order.c.supplier_id))
    deliverer = func.coalesce(movement.c.supplier_id, of_order)
    query = (
        named(movement, number.label("number"), supplier.c.code.label("deliverer"))
        .outerjoin(purchase_order, purchase_order.c.id == movement.c.order_id)
        .outerjoin(supplier, supplier.c.id == deliverer)
        .where(movement.c.kind.in_(_KINDS), counts(movement), standing())
        .order_by(movement.c.day, movement.c.id)
    )
    for row in connection.execute(query):
        yield Delivery(
            day=row.day,
            order=row.number or "",
            supplier=row.deliverer or "",
            store=row.code,
            sku=row.sku,
            quantity=row.quantity,
            unit_cost=row.unit_cost,
            note=row.note,
            import_id=row.import_id,
        )


def lots_of_receipt(connection: Connection, order_id: int, at: str) -> list[tuple[str, Decimal, LotName]]:
    """Item, units and lot of what was booked for an order at a moment."""
    query = named(movement).where(
        movement.c.order_id == order_id,
        movement.c.recorded_at == at,
        movement.c.kind == MovementKind.RECEIPT.value,
    )
    return [(row.sku, row.quantity, LotName(row.lot, row.expires_on)) for row in connection.execute(query)]

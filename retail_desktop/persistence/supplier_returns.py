"""Goods that went back to suppliers."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select, update

from retail_desktop.domain.receiving import ReturnLine, SupplierReturn
from retail_desktop.persistence.catalogue import item_ids, store_ids, supplier_ids
from retail_desktop.persistence.order_tables import supplier_return, supplier_return_line
from retail_desktop.persistence.schema import item, purchase_order, store, supplier

_FIRST_NUMBER = 1001


def next_number(connection: Connection) -> str:
    """The number of the next return."""
    newest = connection.scalar(select(func.max(supplier_return.c.id))) or 0
    return f"RT-{_FIRST_NUMBER + newest}"


def add_return(connection: Connection, value: SupplierReturn, order_id: int | None) -> int:
    """Store a return with its lines; gives its key."""
    row = {
        "number": value.number,
        "supplier_id": supplier_ids(connection)[value.supplier],
        "store_id": store_ids(connection)[value.store],
        "order_id": order_id,
        "day": value.day,
        "recorded_at": value.at,
        "person": value.user,
        "reason": value.reason,
    }
    (key,) = connection.execute(insert(supplier_return).values(row)).inserted_primary_key or (0,)
    items = item_ids(connection)
    lines = [
        {"return_id": key, "item_id": items[line.sku], "quantity": line.units, "unit_cost": line.unit_cost}
        for line in value.lines
    ]
    connection.execute(insert(supplier_return_line), lines)
    return int(key)


def returns(connection: Connection, number: str | None = None) -> tuple[SupplierReturn, ...]:
    """Returns, newest first; all or one."""
    query = (
        select(
            supplier_return, supplier.c.code.label("supplier_code"), supplier.c.name, store.c.code.label("store_code"),
            purchase_order.c.number.label("order_number"),
        )
        .join(supplier, supplier.c.id == supplier_return.c.supplier_id)
        .join(store, store.c.id == supplier_return.c.store_id)
        .outerjoin(purchase_order, purchase_order.c.id == supplier_return.c.order_id)
        .order_by(supplier_return.c.id.desc())
    )  # fmt: skip
    if number is not None:
        query = query.where(func.upper(supplier_return.c.number) == number.upper())
    lines = _lines(connection)
    return tuple(
        SupplierReturn(
            row.number, row.supplier_code, row.name, row.store_code, row.day, row.recorded_at, row.person, row.reason,
            lines.get(row.id, ()), row.order_number or "", row.taken_back_at, row.taken_back_by,
        )
        for row in connection.execute(query)
    )  # fmt: skip


def take_back(connection: Connection, number: str, at: str, person: str) -> None:
    """Mark a return as taken back."""
    own = supplier_return.c.number == number
    connection.execute(update(supplier_return).where(own).values(taken_back_at=at, taken_back_by=person))


def _lines(connection: Connection) -> Mapping[int, tuple[ReturnLine, ...]]:
    query = (
        select(supplier_return_line, item.c.sku)
        .join(item, item.c.id == supplier_return_line.c.item_id)
        .order_by(supplier_return_line.c.return_id, item.c.sku)
    )
    found: dict[int, tuple[ReturnLine, ...]] = {}
    for row in connection.execute(query):
        line = ReturnLine(row.sku, row.quantity, row.unit_cost)
        found[row.return_id] = (*found.get(row.return_id, ()), line)
    return found

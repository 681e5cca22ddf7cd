"""Purchase orders, their history and their receipts; what an undone import brought is not seen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.domain.purchasing import (
    OPEN,
    RECEIVABLE,
    OrderLine,
    OrderStatus,
    PurchaseOrder,
    Revision,
    StatusChange,
    status_by_receipts,
)
from retail_desktop.persistence.catalogue import item_ids, store_ids, supplier_ids
from retail_desktop.persistence.import_tables import import_batch
from retail_desktop.persistence.order_revisions import revisions
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

_FIRST_NUMBER = 1001
_MOST_KEYS = 500


def counts(table: Table) -> ColumnElement[bool]:
    """Whether a row counts: nobody imported it, or its import is complete."""
    batch = import_batch.alias()
    complete = select(batch.c.id).where(batch.c.id == table.c.import_id, batch.c.state == ImportState.COMPLETE.value)
    return or_(table.c.import_id.is_(None), complete.correlate(table).exists())


def next_number(connection: Connection) -> str:
    """The number of the next order."""
    taken = connection.scalars(select(purchase_order.c.number).where(purchase_order.c.number.like("PO-%")))
    used = [int(number[3:]) for number in taken if number[3:].isascii() and number[3:].isdigit() and len(number) < 13]
    return f"PO-{max((_FIRST_NUMBER - 1, *used)) + 1}"


def add_order(connection: Connection, order: PurchaseOrder) -> int:
    """Store an order with its lines; gives its key."""
    (key,) = add_orders(connection, [order])
    return key


def add_orders(connection: Connection, values: Sequence[PurchaseOrder], import_id: int | None = None) -> list[int]:
    """Store orders with their lines; gives their keys."""
    suppliers, stores, items = supplier_ids(connection), store_ids(connection), item_ids(connection)
    keys = []
    for order in values:
        row = {
            "number": order.number,
            "supplier_id": suppliers[order.supplier],
            "store_id": stores[order.store],
            "status": order.status.value,
            "created_on": order.created_on,
            "expected_on": order.expected_on,
            "currency": order.currency,
            "note": order.note,
            "revision": order.revision,
            "import_id": import_id,
        }
        (key,) = connection.execute(insert(purchase_order).values(row)).inserted_primary_key or (0,)
        add_lines(connection, int(key), order.lines, items)
        for change in order.history:
            add_history(connection, int(key), change, import_id)
        keys.append(int(key))
    return keys


def add_lines(
    connection: Connection,
    key: int,
    lines: Sequence[OrderLine],
    items: Mapping[str, int],
    import_id: int | None = None,
) -> int:
    """Append lines to an order; gives the number of the first of them. `items` are the keys of item codes."""
    used = connection.scalar(select(func.max(order_line.c.number)).where(order_line.c.order_id == key)) or 0
    rows = [
        {**_line_row(key, line, items), "number": used + place, "import_id": import_id}
        for place, line in enumerate(lines, start=1)
    ]
    if rows:
        connection.execute(insert(order_line), rows)
    return used + 1


def save_order(connection: Connection, key: int, before: PurchaseOrder, after: PurchaseOrder) -> None:
    """Write an order's lines, day, note and revision over what they were; lines keep the numbers they are given."""
    head = {"expected_on": after.expected_on, "note": after.note, "revision": after.revision}
    connection.execute(update(purchase_order).where(purchase_order.c.id == key).values(head))
    items, known = item_ids(connection), {line.number for line in before.lines}
    gone = known - {line.number for line in after.lines}
    connection.execute(delete(order_line).where(order_line.c.order_id == key, order_line.c.number.in_(gone)))
    for line in after.lines:
        row = _line_row(key, line, items)
        if line.number in known:
            own = (order_line.c.order_id == key, order_line.c.number == line.number)
            connection.execute(update(order_line).where(*own).values(row))
        else:
            connection.execute(insert(order_line), [row])


def _line_row(key: int, line: OrderLine, items: Mapping[str, int]) -> dict[str, Any]:
    names = ("number", "supplier_code", "quantity", "received", "pack_size", "unit_cost", "expected_on")
    return {"order_id": key, "item_id": items[line.sku], **{name: getattr(line, name) for name in names}}


def add_history(connection: Connection, order_id: int, change: StatusChange, import_id: int | None = None) -> None:
    """Append a step to an order's history."""
    row = {
        "order_id": order_id,
        "status": change.status.value,
        "at": change.at,
        "person": change.user,
        "note": change.note,
        "import_id": import_id,
    }
    connection.execute(insert(order_history), [row])


def set_status(connection: Connection, order_id: int, change: StatusChange, import_id: int | None = None) -> None:
    """Move an order to another state and remember who did."""
    connection.execute(update(purchase_order).where(purchase_order.c.id == order_id).values(status=change.status.value))
    add_history(connection, order_id, change, import_id)


def order_id(connection: Connection, number: str) -> int | None:
    """The key of an order by number, in any case of letters."""
    query = select(purchase_order.c.id).where(_is_called(number), counts(purchase_order))
    found: int | None = connection.scalar(query)
    return found


def orders(
    connection: Connection, number: str | None = None, *, keys: Collection[int] | None = None
) -> tuple[PurchaseOrder, ...]:
    """Orders with lines and history, newest first; all, one, or those with some keys."""
    query = (
        select(
            purchase_order, supplier.c.code.label("supplier_code"), supplier.c.name, store.c.code.label("store_code")
        )
        .join(supplier, supplier.c.id == purchase_order.c.supplier_id)
        .join(store, store.c.id == purchase_order.c.store_id)
        .where(counts(purchase_order))
        .order_by(purchase_order.c.id.desc())
    )
    if number is not None:
        query = query.where(_is_called(number))
    if keys is not None:
        query = query.where(purchase_order.c.id.in_(keys))
    rows = connection.execute(query).all()
    lines, history, earlier = _lines(connection), _history(connection), revisions(connection)
    return tuple(_order(row, lines.get(row.id, []), history.get(row.id, []), earlier.get(row.id, ())) for row in rows)


def _is_called(number: str) -> ColumnElement[bool]:
    return or_(purchase_order.c.number == number, func.upper(purchase_order.c.number) == number.upper())


def supplier_codes(connection: Connection) -> set[str]:
    """The suppliers with whom there are orders."""
    query = select(supplier.c.code).join(purchase_order, purchase_order.c.supplier_id == supplier.c.id)
    return set(connection.scalars(query.where(counts(purchase_order))))


def _order(
    row: Row[Any], lines: list[OrderLine], history: list[StatusChange], earlier: tuple[Revision, ...]
) -> PurchaseOrder:
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
        revision=row.revision,
        earlier=earlier,
    )


def _lines(connection: Connection) -> dict[int, list[OrderLine]]:
    query = (
        select(order_line, item.c.sku, item.c.name)
        .join(item, item.c.id == order_line.c.item_id)
        .where(counts(order_line))
        .order_by(order_line.c.order_id, order_line.c.number)
    )
    found: dict[int, list[OrderLine]] = {}
    for row in connection.execute(query):
        line = OrderLine(
            row.number, row.sku, row.name, row.supplier_code, row.quantity, row.received, row.pack_size, row.unit_cost,
            row.expected_on,
        )  # fmt: skip
        found.setdefault(row.order_id, []).append(line)
    return found


def _history(connection: Connection) -> dict[int, list[StatusChange]]:
    found: dict[int, list[StatusChange]] = {}
    for row in connection.execute(select(order_history).where(counts(order_history)).order_by(order_history.c.id)):
        change = StatusChange(OrderStatus(row.status), row.at, row.person, row.note)
        found.setdefault(row.order_id, []).append(change)
    return found


def outstanding(connection: Connection, as_of: date) -> dict[tuple[int, int], list[tuple[date, Decimal]]]:
    """Units on open orders placed until `as_of`, with their expected day, by item and store key."""
    query = (
        select(order_line, purchase_order.c.store_id, purchase_order.c.expected_on.label("order_due"))
        .join(purchase_order, purchase_order.c.id == order_line.c.order_id)
        .where(
            and_(
                purchase_order.c.status.in_([status.value for status in OPEN]),
                purchase_order.c.created_on <= as_of,
                order_line.c.quantity > order_line.c.received,
                counts(purchase_order),
                counts(order_line),
            )
        )
    )
    found: dict[tuple[int, int], list[tuple[date, Decimal]]] = {}
    for row in connection.execute(query):
        due = (row.expected_on or row.order_due, row.quantity - row.received)
        found.setdefault((row.item_id, row.store_id), []).append(due)
    return found


def add_receipt(
    connection: Connection, key: int, day: date, at: str, person: str, quantities: Mapping[int, Decimal]
) -> None:
    """Record a delivery and add its units to the order's lines."""
    add_receipts(connection, [(key, day, quantities)], at, person)


def add_receipts(
    connection: Connection,
    arrived: Sequence[tuple[int, date, Mapping[int, Decimal]]],
    at: str,
    person: str,
    import_id: int | None = None,
) -> None:
    """Record deliveries, each an order's key, a day and units by line, and add the units to the lines."""
    rows = []
    for key, day, quantities in arrived:
        head = {"order_id": key, "day": day, "recorded_at": at, "person": person, "import_id": import_id}
        (receipt_id,) = connection.execute(insert(receipt).values(head)).inserted_primary_key or (0,)
        rows += [
            {"receipt_id": receipt_id, "number": number, "quantity": units} for number, units in quantities.items()
        ]
    if rows:
        connection.execute(insert(receipt_line), rows)
    count_receipts(connection, {key for key, _, _ in arrived})


def count_receipts(connection: Connection, keys: Collection[int]) -> None:
    """Compute anew what was received of some orders, from their receipts that count.

    What a list of orders says had arrived holds up to the day before it came: older deliveries are part of it.
    """
    for chunk in _chunks(keys):
        units = _received(connection, chunk)
        nothing = update(order_line).where(order_line.c.order_id.in_(chunk)).values(received=Decimal(0))
        connection.execute(nothing)
        if units:
            line = (order_line.c.order_id == bindparam("key"), order_line.c.number == bindparam("line"))
            rows = [{"key": key, "line": number, "units": found} for (key, number), found in units.items()]
            connection.execute(update(order_line).where(*line).values(received=bindparam("units")), rows)


def _received(connection: Connection, keys: Sequence[int]) -> dict[tuple[int, int], Decimal]:
    """Units received by order and line."""
    received: dict[tuple[int, int], Decimal] = {}
    said: dict[tuple[int, int], date] = {}
    for row in connection.execute(_receipt_lines(keys)):
        line = row.order_id, row.number
        if row.target == Target.ORDERS.value:
            said[line] = row.day
        elif row.target is not None and row.day < said.get(line, row.day):
            continue
        received[line] = received.get(line, Decimal(0)) + row.quantity
    return received


def _chunks(keys: Collection[int]) -> Iterator[list[int]]:
    """Keys in portions that one statement can name."""
    ordered = sorted(keys)
    return (ordered[start : start + _MOST_KEYS] for start in range(0, len(ordered), _MOST_KEYS))


def _receipt_lines(keys: Sequence[int]) -> Select[Any]:
    """The lines of all receipts that count, what a list of orders says first; `target` is of the import, if any."""
    said_first = case((import_batch.c.target == Target.ORDERS.value, 0), else_=1)
    return (
        select(receipt_line, receipt.c.order_id, receipt.c.day, import_batch.c.target)
        .join(receipt, receipt.c.id == receipt_line.c.receipt_id)
        .outerjoin(import_batch, import_batch.c.id == receipt.c.import_id)
        .where(receipt.c.order_id.in_(keys), receipt.c.taken_back_at == "", counts(receipt))
        .order_by(said_first, receipt.c.id)
    )


def settle_status(connection: Connection, keys: Collection[int]) -> None:
    """Bring the states of sent orders in line with what was received, without a step of their own."""
    steps = {status.value for status in RECEIVABLE | {OrderStatus.RECEIVED}}
    lines = _lines(connection) if keys else {}
    for chunk in _chunks(keys):
        query = select(purchase_order.c.id, purchase_order.c.status).where(purchase_order.c.id.in_(chunk))
        for row in connection.execute(query).all():
            status = status_by_receipts(lines.get(row.id, []))
            if row.status in steps and row.status != status.value:
                moved = update(purchase_order).where(purchase_order.c.id == row.id).values(status=status.value)
                connection.execute(moved)

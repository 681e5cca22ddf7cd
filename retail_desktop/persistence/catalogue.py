"""Stores, suppliers, items, barcodes and supply terms."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, insert, select, type_coerce, update
from sqlalchemy.sql.base import Executable

from retail_desktop.domain.catalogue import Item, ItemStatus, Store, Supplier, SupplyTerms, same_barcode
from retail_desktop.persistence.columns import WIDE
from retail_desktop.persistence.schema import barcode, item, store, supplier, supply_term

MAIN_STORE = Store("MAIN", "Main store")


def stores(connection: Connection) -> tuple[Store, ...]:
    """All stores by code."""
    return tuple(Store(row.code, row.name) for row in connection.execute(select(store).order_by(store.c.code)))


def default_store(connection: Connection, named: str | None) -> str:
    """The store of what names none: the one the user said, else the only one there is, else the main one."""
    known = stores(connection)
    return named or (known[0].code if len(known) == 1 else MAIN_STORE.code)


def store_ids(connection: Connection) -> dict[str, int]:
    """Store code to key."""
    return {row.code: row.id for row in connection.execute(select(store.c.code, store.c.id))}


def add_stores(connection: Connection, codes: Collection[str]) -> dict[str, int]:
    """Make the stores that do not exist yet; gives all store keys."""
    known = store_ids(connection)
    new = [
        {"code": code, "name": MAIN_STORE.name if code == MAIN_STORE.code else code}
        for code in codes
        if code not in known
    ]
    if new:
        connection.execute(insert(store), new)
    return store_ids(connection)


def item_ids(connection: Connection) -> dict[str, int]:
    """Item code to key, withdrawn items included."""
    return {row.sku: row.id for row in connection.execute(select(item.c.sku, item.c.id))}


def skus_with_status(connection: Connection, *statuses: ItemStatus) -> frozenset[str]:
    """Codes of the items in one of the states."""
    wanted = select(item.c.sku).where(item.c.status.in_([status.value for status in statuses]))
    return frozenset(connection.scalars(wanted))


def item_statuses(connection: Connection) -> dict[str, str]:
    """Item code to state of life, withdrawn items included."""
    return {sku: status for sku, status in connection.execute(select(item.c.sku, item.c.status))}  # noqa: C416 - rows are no pairs for dict()


def item_names(connection: Connection) -> dict[str, str]:
    """Item code to name, withdrawn items left out."""
    query = select(item.c.sku, item.c.name).where(item.c.status != ItemStatus.WITHDRAWN.value)
    return {sku: name for sku, name in connection.execute(query)}  # noqa: C416 - as above


def item_prices(connection: Connection) -> dict[str, int]:
    """Item code to price in ten-thousandths, where one is known."""
    query = select(item.c.sku, type_coerce(item.c.price, WIDE)).where(item.c.price.is_not(None))
    return {sku: int(price) for sku, price in connection.execute(query)}


def skus_by_barcode(connection: Connection) -> dict[str, str]:
    """Barcode, in the form of `same_barcode`, to item code."""
    joined = select(barcode.c.code, item.c.sku).join(item, item.c.id == barcode.c.item_id)
    return {same_barcode(code): sku for code, sku in connection.execute(joined)}


def items(connection: Connection, skus: Collection[str] | None = None) -> dict[str, Item]:
    """Items by code, withdrawn ones left out unless asked for by code."""
    query = select(item).order_by(item.c.sku)
    query = query.where(item.c.sku.in_(skus)) if skus is not None else query.where(item.c.status != "withdrawn")
    codes: dict[int, list[str]] = {}
    held = select(barcode.c.item_id, barcode.c.code).order_by(barcode.c.code)
    if skus is not None:
        held = held.join(item, item.c.id == barcode.c.item_id).where(item.c.sku.in_(skus))
    for row in connection.execute(held):
        codes.setdefault(row.item_id, []).append(row.code)
    return {row.sku: _item(row, tuple(codes.get(row.id, ()))) for row in connection.execute(query)}


def _item(row: Row[Any], barcodes: tuple[str, ...]) -> Item:
    return Item(
        sku=row.sku,
        name=row.name,
        category=row.category,
        barcodes=barcodes,
        status=ItemStatus(row.status),
        price=row.price,
        unit_cost=row.unit_cost,
        shelf_life_days=row.shelf_life_days,
        service_level=row.service_level,
    )


def add_items(connection: Connection, new: Sequence[Item], import_id: int | None) -> None:
    """Make items, or bring back withdrawn ones under the same code."""
    known = item_ids(connection)
    rows = [{**_item_row(value), "import_id": import_id} for value in new if value.sku not in known]
    if rows:
        connection.execute(insert(item), rows)
    withdrawn = skus_with_status(connection, ItemStatus.WITHDRAWN)
    set_status(connection, [value.sku for value in new if value.sku in withdrawn], ItemStatus.ACTIVE)
    add_barcodes(connection, {value.sku: value.barcodes for value in new})


def set_status(connection: Connection, skus: Collection[str], status: ItemStatus) -> None:
    """Move items to another state of life."""
    for chunk in _chunks(list(skus)):
        connection.execute(update(item).where(item.c.sku.in_(chunk)).values(status=status.value))


def add_barcodes(connection: Connection, barcodes: Mapping[str, Sequence[str]]) -> None:
    """Give items further barcodes; a barcode that another item has already stays there."""
    ids = item_ids(connection)
    taken = {same_barcode(code) for code in connection.scalars(select(barcode.c.code))}
    wanted = ((code, ids[sku]) for sku, codes in barcodes.items() for code in codes)
    rows = {code: key for code, key in wanted if code and same_barcode(code) not in taken}
    if rows:
        connection.execute(insert(barcode), [{"code": code, "item_id": key} for code, key in rows.items()])


def save_item(connection: Connection, value: Item) -> None:
    """Write an item over the one with its code, or make it; its barcodes become exactly the given ones."""
    row = _item_row(value)
    if connection.execute(update(item).where(item.c.sku == value.sku).values(row)).rowcount == 0:
        connection.execute(insert(item), [row])
    key = connection.scalar(select(item.c.id).where(item.c.sku == value.sku))
    connection.execute(delete(barcode).where(barcode.c.item_id == key))
    add_barcodes(connection, {value.sku: value.barcodes})


def _item_row(value: Item) -> dict[str, Any]:
    return {
        "sku": value.sku,
        "name": value.name,
        "category": value.category,
        "status": value.status.value,
        "price": value.price,
        "unit_cost": value.unit_cost,
        "shelf_life_days": value.shelf_life_days,
        "service_level": value.service_level,
    }


def suppliers(connection: Connection) -> dict[str, Supplier]:
    """Suppliers by code."""
    rows = connection.execute(select(supplier).order_by(supplier.c.code))
    return {row.code: _supplier(row) for row in rows}


def supplier_ids(connection: Connection) -> dict[str, int]:
    """Supplier code to key."""
    return {row.code: row.id for row in connection.execute(select(supplier.c.code, supplier.c.id))}


def _supplier(row: Row[Any]) -> Supplier:
    return Supplier(
        code=row.code,
        name=row.name,
        lead_time_days=row.lead_time_days,
        review_days=row.review_days,
        order_weekdays=frozenset(int(day) for day in row.order_weekdays.split(",") if day),
        minimum_order_value=row.minimum_order_value,
        currency=row.currency,
        contact=row.contact,
        email=row.email,
        phone=row.phone,
        address=row.address,
        account_number=row.account_number,
    )


def save_supplier(connection: Connection, value: Supplier) -> None:
    """Write a supplier over the one with its code, or make it."""
    row = {name: getattr(value, name) for name in Supplier.__slots__ if name != "order_weekdays"}
    row["order_weekdays"] = ",".join(str(day) for day in sorted(value.order_weekdays))
    if connection.execute(update(supplier).where(supplier.c.code == value.code).values(row)).rowcount == 0:
        connection.execute(insert(supplier), [row])


def remove_supplier(connection: Connection, code: str) -> None:
    """Forget a supplier that nothing refers to."""
    connection.execute(delete(supplier).where(supplier.c.code == code))


def terms(connection: Connection) -> dict[str, SupplyTerms]:
    """The preferred supply terms by item code."""
    query = (
        select(supply_term, item.c.sku, supplier.c.code)
        .join(item, item.c.id == supply_term.c.item_id)
        .join(supplier, supplier.c.id == supply_term.c.supplier_id)
        .where(supply_term.c.preferred == 1)
        .order_by(supplier.c.code)
    )
    return {row.sku: _terms(row) for row in connection.execute(query)}


def _terms(row: Row[Any]) -> SupplyTerms:
    return SupplyTerms(
        sku=row.sku,
        supplier=row.code,
        supplier_code=row.supplier_code,
        unit_cost=row.unit_cost,
        pack_size=row.pack_size,
        minimum_order=row.minimum_order,
        lead_time_days=row.lead_time_days,
    )


def save_terms(connection: Connection, value: SupplyTerms) -> None:
    """Make these the preferred terms of the item; its terms with other suppliers stay, no longer preferred."""
    keys = {
        "item_id": item_ids(connection)[value.sku],
        "supplier_id": supplier_ids(connection)[value.supplier],
    }
    row = {
        "supplier_code": value.supplier_code,
        "unit_cost": value.unit_cost,
        "pack_size": value.pack_size or Decimal(1),
        "minimum_order": value.minimum_order,
        "lead_time_days": value.lead_time_days,
        "preferred": 1,
    }
    others: Executable = update(supply_term).where(supply_term.c.item_id == keys["item_id"]).values(preferred=0)
    connection.execute(others)
    same = and_(supply_term.c.item_id == keys["item_id"], supply_term.c.supplier_id == keys["supplier_id"])
    if connection.execute(update(supply_term).where(same).values(row)).rowcount == 0:
        connection.execute(insert(supply_term), [{**keys, **row}])


def remove_terms(connection: Connection, sku: str) -> None:
    """Forget an item's supply terms."""
    key = select(item.c.id).where(item.c.sku == sku).scalar_subquery()
    connection.execute(delete(supply_term).where(supply_term.c.item_id == key))


def _chunks(values: list[str], size: int = 500) -> list[list[str]]:
    return [values[start : start + size] for start in range(0, len(values), size)]

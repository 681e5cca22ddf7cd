"""Stores, suppliers, items, barcodes and supply terms."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Table, bindparam, delete, insert, select, type_coerce, update

from retail_desktop.domain.catalogue import (
    MAIN_STORE,
    Item,
    ItemStatus,
    PriceBreak,
    Store,
    Supplier,
    SupplyTerms,
    same_barcode,
)
from retail_desktop.domain.periods import Period
from retail_desktop.persistence.columns import WIDE
from retail_desktop.persistence.schema import barcode, item, price_break, store, supplier, supply_term


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
    rows = []
    for sku, codes in barcodes.items():
        for code in codes:
            if code and same_barcode(code) not in taken:
                taken.add(same_barcode(code))
                rows.append({"code": code, "item_id": ids[sku]})
    if rows:
        connection.execute(insert(barcode), rows)


def save_items(connection: Connection, values: Sequence[Item]) -> None:
    """Write items over the ones with their codes, or make them; their barcodes become exactly the given ones."""
    known = item_ids(connection)
    rows = [_item_row(value) for value in values]
    _insert_or_update(connection, item, "sku", rows, known)
    keys = item_ids(connection)
    for chunk in _chunks([value.sku for value in values if value.sku in known]):
        connection.execute(delete(barcode).where(barcode.c.item_id.in_([keys[sku] for sku in chunk])))
    add_barcodes(connection, {value.sku: value.barcodes for value in values})


def _insert_or_update(
    connection: Connection, table: Table, key: str, rows: Sequence[dict[str, Any]], known: Collection[str]
) -> None:
    new = [row for row in rows if row[key] not in known]
    old = [{f"its_{name}": value for name, value in row.items()} for row in rows if row[key] in known]
    if new:
        connection.execute(insert(table), new)
    if old:
        values: dict[str, Any] = {name: bindparam(f"its_{name}") for name in rows[0]}
        connection.execute(update(table).where(table.c[key] == bindparam(f"its_{key}")).values(values), old)


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
    """Suppliers by code, withdrawn ones left out."""
    rows = connection.execute(select(supplier).where(supplier.c.withdrawn == 0).order_by(supplier.c.code))
    return {row.code: _supplier(row) for row in rows}


def supplier_ids(connection: Connection) -> dict[str, int]:
    """Supplier code to key, withdrawn ones included."""
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
        order_cut_off=None if row.order_cut_off is None else time(*divmod(row.order_cut_off, 60)),
        delivery_weekdays=frozenset(int(day) for day in row.delivery_weekdays.split(",") if day),
        closed_days=tuple(_period(part) for part in row.closed_days.split(",") if part),
        free_delivery_value=row.free_delivery_value,
        delivery_cost=row.delivery_cost,
        line_cost=row.line_cost,
    )


def _period(kept: str) -> Period:
    first, last = kept.split("..")
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def save_suppliers(connection: Connection, values: Sequence[Supplier]) -> None:
    """Write suppliers over the ones with their codes, or make them; withdrawn ones come back."""
    rows = [
        {
            **{name: getattr(value, name) for name in Supplier.__slots__},
            "order_weekdays": ",".join(str(day) for day in sorted(value.order_weekdays)),
            "order_cut_off": _minutes(value.order_cut_off),
            "delivery_weekdays": ",".join(str(day) for day in sorted(value.delivery_weekdays)),
            "closed_days": ",".join(f"{one.first}..{one.last}" for one in value.closed_days),
            "withdrawn": 0,
        }
        for value in values
    ]
    _insert_or_update(connection, supplier, "code", rows, supplier_ids(connection))


def _minutes(at: time | None) -> int | None:
    return None if at is None else at.hour * 60 + at.minute


def withdraw_suppliers(connection: Connection, codes: Collection[str]) -> None:
    """Put suppliers out of sight; what refers to them keeps them."""
    for chunk in _chunks(list(codes)):
        connection.execute(update(supplier).where(supplier.c.code.in_(chunk)).values(withdrawn=1))


def terms(connection: Connection) -> dict[str, SupplyTerms]:
    """The preferred supply terms by item code."""
    return {sku: found[0] for sku, found in all_terms(connection).items()}


def all_terms(connection: Connection) -> dict[str, tuple[SupplyTerms, ...]]:
    """The supply terms of every item with all its suppliers, the preferred ones first."""
    query = (
        select(supply_term, item.c.sku, supplier.c.code)
        .join(item, item.c.id == supply_term.c.item_id)
        .join(supplier, supplier.c.id == supply_term.c.supplier_id)
        .order_by(supply_term.c.preferred.desc(), supplier.c.code)
    )
    breaks = _breaks(connection)
    found: dict[str, tuple[SupplyTerms, ...]] = {}
    for row in connection.execute(query):
        own = breaks.get((row.item_id, row.supplier_id), ())
        found[row.sku] = (*found.get(row.sku, ()), _terms(row, own))
    return found


def _breaks(connection: Connection) -> dict[tuple[int, int], tuple[PriceBreak, ...]]:
    found: dict[tuple[int, int], tuple[PriceBreak, ...]] = {}
    for row in connection.execute(select(price_break).order_by(price_break.c.from_quantity)):
        key = row.item_id, row.supplier_id
        found[key] = (*found.get(key, ()), PriceBreak(row.from_quantity, row.unit_cost))
    return found


def _terms(row: Row[Any], breaks: tuple[PriceBreak, ...]) -> SupplyTerms:
    return SupplyTerms(
        sku=row.sku,
        supplier=row.code,
        supplier_code=row.supplier_code,
        unit_cost=row.unit_cost,
        pack_size=row.pack_size,
        minimum_order=row.minimum_order,
        lead_time_days=row.lead_time_days,
        breaks=breaks,
        nearest_pack=bool(row.nearest_pack),
        layer_size=row.layer_size,
        pallet_size=row.pallet_size,
        maximum_stock=row.maximum_stock,
    )


def save_terms(connection: Connection, terms_of: Mapping[str, Sequence[SupplyTerms]]) -> None:
    """The supply terms of items, by item code, become exactly the given ones, the preferred first; none forgets all."""
    items, suppliers_ = item_ids(connection), supplier_ids(connection)
    for chunk in _chunks(list(terms_of)):
        keys = [items[sku] for sku in chunk]
        connection.execute(delete(price_break).where(price_break.c.item_id.in_(keys)))
        connection.execute(delete(supply_term).where(supply_term.c.item_id.in_(keys)))
    rows, breaks = [], []
    for sku, found in terms_of.items():
        for place, value in enumerate(found):
            key = {"item_id": items[sku], "supplier_id": suppliers_[value.supplier]}
            rows.append({**key, **_terms_row(value), "preferred": int(place == 0)})
            breaks += [{**key, "from_quantity": one.from_quantity, "unit_cost": one.unit_cost} for one in value.breaks]
    if rows:
        connection.execute(insert(supply_term), rows)
    if breaks:
        connection.execute(insert(price_break), breaks)


def _terms_row(value: SupplyTerms) -> dict[str, Any]:
    return {
        "supplier_code": value.supplier_code,
        "unit_cost": value.unit_cost,
        "pack_size": value.pack_size or Decimal(1),
        "minimum_order": value.minimum_order,
        "lead_time_days": value.lead_time_days,
        "nearest_pack": int(value.nearest_pack),
        "layer_size": value.layer_size,
        "pallet_size": value.pallet_size,
        "maximum_stock": value.maximum_stock,
    }


def _chunks(values: list[str], size: int = 500) -> list[list[str]]:
    return [values[start : start + size] for start in range(0, len(values), size)]

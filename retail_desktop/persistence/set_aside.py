"""Items set aside from ordering; what has ended stays on record."""

from sqlalchemy import Connection, insert, select, update

from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.planning_tables import set_aside as table
from retail_desktop.persistence.schema import item, store


def add(connection: Connection, value: SetAside) -> None:
    """Store that an item is set aside; its item and store exist."""
    row = {
        "item_id": item_ids(connection)[value.sku],
        "store_id": store_ids(connection)[value.store],
        **{name: getattr(value, name) for name in ("until", "person", "note", "made_at")},
    }
    connection.execute(insert(table).values(row))


def end(connection: Connection, sku: str, store_code: str, *, at: str, person: str) -> bool:
    """Bring an item back; says whether it was set aside."""
    keys = item_ids(connection).get(sku), store_ids(connection).get(store_code)
    held = update(table).where(table.c.item_id == keys[0], table.c.store_id == keys[1], table.c.ended_at == "")
    return connection.execute(held.values(ended_at=at, ended_by=person)).rowcount > 0


def all_set_aside(connection: Connection, *, ended: bool = False) -> tuple[SetAside, ...]:
    """What is set aside in the order in which it was; what has been brought back only if asked for."""
    query = (
        select(table, item.c.sku, store.c.code)
        .join(item, item.c.id == table.c.item_id)
        .join(store, store.c.id == table.c.store_id)
        .order_by(table.c.id)
    )
    if not ended:
        query = query.where(table.c.ended_at == "")
    return tuple(
        SetAside(row.sku, row.code, row.until, row.person, row.note, row.made_at, row.ended_at, row.ended_by)
        for row in connection.execute(query)
    )

"""What was decided about codes that are no item's own."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select

from retail_desktop.domain.item_codes import ItemDecision
from retail_desktop.persistence.import_tables import item_alias
from retail_desktop.persistence.schema import item


def decisions(connection: Connection) -> tuple[ItemDecision, ...]:
    """All decisions by code."""
    query = (
        select(item_alias.c.code, item.c.sku, item.c.name, item_alias.c.decided_at, item_alias.c.person)
        .join_from(item_alias, item, item.c.id == item_alias.c.item_id, isouter=True)
        .order_by(item_alias.c.code)
    )
    return tuple(
        ItemDecision(row.code, row.sku or "", row.name or "", row.decided_at, row.person)
        for row in connection.execute(query)
    )


def decide(connection: Connection, skus: Mapping[str, str], *, at: str, person: str) -> None:
    """Let codes mean items; a code with an empty item code is never imported. Items that do not exist are left out."""
    wanted = {sku for sku in skus.values() if sku}
    keys = {row.sku: row.id for row in connection.execute(select(item.c.sku, item.c.id)) if row.sku in wanted}
    rows = [
        {"code": code, "item_id": keys.get(sku), "decided_at": at, "person": person}
        for code, sku in skus.items()
        if not sku or sku in keys
    ]
    for code in skus:
        forget(connection, code)
    if rows:
        connection.execute(insert(item_alias), rows)


def forget(connection: Connection, code: str) -> bool:
    """Take a decision back; says whether there was one."""
    return connection.execute(delete(item_alias).where(item_alias.c.code == code)).rowcount > 0

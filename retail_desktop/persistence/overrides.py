"""What people change in forecasts; what they take back stays on record."""

from sqlalchemy import Connection, insert, update

from retail_desktop.domain.overrides import Override, OverrideKind
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.forecast_tables import forecast_override as table
from retail_desktop.persistence.naming import named


def add(connection: Connection, override: Override) -> int:
    """Store a change whose item and store exist; gives its number."""
    row = {
        "item_id": item_ids(connection)[override.sku] if override.sku else None,
        "store_id": store_ids(connection)[override.store] if override.store else None,
        "category": override.category,
        "kind": override.kind.value,
        "amount": override.amount,
        "first": override.first,
        "last": override.last,
        "person": override.person,
        "note": override.note,
        "created_at": override.created_at,
    }
    (key,) = connection.execute(insert(table).values(row)).inserted_primary_key or (0,)
    return int(key)


def remove(connection: Connection, override_id: int, *, at: str, person: str) -> bool:
    """Take a change back; says whether it still held."""
    held = update(table).where(table.c.id == override_id, table.c.removed_at == "")
    return connection.execute(held.values(removed_at=at, removed_by=person)).rowcount > 0


def overrides(connection: Connection, *, removed: bool = False) -> tuple[Override, ...]:
    """Changes in the order in which they were made; those taken back only if asked for."""
    query = named(table, optional=True).order_by(table.c.id)
    if not removed:
        query = query.where(table.c.removed_at == "")
    return tuple(
        Override(
            override_id=row.id,
            kind=OverrideKind(row.kind),
            amount=row.amount,
            first=row.first,
            last=row.last,
            sku=row.sku or "",
            store=row.code or "",
            category=row.category,
            person=row.person,
            note=row.note,
            created_at=row.created_at,
            removed_at=row.removed_at,
            removed_by=row.removed_by,
        )
        for row in connection.execute(query)
    )

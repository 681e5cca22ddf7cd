"""Holidays, promotions and other happenings; those of undone imports are not seen."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert

from retail_desktop.domain.events import Event, EventKind
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.naming import named
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import event


def add_events(connection: Connection, values: Sequence[Event], import_id: int | None = None) -> None:
    """Store events; their stores and items exist."""
    stores, items = store_ids(connection), item_ids(connection)
    rows = [
        {
            "kind": value.kind.value,
            "name": value.name,
            "first": value.first,
            "last": value.last,
            "store_id": stores[value.store] if value.store else None,
            "item_id": items[value.sku] if value.sku else None,
            "category": value.category,
            "price": value.price,
            "note": value.note,
            "import_id": import_id,
        }
        for value in values
    ]
    if rows:
        connection.execute(insert(event), rows)


def events(connection: Connection, import_id: int | None = None) -> tuple[Event, ...]:
    """All events that count, or those that one import brought, by day and name."""
    query = (
        named(event, optional=True)
        .where(counts(event) if import_id is None else event.c.import_id == import_id)
        .order_by(event.c.first, event.c.last, event.c.name, event.c.id)
    )
    return tuple(
        Event(
            kind=EventKind(row.kind),
            name=row.name,
            first=row.first,
            last=row.last,
            store=row.code or "",
            sku=row.sku or "",
            category=row.category,
            price=row.price,
            note=row.note,
        )
        for row in connection.execute(query)
    )

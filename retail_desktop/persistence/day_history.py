"""Days of a store as a whole, for telling what is usual."""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, bindparam, text


def store_totals(
    connection: Connection, stores: Collection[int], first: int, last: int
) -> Iterator[tuple[int, int, int, int]]:
    """Store key, day ordinal, units in thousandths and net amount in ten-thousandths of each day with sales.

    Lines are kept by item, so each item and store is sought once; nothing older is read.
    """
    query = text(
        "SELECT l.store_id, l.day, SUM(l.quantity), SUM(COALESCE(l.net_amount, 0)) FROM balance b "
        "CROSS JOIN counted_line l ON l.item_id = b.item_id AND l.store_id = b.store_id "
        "WHERE b.store_id IN :stores AND l.day BETWEEN :first AND :last GROUP BY l.store_id, l.day"
    ).bindparams(bindparam("stores", expanding=True))
    rows = connection.execute(query, {"stores": list(stores), "first": first, "last": last})
    return ((key, day, units, amount) for key, day, units, amount in rows)


def imported_days(connection: Connection, first: int = 0) -> dict[str, set[int]]:
    """Store code to the day ordinals that complete imports brought, from a day on."""
    rows = connection.execute(
        text(
            "SELECT DISTINCT s.code, d.day FROM import_day d JOIN store s ON s.id = d.store_id "
            "JOIN import_batch b ON b.id = d.import_id AND b.state = 'complete' WHERE d.day >= :first"
        ),
        {"first": first},
    )
    found: dict[str, set[int]] = {}
    for code, day in rows:
        found.setdefault(code, set()).add(day)
    return found


def newest_days(connection: Connection, before: int | None = None) -> dict[str, int]:
    """Store code to the newest day ordinal that complete imports brought, of all days or those before one."""
    rows = connection.execute(
        text(
            "SELECT s.code, MAX(d.day) FROM import_day d JOIN store s ON s.id = d.store_id "
            "JOIN import_batch b ON b.id = d.import_id AND b.state = 'complete' "
            "WHERE d.day < :before GROUP BY s.code"
        ),
        {"before": 10_000_000 if before is None else before},
    )
    return {code: day for code, day in rows}  # noqa: C416 - rows are no pairs for dict()

"""Sales lines and their day totals."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select, text, type_coerce

from retail_desktop.persistence.bulk import add_columns, insert_columns
from retail_desktop.persistence.columns import WIDE
from retail_desktop.persistence.schema import import_batch, import_day, item, sale_day, sale_line, store

LINE_COLUMNS = (
    "item_id", "store_id", "day", "import_id", "line", "minute", "quantity", "price", "net_amount", "receipt",
)  # fmt: skip


def add_lines(connection: Connection, columns: Sequence[Sequence[Any]]) -> None:
    """Store lines given as raw columns in the order of `LINE_COLUMNS`, sorted by item, store, day, line."""
    insert_columns(connection, sale_line, LINE_COLUMNS, columns)


def add_days(connection: Connection, columns: Sequence[Sequence[Any]]) -> None:
    """Add to the day totals; raw columns item, store, day, then sold, returned, net amount and lines."""
    keys, sums = ("item_id", "store_id", "day"), ("sold", "returned", "net_amount", "lines")
    add_columns(connection, sale_day, keys, sums, columns)


def add_import_days(connection: Connection, columns: Sequence[Sequence[Any]]) -> None:
    """Remember which store-days an import brought; raw columns store, day, import, lines."""
    insert_columns(connection, import_day, ("store_id", "day", "import_id", "lines"), columns)


def overlapping_days(connection: Connection, days: Collection[tuple[int, int]]) -> dict[tuple[int, int], set[int]]:
    """Of the `(store key, day ordinal)` pairs, those that complete imports brought already, with those imports."""
    if not days:
        return {}
    first, last = (date.fromordinal(bound(day for _, day in days)) for bound in (min, max))
    query = (
        select(import_day.c.store_id, import_day.c.day, import_day.c.import_id)
        .join(import_batch, import_batch.c.id == import_day.c.import_id)
        .where(import_day.c.day.between(first, last), import_batch.c.state == "complete")
    )
    found: dict[tuple[int, int], set[int]] = {}
    for row in connection.execute(query):
        key = (row.store_id, row.day.toordinal())
        if key in days:
            found.setdefault(key, set()).add(row.import_id)
    return found


def lines_on(connection: Connection, days: Collection[tuple[int, int]]) -> Iterator[tuple[Any, ...]]:
    """Counted lines of the given store-days: item key, store key, day, quantity, net amount, receipt, all raw."""
    if not days:
        return iter(())
    rows = connection.execute(
        text(
            "SELECT l.item_id, l.store_id, l.day, l.quantity, l.net_amount, l.receipt FROM sale_line l "
            "JOIN import_batch b ON b.id = l.import_id AND b.state = 'complete' "
            "WHERE l.superseded_by IS NULL AND l.day BETWEEN :first AND :last"
        ),
        {"first": min(day for _, day in days), "last": max(day for _, day in days)},
    )
    return (tuple(row) for row in rows if (row.store_id, row.day) in days)


def settle_replacements(connection: Connection, import_id: int) -> None:
    """Say anew, for the store-days of an import, which lines a later replacing import stands in for.

    Derived from the imports as they are now, so that undoing and redoing in any order ends in the same place.
    """
    connection.execute(
        text(
            "UPDATE sale_line SET superseded_by = (SELECT MAX(b.id) FROM import_day d "
            "JOIN import_batch b ON b.id = d.import_id AND b.state = 'complete' AND b.replaces = 1 "
            "WHERE d.store_id = sale_line.store_id AND d.day = sale_line.day AND b.id > sale_line.import_id) "
            "WHERE (store_id, day) IN (SELECT store_id, day FROM import_day WHERE import_id = :import_id)"
        ),
        {"import_id": import_id},
    )


def meets_replacement(connection: Connection, import_id: int) -> bool:
    """Whether an import replaces others, or shares a store-day with one that does."""
    query = text(
        "SELECT COUNT(*) FROM import_day d JOIN import_day o ON o.store_id = d.store_id AND o.day = d.day "
        "JOIN import_batch b ON b.id = o.import_id AND b.replaces = 1 WHERE d.import_id = :import_id"
    )
    return bool(connection.scalar(query, {"import_id": import_id}))


def imported_again(connection: Connection, import_id: int) -> int | None:
    """The import that brought days of an undone import again since it was undone, if there is one."""
    query = text(
        "SELECT MIN(b.id) FROM import_day d JOIN import_day o ON o.store_id = d.store_id AND o.day = d.day "
        "JOIN import_batch b ON b.id = o.import_id AND b.state = 'complete' AND b.replaces = 0 "
        "JOIN import_batch own ON own.id = d.import_id WHERE own.id = :import_id AND b.id > own.newest_when_undone"
    )
    found: int | None = connection.scalar(query, {"import_id": import_id})
    return found


def touch(connection: Connection, import_id: int) -> None:
    """Note the item-store-days that an import brings, for `rebuild_touched`."""
    _touch(connection, import_id, "import_id = :import_id")


def touch_store_days(connection: Connection, import_id: int) -> None:
    """Note all item-store-days on the store-days that an import brings, for `rebuild_touched`."""
    _touch(
        connection, import_id, "(store_id, day) IN (SELECT store_id, day FROM import_day WHERE import_id = :import_id)"
    )


def _touch(connection: Connection, import_id: int, which: str) -> None:
    connection.execute(text("DROP TABLE IF EXISTS touched"))
    connection.execute(
        text(f"CREATE TEMPORARY TABLE touched AS SELECT DISTINCT item_id, store_id, day FROM sale_line WHERE {which}"),
        {"import_id": import_id},
    )


def rebuild_touched(connection: Connection) -> set[tuple[int, int]]:
    """Compute the day totals of the touched days anew from the counted lines; gives the touched item-stores."""
    connection.execute(
        text("DELETE FROM sale_day WHERE (item_id, store_id, day) IN (SELECT item_id, store_id, day FROM touched)")
    )
    connection.execute(
        text(
            "INSERT INTO sale_day (item_id, store_id, day, sold, returned, net_amount, lines) "
            "SELECT l.item_id, l.store_id, l.day, SUM(CASE WHEN l.quantity > 0 THEN l.quantity ELSE 0 END), "
            "SUM(CASE WHEN l.quantity < 0 THEN l.quantity ELSE 0 END), SUM(COALESCE(l.net_amount, 0)), COUNT(*) "
            "FROM touched t JOIN sale_line l ON l.item_id = t.item_id AND l.store_id = t.store_id AND l.day = t.day "
            "JOIN import_batch b ON b.id = l.import_id AND b.state = 'complete' WHERE l.superseded_by IS NULL "
            "GROUP BY l.item_id, l.store_id, l.day"
        )
    )
    pairs = {
        (row.item_id, row.store_id)
        for row in connection.execute(text("SELECT DISTINCT item_id, store_id FROM touched"))
    }
    connection.execute(text("DROP TABLE touched"))
    return pairs


def newest_day(connection: Connection) -> date | None:
    """The newest day with sales, from the days that imports brought: a thousandth of the day totals."""
    query = (
        select(func.max(import_day.c.day))
        .join(import_batch, import_batch.c.id == import_day.c.import_id)
        .where(import_batch.c.state == "complete")
    )
    newest: date | None = connection.scalar(query)
    return newest


def day_totals(connection: Connection, first: date, last: date) -> Iterator[Row[Any]]:
    """Day totals with item and store codes, ordered by date, store and item."""
    query = (
        select(sale_day, item.c.sku, item.c.price, store.c.code)
        .join(item, item.c.id == sale_day.c.item_id)
        .join(store, store.c.id == sale_day.c.store_id)
        .where(sale_day.c.day.between(first, last))
        .order_by(sale_day.c.day, store.c.code, item.c.sku)
    )
    return iter(connection.execute(query))


def item_days(connection: Connection, sku: str, store_code: str, last: date) -> list[Row[Any]]:
    """Day totals of one item in one store up to `last`, oldest first."""
    query = (
        select(sale_day)
        .join(item, item.c.id == sale_day.c.item_id)
        .join(store, store.c.id == sale_day.c.store_id)
        .where(item.c.sku == sku, store.c.code == store_code, sale_day.c.day <= last)
        .order_by(sale_day.c.day)
    )
    return list(connection.execute(query))


def raw_days(connection: Connection, last: int, item_id: int | None = None) -> Iterator[tuple[int, int, int, int, int]]:
    """Day totals up to a day ordinal, raw: item key, store key, day, sold, returned; in key order."""
    cursor: Any = connection.connection.cursor()
    query = "SELECT item_id, store_id, day, sold, returned FROM sale_day WHERE day <= ?"
    if item_id is None:
        cursor.execute(query + " ORDER BY item_id, store_id, day", (last,))
    else:
        cursor.execute(query + " AND item_id = ? ORDER BY item_id, store_id, day", (last, item_id))
    yield from cursor


def demand_moments(
    connection: Connection, first: date, last: date, item_id: int | None = None
) -> dict[tuple[int, int], tuple[int, float, float, date]]:
    """Days with demand, their total in units, the total of their squares, and the first day, by item and store key."""
    one = "AND item_id = :item_id" if item_id is not None else ""
    rows = connection.execute(
        text(
            "SELECT item_id, store_id, COUNT(*) AS days, SUM(sold + returned) / 1000.0 AS total, "
            "SUM((sold + returned) / 1000.0 * (sold + returned) / 1000.0) AS squares, MIN(day) AS first_day "
            f"FROM sale_day WHERE day BETWEEN :first AND :last {one} AND sold + returned > 0 GROUP BY item_id, store_id"
        ),
        {"first": first.toordinal(), "last": last.toordinal(), **({"item_id": item_id} if one else {})},
    )
    return {
        (row.item_id, row.store_id): (row.days, row.total, row.squares, date.fromordinal(row.first_day)) for row in rows
    }


def lines(connection: Connection, first: date, last: date) -> Iterator[Row[Any]]:
    """Counted lines with codes, ordered by date, store, item."""
    query = (
        select(sale_line, item.c.sku, store.c.code)
        .join(item, item.c.id == sale_line.c.item_id)
        .join(store, store.c.id == sale_line.c.store_id)
        .join(import_batch, and_(import_batch.c.id == sale_line.c.import_id, import_batch.c.state == "complete"))
        .where(sale_line.c.superseded_by.is_(None), sale_line.c.day.between(first, last))
        .order_by(sale_line.c.day, store.c.code, item.c.sku, sale_line.c.import_id, sale_line.c.line)
    )
    return iter(connection.execute(query))


def sold_since(
    connection: Connection, first: date, last: date, item_id: int | None = None
) -> dict[tuple[int, int], int]:
    """Net units sold between two days in thousandths, by item and store key, of all items or one."""
    net = func.sum(type_coerce(sale_day.c.sold, WIDE) + type_coerce(sale_day.c.returned, WIDE))
    query = (
        select(sale_day.c.item_id, sale_day.c.store_id, net.label("net"))
        .where(sale_day.c.day.between(first, last))
        .group_by(sale_day.c.item_id, sale_day.c.store_id)
    )
    if item_id is not None:
        query = query.where(sale_day.c.item_id == item_id)
    return {(row.item_id, row.store_id): int(row.net) for row in connection.execute(query)}

"""Sales lines and their day totals."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from numpy.typing import NDArray
from sqlalchemy import Connection, Row, func, select, text, type_coerce

from retail_desktop.persistence.bulk import insert_numbers
from retail_desktop.persistence.columns import WIDE
from retail_desktop.persistence.schema import (
    counted_line,
    import_batch,
    import_day,
    item,
    sale_day,
    sale_line,
    store,
    till_receipt,
)

MERGE, REPLACE, ADD = 0, 1, 2
"""What an import does to the lines that earlier ones brought for the same store-day; see `import_day`."""

StoreDay = tuple[int, int]


def add_receipts(connection: Connection, numbers: Sequence[str], minutes: Sequence[int | None]) -> int:
    """Store receipts with their numbers and minutes of the day; gives the key of the first, the others follow."""
    first = int(connection.scalar(text("SELECT COALESCE(MAX(id), 0) + 1 FROM till_receipt")) or 1)
    cursor: Any = connection.connection.cursor()
    try:
        rows = zip(count(first), numbers, minutes, strict=False)
        cursor.executemany("INSERT INTO till_receipt (id, number, minute) VALUES (?, ?, ?)", rows)
    finally:
        cursor.close()
    return first


def add_lines(connection: Connection, columns: Mapping[str, NDArray[Any] | int]) -> None:
    """Store lines given as raw columns by name, sorted by item, store, day, import, line; see `insert_numbers`."""
    insert_numbers(connection, sale_line, columns, ("price", "net_amount", "receipt_id", "superseded_by"))


def add_import_days(connection: Connection, columns: Mapping[str, NDArray[Any] | int]) -> None:
    """Remember which store-days an import brought: raw columns store_id, day, import_id, lines, overlap."""
    insert_numbers(connection, import_day, columns)


def overlapping_days(connection: Connection, days: Collection[StoreDay]) -> dict[StoreDay, set[int]]:
    """Of the `(store key, day ordinal)` pairs, those that complete imports brought already, with those imports."""
    if not days:
        return {}
    first, last = (date.fromordinal(bound(day for _, day in days)) for bound in (min, max))
    query = (
        select(import_day.c.store_id, import_day.c.day, import_day.c.import_id)
        .join(import_batch, import_batch.c.id == import_day.c.import_id)
        .where(import_day.c.day.between(first, last), import_batch.c.state == "complete")
    )
    found: dict[StoreDay, set[int]] = {}
    for row in connection.execute(query):
        key = (row.store_id, row.day.toordinal())
        if key in days:
            found.setdefault(key, set()).add(row.import_id)
    return found


_STORED = (
    "SELECT l.item_id, l.store_id, l.day, l.import_id, l.line, l.quantity, "
    "COALESCE(l.net_amount, l.quantity * l.price / 1000) AS net_amount, NULLIF(r.number, '') AS receipt, "
    "l.superseded_by FROM sale_line l LEFT JOIN till_receipt r ON r.id = l.receipt_id "
    "WHERE l.item_id BETWEEN :first_item AND :last_item AND l.day BETWEEN :first AND :last "
    "AND l.import_id IN (SELECT id FROM import_batch WHERE state = 'complete') "
    "ORDER BY l.item_id, l.store_id, l.day, l.import_id, l.line"
)


def stored_lines(connection: Connection, days: Collection[StoreDay], items: tuple[int, int]) -> Iterator[Row[Any]]:
    """Lines of complete imports on some store-days, whether they count or not, of a range of item keys, all raw."""
    if not days:
        return iter(())
    bounds = {"first": min(day for _, day in days), "last": max(day for _, day in days)}
    rows = connection.execute(text(_STORED), {**bounds, "first_item": items[0], "last_item": items[1]})
    return (row for row in rows if (row.store_id, row.day) in days)


def shared_days(connection: Connection, import_id: int) -> dict[StoreDay, dict[int, int]]:
    """The store-days of an import that other complete ones brought too: what each of them does there, by import."""
    rows = connection.execute(
        text(
            "SELECT o.store_id, o.day, o.import_id, o.overlap FROM import_day d "
            "JOIN import_day o ON o.store_id = d.store_id AND o.day = d.day "
            "JOIN import_batch b ON b.id = o.import_id AND b.state = 'complete' "
            "WHERE d.import_id = :import_id ORDER BY o.import_id"
        ),
        {"import_id": import_id},
    )
    found: dict[StoreDay, dict[int, int]] = {}
    for row in rows:
        found.setdefault((row.store_id, row.day), {})[row.import_id] = row.overlap
    return {day: imports for day, imports in found.items() if imports.keys() - {import_id}}


def supersede(connection: Connection, rows: Collection[tuple[int | None, int, int, int, int, int]]) -> None:
    """Say of lines which import stands in for them (None: they count); then item, store, day, import and line."""
    cursor: Any = connection.connection.cursor()
    try:
        cursor.executemany(
            "UPDATE sale_line SET superseded_by = ? "
            "WHERE item_id = ? AND store_id = ? AND day = ? AND import_id = ? AND line = ?",
            rows,
        )
    finally:
        cursor.close()


def imported_again(connection: Connection, import_id: int) -> int | None:
    """The import that brought days of an undone import again since it was undone, if there is one."""
    query = text(
        "SELECT MIN(b.id) FROM import_day d JOIN import_day o ON o.store_id = d.store_id AND o.day = d.day "
        "JOIN import_batch b ON b.id = o.import_id AND b.state = 'complete' "
        "JOIN import_batch own ON own.id = d.import_id "
        "WHERE own.id = :import_id AND o.overlap <> 1 AND b.id > own.newest_when_undone"
    )
    found: int | None = connection.scalar(query, {"import_id": import_id})
    return found


def pairs_of(connection: Connection, import_id: int) -> set[tuple[int, int]]:
    """The items and stores of an import's lines."""
    query = text("SELECT DISTINCT item_id, store_id FROM sale_line WHERE import_id = :import_id")
    return {(row.item_id, row.store_id) for row in connection.execute(query, {"import_id": import_id})}


def item_bounds(connection: Connection) -> tuple[int, int]:
    """The least and the greatest key of an item."""
    row = connection.execute(text("SELECT COALESCE(MIN(id), 0) AS least, COALESCE(MAX(id), 0) AS most FROM item")).one()
    return row.least, row.most


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
    one = "" if item_id is None else "AND item_id = ?"
    cursor.execute(
        "SELECT item_id, store_id, day, SUM(CASE WHEN quantity > 0 THEN quantity ELSE 0 END), "
        "SUM(CASE WHEN quantity < 0 THEN quantity ELSE 0 END) FROM counted_line "
        f"WHERE day <= ? {one} GROUP BY item_id, store_id, day ORDER BY item_id, store_id, day",
        (last,) if item_id is None else (last, item_id),
    )
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
        select(
            counted_line,
            item.c.sku,
            store.c.code,
            till_receipt.c.minute,
            func.nullif(till_receipt.c.number, "").label("receipt"),
        )
        .join(item, item.c.id == counted_line.c.item_id)
        .join(store, store.c.id == counted_line.c.store_id)
        .join(till_receipt, till_receipt.c.id == counted_line.c.receipt_id, isouter=True)
        .where(counted_line.c.day.between(first, last))
        .order_by(counted_line.c.day, store.c.code, item.c.sku, counted_line.c.import_id, counted_line.c.line)
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

"""Sales lines and their day totals."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any, NamedTuple

from numpy.typing import NDArray
from sqlalchemy import Connection, Row, func, select, text, type_coerce

from retail_desktop.persistence.bulk import insert_numbers
from retail_desktop.persistence.columns import WIDE
from retail_desktop.persistence.import_tables import import_batch, import_day
from retail_desktop.persistence.naming import named
from retail_desktop.persistence.schema import counted_line, item, sale_day, sale_line, store, till_receipt

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
    insert_numbers(connection, sale_line, columns, ("price", "net_amount", "receipt_id"))


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


class StoredLine(NamedTuple):
    """A line as it lies in the store, raw."""

    item_id: int
    store_id: int
    day: int
    import_id: int
    line: int
    quantity: int
    net_amount: int | None
    receipt: str | None
    superseded_by: int | None


_STORED = (
    "SELECT l.item_id, l.store_id, l.day, l.import_id, l.line, l.quantity, "
    "COALESCE(l.net_amount, l.quantity * l.price / 1000), NULLIF(r.number, ''), l.superseded_by "
    "FROM sale_line l LEFT JOIN till_receipt r ON r.id = l.receipt_id WHERE {items} AND l.day BETWEEN ?2 AND ?3 "
    "AND l.import_id IN (SELECT id FROM import_batch WHERE state = 'complete') "
    "ORDER BY l.item_id, l.store_id, l.day, l.import_id, l.line"
)


def stored_lines(
    connection: Connection, days: Collection[StoreDay], items: Collection[int] | None = None
) -> Iterator[StoredLine]:
    """Lines of complete imports on some store-days, whether they count or not, of some items or all, in key order."""
    if not days:
        return
    first, last = min(day for _, day in days), max(day for _, day in days)
    cursor: Any = connection.connection.cursor()
    which = "?1 IS NULL" if items is None else "l.item_id IN (SELECT value FROM json_each(?1))"
    wanted = None if items is None else json.dumps(sorted(items))
    cursor.execute(_STORED.format(items=which), (wanted, first, last))
    for row in cursor:
        if (row[1], row[2]) in days:
            yield StoredLine(*row)


def lines_at(connection: Connection, places: Iterable[tuple[int, int, int]]) -> Iterator[StoredLine]:
    """The same of single items, stores and days: quicker where they are few."""
    cursor: Any = connection.connection.cursor()
    statement = _STORED.format(items="l.item_id = ?1 AND l.store_id = ?2").replace("?2 AND ?3", "?3 AND ?3")
    for place in places:
        yield from (StoredLine(*row) for row in cursor.execute(statement, place).fetchall())


def counting_lines(connection: Connection, days: Collection[StoreDay]) -> dict[StoreDay, int]:
    """How many lines count on some store-days, by what the imports say of their days."""
    rows = connection.execute(
        text(
            "SELECT d.store_id, d.day, SUM(d.lines) AS lines FROM import_day d "
            "JOIN import_batch b ON b.id = d.import_id AND b.state = 'complete' "
            "WHERE d.day BETWEEN :first AND :last GROUP BY d.store_id, d.day"
        ),
        {"first": min(day for _, day in days), "last": max(day for _, day in days)},
    )
    return {(row.store_id, row.day): row.lines for row in rows if (row.store_id, row.day) in days}


def known_receipts(connection: Connection, days: Collection[StoreDay]) -> Iterator[tuple[int, int, str]]:
    """Store, day and number of the receipts that count on some store-days."""
    rows = connection.execute(
        text(
            "SELECT DISTINCT l.store_id, l.day, r.number FROM counted_line l "
            "JOIN till_receipt r ON r.id = l.receipt_id WHERE l.day BETWEEN :first AND :last AND r.number <> ''"
        ),
        {"first": min(day for _, day in days), "last": max(day for _, day in days)},
    )
    return ((row.store_id, row.day, row.number) for row in rows if (row.store_id, row.day) in days)


def items_of(connection: Connection, import_id: int) -> set[int]:
    """The keys of the items of an import's lines."""
    query = text("SELECT DISTINCT item_id FROM sale_line WHERE import_id = :import_id")
    return set(connection.scalars(query, {"import_id": import_id}))


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


def replacing_days(connection: Connection, import_id: int) -> set[StoreDay]:
    """The store-days on which an import stands in for all that earlier ones brought."""
    query = text("SELECT store_id, day FROM import_day WHERE import_id = :import_id AND overlap = 1")
    return {(row.store_id, row.day) for row in connection.execute(query, {"import_id": import_id})}


def supersede(connection: Connection, verdicts: Collection[tuple[StoredLine, int | None]]) -> None:
    """Say of lines which import stands in for them (None: they count), and of days how many lines count."""
    cursor: Any = connection.connection.cursor()
    counts: Counter[tuple[int, int, int]] = Counter()
    for line, by in verdicts:
        counts[line.store_id, line.day, line.import_id] += (by is None) - (line.superseded_by is None)
    try:
        cursor.executemany(
            "UPDATE sale_line SET superseded_by = ? "
            "WHERE item_id = ? AND store_id = ? AND day = ? AND import_id = ? AND line = ?",
            ((by, *line[:5]) for line, by in verdicts),
        )
        cursor.executemany(
            "UPDATE import_day SET lines = lines + ? WHERE store_id = ? AND day = ? AND import_id = ?",
            ((change, *day) for day, change in counts.items() if change),
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


def newest_day(connection: Connection) -> date | None:
    """The newest day with sales, from the days that imports brought: a thousandth of the day totals."""
    return _outermost_day(connection, func.max)


def oldest_day(connection: Connection) -> date | None:
    """The oldest day with sales, from the days that imports brought."""
    return _outermost_day(connection, func.min)


def _outermost_day(connection: Connection, pick: Callable[[Any], Any]) -> date | None:
    query = (
        select(pick(import_day.c.day))
        .join(import_batch, import_batch.c.id == import_day.c.import_id)
        .where(import_batch.c.state == "complete")
    )
    day: date | None = connection.scalar(query)
    return day


def day_totals(connection: Connection, first: date, last: date) -> Iterator[Row[Any]]:
    """Day totals with item and store codes, ordered by date, store and item."""
    query = (
        named(sale_day, item.c.price)
        .where(sale_day.c.day.between(first, last))
        .order_by(sale_day.c.day, store.c.code, item.c.sku)
    )
    return iter(connection.execute(query))


def item_days(connection: Connection, sku: str, store_code: str, last: date) -> list[Row[Any]]:
    """Day totals of one item in one store up to `last`, oldest first."""
    query = (
        named(sale_day)
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


def lines_by_item(connection: Connection, last: int) -> Iterator[tuple[int, int, str]]:
    """All counted lines up to a day ordinal as item key, store key and a text of numbers, in the order of the keys.

    The numbers are separated by commas, one a line: the day's ordinal times 2**32, plus the quantity, plus 2**31. One
    text an item reads five times faster than one row a day.
    """
    cursor: Any = connection.connection.cursor()
    cursor.execute(
        "SELECT item_id, store_id, group_concat((day << 32) + quantity + 2147483648) FROM counted_line "
        "WHERE day <= ? GROUP BY item_id, store_id ORDER BY item_id, store_id",
        (last,),
    )
    yield from cursor


NO_AMOUNT = -(2**62)
"""Stands in `amounts_by_item` for a line whose amount nobody knows."""


def amounts_by_item(connection: Connection, last: int) -> Iterator[tuple[int, int, str, str]]:
    """As `lines_by_item`, with the net amounts of the lines in ten-thousandths as a second text."""
    cursor: Any = connection.connection.cursor()
    cursor.execute(
        "SELECT item_id, store_id, group_concat((day << 32) + quantity + 2147483648), "
        f"group_concat(COALESCE(net_amount, {NO_AMOUNT})) FROM counted_line "
        "WHERE day <= ? GROUP BY item_id, store_id ORDER BY item_id, store_id",
        (last,),
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
        named(counted_line, till_receipt.c.minute, func.nullif(till_receipt.c.number, "").label("receipt"))
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

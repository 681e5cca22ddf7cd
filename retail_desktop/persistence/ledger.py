"""Movements and balances; sales lines are the other half of the ledger."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, or_, select, text

from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.quantities import quantity
from retail_desktop.persistence.schema import balance, movement, stock_action

# Actions that were taken back, and those that take back: they cancel one another.
_VOID = (
    "SELECT id FROM stock_action WHERE reverses IS NOT NULL "
    "UNION ALL SELECT reverses FROM stock_action WHERE reverses IS NOT NULL"
)


def _valid(name: str = "m") -> str:
    """What counts of the ledger: everything but the movements of undone imports and of actions taken back."""
    return (
        f"({name}.import_id IS NULL OR EXISTS "
        f"(SELECT 1 FROM import_batch b WHERE b.id = {name}.import_id AND b.state = 'complete')) "
        f"AND ({name}.action_id IS NULL OR {name}.action_id NOT IN ({_VOID}))"
    )


_VALID = _valid()

# A count fixes the level at the evening of its day (domain.ledger.on_hand); of several on a day the last one counts.
# What a person does on that day after the count comes after it.
# A receipt that was taken back has its opposite on the same day.
_BALANCE = f"""
SELECT p.item_id, p.store_id,
  COALESCE(c.quantity, 0)
  + COALESCE((SELECT SUM(m.quantity) FROM movement m WHERE m.item_id = p.item_id AND m.store_id = p.store_id
      AND m.kind <> 'count' AND m.day <= :last AND m.day >= COALESCE(c.day, -1)
      AND (c.id IS NULL OR m.day > c.day OR (m.id > c.id AND m.action_id IS NOT NULL)) AND {_VALID}), 0)
  - COALESCE((SELECT SUM(s.quantity) FROM counted_line s WHERE s.item_id = p.item_id
      AND s.store_id = p.store_id AND s.day <= :last AND s.day > COALESCE(c.day, -1)), 0) AS quantity,
  c.day AS counted_on,
  (SELECT COALESCE(SUM(CASE WHEN m.kind = 'receipt' AND m.quantity < 0 THEN -1 ELSE 1 END), 0) FROM movement m
      WHERE m.item_id = p.item_id AND m.store_id = p.store_id
      AND m.day <= :last AND m.kind IN ('count', 'receipt') AND {_VALID}) AS evidence,
  (SELECT MAX(s.day) FROM counted_line s WHERE s.item_id = p.item_id AND s.store_id = p.store_id
      AND s.quantity > 0 AND s.day <= :last) AS last_sale,
  (SELECT m.day FROM movement m WHERE m.item_id = p.item_id AND m.store_id = p.store_id
      AND m.kind = 'receipt' AND m.day <= :last AND {_VALID}
      GROUP BY m.day HAVING SUM(m.quantity) > 0 ORDER BY m.day DESC LIMIT 1) AS last_receipt
FROM pair p LEFT JOIN movement c ON c.id = (
  SELECT m.id FROM movement m WHERE m.item_id = p.item_id AND m.store_id = p.store_id
    AND m.kind = 'count' AND m.day <= :last AND {_VALID} ORDER BY m.day DESC, m.id DESC LIMIT 1)
"""

# A count as the ledger tells it day by day: with what was done on its day after it.
_TOLD = f"""CASE WHEN m.kind = 'count' THEN m.quantity + COALESCE((SELECT SUM(a.quantity) FROM movement a
  WHERE a.item_id = m.item_id AND a.store_id = m.store_id AND a.day = m.day AND a.id > m.id
    AND a.kind <> 'count' AND a.action_id IS NOT NULL AND {_valid("a")}), 0) ELSE m.quantity END"""

_ALL_PAIRS = (
    f"SELECT item_id, store_id FROM counted_line UNION SELECT m.item_id, m.store_id FROM movement m WHERE {_VALID}"
)
_ADD_PAIR = "INSERT INTO pair (item_id, store_id) VALUES (:item_id, :store_id)"
_STORE_BALANCE = (
    "INSERT INTO balance (item_id, store_id, quantity, counted_on, counted, last_sale, last_receipt) "
    "SELECT item_id, store_id, quantity, counted_on, CASE WHEN evidence > 0 THEN 1 ELSE 0 END, last_sale, last_receipt "
    f"FROM ({_BALANCE}) AS computed WHERE evidence > 0 OR last_sale IS NOT NULL OR quantity <> 0"
)
END_OF_TIME = date.max


@dataclass(frozen=True, slots=True)
class StockLevel:
    """Stock of an item and store by key; `counted` says whether a count or a receipt ever gave it a footing."""

    on_hand: Decimal
    counted: bool
    counted_on: date | None
    last_sale: date | None
    last_receipt: date | None


def add_movements(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Append entries to the ledger; keys of a row are the columns of `movement`."""
    if rows:
        connection.execute(insert(movement), rows)


def standing() -> ColumnElement[bool]:
    """Whether a movement was not taken back by a later action, and takes none back."""
    reversing = select(stock_action.c.id).where(stock_action.c.reverses.is_not(None))
    reversed_ = select(stock_action.c.reverses).where(stock_action.c.reverses.is_not(None))
    return or_(
        movement.c.action_id.is_(None),
        and_(movement.c.action_id.not_in(reversing), movement.c.action_id.not_in(reversed_)),
    )


def newest_day(connection: Connection) -> date | None:
    """The day up to which the ledger reaches."""
    sold, moved = "SELECT MAX(day) AS day FROM sale_day", f"SELECT MAX(day) FROM movement m WHERE {_VALID}"
    return _day(connection.scalar(text(f"SELECT MAX(day) FROM ({sold} UNION {moved}) AS days")))


def item_stores_of(connection: Connection, import_id: int) -> set[tuple[int, int]]:
    """The items and stores, by key, whose stock an import moves."""
    query = select(movement.c.item_id, movement.c.store_id).where(movement.c.import_id == import_id).distinct()
    return {(row.item_id, row.store_id) for row in connection.execute(query)}


def levels(connection: Connection, last: date = END_OF_TIME) -> dict[tuple[int, int], StockLevel]:
    """Stock at the evening of `last` of every item and store that has a ledger entry, straight from the ledger."""
    return _levels(connection.execute(text(f"WITH pair AS ({_ALL_PAIRS}) {_BALANCE}"), {"last": last.toordinal()}))


def _levels(rows: Iterable[Row[Any]]) -> dict[tuple[int, int], StockLevel]:
    return {
        (row.item_id, row.store_id): StockLevel(
            on_hand=quantity(row.quantity),
            counted=row.evidence > 0,
            counted_on=_day(row.counted_on),
            last_sale=_day(row.last_sale),
            last_receipt=_day(row.last_receipt),
        )
        for row in rows
    }


def balances(connection: Connection, item_id: int | None = None) -> dict[tuple[int, int], StockLevel]:
    """The stored balances, by item and store key, of all items or one."""
    query = select(balance) if item_id is None else select(balance).where(balance.c.item_id == item_id)
    return {
        (row.item_id, row.store_id): StockLevel(
            row.quantity, bool(row.counted), row.counted_on, row.last_sale, row.last_receipt
        )
        for row in connection.execute(query)
    }


def balances_of(connection: Connection, pairs: Collection[tuple[int, int]]) -> dict[tuple[int, int], StockLevel]:
    """The stored balances of some items and stores, by key."""
    with _named(connection, pairs):
        query = (
            "SELECT b.item_id, b.store_id, b.quantity, b.counted AS evidence, b.counted_on, b.last_sale, "
            "b.last_receipt FROM balance b JOIN pair p ON p.item_id = b.item_id AND p.store_id = b.store_id"
        )
        return _levels(connection.execute(text(query)))


def levels_of(
    connection: Connection, pairs: Collection[tuple[int, int]], last: date
) -> dict[tuple[int, int], StockLevel]:
    """Stock of some items and stores at the evening of `last`, straight from the ledger."""
    with _named(connection, pairs):
        return _levels(connection.execute(text(_BALANCE), {"last": last.toordinal()}))


def refresh_balances(connection: Connection, pairs: Collection[tuple[int, int]] | None = None) -> None:
    """Compute balances anew from the ledger: those of the given item-stores, or all."""
    with _named(connection, pairs):
        if pairs is None:
            connection.execute(text("DELETE FROM balance"))
        else:
            connection.execute(
                text("DELETE FROM balance WHERE (item_id, store_id) IN (SELECT item_id, store_id FROM pair)")
            )
        connection.execute(text(_STORE_BALANCE), {"last": END_OF_TIME.toordinal()})


@contextmanager
def _named(connection: Connection, pairs: Collection[tuple[int, int]] | None) -> Iterator[None]:
    """Hold some items and stores, or all that have an entry, in a table of the moment."""
    connection.execute(text("DROP TABLE IF EXISTS pair"))
    if pairs is None:
        connection.execute(text(f"CREATE TEMPORARY TABLE pair AS {_ALL_PAIRS}"))
    else:
        connection.execute(text("CREATE TEMPORARY TABLE pair (item_id INTEGER, store_id INTEGER)"))
        rows = [{"item_id": item_id, "store_id": store_id} for item_id, store_id in sorted(pairs)]
        if rows:
            connection.execute(text(_ADD_PAIR), rows)
    yield
    connection.execute(text("DROP TABLE pair"))


def counted_days(connection: Connection) -> dict[tuple[int, int], int]:
    """The day ordinal of the last count, by item and store key, where there is one."""
    query = select(balance.c.item_id, balance.c.store_id, balance.c.counted_on).where(balance.c.counted_on.is_not(None))
    return {(row.item_id, row.store_id): row.counted_on.toordinal() for row in connection.execute(query)}


def counted_by_hand(connection: Connection) -> dict[tuple[int, int], date]:
    """The day on which a person last counted, by item and store key, where somebody did."""
    query = (
        select(movement.c.item_id, movement.c.store_id, func.max(movement.c.day).label("day"))
        .where(movement.c.kind == MovementKind.COUNT.value, movement.c.action_id.is_not(None), standing())
        .group_by(movement.c.item_id, movement.c.store_id)
    )
    return {(row.item_id, row.store_id): row.day for row in connection.execute(query)}


def book_sales(connection: Connection, rows: Collection[tuple[int, int, int, int | None]]) -> None:
    """Take sales off balances: item, store, thousandths sold since the last count, and the last day with a sale."""
    cursor: Any = connection.connection.cursor()
    try:
        cursor.executemany(
            "INSERT INTO balance (item_id, store_id, quantity, last_sale) VALUES (?, ?, -?, ?) "
            "ON CONFLICT (item_id, store_id) DO UPDATE SET quantity = quantity + excluded.quantity, "
            "last_sale = COALESCE(MAX(last_sale, excluded.last_sale), last_sale, excluded.last_sale)",
            rows,
        )
        cursor.execute("DELETE FROM balance WHERE quantity = 0 AND counted = 0 AND last_sale IS NULL")
    finally:
        cursor.close()


def entries(
    connection: Connection, last: int, key: tuple[int, int] | None = None
) -> Iterator[tuple[int, int, int, str, int]]:
    """Valid movements up to a day ordinal: item key, store key, day, kind, thousandths, in time order.

    A count tells the level of its evening, with what was done on that day after it.
    """
    one = "AND m.item_id = :item_id AND m.store_id = :store_id" if key else ""
    rows = connection.execute(
        text(
            f"SELECT m.item_id, m.store_id, m.day, m.kind, {_TOLD} FROM movement m "
            f"WHERE m.day <= :last {one} AND {_VALID} ORDER BY m.item_id, m.store_id, m.day, m.id"
        ),
        {"last": last, **({"item_id": key[0], "store_id": key[1]} if key else {})},
    )
    return (tuple(row) for row in rows)


def moves_by_item(connection: Connection, last: int) -> Iterator[tuple[int, int, str]]:
    """Valid movements but counts up to a day ordinal as item key, store key and a text of numbers.

    The numbers are separated by commas, one a movement: the day's ordinal times 2**34, plus 2**33 for a delivery, plus
    2**32 for a move between stores, plus the quantity in thousandths, plus 2**31.
    """
    rows = connection.execute(
        text(
            "SELECT m.item_id, m.store_id, group_concat((m.day << 34) + ((m.kind = 'receipt') << 33) "
            "+ ((m.kind = 'transfer') << 32) + m.quantity + 2147483648) "
            f"FROM movement m WHERE m.day <= :last AND m.kind <> 'count' AND {_VALID} "
            "GROUP BY m.item_id, m.store_id ORDER BY m.item_id, m.store_id"
        ),
        {"last": last},
    )
    return (tuple(row) for row in rows)


def counts(connection: Connection, last: int) -> Iterator[tuple[int, int, int, int]]:
    """Valid counts up to a day ordinal: item key, store key, day, thousandths on its evening; in time order."""
    rows = connection.execute(
        text(
            f"SELECT m.item_id, m.store_id, m.day, {_TOLD} FROM movement m WHERE m.day <= :last AND m.kind = 'count' "
            f"AND {_VALID} ORDER BY m.item_id, m.store_id, m.day, m.id"
        ),
        {"last": last},
    )
    return (tuple(row) for row in rows)


def movement_row(
    item_id: int, store_id: int, day: date, kind: MovementKind, quantity: Decimal, **more: object
) -> dict[str, Any]:
    """A row for `add_movements`."""
    return {
        "item_id": item_id,
        "store_id": store_id,
        "day": day,
        "kind": kind.value,
        "quantity": quantity,
        "import_id": None,
        "order_id": None,
        "recorded_at": "",
        "person": "",
        "note": "",
        "reference": "",
        "supplier_id": None,
        "unit_cost": None,
        "action_id": None,
        "lot": "",
        "expires_on": None,
        **more,
    }


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)

"""The ledger of goods that have lots: every line in the order in which it counts, with the lot it names."""

from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Integer, Select, and_, case, func, literal, null, or_, select, type_coerce

from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.lots import Lot, LotEntry, LotName, lots_left
from retail_desktop.persistence.ledger import standing
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import balance, counted_line, movement

Key = tuple[int, int]


def lots_on_hand(connection: Connection, key: Key | None = None) -> dict[Key, tuple[Lot, ...]]:
    """What is on hand by lot, the first to expire first, by item and store key: of one, or of all that have lots."""
    lines = merge(_lines(connection, _moved(), key), _lines(connection, _sold(), key))
    found = ((one, lots_left(line[-1] for line in mine)) for one, mine in groupby(lines, key=itemgetter(0, 1)))
    return {one: lots for one, lots in found if lots}


def _with_lots() -> Select[Any]:
    """Items and stores that have stock, and ever had a lot."""
    return (
        select(movement.c.item_id, movement.c.store_id)
        .join(balance, and_(balance.c.item_id == movement.c.item_id, balance.c.store_id == movement.c.store_id))
        .where(or_(movement.c.lot != "", movement.c.expires_on.is_not(None)), balance.c.quantity > 0, counts(movement))
        .distinct()
    )


def _moved() -> Select[Any]:
    """Movements; on a day first what files brought, then what people booked and counted (domain.stock_card)."""
    is_count = movement.c.kind == MovementKind.COUNT.value
    late = case((or_(is_count, movement.c.action_id.is_not(None)), 1), else_=0)
    columns = movement.c
    return select(
        columns.item_id, columns.store_id, type_coerce(columns.day, Integer).label("day"), late.label("late"),
        columns.id.label("entry"), type_coerce(columns.quantity, Integer).label("quantity"),
        is_count.label("is_count"), columns.lot, columns.expires_on,
    ).where(counts(movement), standing())  # fmt: skip


def _sold() -> Select[Any]:
    """What was sold between two movements less what was brought back, on the day of the later one.

    A sale of the day of a movement comes before it. Lots see no difference between many sales and their sum.
    """
    columns = counted_line.c
    until = (
        select(func.min(type_coerce(movement.c.day, Integer)))
        .where(
            movement.c.item_id == columns.item_id,
            movement.c.store_id == columns.store_id,
            movement.c.day >= columns.day,
        )
        .scalar_subquery()
    )
    day = func.coalesce(until, date.max.toordinal())
    return select(
        columns.item_id, columns.store_id, day.label("day"), literal(0).label("late"), literal(0).label("entry"),
        (-func.sum(type_coerce(columns.quantity, Integer))).label("quantity"), literal(0).label("is_count"),
        literal("").label("lot"), null().label("expires_on"),
    ).group_by(columns.item_id, columns.store_id, day)  # fmt: skip


def _lines(
    connection: Connection, query: Select[Any], key: Key | None
) -> Iterator[tuple[int, int, int, int, int, LotEntry]]:
    columns = query.selected_columns
    if key is None:
        pairs = _with_lots().subquery()
        query = query.join(pairs, and_(pairs.c.item_id == columns.item_id, pairs.c.store_id == columns.store_id))
    else:
        query = query.where(columns.item_id == key[0], columns.store_id == key[1])
    query = query.order_by("item_id", "store_id", "day", "late", "entry")
    for row in connection.execute(query):
        entry = LotEntry(row.quantity, bool(row.is_count), LotName(row.lot, row.expires_on))
        yield row.item_id, row.store_id, row.day, row.late, row.entry, entry

"""All sales lines as columns of numbers, for adding them up in any way; and what the lines are of."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from retail_desktop.persistence.people import read_setting

UNPRICED = -(2**62)
"""Stands for the amount of a line that has none."""


class ItemLines(NamedTuple):
    """The counted lines of one item in one store, raw: day ordinals, thousandths of units, ten-thousandths of money."""

    item_id: int
    store_id: int
    days: NDArray[np.int64]
    units: NDArray[np.int64]
    amounts: NDArray[np.int64]


class ItemFact(NamedTuple):
    """What an item is: its code, name, category, the code of its usual supplier, and its unit cost, raw."""

    item_id: int
    sku: str
    name: str
    category: str
    supplier: str
    unit_cost: int | None


def mark(connection: Connection) -> tuple[str, int, int]:
    """Something that is another one whenever other lines count."""
    row = connection.execute(
        text(
            "SELECT COUNT(*), COALESCE(SUM(d.lines * (d.day % 1009)), 0) FROM import_day d "
            "JOIN import_batch b ON b.id = d.import_id AND b.state = 'complete'"
        )
    ).one()
    return read_setting(connection, "sales_version", "0"), row[0], row[1]


def item_lines(connection: Connection) -> Iterator[ItemLines]:
    """The lines of every item and store, in the order of their keys.

    Numbers travel as one text an item: measured, four times faster than a row a line.
    """
    cursor: Any = connection.connection.cursor()
    cursor.execute(
        "SELECT item_id, store_id, group_concat(day), group_concat(quantity), "
        "group_concat(COALESCE(net_amount, ?)) FROM counted_line "
        "GROUP BY item_id, store_id ORDER BY item_id, store_id",
        (UNPRICED,),
    )
    for item_id, store_id, *columns in cursor:
        yield ItemLines(item_id, store_id, *(np.fromstring(column, np.int64, sep=",") for column in columns))


def item_facts(connection: Connection) -> tuple[ItemFact, ...]:
    """All items by key, withdrawn ones too: lines may be of them."""
    rows = connection.execute(
        text(
            "SELECT i.id, i.sku, i.name, i.category, COALESCE(s.code, ''), COALESCE(t.unit_cost, i.unit_cost) "
            "FROM item i LEFT JOIN supply_term t ON t.item_id = i.id AND t.supplier_id = ("
            "  SELECT o.supplier_id FROM supply_term o JOIN supplier p ON p.id = o.supplier_id "
            "  WHERE o.item_id = i.id ORDER BY o.preferred DESC, p.code LIMIT 1) "
            "LEFT JOIN supplier s ON s.id = t.supplier_id ORDER BY i.id"
        )
    )
    return tuple(ItemFact(*row) for row in rows)


def receipt_lines(
    connection: Connection, item_id: int, store_id: int | None, first: int, last: int, most: int
) -> list[tuple[Any, ...]]:
    """The newest counted lines of an item between two day ordinals, in one store or all, raw.

    Day, minute of the day, store key, receipt number, thousandths of units, price and net amount in ten-thousandths.
    """
    rows = connection.execute(
        text(
            "SELECT l.day, r.minute, l.store_id, COALESCE(r.number, ''), l.quantity, l.price, l.net_amount "
            "FROM counted_line l LEFT JOIN till_receipt r ON r.id = l.receipt_id WHERE l.item_id = :item_id "
            "AND (:store_id IS NULL OR l.store_id = :store_id) AND l.day BETWEEN :first AND :last "
            "ORDER BY l.day DESC, r.minute DESC, l.import_id DESC, l.line DESC LIMIT :most"
        ),
        {"item_id": item_id, "store_id": store_id, "first": first, "last": last, "most": most},
    )
    return [tuple(row) for row in rows]

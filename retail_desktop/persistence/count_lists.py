"""Lists to count by, with what was counted so far; so that a count can take days, and survives a power cut."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, insert, select, update

from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.schema import item, store
from retail_desktop.persistence.stock_tables import count_list, count_list_line


@dataclass(frozen=True, slots=True)
class CountList:
    """A list that is being counted; `counted` has the units of the items counted so far, by code."""

    number: int
    name: str
    store: str
    made_at: str
    person: str
    skus: tuple[str, ...]
    counted: Mapping[str, Decimal]


def add(connection: Connection, name: str, store_code: str, skus: Sequence[str], *, at: str, person: str) -> int:
    """Make a list of items that exist, in this order; gives its number."""
    head = {"name": name, "store_id": store_ids(connection)[store_code], "made_at": at, "person": person}
    (key,) = connection.execute(insert(count_list).values(head)).inserted_primary_key or (0,)
    keys = item_ids(connection)
    rows = [{"list_id": key, "item_id": keys[sku], "place": place} for place, sku in enumerate(skus)]
    connection.execute(insert(count_list_line), rows)
    return int(key)


def enter(connection: Connection, number: int, sku: str, units: Decimal | None) -> None:
    """Note what was counted of an item, adding it to the list if it is not there; None: not counted yet."""
    key = item_ids(connection)[sku]
    own = count_list_line.c.list_id == number, count_list_line.c.item_id == key
    if connection.execute(update(count_list_line).where(*own).values(counted=units)).rowcount == 0:
        last = len(connection.execute(select(count_list_line.c.place).where(own[0])).all())
        row = {"list_id": number, "item_id": key, "place": last, "counted": units}
        connection.execute(insert(count_list_line), [row])


def close(connection: Connection, number: int, *, posted_as: int | None) -> None:
    """Put a list away: posted as a count, or given up."""
    state = {"posted_as": posted_as, "dropped": int(posted_as is None)}
    connection.execute(update(count_list).where(count_list.c.id == number).values(**state))


def open_lists(connection: Connection, number: int | None = None) -> tuple[CountList, ...]:
    """The lists that are being counted, newest first; or one of them by its number."""
    query = (
        select(count_list, store.c.code)
        .join(store, store.c.id == count_list.c.store_id)
        .where(count_list.c.dropped == 0, count_list.c.posted_as.is_(None))
        .order_by(count_list.c.id.desc())
    )
    if number is not None:
        query = query.where(count_list.c.id == number)
    return tuple(
        CountList(row.id, row.name, row.code, row.made_at, row.person, *_lines(connection, row.id))
        for row in connection.execute(query).all()
    )


def _lines(connection: Connection, number: int) -> tuple[tuple[str, ...], dict[str, Decimal]]:
    query = (
        select(item.c.sku, count_list_line.c.counted)
        .join(item, item.c.id == count_list_line.c.item_id)
        .where(count_list_line.c.list_id == number)
        .order_by(count_list_line.c.place)
    )
    rows = connection.execute(query).all()
    return tuple(row.sku for row in rows), {row.sku: row.counted for row in rows if row.counted is not None}

"""Since when the store knows an item: its first sale or movement."""

from datetime import date

from sqlalchemy import Connection, func, select, union_all

from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import counted_line, movement


def first_days(connection: Connection, last: date) -> dict[tuple[int, int], date]:
    """The first day up to `last` with a sale or movement, by item and store key."""
    sold = select(counted_line.c.item_id, counted_line.c.store_id, func.min(counted_line.c.day).label("day")).where(
        counted_line.c.day <= last
    )
    moved = select(movement.c.item_id, movement.c.store_id, func.min(movement.c.day).label("day")).where(
        movement.c.day <= last, counts(movement)
    )
    both = union_all(
        sold.group_by(counted_line.c.item_id, counted_line.c.store_id),
        moved.group_by(movement.c.item_id, movement.c.store_id),
    ).subquery()
    query = select(both.c.item_id, both.c.store_id, func.min(both.c.day).label("day"))
    rows = connection.execute(query.group_by(both.c.item_id, both.c.store_id))
    return {(row.item_id, row.store_id): row.day for row in rows}

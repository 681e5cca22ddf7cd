"""Where the sales begin."""

from datetime import date

from sqlalchemy import Connection, func, select

from retail_desktop.persistence.import_tables import import_batch, import_day


def oldest_day(connection: Connection) -> date | None:
    """The oldest day with sales, from the days that imports brought."""
    query = (
        select(func.min(import_day.c.day))
        .join(import_batch, import_batch.c.id == import_day.c.import_id)
        .where(import_batch.c.state == "complete")
    )
    oldest: date | None = connection.scalar(query)
    return oldest

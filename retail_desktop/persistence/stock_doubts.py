"""How many balances can hardly be true, without looking at how each item sells; and when stock was last counted."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.persistence.schema import balance, item


@dataclass(frozen=True, slots=True)
class StockDoubts:
    """Active items of stores below zero, those that sell and were never counted, and the day of the last count."""

    below_zero: int
    never_counted: int
    counted_on: date | None


def stock_doubts(connection: Connection) -> StockDoubts:
    """What the balances say of themselves."""
    known, sells = balance.c.counted == 1, balance.c.last_sale.is_not(None)
    query = (
        select(
            func.count().filter(known, balance.c.quantity < 0).label("below"),
            func.count().filter(~known, sells).label("never"),
            func.max(balance.c.counted_on, type_=balance.c.counted_on.type).label("newest"),
        )
        .join(item, item.c.id == balance.c.item_id)
        .where(item.c.status == ItemStatus.ACTIVE.value)
    )
    row = connection.execute(query).one()
    return StockDoubts(row.below, row.never, row.newest)

"""Orders that came with a file: out of sight while their import is undone, without holding on to their numbers."""

from sqlalchemy import Connection, case, func, select, update

from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import purchase_order, receipt

_MARK = " \N{BULLET} undone import "


def touched_orders(connection: Connection, import_id: int) -> list[int]:
    """Keys of the orders that an import brought, or of which it brought deliveries."""
    brought = select(purchase_order.c.id).where(purchase_order.c.import_id == import_id)
    received = select(receipt.c.order_id).where(receipt.c.import_id == import_id)
    return sorted({*connection.scalars(brought), *connection.scalars(received)})


def let_go_of_numbers(connection: Connection, import_id: int) -> None:
    """Mark the numbers of an undone import's orders, so that a new file may use them."""
    connection.execute(
        update(purchase_order)
        .where(purchase_order.c.import_id == import_id)
        .values(number=purchase_order.c.number + f"{_MARK}{import_id}")
    )


def take_back_numbers(connection: Connection, import_id: int) -> str | None:
    """Give the orders of an import their numbers again; the number that another order has now, if there is one."""
    mark = f"{_MARK}{import_id}"
    own = func.substr(purchase_order.c.number, 1, func.length(purchase_order.c.number) - len(mark))
    marked = purchase_order.c.number.endswith(mark, autoescape=True)
    other = purchase_order.alias()
    clash = (
        select(other.c.number)
        .join(purchase_order, func.upper(other.c.number) == func.upper(own))
        .where(purchase_order.c.import_id == import_id, marked)
        .limit(1)
    )
    found: str | None = connection.scalar(clash)
    if found is None:
        connection.execute(
            update(purchase_order)
            .where(purchase_order.c.import_id == import_id)
            .values(number=case((marked, own), else_=purchase_order.c.number))
        )
    return found


def numbers_in_use(connection: Connection) -> dict[str, int]:
    """The keys of all orders that count, by number without regard to case."""
    query = select(purchase_order.c.number, purchase_order.c.id).where(counts(purchase_order))
    return {row.number.casefold(): row.id for row in connection.execute(query)}

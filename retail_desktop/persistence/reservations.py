"""What customers are owed; what was fulfilled or cancelled stays on record."""

from decimal import Decimal

from sqlalchemy import Connection, func, insert, select, type_coerce, update

from retail_desktop.domain.quantities import quantity
from retail_desktop.domain.reservations import Reservation, ReservationState
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.columns import WIDE
from retail_desktop.persistence.schema import item, store
from retail_desktop.persistence.stock_tables import reservation as table


def add(connection: Connection, one: Reservation) -> int:
    """Store a reservation whose item and store exist; gives its number."""
    row = {
        "item_id": item_ids(connection)[one.sku],
        "store_id": store_ids(connection)[one.store],
        "customer": one.customer,
        "quantity": one.quantity,
        "made_on": one.made_on,
        "note": one.note,
        "person": one.person,
    }
    (key,) = connection.execute(insert(table).values(row)).inserted_primary_key or (0,)
    return int(key)


def close(connection: Connection, number: int, state: ReservationState, *, at: str, person: str) -> bool:
    """End a reservation; says whether it was still open."""
    is_open = update(table).where(table.c.id == number, table.c.outcome == ReservationState.OPEN.value)
    return connection.execute(is_open.values(outcome=state.value, closed_at=at, closed_by=person)).rowcount > 0


def reservations(connection: Connection, *, closed: bool = False, number: int | None = None) -> tuple[Reservation, ...]:
    """Reservations in the order in which they were made; those closed only if asked for, or asked for by number."""
    query = (
        select(table, item.c.sku, item.c.name, store.c.code)
        .join(item, item.c.id == table.c.item_id)
        .join(store, store.c.id == table.c.store_id)
        .order_by(table.c.id)
    )
    if number is not None:
        query = query.where(table.c.id == number)
    elif not closed:
        query = query.where(table.c.outcome == ReservationState.OPEN.value)
    return tuple(
        Reservation(
            sku=row.sku,
            store=row.code,
            customer=row.customer,
            quantity=row.quantity,
            made_on=row.made_on,
            note=row.note,
            person=row.person,
            state=ReservationState(row.outcome),
            closed_at=row.closed_at,
            closed_by=row.closed_by,
            number=row.id,
            name=row.name,
        )
        for row in connection.execute(query)
    )


def allocated(connection: Connection) -> dict[tuple[int, int], Decimal]:
    """Units that customers are owed, by item and store key, where there are any."""
    units = func.sum(type_coerce(table.c.quantity, WIDE)).label("units")
    query = (
        select(table.c.item_id, table.c.store_id, units)
        .where(table.c.outcome == ReservationState.OPEN.value)
        .group_by(table.c.item_id, table.c.store_id)
    )
    return {(row.item_id, row.store_id): quantity(int(row.units)) for row in connection.execute(query)}

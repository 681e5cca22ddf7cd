"""Units set aside for a customer, until they are fetched or not wanted any more; stock itself does not move.

What the customer fetches goes over the till, so that sale takes it off the stock.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.people import Permission
from retail_desktop.domain.reservations import Reservation, ReservationState
from retail_desktop.domain.stock_control import checked_quantity
from retail_desktop.persistence import catalogue, people, reservations
from retail_desktop.services.book_stock import booking_day
from retail_desktop.services.find_item import get_sku, get_store
from retail_desktop.services.workplace import Workplace, now


def reserve(
    place: Workplace,
    sku: str,
    quantity: Decimal,
    customer: str,
    *,
    store: str | None = None,
    day: date | None = None,
    note: str = "",
) -> Reservation:
    """Set units aside for a customer; there may be more than are on hand, they are then owed until goods come.

    Raises:
        NotFoundError: the item or the store does not exist.
        RetailError: the quantity or the day cannot be booked, or no customer is named.
    """
    place.allow(Permission.RESERVE)
    if not customer.strip():
        raise RetailError("Nobody is named. Say for whom the goods are kept.")
    with place.database.writing() as work:
        code, where = get_sku(work, sku), get_store(work, store)
        catalogue.add_stores(work, [where])
        units = checked_quantity(code, quantity, least=Decimal("0.001"))
        made = Reservation(
            code, where, customer.strip(), units, booking_day(work, day), note.strip(), place.person.name
        )
        number = reservations.add(work, made)
        told = {"sku": code, "store": where, "units": units, "customer": made.customer}
        people.note(work, place.person.name, "reserve", str(number), told)
        return replace(made, number=number)


def fulfil(place: Workplace, number: int) -> Reservation:
    """Note that the customer has the goods.

    Raises:
        NotFoundError: there is no such reservation.
        WrongStateError: it is closed already.
    """
    return _close(place, number, ReservationState.FULFILLED)


def cancel(place: Workplace, number: int) -> Reservation:
    """Let the goods be sold to somebody else.

    Raises:
        NotFoundError: there is no such reservation.
        WrongStateError: it is closed already.
    """
    return _close(place, number, ReservationState.CANCELLED)


def list_reservations(place: Workplace, *, closed: bool = False) -> tuple[Reservation, ...]:
    """What customers are owed, in the order in which they asked; closed ones too if wanted."""
    with place.database.reading() as work:
        return reservations.reservations(work, closed=closed)


def _close(place: Workplace, number: int, state: ReservationState) -> Reservation:
    place.allow(Permission.RESERVE)
    with place.database.writing() as work:
        found = reservations.reservations(work, number=number)
        if not found:
            raise NotFoundError(f"There is no reservation {number}. The list of reservations shows their numbers.")
        if not reservations.close(work, number, state, at=now(), person=place.person.name):
            raise WrongStateError(f"Reservation {number} for {found[0].customer} is {found[0].state.value} already.")
        people.note(work, place.person.name, f"reservation {state.value}", str(number), {"sku": found[0].sku})
        return reservations.reservations(work, number=number)[0]

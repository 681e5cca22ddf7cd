"""Goods from one store to another: sent, on the way, received or lost."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.lots import Lot, split
from retail_desktop.domain.people import Permission
from retail_desktop.domain.stock_control import LOST, ActionKind, Transfer, arrivals, checked_quantity
from retail_desktop.persistence import catalogue, stock_actions
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.lots import lots_on_hand
from retail_desktop.services.book_stock import Booked, Move, Wish, book, booking_day, named
from retail_desktop.services.find_item import get_sku, get_store
from retail_desktop.services.workplace import Workplace

_positive = partial(checked_quantity, least=Decimal("0.001"))


def send(
    place: Workplace,
    quantities: Mapping[str, Decimal],
    source: str,
    target: str,
    *,
    day: date | None = None,
    note: str = "",
) -> Booked:
    """Send goods away: they leave the one store's stock, and are on the way until the other one receives them.

    Raises:
        NotFoundError: an item or a store does not exist.
        RetailError: both stores are the same, or a quantity or the day cannot be booked.
    """
    place.allow(Permission.COUNT)
    with place.database.writing() as work:
        start, end = get_store(work, source), get_store(work, target)
        if start == end:
            raise RetailError(f"Both ends of the transfer are {start}. Choose another store to send to.")
        found = named(work, quantities, _positive)
        items, stores = catalogue.item_ids(work), catalogue.store_ids(work)
        moves = []
        for sku, units in found.items():
            key = items[sku], stores.get(start, -1)
            moves += _moves(sku, start, split(lots_on_hand(work, key).get(key, ()), units), -1)
        wish = Wish(ActionKind.SENT, day, note, {"to_store_id": stores[end]})
        return book(place, work, wish, moves)


def receive(
    place: Workplace,
    number: int,
    arrived: Mapping[str, Decimal] | None = None,
    *,
    lost: Mapping[str, Decimal] | None = None,
    day: date | None = None,
    note: str = "",
    reason: str = LOST,
) -> Booked:
    """Book what arrived of a transfer, all that is left unless named; `lost` will never come, for a reason.

    Raises:
        NotFoundError: there is no such transfer.
        RetailError: an item is not on its way, or more of it is booked than was sent.
    """
    place.allow(Permission.COUNT)
    with place.database.writing() as work:
        transfer = get_transfer(work, number)
        if lost and not reason.strip():
            raise RetailError("Say why the goods are lost, such as: broken on the way.")
        came, gone = arrivals(transfer, _named(work, arrived), _named(work, lost) or ())
        on = booking_day(work, day)
        if on < transfer.sent_on:
            raise RetailError(f"Transfer {number} left on {transfer.sent_on}; it cannot have arrived on {on}.")
        way, moves = stock_actions.lots_on_the_way(work, number), []
        for sku in dict.fromkeys((*came, *gone)):
            lost_units = gone.get(sku, Decimal(0))
            parts = split(way[sku], came.get(sku, Decimal(0)) + lost_units)
            moves += _moves(sku, transfer.target, parts, 1)
            # What is lost comes in on paper and goes as waste: sent = arrived + lost + on the way in the ledger.
            if lost_units:
                moves += _moves(sku, transfer.target, split(parts, lost_units), -1, MovementKind.WASTE, reason)
        more = {"transfer_id": number, "reason": reason if gone else ""}
        return book(place, work, Wish(ActionKind.ARRIVED, on, note, more), moves)


def list_transfers(place: Workplace, *, only_open: bool = False) -> tuple[Transfer, ...]:
    """Transfers, newest first: all, or those with goods still on the way."""
    with place.database.reading() as work:
        found = stock_actions.transfers(work)
    return tuple(one for one in found if one.on_the_way or not only_open)


def get_transfer(work: Work, number: int) -> Transfer:
    """One transfer.

    Raises:
        NotFoundError: there is none of this number, or it was taken back.
    """
    found = stock_actions.transfers(work, number=number)
    if not found:
        raise NotFoundError(f"There is no transfer {number} on its way. The list of transfers shows their numbers.")
    return found[0]


def _moves(
    sku: str,
    store: str,
    parts: Sequence[Lot],
    sign: int,
    kind: MovementKind = MovementKind.TRANSFER,
    note: str = "",
) -> list[Move]:
    """Movements of an item into a store or out of it, lot by lot."""
    return [Move(sku, store, kind, sign * part.units, part.name.number, part.name.expires_on, note) for part in parts]


def _named(work: Work, said: Mapping[str, Decimal] | None) -> list[tuple[str, Decimal]] | None:
    return None if said is None else [(get_sku(work, text), units) for text, units in said.items()]

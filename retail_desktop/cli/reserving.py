"""Commands for what customers are owed."""

import argparse
from decimal import Decimal, InvalidOperation
from typing import Any

from retail_desktop.cli.answer import Answer, place_of
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.reservations import Reservation

STEPS = ("list", "fulfil", "cancel")


def add_reserve_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Add `reserve`."""
    words = commands.add_parser("reserve", help="keep units for a customer; list, fulfil or cancel what is kept")
    words.add_argument("what", metavar="SKU|list|fulfil|cancel")
    words.add_argument("value", nargs="?", metavar="QTY|NUMBER")
    words.add_argument("--customer", default="", metavar="NAME")
    words.add_argument("--store")
    words.add_argument("--note", default="", metavar="TEXT")
    words.add_argument("--all", action="store_true", help="list what is closed too")
    words.set_defaults(command=reserve)


def reserve(given: argparse.Namespace) -> Answer:
    """Keep units for a customer, or look at or end what is kept."""
    from retail_desktop.services import reserve_stock  # noqa: PLC0415 - services load SQLAlchemy

    if given.what == "list":
        return _listed(reserve_stock.list_reservations(place_of(given), closed=given.all))
    if given.what in STEPS:
        if not (given.value or "").isdigit():
            raise RetailError(f"Say which reservation, like: retail-desktop reserve {given.what} 7")
        step = reserve_stock.fulfil if given.what == "fulfil" else reserve_stock.cancel
        return _told(step(place_of(given), int(given.value)))
    made = reserve_stock.reserve(
        place_of(given), given.what, _units(given.value), given.customer, store=given.store, note=given.note
    )
    return _told(made)


def _units(text: str | None) -> Decimal:
    try:
        return Decimal(text or "")
    except InvalidOperation as error:
        raise RetailError("Say how many units, like: retail-desktop reserve 00417 3 --customer Bell") from error


def _listed(found: tuple[Reservation, ...]) -> Answer:
    text = "\n".join(map(_words, found)) or "No customer is owed anything."
    return Answer(text, {"reservations": [_data(one) for one in found]})


def _told(one: Reservation) -> Answer:
    return Answer(_words(one), {"reservation": _data(one)})


def _words(one: Reservation) -> str:
    state = one.state.value or "owed"
    note = f", {one.note}" if one.note else ""
    what = f"{plain(one.quantity)} of {one.sku} in {one.store} for {one.customer}"
    return f"{one.number}  {one.made_on}  {what}: {state}{note}"


def _data(one: Reservation) -> dict[str, Any]:
    return {
        "number": one.number, "sku": one.sku, "store": one.store, "customer": one.customer, "quantity": one.quantity,
        "made_on": one.made_on, "state": one.state.value or "open", "note": one.note, "person": one.person,
        "closed_at": one.closed_at or None, "closed_by": one.closed_by or None,
    }  # fmt: skip

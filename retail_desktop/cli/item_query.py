"""The command that looks an item up: price, stock here and in other stores, and what is coming."""

import argparse
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, place_of
from retail_desktop.domain.quantities import plain

if TYPE_CHECKING:
    from retail_desktop.domain.next_delivery import NextDelivery
    from retail_desktop.services.look_up import LookUp, StoreStock


def query(given: argparse.Namespace) -> Answer:
    """Look an item up."""
    from retail_desktop.services.look_up import look_up  # noqa: PLC0415 - services load SQLAlchemy

    item = look_up(place_of(given), given.code, given.store)
    return Answer("\n".join(_lines(item)), _data(item))


def _lines(item: "LookUp") -> list[str]:
    """What a person reads: one line for the item, one for each thing that is known beyond it."""
    stores = ", ".join(f"{one.store} {plain(one.on_hand)}" for one in item.stores)
    owed = sum((one.allocated for one in item.stores), Decimal(0))
    on_order = sum((one.on_order + one.planned for one in item.stores), Decimal(0))
    coming = [one.next_delivery for one in item.stores if one.next_delivery]
    delivery = _words(min(coming, key=lambda one: one.day)) if coming else "no delivery on the way"
    free = sum((one.available for one in item.stores), Decimal(0))
    kept = f"; {plain(owed)} owed to customers, {plain(free)} free to sell" if owed else ""
    lines = [f"{item.sku} {item.name}: {stores} on hand, {plain(on_order)} on order, {delivery}{kept}."]
    if item.price is not None:
        lines.append(f"Price {plain(item.price)} {item.currency}".rstrip() + ".")
    sold = plain(sum(item.sold, Decimal(0)))
    lines.append(f"Last sold {item.last_sale or 'never'}, {sold} in the last {len(item.sold)} days.")
    if item.alternatives:
        also = ", ".join(
            f"{one.sku} {one.name} ({plain(one.on_hand or item.here.on_hand)})" for one in item.alternatives
        )
        lines.append(f"In stock of the same category: {also}.")
    return lines


def _words(one: "NextDelivery") -> str:
    likely = "" if one.earliest == one.latest else f", likely {one.earliest} to {one.latest}"
    return f"next delivery {one.day} ({one.surety.value}{likely})"


def _data(item: "LookUp") -> dict[str, Any]:
    """The figures of the store that is asked about, then those of every store."""
    here = item.here
    return {
        "sku": item.sku, "name": item.name, "category": item.category, "barcodes": item.barcodes,
        "price": item.price, "currency": item.currency, "store": here.store, "last_sale": item.last_sale,
        "sold_30_days": sum(item.sold, Decimal(0)), "on_hand": here.on_hand,
        "on_order": here.on_order + here.planned, "allocated": here.allocated, "available": here.available,
        **_delivery(here), "stores": [_store(one) for one in item.stores],
        "alternatives": [
            {"sku": one.sku, "name": one.name, "price": one.price, "on_hand": one.on_hand} for one in item.alternatives
        ],
    }  # fmt: skip


def _store(one: "StoreStock") -> dict[str, Any]:
    return {
        "store": one.store, "on_hand": one.on_hand, "on_order": one.on_order + one.planned,
        "allocated": one.allocated, "available": one.available, **_delivery(one),
    }  # fmt: skip


def _delivery(one: "StoreStock") -> dict[str, Any]:
    """`next_delivery_is` is confirmed, estimated or late; nothing is known of orders that were not sent."""
    coming = one.next_delivery
    return {
        "next_delivery": coming.day if coming else None,
        "next_delivery_is": coming.surety.value if coming else None,
        "next_delivery_units": coming.units if coming else None,
        "next_delivery_between": [coming.earliest, coming.latest] if coming else None,
        "could_arrive_on": one.could_arrive_on,
    }

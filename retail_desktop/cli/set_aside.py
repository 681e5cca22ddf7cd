"""Commands that leave items out of orders."""

import argparse
from typing import Any

from retail_desktop.cli.answer import Answer, day, place_of
from retail_desktop.domain.setting_aside import SetAside


def add_set_aside_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Add `set-aside add`, `list` and `remove`."""
    words = commands.add_parser("set-aside", help="leave suggestions out of orders")
    steps = words.add_subparsers(dest="step", metavar="STEP", required=True)
    words = steps.add_parser("add", help="do not order an item until a day, or at all")
    _add_scope(words)
    words.add_argument("--until", type=day, metavar="DATE", help="default: until it is brought back")
    words.add_argument("--note", default="", metavar="TEXT", help="why")
    words.set_defaults(command=add)
    words = steps.add_parser("list", help="what is set aside")
    words.add_argument("--all", action="store_true", help="what has been brought back too")
    words.set_defaults(command=show)
    words = steps.add_parser("remove", help="bring an item back")
    _add_scope(words)
    words.set_defaults(command=remove)


def _add_scope(words: argparse.ArgumentParser) -> None:
    words.add_argument("item", metavar="CODE")
    words.add_argument("--store", default="MAIN", metavar="NAME", help="default: MAIN")


def add(given: argparse.Namespace) -> Answer:
    """Set an item aside."""
    from retail_desktop.services.set_aside_items import set_item_aside  # noqa: PLC0415 - services load SQLAlchemy

    made = set_item_aside(place_of(given), given.item, given.store, given.until, given.note)
    return Answer(_words(made), {"set_aside": [_data(made)]})


def remove(given: argparse.Namespace) -> Answer:
    """Bring an item back."""
    from retail_desktop.services.set_aside_items import bring_back  # noqa: PLC0415 - services load SQLAlchemy

    bring_back(place_of(given), given.item, given.store)
    return Answer(f"{given.item} of {given.store} is ordered again.", {"item": given.item, "store": given.store})


def show(given: argparse.Namespace) -> Answer:
    """List what is set aside."""
    from retail_desktop.services.set_aside_items import list_set_aside  # noqa: PLC0415 - services load SQLAlchemy

    found = list_set_aside(place_of(given), ended=given.all)
    text = "\n".join(map(_words, found)) or "Nothing is set aside."
    return Answer(text, {"set_aside": [_data(one) for one in found]})


def _words(one: SetAside) -> str:
    until = f"until {one.until}" if one.until else "until it is brought back"
    note = f", {one.note}" if one.note else ""
    gone = f"; brought back by {one.ended_by}" if one.ended_at else ""
    return f"{one.sku} of {one.store} is not ordered {until}: {one.person}{note}{gone}"


def _data(one: SetAside) -> dict[str, Any]:
    return {
        "item": one.sku, "store": one.store, "until": one.until, "person": one.person, "note": one.note,
        "made_at": one.made_at, "ended_at": one.ended_at or None, "ended_by": one.ended_by or None,
    }  # fmt: skip

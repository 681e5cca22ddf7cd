"""Commands with which people change forecasts."""

import argparse
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, day, place_of, progress_bar
from retail_desktop.domain.overrides import Override, OverrideKind

if TYPE_CHECKING:
    from retail_desktop.services.override_forecasts import OverrideOutcome


def add_override_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Add `override add`, `list` and `remove`."""
    words = commands.add_parser("override", help="change forecasts by hand")
    steps = words.add_subparsers(dest="step", metavar="STEP", required=True)
    words = steps.add_parser("add", help="change the forecast of an item, a store, a category or everything")
    _add_scope(words)
    words.add_argument("--category", default="", metavar="NAME")
    numbers = words.add_mutually_exclusive_group(required=True)
    numbers.add_argument("--value", type=number, metavar="UNITS", help="units a day instead of the forecast")
    numbers.add_argument("--percent", type=number, metavar="PERCENT", help="per cent more; less with a minus")
    numbers.add_argument("--shift", type=number, metavar="UNITS", help="units a day on top; less with a minus")
    words.add_argument("--from", dest="first", type=day, metavar="DATE", help="default: the first forecast day")
    words.add_argument("--to", dest="last", type=day, metavar="DATE", help="default: without an end")
    words.add_argument("--note", default="", metavar="TEXT", help="why")
    words.set_defaults(command=add)
    words = steps.add_parser("list", help="the changes that hold")
    _add_scope(words, None)
    words.add_argument("--all", action="store_true", help="those taken back too")
    words.set_defaults(command=show)
    words = steps.add_parser("remove", help="take a change back")
    words.add_argument("number", type=int)
    words.set_defaults(command=remove)


def number(text: str) -> Decimal:
    """A number as the command line writes it: 12.5 or -20."""
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number like 12.5") from error


def add(given: argparse.Namespace) -> Answer:
    """Change a forecast."""
    from retail_desktop.services.override_forecasts import add_override  # noqa: PLC0415 - services load SQLAlchemy

    (kind,) = (kind for kind in OverrideKind if getattr(given, kind.value) is not None)
    with progress_bar() as progress:
        made = add_override(
            place_of(given), kind, getattr(given, kind.value), first=given.first, last=given.last, sku=given.item,
            store=given.store, category=given.category, note=given.note, progress=progress,
        )  # fmt: skip
    return _told(made, "made")


def remove(given: argparse.Namespace) -> Answer:
    """Take a change back."""
    from retail_desktop.services.override_forecasts import remove_override  # noqa: PLC0415 - services load SQLAlchemy

    with progress_bar() as progress:
        return _told(remove_override(place_of(given), given.number, progress=progress), "taken back")


def show(given: argparse.Namespace) -> Answer:
    """List the changes."""
    from retail_desktop.services.override_forecasts import list_overrides  # noqa: PLC0415 - services load SQLAlchemy

    found = list_overrides(place_of(given), sku=given.item, store=given.store, removed=given.all)
    text = "\n".join(map(_words, found)) or "Nobody has changed a forecast."
    return Answer(text, {"overrides": [_data(one) for one in found]})


def _add_scope(words: argparse.ArgumentParser, default: str | None = "") -> None:
    words.add_argument("--item", default=default, metavar="CODE")
    words.add_argument("--store", default=default, metavar="NAME")


def _told(outcome: "OverrideOutcome", what: str) -> Answer:
    text = f"{_words(outcome.override)}. Change {what}; {outcome.forecasts} stored forecasts follow it."
    return Answer(text, {"override": _data(outcome.override), "forecasts": outcome.forecasts})


def _words(one: Override) -> str:
    from retail_desktop.services.override_forecasts import (  # noqa: PLC0415 - services load SQLAlchemy
        effect_words,
        scope_words,
    )

    end = f"until {one.last}" if one.last else "on"
    gone = f", taken back by {one.removed_by}" if one.removed_at else ""
    note = f", {one.note}" if one.note else ""
    return (
        f"{one.override_id}  {scope_words(one)}: {effect_words(one)} from {one.first} {end}, {one.person}{note}{gone}"
    )


def _data(one: Override) -> dict[str, Any]:
    return {
        "number": one.override_id, "kind": one.kind.value, "amount": one.amount, "first": one.first, "last": one.last,
        "item": one.sku or None, "store": one.store or None, "category": one.category or None, "person": one.person,
        "note": one.note, "created_at": one.created_at, "removed_at": one.removed_at or None,
        "removed_by": one.removed_by or None,
    }  # fmt: skip

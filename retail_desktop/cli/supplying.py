"""The command `supplier`: who delivers, on which terms, how punctually, and the calendar of the coming weeks."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from retail_desktop.cli.answer import Answer, decimal, place_of
from retail_desktop.cli.supplier_words import (
    card_data,
    card_words,
    line_data,
    line_words,
    schedule_data,
    schedule_words,
    terms_data,
    terms_words,
)
from retail_desktop.domain.catalogue import Supplier, SupplyTerms
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.typed_terms import read_closed_days, read_price_breaks, read_time, read_weekdays

# Option, field, how its text is read (None: as it is), and what stands for its value in the help.
_Field = tuple[str, str, Callable[[str], object] | None, str]
_SUPPLIER: tuple[_Field, ...] = (
    ("name", "name", None, "NAME"),
    ("lead-time", "lead_time_days", int, "DAYS"),
    ("review-days", "review_days", int, "DAYS"),
    ("order-days", "order_weekdays", read_weekdays, "Mon,Thu"),
    ("cut-off", "order_cut_off", read_time, "14:30"),
    ("delivery-days", "delivery_weekdays", read_weekdays, "Tue,Fri"),
    ("closed", "closed_days", read_closed_days, "FROM..TO,DATE"),
    ("minimum", "minimum_order_value", decimal, "MONEY"),
    ("free-delivery", "free_delivery_value", decimal, "MONEY"),
    ("delivery-cost", "delivery_cost", decimal, "MONEY"),
    ("line-cost", "line_cost", decimal, "MONEY"),
    ("currency", "currency", str.upper, "EUR"),
    ("contact", "contact", None, "NAME"),
    ("email", "email", None, "ADDRESS"),
    ("phone", "phone", None, "NUMBER"),
    ("address", "address", None, "TEXT"),
    ("account", "account_number", None, "NUMBER"),
)
_TERMS: tuple[_Field, ...] = (
    ("code", "supplier_code", None, "CODE"),
    ("cost", "unit_cost", decimal, "MONEY"),
    ("pack", "pack_size", decimal, "UNITS"),
    ("minimum", "minimum_order", decimal, "UNITS"),
    ("lead-time", "lead_time_days", int, "DAYS"),
    ("breaks", "breaks", read_price_breaks, "50:1.05,…"),
    ("layer", "layer_size", decimal, "UNITS"),
    ("pallet", "pallet_size", decimal, "UNITS"),
    ("maximum", "maximum_stock", decimal, "UNITS"),
)


def add_supplier_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Add `supplier list`, `show`, `set`, `add`, `item` and `schedule`."""
    words = commands.add_parser("supplier", help="who delivers, and on which terms")
    steps = words.add_subparsers(dest="step", metavar="STEP", required=True)
    steps.add_parser("list", help="all suppliers").set_defaults(command=show_all)
    words = steps.add_parser("schedule", help="when to order from whom, and what should arrive")
    words.add_argument("--days", type=int, default=28, metavar="N", help="how many days ahead (default: 28)")
    words.set_defaults(command=schedule)
    words = steps.add_parser("show", help="one supplier with its past deliveries")
    words.add_argument("supplier", metavar="NAME")
    words.set_defaults(command=show)
    for step, meaning in (("set", "change terms"), ("add", "make a new supplier")):
        words = steps.add_parser(step, help=meaning)
        words.add_argument("supplier", metavar="NAME" if step == "set" else "CODE")
        _add_fields(words, _SUPPLIER)
        words.set_defaults(command=change)
    words = steps.add_parser("item", help="who sells an item; with --from change the terms of one of them")
    words.add_argument("item", metavar="SKU")
    words.add_argument("--from", dest="supplier", metavar="NAME")
    _add_fields(words, _TERMS)
    words.add_argument("--rounding", choices=["up", "nearest"], help="how quantities become whole packs")
    words.add_argument("--prefer", action="store_true", help="buy the item from it")
    words.add_argument("--remove", action="store_true", help="it no longer sells the item")
    words.set_defaults(command=item)


def _add_fields(words: argparse.ArgumentParser, fields: tuple[_Field, ...]) -> None:
    for option, _, _, stands_for in fields:
        words.add_argument(f"--{option}", metavar=stands_for)


def _given(given: argparse.Namespace, fields: tuple[_Field, ...]) -> dict[str, Any]:
    """The fields that options name, read; an empty text for a figure takes it away."""
    found: dict[str, Any] = {}
    for option, field, read, stands_for in fields:
        text = getattr(given, option.replace("-", "_"))
        if text is None:
            continue
        try:
            found[field] = text if read is None else None if text == "" and read in {int, decimal} else read(text)
        except (ValueError, argparse.ArgumentTypeError):
            raise RetailError(f"--{option} {text!r} cannot be read. Give it like: --{option} {stands_for}") from None
    return found


def show_all(given: argparse.Namespace) -> Answer:
    """List the suppliers."""
    from retail_desktop.services.browse_suppliers import list_suppliers  # noqa: PLC0415 - services load SQLAlchemy

    book = list_suppliers(place_of(given))
    text = "\n".join(map(line_words, book.lines)) or "There is no supplier yet. Add one, or import a list."
    return Answer(text, {"today": book.today, "suppliers": [line_data(one) for one in book.lines]})


def show(given: argparse.Namespace) -> Answer:
    """Show one supplier."""
    from retail_desktop.services.browse_suppliers import supplier_card  # noqa: PLC0415 - services load SQLAlchemy

    card = supplier_card(place_of(given), given.supplier)
    return Answer(card_words(card), card_data(card))


def change(given: argparse.Namespace) -> Answer:
    """Change a supplier's terms, or make a new one."""
    from retail_desktop.services.browse_suppliers import supplier_card  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.change_suppliers import save_supplier  # noqa: PLC0415 - as above

    place, fields = place_of(given), _given(given, _SUPPLIER)
    before = supplier_card(place, given.supplier).supplier if given.step == "set" else None
    if before is not None and not fields:
        raise RetailError("Say what to change, like: retail-desktop supplier set NORTH --lead-time 6")
    usual = before or Supplier(given.supplier, given.supplier)
    save_supplier(place, replace(usual, **_with_nothing(fields, usual)), before)
    card = supplier_card(place, usual.code)
    return Answer(f"{card_words(card)}\nThe next plan follows it.", card_data(card))


def _with_nothing(fields: Mapping[str, Any], usual: Supplier) -> dict[str, Any]:
    """The fields, with no amount at all for one that was taken away."""
    nothing = {name: Decimal(0) for name in fields if isinstance(getattr(usual, name), Decimal)}
    missing = [name for name, value in fields.items() if value is None and name in {"lead_time_days", "review_days"}]
    if missing:
        raise RetailError("A supplier has a lead time and review days. Give whole days, such as --lead-time 6.")
    return {name: nothing.get(name) if value is None else value for name, value in fields.items()}


def item(given: argparse.Namespace) -> Answer:
    """Show who sells an item, or change that."""
    from retail_desktop.services.browse_suppliers import (  # noqa: PLC0415 - services load SQLAlchemy
        item_suppliers,
        supplier_card,
    )
    from retail_desktop.services.change_suppliers import save_item_terms  # noqa: PLC0415 - as above

    place, fields = place_of(given), _given(given, _TERMS)
    if given.rounding:
        fields["nearest_pack"] = given.rounding == "nearest"
    before = item_suppliers(place, given.item).terms
    if given.supplier:
        code = supplier_card(place, given.supplier).supplier.code
        save_item_terms(place, given.item, _changed(given, code, before, fields), before)
    elif fields or given.prefer or given.remove:
        raise RetailError("Say whose terms are meant, like: retail-desktop supplier item 00417 --from NORTH --pack 12")
    found = item_suppliers(place, given.item)
    text = (
        "\n".join(map(terms_words, found.terms)) or f"Nobody sells item {given.item} yet. Add a supplier with --from."
    )
    return Answer(text, {"sku": given.item, "suppliers": [terms_data(one, found.terms) for one in found.terms]})


def _changed(
    given: argparse.Namespace, code: str, before: tuple[SupplyTerms, ...], fields: Mapping[str, Any]
) -> tuple[SupplyTerms, ...]:
    """The terms of an item after what the command says of one supplier."""
    known = next((one for one in before if one.supplier == code), None)
    if given.remove:
        if known is None:
            raise RetailError(f"{code} does not sell item {given.item}. Nothing was changed.")
        return tuple(one for one in before if one is not known)
    usual: dict[str, Any] = {"pack_size": Decimal(1), "minimum_order": Decimal(0)}
    said: dict[str, Any] = {name: usual.get(name) if value is None else value for name, value in fields.items()}
    made = replace(known or SupplyTerms(given.item, code), **said)
    others = tuple(one for one in before if one is not known)
    if given.prefer or not others:
        return (made, *others)
    return tuple(made if one is known else one for one in before) if known else (*before, made)


def schedule(given: argparse.Namespace) -> Answer:
    """Show the coming weeks."""
    from retail_desktop.services.reorder_schedule import reorder_schedule  # noqa: PLC0415 - services load SQLAlchemy

    if not 1 <= given.days <= 366:
        raise RetailError(f"{given.days} days cannot be shown. Give a number from 1 to 366.")
    found = reorder_schedule(place_of(given), days=given.days)
    return Answer(schedule_words(found), schedule_data(found))

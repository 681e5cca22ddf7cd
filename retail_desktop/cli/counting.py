"""The command for counting: by a file, or by lists as the window does it."""

import argparse
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, day, place_of, progress_bar
from retail_desktop.cli.importing import told_reports
from retail_desktop.cli.overrides import number
from retail_desktop.cli.told import told
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportOptions
from retail_desktop.domain.quantities import plain

if TYPE_CHECKING:
    from retail_desktop.domain.phantom_stock import Suspect
    from retail_desktop.services.count_stock import CountSheet

SHEET_ORDERS = ("category", "code", "list")
CHOICES = ("risk", "value", "category", "all", "chosen")


def add_count_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Add `count`."""
    words = commands.add_parser(
        "count",
        help="book a file of counts; or count by a list",
        description=(
            "count FILE … books files of counts. "
            "count suspects: what to check first. count list: the open lists. "
            "count make: a new list. count show N: a list with its book. "
            "count enter N SKU=QTY …: what lies there (SKU= takes it out). "
            "count post N: book it. count drop N: give it up."
        ),
    )
    words.add_argument("what", metavar="FILE|suspects|list|make|show|enter|post|drop", help="columns sku, quantity, …")
    words.add_argument("more", nargs="*", metavar="FILE|NUMBER|SKU=QTY")
    words.add_argument("--store")
    words.add_argument("--date", dest="day", type=day, metavar="DATE", help="the evening of what was counted")
    words.add_argument("--by", choices=CHOICES, default="risk", help="make: which items (default: risk)")
    words.add_argument("--category", default="", metavar="NAME", help="make --by category")
    words.add_argument("--items", nargs="+", default=[], metavar="CODE", help="make --by chosen")
    words.add_argument("--most", type=int, metavar="N", help="make: no more than so many items")
    words.add_argument("--dry-run", action="store_true")
    words.add_argument("--strict", action="store_true", help="store nothing if a line cannot be used")
    words.add_argument("--unknown-items", type=str.lower, choices=["create", "reject"], default="reject")
    words.set_defaults(command=count)


def count(given: argparse.Namespace) -> Answer:
    """Book files of counts, or take a step of counting by lists."""
    return _STEPS.get(given.what, _files)(given)


def _files(given: argparse.Namespace) -> Answer:
    from retail_desktop.services.control_stock import count_file  # noqa: PLC0415 - services load SQLAlchemy

    options = ImportOptions(
        store=given.store, strict=given.strict, dry_run=given.dry_run,
        create_unknown_items=given.unknown_items == "create",
    )  # fmt: skip
    place = place_of(given)
    with progress_bar() as progress:
        reports = [
            count_file(place, path, options, day=given.day, progress=progress) for path in (given.what, *given.more)
        ]
    return told_reports(reports)


def _suspects(given: argparse.Namespace) -> Answer:
    from retail_desktop.services.find_phantoms import find_suspects  # noqa: PLC0415 - services load SQLAlchemy

    found = [one for one in find_suspects(place_of(given)) if given.store in {None, one.store}]
    rows = [
        {
            "sku": one.sku, "name": one.name, "store": one.store, "doubt": one.doubt.value.lower(),
            "on_hand": one.on_hand, "at_risk": one.at_risk, "last_sale": one.last_sale,
            "silent_days": one.silent_days, "weekly_sales": round(one.weekly, 3), "chance": one.chance,
        }
        for one in found
    ]  # fmt: skip
    return Answer("\n".join(map(_doubt, found)) or "Nothing speaks against the book.", {"suspects": rows})


def _doubt(one: "Suspect") -> str:
    silent = f", no sale for {one.silent_days} days" if one.silent_days else ""
    return (
        f"{one.sku} {one.name} in {one.store}: {one.doubt.value.lower()}, book {plain(one.on_hand)}{silent}, "
        f"{plain(one.at_risk)} at risk"
    )


def _lists(given: argparse.Namespace) -> Answer:
    from retail_desktop.services.count_stock import list_counts  # noqa: PLC0415 - services load SQLAlchemy

    found = list_counts(place_of(given))
    rows = [
        {
            "number": one.number, "name": one.name, "store": one.store, "items": len(one.skus),
            "counted": len(one.counted), "person": one.person, "made_at": one.made_at,
        }
        for one in found
    ]  # fmt: skip
    text = [f"{one.number}  {one.name} in {one.store}: {len(one.counted)} of {len(one.skus)} counted" for one in found]
    return Answer("\n".join(text) or "No list is being counted.", {"lists": rows})


def _make(given: argparse.Namespace) -> Answer:
    from retail_desktop.services import count_stock  # noqa: PLC0415 - services load SQLAlchemy

    place, choice = place_of(given), count_stock.Choice(given.by)
    made = count_stock.make_list(
        place, choice, store=given.store, category=given.category, skus=given.items,
        most=given.most or count_stock.SHORT_LIST,
    )  # fmt: skip
    return _told(count_stock.read_sheet(place, made, given.day))


def _show(given: argparse.Namespace) -> Answer:
    from retail_desktop.services.count_stock import read_sheet  # noqa: PLC0415 - services load SQLAlchemy

    return _told(read_sheet(place_of(given), _number(given), given.day))


def _enter(given: argparse.Namespace) -> Answer:
    from retail_desktop.services import count_stock  # noqa: PLC0415 - services load SQLAlchemy

    place, wanted = place_of(given), _number(given)
    for pair in given.more[1:]:
        sku, sign, units = pair.rpartition("=")
        if not sign or not sku:
            raise RetailError(f"“{pair}” is not an item and a quantity. Type it like 00417=3.")
        count_stock.enter_count(place, wanted, sku, _units(units))
    return _told(count_stock.read_sheet(place, wanted, given.day))


def _post(given: argparse.Namespace) -> Answer:
    from retail_desktop.services.count_stock import post_list  # noqa: PLC0415 - services load SQLAlchemy

    return told(post_list(place_of(given), _number(given), day=given.day))


def _drop(given: argparse.Namespace) -> Answer:
    from retail_desktop.services.count_stock import drop_list  # noqa: PLC0415 - services load SQLAlchemy

    drop_list(place_of(given), _number(given))
    return Answer(f"List {given.more[0]} is given up; nothing of it is booked.", {"number": _number(given)})


def _number(given: argparse.Namespace) -> int:
    if not given.more or not given.more[0].isdigit():
        raise RetailError(f"Say which list, like: retail-desktop count {given.what} 4")
    return int(given.more[0])


def _units(words: str) -> Decimal | None:
    if not words:
        return None
    try:
        return number(words)
    except argparse.ArgumentTypeError as error:
        raise RetailError(f"{error}. Type how many units there are.") from error


def write_sheet(given: argparse.Namespace) -> Answer:
    """Write a list to count by."""
    from retail_desktop.services.report_count import write_count_sheet  # noqa: PLC0415 - services load SQLAlchemy

    if given.number is not None and not given.number.isdigit():
        raise RetailError("Say which list, like: retail-desktop report count-sheet 4")
    out = Path(given.out or "count-sheet.pdf")
    number_of_list = None if given.number is None else int(given.number)
    lines = write_count_sheet(
        place_of(given), number_of_list, out, page=given.page, order=given.order, with_book=not given.hide_book
    )
    return Answer(f"{lines:,} lines written to {out}.", {"file": str(out), "lines": lines})


def _told(sheet: "CountSheet") -> Answer:
    rows = [
        {
            "sku": line.sku, "name": line.name, "category": line.category, "book": line.book, "counted": line.counted,
            "difference": line.difference, "worth": line.worth,
        }
        for line in sheet.lines
    ]  # fmt: skip
    text = [f"List {sheet.number}, {sheet.name} in {sheet.store}, evening of {sheet.day}"]
    for line in sheet.lines:
        counted = "not counted" if line.counted is None else f"counted {plain(line.counted)}"
        text.append(f"{line.sku} {line.name}: book {plain(line.book)}, {counted}")
    data = {"number": sheet.number, "name": sheet.name, "store": sheet.store, "date": sheet.day, "lines": rows}
    return Answer("\n".join(text), data)


_STEPS = {
    "suspects": _suspects, "list": _lists, "make": _make, "show": _show, "enter": _enter, "post": _post, "drop": _drop,
}  # fmt: skip

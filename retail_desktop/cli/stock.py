"""Commands that control stock: count, correct, throw away, send back, move, look up, and take back."""

import argparse
from typing import TYPE_CHECKING, Any

from retail_desktop.cli import counting, expiring
from retail_desktop.cli.answer import Answer, day, place_of
from retail_desktop.cli.overrides import number
from retail_desktop.cli.told import told
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.lots import LotName
from retail_desktop.domain.quantities import plain
from retail_desktop.domain.stock_control import LOST

if TYPE_CHECKING:
    from decimal import Decimal

    from retail_desktop.domain.stock_control import StockAction

COMMANDS = ("count", "adjust", "waste", "transfer", "stock")


def add_stock_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Add `count`, `adjust`, `waste`, `transfer` and `stock`."""
    counting.add_count_words(commands)
    words = commands.add_parser("adjust", help="correct an item's stock by so many units")
    _add_move(words, "units more, or less with a minus")
    words.add_argument("--reason", required=True, metavar="WORDS", help="found, missing, theft, damaged, expired, …")
    words.set_defaults(command=adjust)
    words = commands.add_parser("waste", help="throw goods away")
    _add_move(words, "units that go")
    words.add_argument("--reason", default="expired", metavar="WORDS", help="expired, damaged, broken, spoiled, …")
    words.set_defaults(command=waste)
    _add_transfer_words(commands)
    _add_look_words(commands)


def _add_move(words: argparse.ArgumentParser, what: str) -> None:
    words.add_argument("sku", metavar="SKU")
    words.add_argument("quantity", type=number, metavar="QTY", help=what)
    words.add_argument("--store")
    words.add_argument("--lot", default="", metavar="NUMBER", help="of this lot")
    words.add_argument("--expires", type=day, metavar="DATE", help="of the lot that may be sold until this day")
    _add_dated(words)


def _add_dated(words: argparse.ArgumentParser) -> None:
    words.add_argument("--date", dest="day", type=day, metavar="DATE", help="default: the store's own day")
    words.add_argument("--note", default="", metavar="TEXT")


def _add_transfer_words(commands: Any) -> None:  # noqa: ANN401 - as above
    words = commands.add_parser("transfer", help="move goods between stores")
    steps = words.add_subparsers(dest="step", metavar="STEP", required=True)
    words = steps.add_parser("send", help="goods leave a store")
    words.add_argument("lines", nargs="+", type=_pair, metavar="SKU=QTY")
    words.add_argument("--from", dest="source", required=True, metavar="STORE")
    words.add_argument("--to", dest="target", required=True, metavar="STORE")
    _add_dated(words)
    words.set_defaults(command=send)
    words = steps.add_parser("receive", help="goods arrive; all that is left unless lines are named")
    words.add_argument("number", type=int)
    words.add_argument("lines", nargs="*", type=_pair, metavar="SKU=QTY")
    words.add_argument("--lost", nargs="+", type=_pair, default=[], metavar="SKU=QTY", help="what will never come")
    words.add_argument("--reason", default=LOST, metavar="WORDS", help=f"why it will not come (default: {LOST})")
    _add_dated(words)
    words.set_defaults(command=receive)
    words = steps.add_parser("list", help="what is on the way")
    words.add_argument("--all", action="store_true", help="what has arrived too")
    words.set_defaults(command=transfers)


def _add_look_words(commands: Any) -> None:  # noqa: ANN401 - as above
    words = commands.add_parser("stock", help="look at movements, or take one back")
    steps = words.add_subparsers(dest="step", metavar="STEP", required=True)
    words = steps.add_parser("card", help="every movement of an item")
    words.add_argument("sku", metavar="SKU")
    words.add_argument("--store")
    words.set_defaults(command=card)
    expiring.add_expiring_words(steps)
    steps.add_parser("actions", help="what people did to stock").set_defaults(command=actions)
    words = steps.add_parser("take-back", help="cancel an action by another one")
    words.add_argument("number", type=int)
    words.add_argument("--note", default="", metavar="WHY")
    words.set_defaults(command=take_back)


def _pair(text: str) -> tuple[str, "Decimal"]:
    sku, sign, units = text.rpartition("=")
    if not sign or not sku:
        raise argparse.ArgumentTypeError(f"{text!r} is not an item and a quantity like 00417=3")
    return sku, number(units)


def adjust(given: argparse.Namespace) -> Answer:
    """Correct an item's stock."""
    from retail_desktop.services import control_stock  # noqa: PLC0415 - services load SQLAlchemy

    booked = control_stock.adjust(
        place_of(given), given.sku, given.quantity, given.reason, lot=LotName(given.lot, given.expires), **_dated(given)
    )
    return told(booked)


def waste(given: argparse.Namespace) -> Answer:
    """Throw goods away."""
    from retail_desktop.services import control_stock  # noqa: PLC0415 - services load SQLAlchemy

    goods, lots = {given.sku: given.quantity}, {given.sku: LotName(given.lot, given.expires)}
    return told(control_stock.waste(place_of(given), goods, given.reason, lots=lots, **_dated(given)))


def send(given: argparse.Namespace) -> Answer:
    """Send goods to another store."""
    from retail_desktop.services import transfer_stock  # noqa: PLC0415 - services load SQLAlchemy

    booked = transfer_stock.send(
        place_of(given), _lines(given.lines), given.source, given.target, day=given.day, note=given.note
    )
    return told(booked, f"On the way to {given.target} as transfer {booked.number}.\n")


def receive(given: argparse.Namespace) -> Answer:
    """Book what arrived of a transfer."""
    from retail_desktop.services import transfer_stock  # noqa: PLC0415 - services load SQLAlchemy

    # Nothing but losses named: then nothing arrived.
    arrived = _lines(given.lines) if given.lines or given.lost else None
    booked = transfer_stock.receive(
        place_of(given), given.number, arrived, lost=_lines(given.lost), day=given.day, note=given.note,
        reason=given.reason,
    )  # fmt: skip
    return told(booked)


def transfers(given: argparse.Namespace) -> Answer:
    """What is on the way between stores."""
    from retail_desktop.services.transfer_stock import list_transfers  # noqa: PLC0415 - services load SQLAlchemy

    found = list_transfers(place_of(given), only_open=not given.all)
    rows = [
        {
            "number": one.number, "from": one.source, "to": one.target, "sent_on": one.sent_on, "state": one.state,
            "person": one.person, "note": one.note, "on_the_way": one.on_the_way,
            "lines": [
                {"sku": line.sku, "name": line.name, "sent": line.sent, "arrived": line.arrived, "lost": line.lost,
                 "on_the_way": line.on_the_way}
                for line in one.lines
            ],
        }
        for one in found
    ]  # fmt: skip
    text = [
        f"{one.number}  {one.sent_on}  {one.source} to {one.target}: {one.state}, {plain(one.on_the_way)} on the way"
        for one in found
    ]
    return Answer("\n".join(text) or "Nothing is on the way.", {"transfers": rows})


def card(given: argparse.Namespace) -> Answer:
    """Every movement of an item."""
    from retail_desktop.services.stock_card import read_card  # noqa: PLC0415 - services load SQLAlchemy

    found = read_card(place_of(given), given.sku, given.store)
    rows = [
        {
            "date": line.day, "kind": line.kind.value.lower(), "quantity": line.quantity, "change": line.change,
            "balance": line.balance, "reason": line.reason, "person": line.person, "note": line.note,
            "document": line.document, "action": line.action, "taken_back": line.taken_back, "lot": line.lot,
            "expires_on": line.expires_on,
        }
        for line in found.lines
    ]  # fmt: skip
    head = f"{found.sku} {found.name} in {found.store}: {plain(found.on_hand)} on hand, {plain(found.owed)} owed"
    text = [head, *(f"  {plain(lot.units)} of {lot.name}" for lot in found.lots if found.has_lots)] + [
        f"{line.day}  {line.kind.value.lower():<16} {plain(line.quantity):>8} {plain(line.balance):>8}  "
        f"{'(taken back) ' * line.taken_back}{', '.join(filter(None, (line.reason, line.note, line.document)))}"
        for line in found.lines
    ]
    data = {
        "sku": found.sku, "name": found.name, "store": found.store, "on_hand": found.on_hand, "allocated": found.owed,
        "available": found.free, "counted_on": found.counted_on, "movements": rows,
        "lots": [
            {"lot": lot.name.number, "expires_on": lot.name.expires_on, "units": lot.units} for lot in found.lots
        ],
    }  # fmt: skip
    return Answer("\n".join(text), data)


def actions(given: argparse.Namespace) -> Answer:
    """What people did to stock."""
    from retail_desktop.services.control_stock import list_actions  # noqa: PLC0415 - services load SQLAlchemy

    found = list_actions(place_of(given))
    return Answer(
        "\n".join(map(_action_words, found)) or "Nobody has changed stock by hand.",
        {
            "actions": [
                {
                    "number": one.number, "kind": one.kind.value, "date": one.day, "store": one.store,
                    "reason": one.reason, "person": one.person, "note": one.note, "items": len(one.lines),
                    "units": one.units, "takes_back": one.reverses, "taken_back_by": one.taken_back_by,
                }
                for one in found
            ]
        },
    )  # fmt: skip


def take_back(given: argparse.Namespace) -> Answer:
    """Cancel an action."""
    from retail_desktop.services import control_stock  # noqa: PLC0415 - services load SQLAlchemy

    booked = control_stock.take_back(place_of(given), given.number, note=given.note)
    return told(booked, f"Action {given.number} is taken back.\n")


def _action_words(one: "StockAction") -> str:
    words = one.kind.value.replace("_", " ")
    gone = f", taken back by {one.taken_back_by}" if one.taken_back_by else ""
    of = f" of {one.reverses}" if one.reverses else ""
    reason = f", {one.reason}" if one.reason else ""
    return f"{one.number}  {one.day}  {words}{of} in {one.store}: {plain(one.units)} units{reason}, {one.person}{gone}"


def _dated(given: argparse.Namespace) -> dict[str, Any]:
    return {"store": given.store, "day": given.day, "note": given.note}


def _lines(pairs: list[tuple[str, "Decimal"]]) -> dict[str, "Decimal"]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise RetailError("An item is named twice. Say its quantity once.")
    return found

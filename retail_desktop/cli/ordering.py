"""Commands around purchase orders: their life, deliveries, returns, and the letterhead."""

import argparse
from collections.abc import Callable
from dataclasses import fields, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from retail_desktop.cli import order_words as say
from retail_desktop.cli.answer import Answer, day, place_of
from retail_desktop.cli.planning import plan_warnings
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.order_edits import OrderEdit
from retail_desktop.domain.purchasing import OPEN, OrderStatus, PurchaseOrder
from retail_desktop.domain.receiving import ReturnLine

STEPS = {
    "approve": OrderStatus.APPROVED,
    "send": OrderStatus.SENT,
    "close": OrderStatus.CLOSED,
    "cancel": OrderStatus.CANCELLED,
}
_ONE = {
    "show": "all there is to know of an order",
    "approve": "release a draft",
    "send": "say that the supplier has it",
    "close": "wait for nothing more",
    "cancel": "give an order up",
    "reopen": "take back an approval, the cancelling of a draft, or a short closing",
    "duplicate": "draft the same order again",
}


def units_of(text: str) -> tuple[str, Decimal]:
    """An item and units as the command line writes them: 00417=24."""
    code, _, figure = text.rpartition("=")
    try:
        units = Decimal(figure)
    except InvalidOperation as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not an item and a figure like 00417=24") from error
    if not code:
        raise argparse.ArgumentTypeError(f"{text!r} is not an item and a figure like 00417=24")
    return code, units


def add_order_words(commands: Any) -> None:  # noqa: ANN401 - argparse gives its sub-parsers no public type
    """Teach the command line `order`."""
    words = commands.add_parser("order", help="purchase orders")
    steps = words.add_subparsers(dest="step", metavar="STEP", required=True)
    create = steps.add_parser("create", help="draft orders from the newest plan")
    create.add_argument("--supplier", metavar="CODE")
    create.add_argument("--from-plan", action="store_true", help="from the newest plan (always so)")
    create.set_defaults(command=create_orders)
    listed = steps.add_parser("list", help="all orders, newest first")
    listed.add_argument("--state", choices=[status.value for status in OrderStatus] + ["open"])
    listed.add_argument("--supplier", metavar="CODE")
    listed.add_argument("--late", action="store_true", help="only those that are overdue")
    listed.set_defaults(command=list_orders)
    for name, meaning in _ONE.items():
        one = steps.add_parser(name, help=meaning)
        one.add_argument("number", metavar="NUMBER")
        if name in STEPS or name == "reopen":
            one.add_argument("--note", default="", metavar="TEXT", help="for the history")
        one.set_defaults(command=show if name == "show" else take_step)
    for name, meaning in (("edit", "change a draft"), ("revise", "change an order that the supplier has")):
        _add_edit_words(steps.add_parser(name, help=meaning))
    merge = steps.add_parser("merge", help="make one draft of several for one supplier and store")
    merge.add_argument("numbers", nargs="+", metavar="NUMBER")
    merge.set_defaults(command=merge_orders)
    export = steps.add_parser("export", help="write an order as a file for the supplier")
    export.add_argument("number", metavar="NUMBER")
    export.add_argument(
        "--out", required=True, metavar="FILE",
        help=".pdf, .xlsx, .csv, .edi (X12 850), .edifact (EANCOM ORDERS) or .eml (draft of an e-mail)",
    )  # fmt: skip
    export.set_defaults(command=export_order)


def _add_edit_words(words: argparse.ArgumentParser) -> None:
    words.add_argument("number", metavar="NUMBER")
    words.add_argument(
        "--quantity", type=units_of, action="append", default=[], metavar="SKU=UNITS",
        help="rounded up to packs; 0 takes the line off, another item is added",
    )  # fmt: skip
    words.add_argument("--cost", type=units_of, action="append", default=[], metavar="SKU=AMOUNT", help="of a unit")
    words.add_argument("--expected", type=day, metavar="DATE")
    words.add_argument("--line-expected", action="append", default=[], metavar="SKU=DATE")
    words.add_argument("--note", metavar="TEXT", help="for the supplier")
    words.add_argument("--reason", default="", metavar="TEXT", help="for the history")
    words.set_defaults(command=edit)


def add_delivery_words(commands: Any) -> None:  # noqa: ANN401 - as above
    """Teach the command line `receive` and `return`."""
    words = commands.add_parser("receive", help="book a delivery, or take one back")
    words.add_argument("number", metavar="NUMBER")
    words.add_argument(
        "--lines", metavar="FILE",
        help="CSV with sku, barcode or line, quantity, and if need be damaged and price; without it all that is due",
    )  # fmt: skip
    words.add_argument("--date", type=day, metavar="DATE", help="when it came, if not today")
    words.add_argument("--close-rest", action="store_true", help="what is still missing will not come")
    words.add_argument("--take-back", type=int, metavar="RECEIPT", help="undo one of its receipts (see order show)")
    words.set_defaults(command=receive)
    words = commands.add_parser("return", help="send goods back to a supplier")
    words.add_argument("step", choices=["create", "list", "print", "take-back"])
    words.add_argument("number", nargs="?", metavar="SUPPLIER|NUMBER", help="to create: the supplier's code")
    words.add_argument("--out", metavar="FILE.pdf|.xlsx|.csv", help="print: the file (default: the number, as PDF)")
    words.add_argument("--item", type=units_of, action="append", default=[], metavar="SKU=UNITS")
    words.add_argument("--reason", default="", metavar="TEXT")
    words.add_argument("--order", metavar="NUMBER", help="the order they came with")
    words.add_argument("--store")
    words.add_argument("--date", type=day, metavar="DATE")
    words.set_defaults(command=give_back)


def add_letterhead_words(kinds: Any) -> None:  # noqa: ANN401 - as above
    """Teach the command line `settings letterhead`."""
    words = kinds.add_parser("letterhead", help="what stands on our own orders; \\n begins a new line")
    for field in fields(Letterhead):
        name = field.name.replace("_", "-")
        words.add_argument(f"--{name}", metavar={"logo": "FILE", "page": "A4|Letter"}.get(name, "TEXT"))
    words.set_defaults(command=letterhead)


def create_orders(given: argparse.Namespace) -> Answer:
    """Draft orders from the newest plan."""
    from retail_desktop.services import order_goods  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    answer, warnings = _listed(order_goods.create_orders(place, supplier=given.supplier)), plan_warnings(place)
    return Answer("\n".join([answer.text, *warnings]), {**answer.data, "warnings": warnings})


def list_orders(given: argparse.Namespace) -> Answer:
    """All orders, or some of them."""
    from retail_desktop.services import order_goods  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    found, today = order_goods.list_orders(place), order_goods.today(place)
    states = OPEN if given.state == "open" else {OrderStatus(given.state)} if given.state else set(OrderStatus)
    wanted = [
        order
        for order in found
        if order.status in states
        and given.supplier in {None, order.supplier}
        and (order.days_late(today) or not given.late)
    ]
    lines = [say.order_text(order, order.days_late(today)) for order in wanted]
    data = [say.order_data(order) | {"days_late": order.days_late(today)} for order in wanted]
    return Answer("\n".join(lines) or "There are no orders.", {"orders": data})


def show(given: argparse.Namespace) -> Answer:
    """All there is to know of an order."""
    from retail_desktop.services import order_goods, receive_goods  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    order = order_goods.get_order(place, given.number)
    receipts = receive_goods.list_receipts(place, given.number)
    late = order.days_late(order_goods.today(place))
    return Answer(say.all_text(order, receipts, late), say.all_data(order, receipts) | {"days_late": late})


def take_step(given: argparse.Namespace) -> Answer:
    """Move an order on or back, or copy it."""
    from retail_desktop.services import change_orders, order_goods  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    if given.step == "reopen":
        return _listed((change_orders.reopen_order(place, given.number, given.note),))
    if given.step == "duplicate":
        return _listed((change_orders.duplicate_order(place, given.number),))
    return _listed((order_goods.change_status(place, given.number, STEPS[given.step], given.note),))


def edit(given: argparse.Namespace) -> Answer:
    """Change a draft, or revise a sent order."""
    from retail_desktop.services import change_orders, order_goods  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    order = order_goods.get_order(place, given.number)
    is_draft = order.status is OrderStatus.DRAFT
    if is_draft != (given.step == "edit"):
        other = "order edit" if is_draft else "order revise"
        raise RetailError(f"Order {order.number} is {order.status.value}. Use: {other} {order.number}")
    own = {line.sku for line in order.lines}
    change = OrderEdit(
        quantities=_by_line(order, [pair for pair in given.quantity if pair[0] in own]),
        costs=_by_line(order, given.cost),
        days=_by_line(order, [_dated(text) for text in given.line_expected]),
        expected_on=given.expected,
        note=given.note,
    )
    further = {sku: units for sku, units in given.quantity if sku not in own}
    return _listed((change_orders.change_order(place, given.number, change, add=further, reason=given.reason),))


def _dated(text: str) -> tuple[str, Any]:
    sku, _, when = text.rpartition("=")
    try:
        return sku, day(when)
    except argparse.ArgumentTypeError as error:
        raise RetailError(f"{text} is not an item and a day like 00417=2026-09-29.") from error


def _by_line(order: PurchaseOrder, pairs: list[tuple[str, Any]]) -> dict[int, Any]:
    """What is said of items, by the numbers of their lines."""
    found = {}
    for sku, value in pairs:
        numbers = [line.number for line in order.lines if line.sku == sku]
        if len(numbers) != 1:
            raise RetailError(f"Item {sku} is on {len(numbers)} lines of order {order.number}, so nothing was changed.")
        found[numbers[0]] = value
    return found


def merge_orders(given: argparse.Namespace) -> Answer:
    """Make one draft of several."""
    from retail_desktop.services import change_orders  # noqa: PLC0415 - services load SQLAlchemy

    return _listed((change_orders.merge_orders(place_of(given), given.numbers),))


def export_order(given: argparse.Namespace) -> Answer:
    """Write an order as a file."""
    from retail_desktop.services.report_order import write_order  # noqa: PLC0415 - services load SQLAlchemy

    out = write_order(place_of(given), given.number, Path(given.out))
    return Answer(f"Written to {out}.", {"file": str(out)})


def receive(given: argparse.Namespace) -> Answer:
    """Book a delivery, or take one back."""
    from retail_desktop.services import receive_goods  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.read_delivery import read_delivery  # noqa: PLC0415 - as above

    place = place_of(given)
    if given.take_back is not None:
        if given.take_back not in {one.key for one in receive_goods.list_receipts(place, given.number)}:
            raise RetailError(f"Order {given.number} has no receipt {given.take_back}. See: order show {given.number}")
        order = receive_goods.take_back_receipt(place, given.take_back)
    else:
        delivery = read_delivery(place, given.number, given.lines) if given.lines else None
        order = receive_goods.receive(place, given.number, delivery, day=given.date, close_rest=given.close_rest)
    return Answer(say.order_text(order), say.order_data(order))


def give_back(given: argparse.Namespace) -> Answer:
    """Send goods back, list what went back, or take that back."""
    from retail_desktop.services import return_goods  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    if given.step == "list":
        found = return_goods.list_returns(place)
    elif not given.number:
        raise RetailError(
            "Say the supplier's code to create a return, or the return's number to print or take it back."
        )
    elif given.step == "print":
        from retail_desktop.services.report_return import write_return  # noqa: PLC0415 - as above

        out = write_return(place, given.number, Path(given.out or f"{given.number.upper()}.pdf"))
        return Answer(f"Written to {out}.", {"file": str(out)})
    elif given.step == "take-back":
        found = (return_goods.take_back_return(place, given.number),)
    else:
        lines = [ReturnLine(sku, units) for sku, units in given.item]
        found = (
            return_goods.return_goods(
                place, given.number, lines, given.reason, store=given.store, order=given.order, day=given.date
            ),
        )
    text = "\n".join(map(say.return_text, found)) or "Nothing went back to a supplier."
    return Answer(text, {"returns": [say.return_data(one) for one in found]})


def letterhead(given: argparse.Namespace) -> Answer:
    """Say or change what stands on our orders."""
    from retail_desktop.services import letterhead as kept  # noqa: PLC0415 - services load SQLAlchemy

    place = place_of(given)
    head = kept.read_letterhead(place)
    readers: dict[str, Callable[[str], Any]] = {
        "tax_percent": kept.as_percent,
        "logo": lambda file: kept.read_logo(Path(file)) if file else b"",
    }
    told = {
        field.name: readers.get(field.name, _unfolded)(getattr(given, field.name))
        for field in fields(Letterhead)
        if getattr(given, field.name) is not None
    }
    if told:
        head = kept.change_letterhead(place, replace(head, **told))
    return Answer(say.letterhead_text(head), say.letterhead_data(head))


def _unfolded(text: str) -> str:
    return text.replace("\\n", "\n").strip()


def _listed(orders: tuple[PurchaseOrder, ...]) -> Answer:
    return Answer("\n".join(map(say.order_text, orders)), {"orders": [say.order_data(order) for order in orders]})

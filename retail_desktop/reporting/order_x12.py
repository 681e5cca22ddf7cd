"""A purchase order as EDI X12 850, version 004010."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from retail_desktop.domain.catalogue import is_gtin
from retail_desktop.domain.purchasing import CENT, OrderLine, OrderStatus
from retail_desktop.domain.quantities import plain
from retail_desktop.reporting.atomic import writing
from retail_desktop.reporting.order_document import OrderDocument

ELEMENT, COMPONENT, END = "*", ">", "~"
_LINE_LENGTH, _NAME, _NOTE = 80, 60, 264
_CANCELLED, _DUPLICATE, _ORIGINAL, _REPLACED = "01", "07", "00", "05"
_GTINS = {8: "UP", 12: "UP", 13: "EN", 14: "UK"}

Segment = tuple[str, ...]


def write_x12(document: OrderDocument, path: Path) -> None:
    """Write one interchange with one 850; every segment stands on a line of its own.

    A sign that parts elements cannot be escaped in X12, so it becomes a blank within a text; letters outside ASCII
    lose their marks.

    Raises:
        RetailError: the file cannot be written.
    """
    with writing(path) as temporary:
        temporary.write_text(x12(document), encoding="ascii", newline="\n")


def x12(document: OrderDocument) -> str:
    """The interchange as text."""
    message = list(_message(document))
    number = f"{document.control % 10_000:04}"
    inside = [("ST", "850", number), *message]
    inside.append(("SE", str(len(inside) + 1), number))
    group = str(document.control)
    when = document.written_at
    sender, receiver = _party(document.letterhead.edi_id or document.buyer), _party(document.supplier.code)
    interchange = f"{document.control % 1_000_000_000:09}"
    segments: list[Segment] = [
        (
            "ISA", "00", " " * 10, "00", " " * 10, "ZZ", f"{sender:<15}", "ZZ", f"{receiver:<15}", f"{when:%y%m%d}",
            f"{when:%H%M}", "U", "00401", interchange, "0", "P", COMPONENT,
        ),
        ("GS", "PO", sender, receiver, f"{when:%Y%m%d}", f"{when:%H%M}", group, "X", "004010"),
        *inside,
        ("GE", "1", group),
        ("IEA", "1", interchange),
    ]  # fmt: skip
    return "".join(f"{ELEMENT.join(segment)}{END}\n" for segment in map(_trimmed, segments))


def _message(document: OrderDocument) -> Iterator[Segment]:
    order, supplier, head = document.order, document.supplier, document.letterhead
    yield "BEG", _purpose(document), "SA", _text(order.number, 22), "", f"{order.created_on:%Y%m%d}"
    if order.currency:
        yield "CUR", "BY", order.currency
    if supplier.account_number:
        yield "REF", "11", _text(supplier.account_number, 30)
    if order.revision > 1:
        yield "REF", "V0", str(order.revision)
    if head.payment_terms:
        yield "ITD", *[""] * 11, _text(head.payment_terms, _LINE_LENGTH)
    yield "DTM", "002", f"{order.expected_on:%Y%m%d}"
    if document.tax is not None:
        yield "TXI", "TX", plain(document.tax), plain(head.tax_percent or Decimal(0))
    notes = list(_pieces(order.note))
    if notes:
        yield "N9", "L1", "", "Notes"
    yield from (("MSG", note) for note in notes)
    yield from _address("BY", document.buyer, head.address, head.edi_id)
    yield from _address("SU", supplier.name, supplier.address, supplier.code, "92")
    yield from _address("ST", document.store_name, document.ship_to, order.store, "92")
    if head.bill_to:
        yield from _address("BT", document.buyer, head.bill_to, "")
    for line in order.lines:
        yield from _line(document, line)
    yield "CTT", str(len(order.lines)), plain(order.units)
    yield "AMT", "TT", plain(document.total.quantize(CENT))


def _purpose(document: OrderDocument) -> str:
    if document.order.status is OrderStatus.CANCELLED:
        return _CANCELLED
    if document.reprint:
        return _DUPLICATE
    return _REPLACED if document.order.revision > 1 else _ORIGINAL


def _line(document: OrderDocument, line: OrderLine) -> Iterator[Segment]:
    order, gtin = document.order, document.barcodes.get(line.sku, "")
    codes: list[str] = []
    if is_gtin(gtin):
        codes += [_GTINS[len(gtin)], gtin]
    if line.supplier_code:
        codes += ["VN", _text(line.supplier_code, 48)]
    codes += ["SK", _text(line.sku, 48)]
    price = "" if line.unit_cost is None else plain(line.unit_cost)
    yield "PO1", str(line.number), plain(line.quantity), "EA", price, "", *codes
    yield "PID", "F", "", "", "", _text(line.name, _LINE_LENGTH)
    if line.pack_size != 1:
        yield "PO4", plain(line.pack_size)
    if order.due(line) != order.expected_on:
        yield "DTM", "002", f"{order.due(line):%Y%m%d}"


def _address(role: str, name: str, address: str, code: str, kind: str = "") -> Iterator[Segment]:
    """A party with its name and address lines; a GLN is named as such, another code as ours."""
    own = ("UL" if is_gtin(code) and len(code) == 13 else kind or "92", _text(code, 80)) if code else ()
    yield "N1", role, _text(name, _NAME), *own
    lines = [_text(line, 55) for line in address.splitlines() if line.strip()]
    for place in range(0, min(len(lines), 4), 2):
        yield "N3", *lines[place : place + 2]


def _party(code: str) -> str:
    return _text(code, 15).strip() or "UNKNOWN"


def _pieces(note: str) -> Iterator[str]:
    for line in note.splitlines():
        words = _text(line, 10_000)
        for start in range(0, len(words), _NOTE):
            yield words[start : start + _NOTE]


def _text(words: str, longest: int) -> str:
    bare = unicodedata.normalize("NFKD", words.replace("ß", "ss").replace("€", "EUR"))
    ascii_only = "".join(letter for letter in bare if not unicodedata.combining(letter))
    allowed = (letter if " " <= letter <= "~" else "?" for letter in ascii_only)
    return "".join(" " if letter in {ELEMENT, COMPONENT, END} else letter for letter in allowed).strip()[:longest]


def _trimmed(segment: Segment) -> Segment:
    """Without empty elements at the end, which X12 leaves out."""
    last = max(place for place, element in enumerate(segment) if element)
    return segment[: last + 1]

"""A purchase order as EANCOM ORDERS, directory D.96A."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from retail_desktop.domain.catalogue import is_gtin
from retail_desktop.domain.purchasing import CENT, OrderLine, OrderStatus
from retail_desktop.domain.quantities import plain
from retail_desktop.reporting.atomic import writing
from retail_desktop.reporting.order_document import OrderDocument

_RELEASED = re.compile(r"([?+:'])")
_NAME_LENGTH, _TEXT_LENGTH, _CODE_LENGTH = 35, 70, 35
_CANCELLED, _DUPLICATE, _ORIGINAL, _REPLACED = "1", "7", "9", "5"

Element = str | tuple[str, ...]
Segment = tuple[Element, ...]


def write_eancom(document: OrderDocument, path: Path) -> None:
    """Write one interchange with one ORDERS in the characters of UNOC (ISO 8859-1), a segment on each line.

    Signs that part elements are released by a question mark; letters outside of the alphabet lose their marks.

    Raises:
        RetailError: the file cannot be written.
    """
    with writing(path) as temporary:
        temporary.write_text(eancom(document), encoding="latin-1", newline="\n")


def eancom(document: OrderDocument) -> str:
    """The interchange as text."""
    message = list(_message(document))
    reference = str(document.control)
    inside: list[Segment] = [("UNH", reference, ("ORDERS", "D", "96A", "UN", "EAN008")), *message]
    inside.append(("UNT", str(len(inside) + 1), reference))
    when = document.written_at
    segments: list[Segment] = [
        (
            "UNB", ("UNOC", "3"), _mailbox(document.letterhead.edi_id or document.buyer),
            _mailbox(document.supplier.code), (f"{when:%y%m%d}", f"{when:%H%M}"), reference, "", "ORDERS",
        ),
        *inside,
        ("UNZ", "1", reference),
    ]  # fmt: skip
    return "UNA:+.? '\n" + "".join(f"{_segment(segment)}'\n" for segment in segments)


def _message(document: OrderDocument) -> Iterator[Segment]:
    order, head = document.order, document.letterhead
    yield "BGM", "220", order.number[:_CODE_LENGTH], _function(document)
    yield "DTM", ("137", f"{order.created_on:%Y%m%d}", "102")
    yield "DTM", ("2", f"{order.expected_on:%Y%m%d}", "102")
    for piece in _pieces(order.note):
        yield "FTX", "DEL", "", "", piece
    for piece in _pieces(head.payment_terms):
        yield "FTX", "AAB", "", "", piece
    if order.revision > 1:
        yield "RFF", ("PP", f"{order.number}/{order.revision}"[:_CODE_LENGTH])
    yield from _parties(document)
    if order.currency:
        yield "CUX", ("2", order.currency, "9")
    for line in order.lines:
        yield from _line(document, line)
    yield "UNS", "S"
    yield "MOA", ("79", plain(order.total.quantize(CENT)))
    if document.tax is not None:
        yield "MOA", ("176", plain(document.tax))
    yield "MOA", ("86", plain(document.total.quantize(CENT)))
    yield "CNT", ("1", plain(order.units))
    yield "CNT", ("2", str(len(order.lines)))


def _parties(document: OrderDocument) -> Iterator[Segment]:
    order, supplier, head = document.order, document.supplier, document.letterhead
    yield _party("BY", document.buyer, head.address, head.edi_id)
    if head.tax_number:
        yield "RFF", ("VA", head.tax_number[:_CODE_LENGTH])
    yield _party("SU", supplier.name, supplier.address, supplier.code)
    if supplier.account_number:
        yield "RFF", ("ADE", supplier.account_number[:_CODE_LENGTH])
    yield _party("DP", document.store_name, document.ship_to, order.store)
    if head.bill_to:
        yield _party("IV", document.buyer, head.bill_to, "")
    if head.tax_percent is not None:
        yield "TAX", "7", "VAT", "", "", ("", "", "", plain(head.tax_percent)), "S"


def _function(document: OrderDocument) -> str:
    if document.order.status is OrderStatus.CANCELLED:
        return _CANCELLED
    if document.reprint:
        return _DUPLICATE
    return _REPLACED if document.order.revision > 1 else _ORIGINAL


def _line(document: OrderDocument, line: OrderLine) -> Iterator[Segment]:
    order, gtin = document.order, document.barcodes.get(line.sku, "")
    number = (gtin, "UP" if len(gtin) == 12 else "EN") if is_gtin(gtin) else ""
    yield "LIN", str(line.number), "", number
    if line.supplier_code:
        yield "PIA", "1", (line.supplier_code[:_CODE_LENGTH], "SA")
    yield "PIA", "1", (line.sku[:_CODE_LENGTH], "IN")
    name = _latin(line.name)
    yield "IMD", "F", "", ("", "", "", name[:_NAME_LENGTH], name[_NAME_LENGTH : 2 * _NAME_LENGTH])
    yield "QTY", ("21", plain(line.quantity))
    if line.pack_size != 1:
        yield "QTY", ("59", plain(line.pack_size))
    if order.due(line) != order.expected_on:
        yield "DTM", ("2", f"{order.due(line):%Y%m%d}", "102")
    if line.unit_cost is not None:
        yield "MOA", ("203", plain(line.line_cost))
        yield "PRI", ("AAA", plain(line.unit_cost))


def _party(role: str, name: str, address: str, code: str) -> Segment:
    """A party by GLN (agency 9) or by our own code (92), with name and address."""
    own: Element = (code[:_CODE_LENGTH], "", "9" if is_gtin(code) and len(code) == 13 else "92") if code else ""
    lines = [_latin(line)[:_NAME_LENGTH] for line in address.splitlines() if line.strip()]
    return "NAD", role, own, "", _latin(name)[:_NAME_LENGTH], tuple(lines[:3])


def _mailbox(code: str) -> Element:
    own = _latin(code)[:_CODE_LENGTH]
    return (own, "14") if is_gtin(own) and len(own) == 13 else own


def _pieces(words: str) -> Iterator[tuple[str, ...]]:
    """Texts of up to five lines of seventy letters each."""
    lines = [
        text[start : start + _TEXT_LENGTH]
        for text in map(_latin, words.splitlines())
        for start in range(0, len(text), _TEXT_LENGTH)
    ]
    for start in range(0, len(lines), 5):
        yield tuple(lines[start : start + 5])


def _latin(words: str) -> str:
    """The words in ISO 8859-1: other letters without their marks, or a question mark."""
    kept = []
    for letter in unicodedata.normalize("NFC", words.replace("€", "EUR")):
        if " " <= letter <= "~" or "\xa0" <= letter <= "\xff":
            kept.append(letter)
        else:
            bare = unicodedata.normalize("NFKD", letter)[:1]
            kept.append(bare if " " <= bare <= "~" else "?")
    return "".join(kept).strip()


def _segment(segment: Segment) -> str:
    parts = []
    for element in segment:
        components = [element] if isinstance(element, str) else list(element)
        while components and not components[-1]:
            components.pop()
        parts.append(":".join(_RELEASED.sub(r"?\1", _latin(one)) for one in components))
    while not parts[-1]:
        parts.pop()
    return "+".join(parts)

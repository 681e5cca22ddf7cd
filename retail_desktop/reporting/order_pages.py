"""A purchase order on paper: letterhead, both sides, lines, totals and a place to sign."""

from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from retail_desktop.domain.purchasing import OrderLine, OrderStatus
from retail_desktop.reporting import paper
from retail_desktop.reporting.letter_parts import address, sender, signature
from retail_desktop.reporting.order_document import OrderDocument
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.paper import Page, Sheet, text, write_pages
from retail_desktop.reporting.wording import NOTHING, amount, count, day, decimals_of, units

_MARKS = {OrderStatus.DRAFT: "DRAFT", OrderStatus.CANCELLED: "CANCELLED"}
_LABEL_WIDTH = 86.0


def write_pdf(document: OrderDocument, path: Path, page: Page | None = None) -> None:
    """Write the order on standing pages, marked across while it is a draft, once it is cancelled, and as a reprint.

    The paper is the letterhead's unless `page` says otherwise.

    Raises:
        RetailError: the file cannot be written, or the logo cannot be drawn.
    """
    order, head = document.order, document.letterhead
    revision = f" · Revision {order.revision}" if order.revision > 1 else ""
    sheet = Sheet(
        title=f"Purchase order {order.number}",
        author=document.buyer,
        footer=" · ".join(
            filter(
                None,
                (
                    f"Purchase order {order.number}{revision}",
                    f"{document.buyer} to {document.supplier.name}",
                    head.registration,
                    head.tax_number and f"Tax no. {head.tax_number}",
                ),
            )
        ),
        page=page or ("Letter" if head.page == "Letter" else "A4"),
        mark=_MARKS.get(order.status, "REPRINT" if document.reprint else ""),
    )
    write_pages(path, sheet, lambda: _story(document, sheet.width))


def _story(document: OrderDocument, width: float) -> list[Flowable]:
    order, terms = document.order, document.letterhead.terms
    parts = [_head(document, width), Spacer(0, 16), _parties(document, width), Spacer(0, 16), _lines(document, width)]
    if not order.lines:
        parts.append(text("This order has no lines yet.", paper.BODY))
    parts += [Spacer(0, 2), CondPageBreak(84), _totals(document, width), Spacer(0, 14)]
    if order.note:
        notes = [text(line) for line in order.note.splitlines()]
        parts += [text("Notes and delivery instructions", paper.HEAD), *notes, Spacer(0, 14)]
    if terms:
        parts += [text("Terms", paper.HEAD), *(text(line, paper.NOTE) for line in terms.splitlines()), Spacer(0, 14)]
    return [*parts, KeepTogether([_signature(document, width)])]


def _head(document: OrderDocument, width: float) -> Table:
    order, head = document.order, document.letterhead
    buyer = sender(head, document.buyer)
    facts = [
        ("Order date", day(order.created_on)),
        ("Revision", f"Revision {order.revision}" if order.revision > 1 else ""),
        ("Requested delivery", day(order.expected_on)),
        ("Payment terms", head.payment_terms),
        ("Currency", order.currency),
        ("Our account no.", document.supplier.account_number),
        ("Status", order.status.value),
    ]
    right = [text("PURCHASE ORDER", paper.TITLE), text(f"No. {order.number}", paper.HEADING), Spacer(0, 5)]
    rows = [[text(label, paper.LABEL), text(value)] for label, value in facts if value]
    right.append(Table(rows, colWidths=[_LABEL_WIDTH, width * 0.42 - _LABEL_WIDTH], style=paper.BARE))
    return Table([[buyer, right]], colWidths=[width * 0.58, width * 0.42], style=paper.BARE)


def _parties(document: OrderDocument, width: float) -> Table:
    supplier, head = document.supplier, document.letterhead
    reach = "\n".join(filter(None, (supplier.contact, supplier.phone, supplier.email)))
    vendor = [text(supplier.name, paper.BODY_STRONG), *address(supplier.address, reach)]
    goods = [text(document.store_name, paper.BODY_STRONG), *address(document.ship_to)]
    titles, cells = ["Vendor", "Ship to"], [vendor, goods]
    if head.bill_to or head.name:
        titles.append("Bill to")
        cells.append([text(document.buyer, paper.BODY_STRONG), *address(head.bill_to or head.address)])
    rule = ("LINEABOVE", (0, 0), (-1, 0), 0.75, HexColor(LIGHT.strong_border))
    return Table(
        [[text(title, paper.HEAD) for title in titles], cells],
        colWidths=[width * 0.58, width * 0.42] if len(cells) == 2 else [width * 0.36, width * 0.32, width * 0.32],
        style=(*paper.BARE, rule, ("TOPPADDING", (0, 0), (-1, 0), 6), ("RIGHTPADDING", (0, 0), (-2, -1), 8)),
    )


def _lines(document: OrderDocument, width: float) -> Table:
    titles = ("#", "Supplier item no.", "Our code", "Description", "Quantity", "Packs", "Unit price", "Line total")
    widths = (22.0, 74.0, 78.0, 0.0, 46.0, 52.0, 52.0, 62.0)
    styles = [paper.HEAD] * 4 + [paper.HEAD_RIGHT] * 4
    decimals = decimals_of(line.unit_cost for line in document.order.lines)
    head = [text(title, style) for title, style in zip(titles, styles, strict=True)]
    rows = [_row(document, line, decimals) for line in document.order.lines]
    last = ("NOSPLIT", (0, -min(3, len(rows) + 1)), (-1, -1))
    return Table(
        [head, *rows],
        colWidths=[each or width - sum(widths) for each in widths],
        repeatRows=1,
        style=(*paper.table_style(), last),
    )


def _row(document: OrderDocument, line: OrderLine, decimals: int) -> list[Any]:
    gtin = document.barcodes.get(line.sku, "")
    code = [text(line.sku, paper.CELL), *([text(gtin, paper.SMALL)] if gtin else [])]
    due = document.order.due(line)
    name = [text(line.name, paper.CELL)]
    if due != document.order.expected_on:
        name.append(text(f"requested for {day(due)}", paper.SMALL))
    total = None if line.unit_cost is None else line.line_cost
    return [
        text(str(line.number), paper.CELL),
        text(line.supplier_code or NOTHING, paper.CELL),
        code,
        name,
        text(units(line.quantity), paper.CELL_RIGHT_STRONG),
        text(f"{units(line.packs, 2)} × {units(line.pack_size)}", paper.CELL_RIGHT),
        text(amount(line.unit_cost, decimals), paper.CELL_RIGHT),
        text(amount(total), paper.CELL_RIGHT),
    ]


def _totals(document: OrderDocument, width: float) -> Table:
    order, tax = document.order, document.tax
    unknown = sum(line.unit_cost is None for line in order.lines)
    words = f"{count(len(order.lines), 'line')}, {units(order.units)} units"
    if unknown:
        words += f"; {count(unknown, 'line')} without a known price"
    rule = ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(LIGHT.text))
    total = text(f"Total {amount(document.total)} {order.currency}", paper.HEADING_RIGHT)
    rows: list[list[Any]] = [[text(words, paper.NOTE), total]]
    if tax is not None:
        percent = units(document.letterhead.tax_percent)
        parts = (f"Sub-total {amount(order.total)}", f"Tax {percent} % {amount(tax)}")
        rows = [
            [text(words, paper.NOTE), text(parts[0], paper.BODY_RIGHT)],
            ["", text(parts[1], paper.BODY_RIGHT)],
            ["", total],
        ]
    style = (*paper.BARE, rule, ("TOPPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (1, 0), (1, -1), 3))
    return Table(rows, colWidths=[width * 0.55, width * 0.45], style=style)


def _signature(document: OrderDocument, width: float) -> Table:
    name, when = document.approved_by
    return signature((("Authorised by", name), ("Signature", ""), ("Date", when)), width)

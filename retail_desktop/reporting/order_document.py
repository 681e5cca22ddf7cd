"""A purchase order as a document for the supplier: PDF to sign and send, CSV and workbook to load."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.reporting import paper, tables
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.paper import Page, Sheet, text, write_pages
from retail_desktop.reporting.tables import Cell, TableColumn
from retail_desktop.reporting.wording import NOTHING, amount, count, day, decimals_of, units

_COLUMNS = (
    TableColumn("number", "PO number", "code"),
    TableColumn("ordered", "Order date", "date"),
    TableColumn("requested", "Requested delivery", "date"),
    TableColumn("ship_to", "Ship-to", "text"),
    TableColumn("supplier_code", "Supplier item no", "code"),
    TableColumn("gtin", "GTIN", "code"),
    TableColumn("sku", "Your SKU", "code"),
    TableColumn("description", "Description", "text"),
    TableColumn("pack_size", "Pack size", "number"),
    TableColumn("packs", "Packs", "number"),
    TableColumn("units", "Units", "number"),
    TableColumn("unit_cost", "Unit cost", "money"),
    TableColumn("line_total", "Line total", "money"),
    TableColumn("currency", "Currency", "text"),
    TableColumn("note", "Note", "text"),
)
_MARKS = {OrderStatus.DRAFT: "DRAFT", OrderStatus.CANCELLED: "CANCELLED"}
_LABEL_WIDTH = 86.0


@dataclass(frozen=True, slots=True)
class OrderDocument:
    """An order with what its document needs besides; addresses may have several lines.

    `barcodes` gives the GTIN of an item by its code; without `ship_to` the goods go to the store.
    """

    order: PurchaseOrder
    supplier: Supplier
    store_name: str
    barcodes: Mapping[str, str] = field(default_factory=dict)
    buyer_address: str = ""
    buyer_contact: str = ""
    ship_to: str = ""

    @property
    def approved_by(self) -> tuple[str, str]:
        """Who approved the order and when; empty texts before that."""
        steps = [(step.user, step.at) for step in self.order.history if step.status is OrderStatus.APPROVED]
        if not steps or self.order.status is OrderStatus.DRAFT:
            return "", ""
        user, at = steps[-1]
        return user, day(datetime.fromisoformat(at).astimezone().date())


def write_csv(document: OrderDocument, out: Path | TextIO) -> int:
    """Write the lines in the columns that suppliers load; returns the number of lines."""
    return tables.write_csv(_table(document), out)


def write_xlsx(document: OrderDocument, path: Path) -> int:
    """Write the lines as a workbook; returns the number of lines."""
    return tables.write_xlsx(_table(document), path)


def write_pdf(document: OrderDocument, path: Path, page: Page = "A4") -> None:
    """Write the order on standing pages, marked across while it is a draft or once it is cancelled.

    Raises:
        RetailError: the file cannot be written.
    """
    order = document.order
    sheet = Sheet(
        title=f"Purchase order {order.number}",
        author=document.store_name,
        footer=f"Purchase order {order.number} · {document.store_name} to {document.supplier.name}",
        page=page,
        mark=_MARKS.get(order.status, ""),
    )
    write_pages(path, sheet, lambda: _story(document, sheet.width))


def _table(document: OrderDocument) -> tables.Table:
    lines = document.order.lines
    return tables.Table(f"Order {document.order.number}", _COLUMNS, [tuple(_cells(document, line)) for line in lines])


def _cells(document: OrderDocument, line: OrderLine) -> Iterator[Cell]:
    order = document.order
    yield from (order.number, order.created_on, order.expected_on)
    yield from (_one_line(document.ship_to) or document.store_name, line.supplier_code)
    yield from (document.barcodes.get(line.sku, ""), line.sku, line.name, line.pack_size, round(line.packs, 3))
    yield from (line.quantity, line.unit_cost, None if line.unit_cost is None else line.line_cost)
    yield from (order.currency, order.note)


def _story(document: OrderDocument, width: float) -> list[Flowable]:
    order = document.order
    parts = [_head(document, width), Spacer(0, 16), _parties(document, width), Spacer(0, 16), _lines(document, width)]
    if not order.lines:
        parts.append(text("This order has no lines yet.", paper.BODY))
    parts += [Spacer(0, 2), CondPageBreak(60), _total(document, width), Spacer(0, 14)]
    if order.note:
        parts += [text("Notes and delivery instructions", paper.HEAD), text(order.note), Spacer(0, 14)]
    return [*parts, KeepTogether([_signature(document, width)])]


def _head(document: OrderDocument, width: float) -> Table:
    order = document.order
    buyer = [text(document.store_name, paper.HEADING), *_address(document.buyer_address, document.buyer_contact)]
    facts = [
        ("Order date", day(order.created_on)),
        ("Requested delivery", day(order.expected_on)),
        ("Currency", order.currency),
        ("Our account no.", document.supplier.account_number),
        ("Status", order.status.value),
    ]
    right = [text("PURCHASE ORDER", paper.TITLE), text(f"No. {order.number}", paper.HEADING), Spacer(0, 5)]
    rows = [[text(label, paper.LABEL), text(value)] for label, value in facts if value]
    right.append(Table(rows, colWidths=[_LABEL_WIDTH, width * 0.42 - _LABEL_WIDTH], style=paper.BARE))
    return Table([[buyer, right]], colWidths=[width * 0.58, width * 0.42], style=paper.BARE)


def _parties(document: OrderDocument, width: float) -> Table:
    supplier = document.supplier
    reach = "\n".join(filter(None, (supplier.contact, supplier.phone, supplier.email)))
    vendor = [text(supplier.name, paper.BODY_STRONG), *_address(supplier.address, reach)]
    place = [text(document.store_name, paper.BODY_STRONG), *_address(document.ship_to or document.buyer_address)]
    rows = [[text("Vendor", paper.HEAD), text("Ship to", paper.HEAD)], [vendor, place]]
    rule = ("LINEABOVE", (0, 0), (-1, 0), 0.75, HexColor(LIGHT.strong_border))
    return Table(
        rows, colWidths=[width * 0.58, width * 0.42], style=(*paper.BARE, rule, ("TOPPADDING", (0, 0), (-1, 0), 6))
    )


def _address(*blocks: str) -> list[Flowable]:
    return [text(line) for block in blocks for line in block.splitlines()]


def _one_line(address: str) -> str:
    return ", ".join(filter(None, map(str.strip, address.splitlines())))


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
    total = None if line.unit_cost is None else line.line_cost
    return [
        text(str(line.number), paper.CELL),
        text(line.supplier_code or NOTHING, paper.CELL),
        code,
        text(line.name, paper.CELL),
        text(units(line.quantity), paper.CELL_RIGHT_STRONG),
        text(f"{units(line.packs, 2)} × {units(line.pack_size)}", paper.CELL_RIGHT),
        text(amount(line.unit_cost, decimals), paper.CELL_RIGHT),
        text(amount(total), paper.CELL_RIGHT),
    ]


def _total(document: OrderDocument, width: float) -> Table:
    order = document.order
    unknown = sum(line.unit_cost is None for line in order.lines)
    words = f"{count(len(order.lines), 'line')}, {units(order.units)} units"
    if unknown:
        words += f"; {count(unknown, 'line')} without a known price"
    rule = ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(LIGHT.text))
    row = [text(words, paper.NOTE), text(f"Total {amount(order.total)} {order.currency}", paper.HEADING_RIGHT)]
    style = (*paper.BARE, rule, ("TOPPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (1, 0), (1, 0), 3))
    return Table([row], colWidths=[width * 0.55, width * 0.45], style=style)


def _signature(document: OrderDocument, width: float) -> Table:
    name, when = document.approved_by
    labels = [text("Authorised by", paper.NOTE), "", text("Signature", paper.NOTE), "", text("Date", paper.NOTE)]
    gap = 16.0
    wide = (width - 2 * gap) / 3
    lines = [("LINEABOVE", (place, 1), (place, 1), 0.6, HexColor(LIGHT.muted)) for place in (0, 2, 4)]
    return Table(
        [[text(name), "", "", "", text(when)], labels],
        colWidths=[wide, gap, wide, gap, wide],
        rowHeights=[34, 14],
        style=(*paper.BARE, *lines, ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("TOPPADDING", (0, 1), (-1, 1), 2)),
    )

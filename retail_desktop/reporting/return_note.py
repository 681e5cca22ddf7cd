"""A return note: what goes back to a supplier and why, on paper for the driver, and as a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.receiving import ReturnLine, SupplierReturn
from retail_desktop.reporting import paper, tables
from retail_desktop.reporting.letter_parts import address, sender, signature
from retail_desktop.reporting.palette import LIGHT
from retail_desktop.reporting.paper import Page, Sheet, text, write_pages
from retail_desktop.reporting.tables import TableColumn
from retail_desktop.reporting.wording import NOTHING, amount, count, day, decimals_of, units

_LABEL_WIDTH = 86.0
_COLUMNS = (
    TableColumn("number", "Return number", "code"),
    TableColumn("date", "Date", "date"),
    TableColumn("supplier", "Supplier", "code"),
    TableColumn("supplier_code", "Supplier item no", "code"),
    TableColumn("gtin", "GTIN", "code"),
    TableColumn("sku", "Our code", "code"),
    TableColumn("description", "Description", "text"),
    TableColumn("units", "Units", "number"),
    TableColumn("reason", "Reason", "text"),
    TableColumn("order", "Order", "code"),
)
_COSTS = (TableColumn("unit_cost", "Unit cost", "money"), TableColumn("line_total", "Line total", "money"))


@dataclass(frozen=True, slots=True)
class ReturnedItem:
    """What a line says of its item."""

    name: str
    barcode: str = ""
    supplier_code: str = ""


@dataclass(frozen=True, slots=True)
class ReturnNote:
    """A return with what its files need besides; `with_costs` shows what the goods had cost."""

    value: SupplierReturn
    supplier: Supplier
    store_name: str
    currency: str
    items: Mapping[str, ReturnedItem] = field(default_factory=dict)
    letterhead: Letterhead = field(default_factory=Letterhead)
    with_costs: bool = True

    @property
    def sender(self) -> str:
        """Who sends the goods back."""
        return self.letterhead.name or self.store_name


def write_pdf(note: ReturnNote, path: Path, page: Page | None = None) -> int:
    """Write the note on numbered pages, marked across once it is taken back; returns the number of lines.

    Raises:
        RetailError: the file cannot be written, or the logo cannot be drawn.
    """
    value = note.value
    sheet = Sheet(
        title=f"Return note {value.number}",
        author=note.sender,
        footer=f"Return note {value.number} · {note.sender} to {note.supplier.name}",
        page=page or ("Letter" if note.letterhead.page == "Letter" else "A4"),
        mark="TAKEN BACK" if value.taken_back_at else "",
    )
    write_pages(path, sheet, lambda: _story(note, sheet.width))
    return len(value.lines)


def table(note: ReturnNote) -> tables.Table:
    """The lines for programs."""
    value = note.value
    rows = []
    for line in value.lines:
        item = note.items.get(line.sku, ReturnedItem(line.sku))
        total = None if line.unit_cost is None else line.units * line.unit_cost
        cells = (
            value.number, value.day, value.supplier, item.supplier_code, item.barcode, line.sku, item.name, line.units,
            value.reason, value.order,
        )  # fmt: skip
        rows.append((*cells, *((line.unit_cost, total) if note.with_costs else ())))
    return tables.Table(f"Return {value.number}", (*_COLUMNS, *(_COSTS if note.with_costs else ())), rows)


def _story(note: ReturnNote, width: float) -> list[Flowable]:
    signs = (("Handed over by", note.value.user), ("Received by", ""), ("Date", ""))
    return [
        _head(note, width), Spacer(0, 16), _parties(note, width), Spacer(0, 16), _lines(note, width), Spacer(0, 2),
        CondPageBreak(60), _totals(note, width), Spacer(0, 10),
        text("Please send us a credit note, or goods in their place, with the number of this return."), Spacer(0, 20),
        KeepTogether([signature(signs, width)]),
    ]  # fmt: skip


def _head(note: ReturnNote, width: float) -> Table:
    value = note.value
    facts = [
        ("Date", day(value.day)), ("Reason", value.reason), ("Order", value.order),
        ("Our account no.", note.supplier.account_number),
    ]  # fmt: skip
    right = [text("RETURN NOTE", paper.TITLE), text(f"No. {value.number}", paper.HEADING), Spacer(0, 5)]
    rows = [[text(label, paper.LABEL), text(words)] for label, words in facts if words]
    right.append(Table(rows, colWidths=[_LABEL_WIDTH, width * 0.42 - _LABEL_WIDTH], style=paper.BARE))
    left = sender(note.letterhead, note.sender)
    return Table([[left, right]], colWidths=[width * 0.58, width * 0.42], style=paper.BARE)


def _parties(note: ReturnNote, width: float) -> Table:
    supplier = note.supplier
    reach = "\n".join(filter(None, (supplier.contact, supplier.phone, supplier.email)))
    to = [text(supplier.name, paper.BODY_STRONG), *address(supplier.address, reach)]
    ours = [text(note.store_name, paper.BODY_STRONG), *address(note.letterhead.ship_to or note.letterhead.address)]
    rule = ("LINEABOVE", (0, 0), (-1, 0), 0.75, HexColor(LIGHT.strong_border))
    return Table(
        [[text("Goes back to", paper.HEAD), text("Collected from", paper.HEAD)], [to, ours]],
        colWidths=[width * 0.58, width * 0.42],
        style=(*paper.BARE, rule, ("TOPPADDING", (0, 0), (-1, 0), 6), ("RIGHTPADDING", (0, 0), (-2, -1), 8)),
    )


def _lines(note: ReturnNote, width: float) -> Table:
    titles, widths = ["#", "Supplier item no.", "Our code", "Description", "Units"], [22.0, 80.0, 84.0, 0.0, 52.0]
    if note.with_costs:
        titles, widths = [*titles, "Unit cost", "Line total"], [*widths, 56.0, 66.0]
    head = [text(title, paper.HEAD if place < 4 else paper.HEAD_RIGHT) for place, title in enumerate(titles)]
    decimals = decimals_of(line.unit_cost for line in note.value.lines)
    rows = [_row(note, place, line, decimals) for place, line in enumerate(note.value.lines, 1)]
    last = ("NOSPLIT", (0, -min(3, len(rows) + 1)), (-1, -1))
    return Table(
        [head, *rows],
        colWidths=[each or width - sum(widths) for each in widths],
        repeatRows=1,
        style=(*paper.table_style(), last),
    )


def _row(note: ReturnNote, place: int, line: ReturnLine, decimals: int) -> list[Any]:
    item = note.items.get(line.sku, ReturnedItem(line.sku))
    code = [text(line.sku, paper.CELL), *([text(item.barcode, paper.SMALL)] if item.barcode else [])]
    cells = [
        text(str(place), paper.CELL), text(item.supplier_code or NOTHING, paper.CELL), code,
        text(item.name, paper.CELL), text(units(line.units), paper.CELL_RIGHT_STRONG),
    ]  # fmt: skip
    if note.with_costs:
        total = None if line.unit_cost is None else line.units * line.unit_cost
        cells += [text(amount(line.unit_cost, decimals), paper.CELL_RIGHT), text(amount(total), paper.CELL_RIGHT)]
    return cells


def _totals(note: ReturnNote, width: float) -> Table:
    value = note.value
    words = f"{count(len(value.lines), 'line')}, {units(value.units)} units"
    unknown = sum(line.unit_cost is None for line in value.lines)
    if unknown and note.with_costs:
        words += f"; {count(unknown, 'line')} without a known cost"
    money = f"Total {amount(value.total or Decimal(0))} {note.currency}".strip() if note.with_costs else ""
    rule = ("LINEABOVE", (0, 0), (-1, 0), 1.2, HexColor(LIGHT.text))
    return Table(
        [[text(words, paper.NOTE), text(money, paper.HEADING_RIGHT)]],
        colWidths=[width * 0.55, width * 0.45],
        style=(*paper.BARE, rule, ("TOPPADDING", (0, 0), (-1, -1), 5), ("RIGHTPADDING", (1, 0), (1, -1), 3)),
    )

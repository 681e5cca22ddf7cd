"""A purchase order as tables for the supplier to load: CSV and workbook, and what all its files are made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.letterhead import Letterhead, tax_of
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.reporting import tables
from retail_desktop.reporting.tables import Cell, TableColumn
from retail_desktop.reporting.wording import day

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
    TableColumn("revision", "Revision", "number"),
)


@dataclass(frozen=True, slots=True)
class OrderDocument:
    """An order with what its files need besides.

    `barcodes` gives the GTIN of an item by its code. `control` numbers an EDI file, `written_at` is its moment.
    `reprint` marks a copy of what was printed before.
    """

    order: PurchaseOrder
    supplier: Supplier
    store_name: str
    barcodes: Mapping[str, str] = field(default_factory=dict)
    letterhead: Letterhead = field(default_factory=Letterhead)
    reprint: bool = False
    control: int = 1
    written_at: datetime = datetime(2026, 1, 1)  # noqa: DTZ001 - a wall clock's time, as EDI writes it

    @property
    def buyer(self) -> str:
        """Who orders."""
        return self.letterhead.name or self.store_name

    @property
    def ship_to(self) -> str:
        """The address for the goods; without one they go to our own."""
        return self.letterhead.ship_to or self.letterhead.address

    @property
    def tax(self) -> Decimal | None:
        """The tax on the sub-total; None where none is set."""
        return tax_of(self.order.total, self.letterhead.tax_percent)

    @property
    def total(self) -> Decimal:
        """What is to be paid."""
        return self.order.total + (self.tax or Decimal(0))

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


def _table(document: OrderDocument) -> tables.Table:
    lines = document.order.lines
    return tables.Table(f"Order {document.order.number}", _COLUMNS, [tuple(_cells(document, line)) for line in lines])


def _cells(document: OrderDocument, line: OrderLine) -> Iterator[Cell]:
    order = document.order
    yield from (order.number, order.created_on, order.due(line))
    yield from (one_line(document.letterhead.ship_to) or document.store_name, line.supplier_code)
    yield from (document.barcodes.get(line.sku, ""), line.sku, line.name, line.pack_size, round(line.packs, 3))
    yield from (line.quantity, line.unit_cost, None if line.unit_cost is None else line.line_cost)
    yield from (order.currency, order.note, order.revision)


def one_line(address: str) -> str:
    """An address without its line breaks."""
    return ", ".join(filter(None, map(str.strip, address.splitlines())))

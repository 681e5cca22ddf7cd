"""What is expected at the back door, day by day, with boxes to tick."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from retail_desktop.domain.purchasing import OrderLine, PurchaseOrder
from retail_desktop.reporting.document import FILES_ONLY, ROOMY, Column, Document, Listing, Occasion, Section, total_row
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import count, day, units

_EMPTY = "Nothing is expected: no order that was sent has anything outstanding."
_DAYS = (
    Column("day", "Expected on", "text", ROOMY),
    Column("orders", "Orders", "number", 70),
    Column("lines", "Lines", "number", 70),
    Column("units", "Units", "number", 80),
)
_LINES = (
    Column("expected_on", "Expected on", "date", FILES_ONLY),
    Column("order", "Order", "code", FILES_ONLY),
    Column("supplier", "Supplier", "code", FILES_ONLY),
    Column("supplier_name", "Supplier", "text", FILES_ONLY),
    Column("store", "Store", "code", FILES_ONLY),
    Column("ordered_on", "Ordered on", "date", FILES_ONLY),
    Column("done", "", "tick", 16),
    Column("supplier_code", "Supplier code", "code", 70),
    Column("sku", "Our code", "code", 76),
    Column("barcode", "Barcode", "code", 78),
    Column("name", "Description", "text", ROOMY),
    Column("ordered", "Ordered", "number", 46),
    Column("received", "Had", "number", 38),
    Column("outstanding", "To come", "number", 44),
    Column("packs", "Packs", "text", 70),
    Column("arrived", "Arrived", "blank", 80),
)


def document(orders: Sequence[PurchaseOrder], barcodes: Mapping[str, str], occasion: Occasion) -> Document:
    """The list of what is outstanding of these orders, the earliest day first; `barcodes` by item code."""
    due = sorted(filter(_outstanding, orders), key=lambda one: (one.expected_on, one.supplier_name, one.number))
    late = [order for order in due if order.expected_on <= occasion.as_of]
    coming = _units(due)
    return Document(
        title="Receiving list",
        occasion=occasion,
        figures=(
            ("Expected", f"{count(len(due), 'order')}, {count(_count(due), 'line')}, {units(coming)} units"),
            *((("Overdue", count(len(late), "order")),) if late else ()),
        ),
        listings=(_by_day(due, occasion.as_of), _by_order(due, barcodes, occasion.as_of)),
        notes=("Tick what is complete; else write in the box how many units came, then book it with Receive.",),
        empty=_EMPTY,
        lying=True,
    )


def _by_day(orders: Sequence[PurchaseOrder], as_of: date) -> Listing:
    rows = []
    for expected, found in groupby(orders, key=lambda order: order.expected_on):
        mine = list(found)
        late = " – overdue" if expected <= as_of else ""
        rows.append((f"{day(expected)}{late}", len(mine), _count(mine), _units(mine)))
    total = total_row(_DAYS, orders=len(orders), lines=_count(orders), units=_units(orders))
    return Listing("By day", _DAYS, (Section("", "", tuple(rows), "Together", total),))


def _by_order(orders: Sequence[PurchaseOrder], barcodes: Mapping[str, str], as_of: date) -> Listing:
    sections = []
    for order in orders:
        lines = _outstanding(order)
        late = (as_of - order.expected_on).days + 1
        facts = [
            f"Order {order.number}",
            f"for store {order.store}",
            f"ordered {day(order.created_on)}",
            f"{count(late, 'day')} late" if late > 0 else "",
            order.note,
        ]
        sections.append(
            Section(
                f"{day(order.expected_on)} · {order.supplier_name}",
                "  ·  ".join(filter(None, facts)),
                tuple(_row(order, line, barcodes.get(line.sku, "")) for line in lines),
                f"Order {order.number}, {count(len(lines), 'line')} to come",
                total_row(_LINES, outstanding=_units([order])),
            )
        )
    total = total_row(_LINES, outstanding=_units(orders))
    return Listing("By order", _LINES, tuple(sections), f"All orders, {count(_count(orders), 'line')} to come", total)


def _row(order: PurchaseOrder, line: OrderLine, barcode: str) -> tuple[Cell, ...]:
    packs = f"{units(line.outstanding / line.pack_size, 2)} × {units(line.pack_size)}"
    return (
        order.expected_on, order.number, order.supplier, order.supplier_name, order.store, order.created_on, None,
        line.supplier_code, line.sku, barcode, line.name, line.quantity, line.received, line.outstanding, packs, None,
    )  # fmt: skip


def _outstanding(order: PurchaseOrder) -> tuple[OrderLine, ...]:
    return tuple(line for line in order.lines if line.outstanding)


def _count(orders: Sequence[PurchaseOrder]) -> int:
    return sum(len(_outstanding(order)) for order in orders)


def _units(orders: Sequence[PurchaseOrder]) -> Decimal:
    return sum((line.outstanding for order in orders for line in order.lines), Decimal(0))

"""A small store whose figures can be checked by hand."""

import errno
import os
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder, StatusChange
from retail_desktop.domain.replenishment import Rule, Status, Suggestion
from retail_desktop.reporting.order_document import OrderDocument
from retail_desktop.reporting.reorder_lines import ReorderReport, ReportLine, SupplierBlock

BRIGHTWATER = Supplier(
    code="BRI",
    name="Brightwater Trading",
    lead_time_days=6,
    order_weekdays=frozenset({2}),
    minimum_order_value=Decimal(500),
    contact="Ana Ruiz",
    email="orders@brightwater.example",
    phone="+1 555 0100",
    address="12 Dock Road\nPortsmouth 03801",
    account_number="HS-2291",
)


def suggestion(**changes: object) -> Suggestion:
    values: dict[str, Any] = {
        "sku": "00417",
        "store": "harbour",
        "supplier": "BRI",
        "status": Status.BEFORE_DELIVERY,
        "on_hand": Decimal(20),
        "on_order": Decimal(0),
        "allocated": Decimal(0),
        "inventory_position": Decimal(20),
        "lead_time_days": 6,
        "review_days": 7,
        "expected_demand": Decimal("46.0"),
        "safety_stock": Decimal(12),
        "reorder_point": Decimal(29),
        "order_up_to": Decimal(58),
        "suggested_quantity": Decimal(48),
        "pack_size": Decimal(12),
        "packs": Decimal(4),
        "order_by": date(2026, 9, 30),
        "runs_out_on": date(2026, 10, 5),
        "stockout_risk": 0.41256,
        "unit_cost": Decimal("2.95"),
        "line_cost": Decimal("141.60"),
        "binding_rules": (Rule.PACK,),
        "steps": (),
        "why": "Sales of about 46 over 13 days plus 12 safety, with 20 on hand and 0 on order, need 38; "
        "rounded up to 4 × 12: order 48.",
        "daily_demand": Decimal("3.54"),
        "ordered_quantity": None,
    }
    return Suggestion(**values | changes)


def report_line(name: str = "Sailor Mug 350 ml", **changes: object) -> ReportLine:
    return ReportLine(suggestion(**changes), name, "BW-7731", Decimal(97), Decimal("5.65"))


@pytest.fixture
def line() -> Callable[..., ReportLine]:
    """Give a maker of report lines; every number can be changed."""
    return report_line


@pytest.fixture
def report() -> ReorderReport:
    """Give a report with one supplier and three lines, one changed by a person, one without a known cost."""
    lines = (
        report_line("Anchor Tea Towel", sku="00422", status=Status.OUT, on_hand=Decimal(0), why="Out."),
        report_line(),
        report_line(
            "Postcard set", sku="00399", status=Status.ORDER_TODAY, ordered_quantity=Decimal(24), unit_cost=None
        ),
    )
    return ReorderReport(
        store_name="Harbour Street",
        as_of=date(2026, 9, 30),
        printed_at="30 Sep 2026 08:05",
        printed_by="Maria Keller",
        data_through=date(2026, 9, 29),
        currency="USD",
        suppliers=(SupplierBlock(BRIGHTWATER, lines),),
    )


@pytest.fixture
def order() -> PurchaseOrder:
    """Give an approved order of two lines."""
    lines = (
        OrderLine(1, "00417", "Sailor Mug 350 ml", "BW-7731", Decimal(48), Decimal(0), Decimal(12), Decimal("2.95")),
        OrderLine(2, "-12A", "=Sum of shells", "", Decimal(10), Decimal(0), Decimal(10), None),
    )
    return PurchaseOrder(
        number="PO-2026-0042",
        supplier="BRI",
        supplier_name="Brightwater Trading",
        store="harbour",
        status=OrderStatus.APPROVED,
        created_on=date(2026, 9, 30),
        expected_on=date(2026, 10, 6),
        currency="USD",
        lines=lines,
        history=(StatusChange(OrderStatus.APPROVED, "2026-09-30 08:10", "Maria Keller"),),
        note="Deliver before 10:00, back door.",
    )


@pytest.fixture
def document(order: PurchaseOrder) -> OrderDocument:
    """Give the order with what its files need besides."""
    return OrderDocument(
        order,
        BRIGHTWATER,
        "Harbour Street",
        {"00417": "5012345678900"},
        letterhead=Letterhead(
            address="3 Harbour Street\nPortsmouth NH 03801",
            contact="Maria Keller",
            ship_to="Back door\n5 Quay Lane",
            payment_terms="30 days net",
        ),
        control=42,
        written_at=datetime(2026, 9, 30, 8, 5),
    )


@pytest.fixture
def nearly_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full at the moment when a file is made durable."""

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)


@pytest.fixture
def pages() -> Callable[[Path], list[str]]:
    """Give the words of each page of a PDF."""
    return lambda path: [page.extract_text() for page in PdfReader(path).pages]


@pytest.fixture
def golden() -> Callable[[str], str]:
    """Give the agreed text of an output."""
    folder = Path(__file__).parents[2] / "data" / "reporting"
    return lambda name: (folder / name).read_text(encoding="utf-8")

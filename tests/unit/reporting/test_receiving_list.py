"""What is expected at the back door, as agreed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.reporting import receiving_list
from retail_desktop.reporting.document import Document, Occasion
from retail_desktop.reporting.document_files import html, write_csv, write_pdf

OCCASION = Occasion(
    "Harbour Street", date(2026, 10, 6), date(2026, 10, 6), "7 Oct 2026 07:30", "Maria Keller", "USD", "everything"
)


@pytest.fixture
def due(order: PurchaseOrder) -> Document:
    """Give the list of an order that is due, and of one that is late and came in part."""
    mug, shells = order.lines
    late = replace(
        order,
        number="PO-2026-0040",
        status=OrderStatus.PARTIALLY_RECEIVED,
        expected_on=date(2026, 10, 5),
        note="",
        lines=(replace(mug, received=Decimal(24)), replace(shells, received=Decimal(10))),
    )
    sent = replace(order, status=OrderStatus.SENT, expected_on=date(2026, 10, 8))
    return receiving_list.document([sent, late], {"00417": "5012345678900"}, OCCASION)


def test_the_csv_is_as_agreed(due: Document, tmp_path: Path, golden: Callable[[str], str]) -> None:
    assert write_csv(due, tmp_path / "r.csv") == 3
    assert (tmp_path / "r.csv").read_text(encoding="utf-8") == golden("receiving.csv")


def test_the_page_is_as_agreed(
    due: Document, tmp_path: Path, golden: Callable[[str], str], pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(due, tmp_path / "r.pdf")
    assert "\n".join(pages(tmp_path / "r.pdf")).strip() == golden("receiving.txt").strip()


def test_the_web_page_is_as_agreed(due: Document, golden: Callable[[str], str]) -> None:
    assert html(due).strip() == golden("receiving.html").strip()

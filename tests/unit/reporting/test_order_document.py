"""A purchase order that a supplier can read, sign and load."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.reporting.order_document import OrderDocument, write_csv, write_pdf, write_xlsx
from retail_desktop.reporting.reorder_lines import ReorderReport


@pytest.fixture
def document(order: PurchaseOrder, report: ReorderReport) -> OrderDocument:
    supplier: Supplier = report.suppliers[0].supplier
    return OrderDocument(
        order,
        supplier,
        "Harbour Street",
        {"00417": "5012345678900"},
        buyer_address="3 Harbour Street\nPortsmouth NH 03801",
        buyer_contact="Maria Keller",
        ship_to="Back door\n5 Quay Lane",
    )


def test_the_csv_has_the_columns_that_suppliers_load(
    document: OrderDocument, tmp_path: Path, golden: Callable[[str], str]
) -> None:
    assert write_csv(document, tmp_path / "o.csv") == 2
    assert (tmp_path / "o.csv").read_text(encoding="utf-8") == golden("order.csv")


def test_the_workbook_keeps_codes_as_text(document: OrderDocument, tmp_path: Path) -> None:
    assert write_xlsx(document, tmp_path / "o.xlsx") == 2
    rows = list(load_workbook(tmp_path / "o.xlsx").active.iter_rows(min_row=2, values_only=True))
    assert rows[0][4:9] == ("BW-7731", "5012345678900", "00417", "Sailor Mug 350 ml", 12)
    assert rows[1][6] == "-12A"


def test_the_order_names_both_sides_and_every_line(
    document: OrderDocument, tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(document, tmp_path / "o.pdf")
    (page,) = pages(tmp_path / "o.pdf")
    words = " ".join(page.split())
    for part in (
        "PURCHASE ORDER No. PO-2026-0042",
        "Order date Wed 30 Sep 2026",
        "Requested delivery Tue 6 Oct 2026",
        "Currency USD",
        "Our account no. HS-2291",
        "Brightwater Trading 12 Dock Road Portsmouth 03801 Ana Ruiz",
        "Harbour Street Back door 5 Quay Lane",
        "1 BW-7731 00417 5012345678900 Sailor Mug 350 ml 48 4 × 12 2.95 141.60",
        "2 – -12A =Sum of shells 10 1 × 10 – –",
        "2 lines, 58 units; 1 line without a known price",
        "Total 141.60 USD",
        "Deliver before 10:00, back door.",
        "Authorised by",
        "Page 1 of 1",
    ):
        assert part in words


def test_the_one_who_approved_is_named(document: OrderDocument) -> None:
    assert document.approved_by == ("Maria Keller", "Wed 30 Sep 2026")


def test_an_order_taken_back_to_draft_has_no_approval(document: OrderDocument) -> None:
    draft = replace(document, order=replace(document.order, status=OrderStatus.DRAFT))
    assert draft.approved_by == ("", "")


@pytest.mark.parametrize(
    ("status", "mark"),
    [(OrderStatus.DRAFT, "DRAFT"), (OrderStatus.CANCELLED, "CANCELLED"), (OrderStatus.APPROVED, None)],
)
def test_an_order_that_must_not_be_acted_on_is_marked(
    document: OrderDocument,
    status: OrderStatus,
    mark: str | None,
    tmp_path: Path,
    pages: Callable[[Path], list[str]],
) -> None:
    write_pdf(replace(document, order=replace(document.order, status=status)), tmp_path / "o.pdf")
    (page,) = pages(tmp_path / "o.pdf")
    assert [word for word in ("DRAFT", "CANCELLED") if word in page] == ([mark] if mark else [])


def test_an_order_without_lines_says_so(
    document: OrderDocument, tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    write_pdf(replace(document, order=replace(document.order, lines=(), note="")), tmp_path / "o.pdf", "Letter")
    (page,) = pages(tmp_path / "o.pdf")
    assert "This order has no lines yet." in page
    assert "Notes" not in page


def test_a_long_order_repeats_its_head_and_numbers_its_pages(
    document: OrderDocument, tmp_path: Path, pages: Callable[[Path], list[str]]
) -> None:
    first = document.order.lines[0]
    lines = tuple(replace(first, number=number, name="<i>Mug</i> & €") for number in range(1, 81))
    write_pdf(replace(document, order=replace(document.order, lines=lines)), tmp_path / "o.pdf")
    found = pages(tmp_path / "o.pdf")
    assert len(found) == 4
    assert all("Supplier item no." in page for page in found if "<i>Mug</i> & €" in page)
    assert sum(page.count("<i>Mug</i> & €") for page in found) == 80
    assert "Page 4 of 4" in found[3]


def test_without_a_ship_to_address_the_goods_go_to_the_store(document: OrderDocument, tmp_path: Path) -> None:
    write_csv(replace(document, ship_to=""), tmp_path / "o.csv")
    assert ",Harbour Street,BW-7731," in (tmp_path / "o.csv").read_text(encoding="utf-8")

"""A purchase order on paper."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.reporting.order_document import OrderDocument
from retail_desktop.reporting.order_pages import write_pdf

Pages = Callable[[Path], list[str]]


def dot() -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_the_page_is_as_agreed(
    document: OrderDocument, tmp_path: Path, golden: Callable[[str], str], pages: Pages
) -> None:
    write_pdf(document, tmp_path / "o.pdf")
    assert "\n".join(pages(tmp_path / "o.pdf")).strip() == golden("order.txt").strip()


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


def test_the_letterhead_names_the_buyer_and_where_invoices_go(
    document: OrderDocument, tmp_path: Path, pages: Pages
) -> None:
    head = Letterhead(
        name="Harbour Gifts Ltd", address="3 Harbour Street", tax_number="GB 123", registration="Reg. 99",
        bill_to="Accounts\nPO Box 7", terms="Our terms of 2026 apply.", tax_percent=Decimal(20), logo=dot(),
    )  # fmt: skip
    write_pdf(replace(document, letterhead=head), tmp_path / "o.pdf")
    words = " ".join(" ".join(pages(tmp_path / "o.pdf")).split())
    for part in (
        "Harbour Gifts Ltd 3 Harbour Street Tax no. GB 123",
        "Bill to",
        "Accounts PO Box 7",
        "Sub-total 141.60",
        "Tax 20 % 28.32",
        "Total 169.92 USD",
        "Our terms of 2026 apply.",
        "Reg. 99 · Tax no. GB 123",
    ):
        assert part in words
    assert PdfReader(tmp_path / "o.pdf").pages[0].images


def test_a_logo_that_is_no_picture_is_refused(document: OrderDocument, tmp_path: Path) -> None:
    broken = replace(document, letterhead=Letterhead(logo=b"\x89PNG\r\n\x1a\nbroken"))
    with pytest.raises(RetailError, match="logo of the letterhead cannot be drawn"):
        write_pdf(broken, tmp_path / "o.pdf")


def test_a_revision_and_a_reprint_are_told(document: OrderDocument, tmp_path: Path, pages: Pages) -> None:
    order = replace(document.order, revision=2)
    write_pdf(replace(document, order=order, reprint=True), tmp_path / "o.pdf")
    (page,) = pages(tmp_path / "o.pdf")
    assert "Revision 2" in page
    assert "REPRINT" in page


def test_a_line_with_its_own_day_is_requested_for_it(document: OrderDocument, tmp_path: Path, pages: Pages) -> None:
    first, second = document.order.lines
    order = replace(document.order, lines=(first, replace(second, expected_on=date(2026, 10, 20))))
    write_pdf(replace(document, order=order), tmp_path / "o.pdf")
    assert "requested for Tue 20 Oct 2026" in " ".join(pages(tmp_path / "o.pdf")[0].split())


@pytest.mark.parametrize(("page", "width"), [("A4", 595), ("Letter", 612)])
def test_the_paper_is_the_letterheads(document: OrderDocument, tmp_path: Path, page: str, width: int) -> None:
    write_pdf(replace(document, letterhead=Letterhead(page=page)), tmp_path / "o.pdf")
    assert round(float(PdfReader(tmp_path / "o.pdf").pages[0].mediabox.width)) == width

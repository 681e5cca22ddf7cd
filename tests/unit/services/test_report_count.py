"""A list to count by, on paper and as a table."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.imports import ImportOptions
from retail_desktop.services.control_stock import count_file
from retail_desktop.services.count_stock import Choice, enter_count, make_list
from retail_desktop.services.report_count import write_count_sheet
from retail_desktop.services.workplace import Workplace


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_list_is_printed_by_category_with_room_for_what_is_counted(shop: Workplace, tmp_path: Path) -> None:
    number, out = make_list(shop, Choice.ALL), tmp_path / "count.pdf"
    assert write_count_sheet(shop, number, out) == 6
    said = words(out)
    assert "List: 1, Full count, store MAIN To count: 6 items" in said
    assert said.index("Biscuits") < said.index("Ginger biscuits") < said.index("Jars") < said.index("Tea pot")
    assert "00101 5000070000004 Green tea 10" in said
    assert "Page 1 of 1" in said


def test_who_counts_need_not_see_the_book(shop: Workplace, tmp_path: Path) -> None:
    make_list(shop, Choice.ALL)
    out = tmp_path / "count.pdf"
    write_count_sheet(shop, None, out, with_book=False, order="code", page="Letter")
    assert "Book" not in words(out)
    assert "00101 5000070000004 Green tea 00102" in words(out)
    assert PdfReader(out).pages[0].mediabox.width == 612


def test_the_table_can_be_filled_in_and_booked(shop: Workplace, tmp_path: Path) -> None:
    number, out = make_list(shop, Choice.CHOSEN, skus=["00105", "00101", "00102"]), tmp_path / "count.csv"
    enter_count(shop, number, "00105", Decimal(79))
    enter_count(shop, number, "00101", Decimal(12))
    write_count_sheet(shop, number, out, order="list", with_book=False)
    rows = list(csv.DictReader(out.read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["sku"], row["quantity"]) for row in rows] == [("00105", "79"), ("00101", "12"), ("00102", "")]
    report = count_file(shop, str(out), ImportOptions())
    assert (report.accepted, len(report.ignored)) == (2, 1)  # nobody counted the black tea


def test_a_list_or_an_order_that_is_not_there_is_refused(shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="No list is being counted"):
        write_count_sheet(shop, None, tmp_path / "count.pdf")
    with pytest.raises(NotFoundError, match="no count list 4"):
        write_count_sheet(shop, 4, tmp_path / "count.pdf")
    with pytest.raises(NotFoundError, match="no order “colour”"):
        write_count_sheet(shop, 4, tmp_path / "count.pdf", order="colour")
    make_list(shop, Choice.ALL)
    with pytest.raises(RetailError, match="Choose one of these endings"):
        write_count_sheet(shop, None, tmp_path / "count.txt")

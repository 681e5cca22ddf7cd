"""The reorder report as a document."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.change_quantities import change_quantity
from retail_desktop.services.plan_replenishment import make_plan, read_plan
from retail_desktop.services.report_reorder import write_reorder_report
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


def words(file: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(file).pages)


def test_the_printed_report_holds_what_the_plan_orders(planned: Workplace, tmp_path: Path) -> None:
    text = words(write_reorder_report(planned, tmp_path / "report.pdf"))
    for line in read_plan(planned).lines:
        assert (line.sku in text) == (line.quantity > 0)
    assert "North Trading" in text
    assert "Main store" in text


def test_the_tables_hold_the_same_lines(planned: Workplace, tmp_path: Path) -> None:
    with write_reorder_report(planned, tmp_path / "report.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    ordered = {line.sku: line for line in read_plan(planned).lines if line.quantity}
    assert {row["sku"]: Decimal(row["suggested_quantity"]) for row in rows} == {
        sku: line.suggested_quantity for sku, line in ordered.items()
    }
    sheet = openpyxl.load_workbook(write_reorder_report(planned, tmp_path / "report.xlsx")).active
    assert sheet is not None
    assert sheet.max_row == len(ordered) + 1


def test_one_supplier_s_report_holds_its_lines_alone(planned: Workplace, tmp_path: Path) -> None:
    text = words(write_reorder_report(planned, tmp_path / "report.pdf", supplier="SOUTH"))
    assert "South Foods" in text
    assert "North Trading" not in text


def test_a_typed_zero_is_not_printed(planned: Workplace, tmp_path: Path) -> None:
    change_quantity(planned, 1, "00101", "MAIN", Decimal(0))
    assert "00101" not in words(write_reorder_report(planned, tmp_path / "report.pdf"))


def test_several_stores_are_told_apart(empty_shop: Workplace, bring: Bring, tmp_path: Path) -> None:
    days = [date(2026, 1, 5) + timedelta(days=day) for day in range(40)]
    bring(empty_shop, "store,date,sku,quantity\n" + "".join(f"Hill,{day},1,2\nDock,{day},1,3\n" for day in days))
    make_plan(empty_shop)
    text = words(write_reorder_report(empty_shop, tmp_path / "report.pdf"))
    assert "2 stores" in text
    assert "(Hill)" in text


def test_a_report_needs_a_plan_a_known_ending_and_the_right(
    shop: Workplace, planned: Workplace, tmp_path: Path
) -> None:
    with pytest.raises(NotFoundError):
        write_reorder_report(shop, tmp_path / "report.pdf")
    with pytest.raises(RetailError, match="Choose one of these endings"):
        write_reorder_report(planned, tmp_path / "report.doc")
    with pytest.raises(NotAllowedError):
        write_reorder_report(Workplace(planned.location, Person("Bob", Role.STAFF)), tmp_path / "report.pdf")
    assert list(tmp_path.glob("report.*")) == []

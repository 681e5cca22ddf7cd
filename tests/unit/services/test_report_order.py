"""A purchase order as a document."""

import csv
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.people import Person, Role
from retail_desktop.services.order_goods import create_orders
from retail_desktop.services.report_order import write_order
from retail_desktop.services.workplace import Workplace


def test_an_order_is_written_for_the_supplier(planned: Workplace, tmp_path: Path) -> None:
    order = create_orders(planned, supplier="NORTH")[0]
    text = " ".join(
        page.extract_text() for page in PdfReader(write_order(planned, "po-1001", tmp_path / "o.pdf")).pages
    )
    for word in ("PO-1001", "North Trading", "Main store", "00101", "N-1", "5000070000004"):
        assert word in text
    with write_order(planned, "PO-1001", tmp_path / "o.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["Your SKU"], row["Units"]) for row in rows] == [
        (line.sku, f"{line.quantity:f}") for line in order.lines
    ]
    sheet = openpyxl.load_workbook(write_order(planned, "PO-1001", tmp_path / "o.xlsx")).active
    assert sheet is not None
    assert sheet.max_row == len(order.lines) + 1


def test_an_unknown_order_ending_or_reader_is_refused(planned: Workplace, tmp_path: Path) -> None:
    create_orders(planned)
    with pytest.raises(NotFoundError):
        write_order(planned, "PO-9", tmp_path / "o.pdf")
    with pytest.raises(RetailError, match="Choose one of these endings"):
        write_order(planned, "PO-1001", tmp_path / "o.txt")
    with pytest.raises(NotAllowedError):
        write_order(Workplace(planned.location, Person("Sam", Role.SALES)), "PO-1001", tmp_path / "o.pdf")
    assert list(tmp_path.glob("o.*")) == []

"""A return note."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.receiving import ReturnLine
from retail_desktop.services.report_return import write_return
from retail_desktop.services.return_goods import return_goods
from retail_desktop.services.workplace import Workplace


@pytest.fixture
def sent_back(shop: Workplace) -> Workplace:
    return_goods(shop, "NORTH", [ReturnLine("00101", Decimal(2)), ReturnLine("00102", Decimal(1))], "Damaged")
    return shop


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_the_note_names_the_goods_the_reason_and_what_they_had_cost(sent_back: Workplace, tmp_path: Path) -> None:
    out = write_return(sent_back, "rt-1001", tmp_path / "RT-1001.pdf")
    said = words(out)
    assert "No. RT-1001" in said
    assert "Reason Damaged" in said
    assert "1 N-1 00101 5000070000004 Green tea 2 1.20 2.40" in said
    assert "Total 3.50 EUR" in said


def test_who_may_not_see_costs_gets_a_note_without_them(sent_back: Workplace, tmp_path: Path) -> None:
    staff = replace(sent_back, person=Person("Pat", Role.STAFF))
    said = words(write_return(staff, "RT-1001", tmp_path / "RT-1001.pdf", page="Letter"))
    assert "1 N-1 00101 5000070000004 Green tea 2" in said
    assert "1.20" not in said
    table = write_return(staff, "RT-1001", tmp_path / "RT-1001.csv").read_text(encoding="utf-8-sig")
    assert "Unit cost" not in table
    assert write_return(sent_back, "RT-1001", tmp_path / "RT-1001.xlsx").stat().st_size > 0


def test_a_return_that_is_not_there_is_refused(shop: Workplace, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="no return RT-7"):
        write_return(shop, "RT-7", tmp_path / "RT-7.pdf")

"""A return note on paper and as a table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.receiving import ReturnLine, SupplierReturn
from retail_desktop.reporting.return_note import ReturnedItem, ReturnNote, table, write_pdf
from tests.unit.reporting.conftest import BRIGHTWATER

LINES = (ReturnLine("00417", Decimal(6), Decimal("2.95")), ReturnLine("00440", Decimal("1.5")))
VALUE = SupplierReturn(
    "RT-1001", "BRI", "Brightwater Trading", "harbour", date(2026, 9, 29), "", "Maria", "Handles broken", LINES,
    "PO-1001",
)  # fmt: skip
Pages = Callable[[Path], list[str]]


@pytest.fixture
def note() -> ReturnNote:
    items = {"00417": ReturnedItem("Sailor Mug 350 ml", "5012345678900", "BW-7731")}
    head = Letterhead(name="Harbour Street Stores", address="5 Quay Lane", ship_to="Back door")
    return ReturnNote(VALUE, BRIGHTWATER, "Harbour Street", "USD", items, head)


def test_the_note_says_what_goes_back_to_whom_and_why(note: ReturnNote, tmp_path: Path, pages: Pages) -> None:
    assert write_pdf(note, tmp_path / "r.pdf") == 2
    (page,) = pages(tmp_path / "r.pdf")
    words = " ".join(page.split())
    for part in (
        "Harbour Street Stores 5 Quay Lane",
        "RETURN NOTE No. RT-1001 Date Tue 29 Sep 2026 Reason Handles broken Order PO-1001 Our account no. HS-2291",
        "Brightwater Trading 12 Dock Road Portsmouth 03801",
        "Harbour Street Back door",
        "1 BW-7731 00417 5012345678900 Sailor Mug 350 ml 6 2.95 17.70",
        "2 – 00440 00440 1.5 – –",
        "2 lines, 7.5 units; 1 line without a known cost Total 17.70 USD",
        "Maria Handed over by",
        "Page 1 of 1",
    ):
        assert part in words


def test_a_long_return_repeats_the_heads_of_its_columns(note: ReturnNote, tmp_path: Path, pages: Pages) -> None:
    lines = tuple(ReturnLine(f"{place:05}", Decimal(1), Decimal(2)) for place in range(80))
    write_pdf(replace(note, value=replace(VALUE, lines=lines)), tmp_path / "r.pdf", "Letter")
    found = pages(tmp_path / "r.pdf")
    assert len(found) > 1
    assert all("Supplier item no." in page and f"of {len(found)}" in page for page in found)


def test_a_return_taken_back_is_marked_across(note: ReturnNote, tmp_path: Path, pages: Pages) -> None:
    write_pdf(replace(note, value=replace(VALUE, taken_back_at="now")), tmp_path / "r.pdf")
    assert "TAKEN BACK" in pages(tmp_path / "r.pdf")[0]


def test_the_table_leaves_costs_out_where_nobody_may_see_them(note: ReturnNote) -> None:
    mug, other = table(note).rows
    assert (mug[-2:], other[-2:]) == ((Decimal("2.95"), Decimal("17.70")), (None, None))
    assert [column.key for column in table(replace(note, with_costs=False)).columns][-1] == "order"

"""A purchase order as X12 850: an envelope that counts, and texts that cannot break it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.letterhead import Letterhead
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.reporting.order_document import OrderDocument
from retail_desktop.reporting.order_x12 import write_x12, x12

Elements = list[list[str]]


def segments(document: OrderDocument) -> Elements:
    return [line.removesuffix("~").split("*") for line in x12(document).splitlines()]


def only(found: Elements, tag: str) -> Elements:
    return [segment for segment in found if segment[0] == tag]


def test_the_file_is_the_agreed_one(document: OrderDocument, tmp_path: Path, golden: Callable[[str], str]) -> None:
    write_x12(document, tmp_path / "o.edi")
    assert (tmp_path / "o.edi").read_text(encoding="ascii") == golden("order.edi")


def test_the_envelope_counts_and_its_numbers_meet(document: OrderDocument) -> None:
    found = segments(document)
    isa, gs, st_ = found[:3]
    assert len(x12(document).splitlines()[0]) == 106  # ISA has fixed lengths
    assert isa[13] == found[-1][2] == "000000042"
    assert gs[6] == found[-2][2] == "42"
    assert st_[2] == found[-3][2] == "0042"
    assert int(found[-3][1]) == len(found) - 4
    assert only(found, "CTT") == [["CTT", "2", "58"]]
    assert only(found, "AMT") == [["AMT", "TT", "141.6"]]


@pytest.mark.parametrize(
    ("changes", "reprint", "purpose"),
    [({}, False, "00"), ({"revision": 2}, False, "05"), ({"status": OrderStatus.CANCELLED}, False, "01"),
     ({}, True, "07")],
)  # fmt: skip
def test_its_purpose_says_what_it_is(
    document: OrderDocument, changes: dict[str, object], reprint: bool, purpose: str
) -> None:
    found = segments(replace(document, order=replace(document.order, **changes), reprint=reprint))
    assert only(found, "BEG")[0][1] == purpose
    assert bool(only(found, "REF")[1:]) == ("revision" in changes)


def test_tax_gln_bill_to_and_own_days_are_told(document: OrderDocument) -> None:
    first, second = document.order.lines
    order = replace(document.order, lines=(first, replace(second, expected_on=date(2026, 10, 20))), currency="")
    head = Letterhead(tax_percent=Decimal(20), edi_id="5000070000004", bill_to="A\nB\nC")
    found = segments(replace(document, order=order, letterhead=head))
    assert only(found, "TXI") == [["TXI", "TX", "28.32", "20"]]
    assert ["N1", "BY", "Harbour Street", "UL", "5000070000004"] in found
    assert ["N3", "C"] in found
    assert only(found, "DTM") == [["DTM", "002", "20261006"], ["DTM", "002", "20261020"]]
    assert not only(found, "CUR")


WORDS = st.text(min_size=0, max_size=400)


@given(words=WORDS, note=WORDS)
def test_no_text_breaks_a_segment(words: str, note: str) -> None:
    line = OrderLine(1, f"A{words}", words, words, Decimal(2), Decimal(0), Decimal(1), Decimal("0.3333"))
    order = PurchaseOrder(
        "PO-1", "S", words, "M", OrderStatus.SENT, date(2026, 1, 1), date(2026, 1, 2), "EUR", (line,), note=note
    )
    document = OrderDocument(order, Supplier("S", words, address=note), words, letterhead=Letterhead(name=words))
    found = segments(document)
    assert len(x12(document).splitlines()[0]) == 106
    assert all(len(segment[0]) in {2, 3} and segment[0].isalnum() for segment in found)
    assert int(only(found, "SE")[0][1]) == len(found) - 4
    assert Decimal(only(found, "AMT")[0][2]) == document.total == Decimal("0.67")

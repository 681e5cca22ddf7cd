"""A purchase order as EANCOM ORDERS: an envelope that counts, and texts whose signs are released."""

import re
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
from retail_desktop.reporting.order_eancom import eancom, write_eancom

RELEASED = re.compile(r"\?(.)", re.DOTALL)


def segments(document: OrderDocument) -> list[str]:
    """Segments without their end, as a reader that knows the release sign sees them."""
    return re.findall(r"((?:[^'?]|\?.)*)'\n", eancom(document).removeprefix("UNA:+.? '\n"), re.DOTALL)


def test_the_file_is_the_agreed_one(document: OrderDocument, tmp_path: Path, golden: Callable[[str], str]) -> None:
    write_eancom(document, tmp_path / "o.edifact")
    assert (tmp_path / "o.edifact").read_text(encoding="latin-1") == golden("order.edifact")


def test_the_envelope_counts_and_its_numbers_meet(document: OrderDocument) -> None:
    found = segments(document)
    assert found[0].split("+")[5] == "42"
    assert found[-1] == "UNZ+1+42"
    assert found[-2] == f"UNT+{len(found) - 2}+42"
    assert "CNT+1:58" in found
    assert "CNT+2:2" in found
    assert "MOA+86:141.6" in found


@pytest.mark.parametrize(
    ("changes", "reprint", "purpose"),
    [({}, False, "9"), ({"revision": 2}, False, "5"), ({"status": OrderStatus.CANCELLED}, False, "1"), ({}, True, "7")],
)
def test_its_function_says_what_it_is(
    document: OrderDocument, changes: dict[str, object], reprint: bool, purpose: str
) -> None:
    found = segments(replace(document, order=replace(document.order, **changes), reprint=reprint))
    assert f"BGM+220+PO-2026-0042+{purpose}" in found
    assert ("RFF+PP:PO-2026-0042/2" in found) == ("revision" in changes)


def test_tax_gln_bill_to_and_own_days_are_told(document: OrderDocument) -> None:
    first, second = document.order.lines
    order = replace(document.order, lines=(first, replace(second, expected_on=date(2026, 10, 20))), currency="")
    head = Letterhead(
        name="L'Œuvre: 5+5?", tax_percent=Decimal(20), tax_number="FR 1", edi_id="5000070000004", bill_to="A\nB"
    )
    found = segments(replace(document, order=order, letterhead=head, barcodes={"00417": "036000291452"}))
    assert found[0].startswith("UNB+UNOC:3+5000070000004:14+BRI+")
    assert "NAD+BY+5000070000004::9++L?'?uvre?: 5?+5??" in [one.replace("??uvre", "?uvre") for one in found]
    assert "RFF+VA:FR 1" in found
    assert "NAD+IV+++L?'??uvre?: 5?+5??+A:B" in found
    assert "TAX+7+VAT+++:::20+S" in found
    assert "MOA+176:28.32" in found
    assert "MOA+86:169.92" in found
    assert "DTM+2:20261020:102" in found
    assert "LIN+1++036000291452:UP" in found
    assert not [one for one in found if one.startswith("CUX")]


@given(words=st.text(max_size=400), note=st.text(max_size=800))
def test_no_text_breaks_a_segment(words: str, note: str) -> None:
    line = OrderLine(1, f"A{words}", words, words, Decimal(2), Decimal(0), Decimal(1), Decimal("0.3333"))
    order = PurchaseOrder(
        "PO-1", "S", words, "M", OrderStatus.SENT, date(2026, 1, 1), date(2026, 1, 2), "EUR", (line,), note=note
    )
    document = OrderDocument(order, Supplier("S", words, address=note), words, letterhead=Letterhead(name=words))
    eancom(document).encode("latin-1")
    found = segments(document)
    assert all(re.match(r"[A-Z]{3}(\+|$)", one) for one in found)
    assert f"UNT+{len(found) - 2}+1" in found
    assert "MOA+86:0.67" in found
    assert all(len(RELEASED.sub(r"\1", one)) < 600 for one in found)

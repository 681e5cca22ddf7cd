"""Deliveries as other programs list them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.domain.periods import Period
from retail_desktop.importing.layout import format_of, recognise
from retail_desktop.importing.receipts import ReceiptRows, read_receipts
from retail_desktop.importing.source import Source

Read = Callable[..., ReceiptRows]
TODAY = date(2026, 6, 30)


@pytest.fixture
def read(open_text: Callable[[str], Source]) -> Read:
    def read_text(text: str, **options: object) -> ReceiptRows:
        source = open_text(text)
        layout = recognise(source, Target.RECEIPTS, ImportOptions(**options))  # type: ignore[arg-type]  # any option by its name
        return read_receipts(source, layout, format_of(layout, Target.RECEIPTS), today=TODAY)

    return read_text


def test_a_delivery_names_day_order_item_units_and_cost(read: Read) -> None:
    found = read(
        "Delivery date,PO number,Supplier,Store,SKU,Quantity ordered,Quantity received,Unit cost,Note\n"
        "2026-03-09,PO-7,ACME,Main,00417,48,12,2.95,two damaged\n2026-03-10,,,,00422,5,-5,,\n"
    )
    first, second = found.rows
    assert (first.day, first.order, first.supplier, first.store) == (date(2026, 3, 9), "PO-7", "ACME", "Main")
    assert (first.goods.sku, first.quantity, first.unit_cost, first.note) == (
        "00417", 12, Decimal("2.95"), "two damaged",
    )  # fmt: skip
    assert (second.day, second.order, second.supplier, second.quantity) == (date(2026, 3, 10), "", "", -5)


def test_a_delivery_may_have_its_head_on_the_first_line_alone(read: Read) -> None:
    found = read("Date,Order no,Supplier,SKU,Qty\n2026-03-09,PO-7,ACME,A,1\n,,,B,2\n,PO-7,,C,3\n,PO-8,,D,4\n")
    assert [(row.day, row.order, row.supplier, row.goods.sku) for row in found.rows] == [
        (date(2026, 3, 9), "PO-7", "ACME", sku) for sku in "ABC"
    ]
    assert [(issue.line, issue.reason) for issue in found.rejected] == [(5, Reason.MISSING_DATE)]


def test_a_line_with_a_day_of_its_own_belongs_to_no_order_above(read: Read) -> None:
    found = read("Date,Order no,SKU,Qty\n2026-03-09,PO-7,A,1\n2026-03-09,,B,2\n")
    assert [row.order for row in found.rows] == ["PO-7", ""]


def test_one_day_may_be_given_for_the_whole_file(read: Read, open_text: Callable[[str], Source]) -> None:
    day = date(2026, 3, 9)
    found = read("SKU,Received\nA,1\n,2\n", period=Period(day, day))
    assert [(row.goods.sku, row.day) for row in found.rows] == [("A", day)]
    assert [issue.reason for issue in found.rejected] == [Reason.MISSING_SKU]
    with pytest.raises(NeedsAnswerError) as asked:
        recognise(open_text("SKU,Received\nA,1\n"), Target.RECEIPTS, ImportOptions())
    assert asked.value.needs == "date"


def test_the_day_of_delivery_counts_not_that_of_the_invoice(read: Read) -> None:
    found = read("Invoice date,Received on,SKU,Qty\n2026-03-12,2026-03-09,A,1\n")
    assert found.rows[0].day == date(2026, 3, 9)
    assert read("Invoice date,SKU,Qty\n2026-03-12,A,1\n").rows[0].day == date(2026, 3, 12)


def test_goods_may_be_named_by_the_supplier_s_code_or_the_barcode(read: Read) -> None:
    found = read(
        "Date,SKU,Supplier item no,EAN,Qty\n2026-03-09,,B-7,,1\n2026-03-09,,,4006381333931,2\n2026-03-09,,,,3\n"
    )
    assert [(row.goods.supplier_code, row.goods.barcode) for row in found.rows] == [("B-7", ""), ("", "4006381333931")]
    assert [issue.reason for issue in found.rejected] == [Reason.MISSING_SKU]


def test_packs_are_units_by_their_size(read: Read) -> None:
    found = read("Date,SKU,Cartons,Pack size\n2026-03-09,A,2,12\n2026-03-09,B,2,\n")
    assert [row.quantity for row in found.rows] == [24]
    assert [issue.reason for issue in found.rejected] == [Reason.BAD_QUANTITY]


def test_nothing_arrived_and_days_to_come_are_told_apart(read: Read) -> None:
    found = read("Date,SKU,Qty\n2026-03-09,A,0\n2026-07-09,B,1\nTotal,,1\n")
    assert [(issue.line, issue.reason) for issue in found.ignored] == [(4, Reason.TOTAL_ROW), (2, Reason.NO_VALUE)]
    assert [(issue.line, issue.reason) for issue in found.rejected] == [(3, Reason.FUTURE_DATE)]


def test_invoices_without_items_are_refused(open_text: Callable[[str], Source]) -> None:
    text = (
        "VendorName,InvoiceDate,PONumber,Quantity,Dollars\nACME,2026-03-01,8124,6,214.26\nACME,2026-03-02,8137,15,9.5\n"
    )
    with pytest.raises(FileRefusedError, match="one line for each order"):
        recognise(open_text(text), Target.RECEIPTS, ImportOptions())

"""Price lists: several prices for one item, for so many units, from a day on."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.catalogue import PriceBreak
from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.importing.catalogue import CatalogueRows, read_items
from retail_desktop.importing.layout import Layout, format_of, recognise
from retail_desktop.importing.price_lists import PER_PACK, as_breaks, as_price_unit
from retail_desktop.importing.source import Source

Read = Callable[[str], tuple[Layout, CatalogueRows]]
TODAY = date(2026, 6, 30)


@pytest.fixture
def prices(open_text: Callable[[str], Source]) -> Read:
    def read(text: str) -> tuple[Layout, CatalogueRows]:
        source = open_text(text)
        layout = recognise(source, Target.ITEMS, ImportOptions())
        return layout, read_items(source, layout, format_of(layout, Target.ITEMS), today=TODAY)

    return read


@pytest.fixture
def layout(prices: Read) -> Layout:
    return prices("sku,cost\nA,1.00\n")[0]


def test_lines_of_one_item_are_its_prices_from_several_quantities(prices: Read) -> None:
    _, found = prices(
        "Supplier item no,Description,From qty,Unit price,MOQ\nB-7,Mug,1,2.50,6\nB-7,Mug,100,2.10,\nB-7,,12,2.30,\n"
        "B-8,Cup,1,1.00,\n"
    )
    mug, cup = found.rows
    assert (mug.lines, mug.sku) == ((2, 3, 4), "")
    assert mug.fields["supplier_code"] == "B-7"
    assert mug.fields["unit_cost"] == Decimal("2.50")
    assert mug.fields["minimum_order"] == 6
    assert mug.fields["breaks"] == (PriceBreak(Decimal(12), Decimal("2.30")), PriceBreak(Decimal(100), Decimal("2.10")))
    assert cup.fields["breaks"] == ()


def test_a_price_from_ten_units_on_is_a_break_even_if_it_is_the_lowest(prices: Read) -> None:
    _, found = prices("sku,from quantity,cost\nA,10,2.00\nA,50,1.50\n")
    (row,) = found.rows
    assert row.fields["unit_cost"] == Decimal("2.00")
    assert row.fields["breaks"] == (PriceBreak(Decimal(10), Decimal("2.00")), PriceBreak(Decimal(50), Decimal("1.50")))


def test_the_same_quantity_with_two_prices_is_a_contradiction(prices: Read) -> None:
    _, found = prices("sku,from qty,cost\nA,1,2.00\nA,1,2.00\nA,1,1.90\nA,5,1.80\n")
    assert [row.lines for row in found.rows] == [(2, 5)]
    assert [(issue.line, issue.reason) for issue in found.ignored] == [(3, Reason.DUPLICATE)]
    assert [(issue.line, issue.reason) for issue in found.rejected] == [(4, Reason.DUPLICATE)]


def test_a_price_for_a_hundred_is_divided(prices: Read) -> None:
    _, found = prices(
        "Artikelnummer;Bezeichnung;EK;PE\n1;Schraube;2,50;100\n2;Dübel;12,34;1.000\n3;Zange;9,90;1\n4;Haken;5,00;C\n"
    )
    assert [row.fields["unit_cost"] for row in found.rows] == [
        Decimal("0.0250"), Decimal("0.0123"), Decimal("9.90"), Decimal("0.0500"),
    ]  # fmt: skip


def test_a_price_for_a_pack_needs_the_pack(prices: Read) -> None:
    _, found = prices("sku,cost,price unit,pack size\nA,12.00,box,6\nB,12.00,case,\nC,0.0004,1000,\n")
    assert [(row.sku, row.fields["unit_cost"]) for row in found.rows] == [("A", Decimal("2.00"))]
    assert [(issue.line, issue.reason) for issue in found.rejected] == [(3, Reason.BAD_VALUE), (4, Reason.BAD_PRICE)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("1", Decimal(1)), ("100", Decimal(100)), ("per 1,000 pcs", Decimal(1000)), ("1.000", Decimal(1000)),
        ("each", Decimal(1)), ("Stk.", Decimal(1)), ("kg", Decimal(1)), ("M", Decimal(1)), ("mille", Decimal(1000)),
        ("Karton", PER_PACK), ("0", Reason.BAD_VALUE), ("some", Reason.BAD_VALUE),
    ],
)  # fmt: skip
def test_a_price_is_for_so_many_units(layout: Layout, text: str, unit: object) -> None:
    assert as_price_unit(text, layout) == unit


def test_a_price_of_tomorrow_is_not_applied_today(prices: Read) -> None:
    _, found = prices(
        "sku,cost,valid from,valid to\nA,1.00,2026-01-01,\nA,1.20,2026-07-01,\nB,3.00,2025-01-01,2025-12-31\n"
        "B,3.50,2026-01-01,2026-12-31\nC,5.00,2025-01-01,\nC,5.50,2026-02-01,\n"
    )
    assert [(row.sku, row.fields["unit_cost"]) for row in found.rows] == [
        ("A", Decimal("1.00")), ("B", Decimal("3.50")), ("C", Decimal("5.50")),
    ]  # fmt: skip
    assert {(issue.line, issue.reason) for issue in found.ignored} == {
        (3, Reason.FUTURE_DATE), (4, Reason.DATE_OUT_OF_RANGE), (6, Reason.DUPLICATE),
    }  # fmt: skip
    assert [warning.split(" ")[0] for warning in found.warnings] == ["1", "1"]


def test_a_column_called_from_may_hold_days(prices: Read) -> None:
    _, found = prices("sku,cost,from\nA,1.00,2026-01-01\nB,1.20,2026-07-01\n")
    assert [row.sku for row in found.rows] == ["A"]


def test_the_only_price_of_a_supplier_s_list_is_what_the_store_pays(prices: Read) -> None:
    layout, found = prices("Supplier SKU,Name,Price\nB-7,Mug,2.50\n")
    assert found.rows[0].fields["unit_cost"] == Decimal("2.50")
    assert any("“Price” is read as the supplier's price" in note for note in layout.notes)
    layout, found = prices("Supplier SKU,Name,Net price,RRP\nB-7,Mug,2.50,5.95\n")
    assert (found.rows[0].fields["unit_cost"], found.rows[0].fields["price"]) == (Decimal("2.50"), Decimal("5.95"))


@pytest.mark.parametrize("text", ["10", "10:", "x:1.00", "0:1.00", "10:-1", "10:1,00"])
def test_price_breaks_that_make_no_sense_are_refused(layout: Layout, text: str) -> None:
    assert as_breaks(text, layout) is Reason.BAD_VALUE


def test_price_breaks_are_read_as_they_are_exported(layout: Layout) -> None:
    assert as_breaks("50:1.05|10.5:1.15", layout) == (
        PriceBreak(Decimal("10.5"), Decimal("1.15")),
        PriceBreak(Decimal(50), Decimal("1.05")),
    )


def test_numbers_that_differ_in_every_line_identify_items_whose_names_repeat(prices: Read) -> None:
    lines = "".join(f"{58 + number},Gin {number // 2},0.{5 + number % 2},9.{number:02}\n" for number in range(30))
    layout, found = prices(f"Brand,Description,Size,PurchasePrice\n{lines}")
    assert len(found.rows) == 30
    assert found.rows[0].sku == "58"
    assert any("“Brand” identifies the items" in note for note in layout.notes)


def test_a_supplier_s_number_and_name_are_told_apart(prices: Read) -> None:
    _, found = prices("sku,VendorNumber,VendorName,cost\nA,8320,ACME LTD   ,1.00\n")
    assert (found.rows[0].fields["supplier"], found.rows[0].fields["supplier_name"]) == ("8320", "ACME LTD")
    _, found = prices("sku,Vendor name,cost\nA,ACME LTD,1.00\n")
    assert found.rows[0].fields["supplier"] == "ACME LTD"


def test_a_supplier_code_that_repeats_names_the_supplier(prices: Read) -> None:
    _, found = prices("sku,supplier code,cost\nA,S1,1.00\nB,S1,1.00\nC,S1,1.00\nD,S2,1.00\n")
    assert found.rows[0].fields["supplier"] == "S1"
    _, found = prices("sku,supplier code,cost\nA,N-1,1.00\nB,N-2,1.00\nC,N-3,1.00\n")
    assert found.rows[0].fields["supplier_code"] == "N-1"

"""Reports in sections."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.imports import Target
from retail_desktop.domain.periods import Period

Fixture = Callable[..., Any]

REPEATING = """"Product Sales Report"

"Little Mug Co"
"Terminal:","001"
"Clerk:","Ann"
"Printed Time:","2025/09/29 08:00:00"
"Start Time:","2025/09/28 00:00:00"
"End Time:","2025/09/28 23:59:59"

"'001","Drinks"
"Product No","Product Name","Average Net Price","Qty Sold","Gross Sales","Net Sales"
"'00417","'Latte","3.50","12","42.00","42.00"
"'00418","'Tea","2.00","5","10.00","10.00"
"Records Found: ","2","Summary:","17","52.00","52.00"
"'002","Food"
"Product No","Product Name","Average Net Price","Qty Sold","Gross Sales","Net Sales"
"'00500","'Scone","2.50","4","10.00","10.00"
"Records Found: ","1","Summary:","4","10.00","10.00"
"""
DEPARTMENTS = """Item Sales report,,,
Harbour St,,,
Period: 01.09.2025 - 30.09.2025,,,
,,,
Item #,Item Name,Qty Sold,Ext Price
Drinkware,,,
1001,Mug,12,120.00
1002,Glass,(1),(8.00)
,Total Drinkware,11,112.00

Food,,,
2001,Scone,7,17.50
,Total Food,7,17.50
Grand Total,,18,129.50
Prepared by Ann,,,
Printed 01.10.2025 08:12,,,
"""


def test_headings_and_totals_of_each_section_are_left_aside(read: Fixture) -> None:
    found = read(REPEATING)
    assert [(day, sku, units, net) for _, day, sku, units, _, net in found.sales] == [
        (date(2025, 9, 28), "00417", 12_000, 420_000),
        (date(2025, 9, 28), "00418", 5000, 100_000),
        (date(2025, 9, 28), "00500", 4000, 100_000),
    ]
    assert found.reasons == {14: "total_row", 15: "no_value", 16: "repeated_header", 18: "total_row"}
    assert {sku: item.category for sku, item in found.items.items()} == {
        "00417": "Drinks", "00418": "Drinks", "00500": "Food",
    }  # fmt: skip


def test_departments_stand_above_their_items_and_their_name_beside_the_total(flat: Fixture) -> None:
    found = flat(DEPARTMENTS)
    assert found.of("sku", "quantity", "category", "store") == [
        ("1001", "12", "Drinkware", "Harbour St"),
        ("1002", "(1)", "Drinkware", "Harbour St"),
        ("2001", "7", "Food", "Harbour St"),
    ]
    assert found.layout.period == Period(date(2025, 9, 1), date(2025, 9, 30))
    assert found.reasons == [
        (6, "no_value"), (9, "total_row"), (11, "no_value"), (13, "total_row"), (14, "total_row"), (15, "no_value"),
        (16, "total_row"),
    ]  # fmt: skip


def test_stores_and_days_above_their_items_are_carried_down(flat: Fixture) -> None:
    found = flat(
        "SKU;Name;Qty\nStore: Harbour St\n27.09.2025\nA;Mug;3\nSubtotal;;3\n28.09.2025\nB;Tee;1\n"
        "Store: Mill Lane\n28.09.2025\nA;Mug;2\nSubtotal;;2\nTotal;;6\n"
    )
    assert found.of("sku", "quantity", "store", "date") == [
        ("A", "3", "Harbour St", "27.09.2025"),
        ("B", "1", "Harbour St", "28.09.2025"),
        ("A", "2", "Mill Lane", "28.09.2025"),
    ]
    assert [reason for _, reason in found.reasons].count("total_row") == 3


def test_the_store_of_the_first_section_may_stand_in_the_title(flat: Fixture) -> None:
    found = flat("Store: A\n2025-09-28\n\nSKU;Qty\nX;1\nStore: B\nSKU;Qty\nX;2\n")
    assert found.of("sku", "quantity", "store") == [("X", "1", "A"), ("X", "2", "B")]
    assert found.layout.day == date(2025, 9, 28)


def test_a_period_in_the_headings_of_sections(flat: Fixture) -> None:
    found = flat("EAN;Qty\nSucursal 84 ( GOYA 3 ) 263 01/09/2025 - 30/09/2025\n4006381333931;2\nTotal;2\n")
    assert found.of("store") == [("GOYA 3",)]
    assert found.layout.period == Period(date(2025, 9, 1), date(2025, 9, 30))


def test_what_the_columns_say_is_not_said_again(flat: Fixture) -> None:
    found = flat("Date;Category;SKU;Qty\nStore: A\n2025-09-28;Food;X;1\nSubtotal;;;1\nDrinks;;;\n2025-09-28;Bar;Y;1\n")
    assert found.headers == ("Date", "Category", "SKU", "Qty", "Store")


def test_columns_that_only_headings_of_sections_fill_are_filled_down(flat: Fixture) -> None:
    found = flat(
        "Store;Date;Item;Qty\nHarbour;;;\n;05.01.2026;;\n;;Latte;3\n;;Tea;2\n;15.01.2026;;\n;;Latte;1\n"
        "Mill;;;\n;05.01.2026;;\n;;Scone;4\nTotal;;;10\n"
    )
    assert found.of("store", "date", "sku", "quantity") == [
        ("Harbour", "05.01.2026", "Latte", "3"),
        ("Harbour", "05.01.2026", "Tea", "2"),
        ("Harbour", "15.01.2026", "Latte", "1"),
        ("Mill", "05.01.2026", "Scone", "4"),
    ]
    assert found.headers[-2:] == ("Store above", "Date above")


@pytest.mark.parametrize(
    "damage",
    ["2025-09-28\n", "2025-09-28,A\n", "A7\n", "Mug with\nhandle,3\n", "2025-09-28,A,Mug,3,4,5\n"],
)
def test_a_damaged_record_is_no_heading_of_a_section(read: Fixture, damage: str) -> None:
    lines = [f"2025-09-{day:02},A{day},Mug,{day}\n" for day in range(1, 28)]
    found = read("date,sku,name,qty\n" + "".join(lines[:9]) + damage + "".join(lines[9:]))
    assert len(found.sales) == 27
    assert set(found.reasons.values()) == {"ragged_row"}
    assert not found.layout.issues


def test_items_called_total_are_items_and_totals_of_undated_tables_are_none(read: Fixture) -> None:
    day = Period(date(2025, 9, 28), date(2025, 9, 28))
    found = read("item,qty,net sales\nColgate Total,3,9\nTotal Care,2,5\nMug,1,10\nTotal sales,6,24\n", period=day)
    assert [sku for _, _, sku, *_ in found.sales] == ["Colgate Total", "Total Care", "Mug"]
    assert found.reasons == {5: "total_row"}
    found = read("item,qty\nMug,1\nTee,2\nSum of all total,3\n", period=day)
    assert found.reasons == {4: "total_row"}


def test_a_total_below_counted_stock_is_none(flat: Fixture) -> None:
    found = flat("sku,on hand\nA,3\nB,2\nTotal,5\n", Target.STOCK)
    assert found.of("sku", "on_hand") == [("A", "3"), ("B", "2")]
    assert found.reasons == [(4, "total_row")]
    assert flat("sku,on hand\nA,3\nTOTAL9,2\n", Target.STOCK).of("sku") == [("A",), ("TOTAL9",)]

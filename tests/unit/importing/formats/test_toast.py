from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError

Read = Callable[..., Any]

HEADER = (
    "Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,"
    "Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,"
    "Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt,Tax Inclusion Option,Dining Option Tax,Tab Name\n"
)


def line(sku: str, item: str, net: str, quantity: str, void: str = "false", deferred: str = "false") -> str:
    return (
        f"Pier,4000000000000000001,7,6/8/26 5:17 PM,6/8/26 5:17 PM,4000000000000000002,Ann,12,Bar,Dinner,Dine In,"
        f"4000000000000000003,4000000000000000004,4000000000000000005,{sku},,{item},,Drinks,Main,"
        f"Alcohol,{net},0.00,{net},"
        f"{quantity},0.12345678,{void},{deferred},false,,,\n"
    )


TEXT = HEADER + "".join(
    [
        line("B-1", "Lager", "12.00", "2.0"),
        line("", "Stout", "7.50", "1.0"),
        line("B-1", "Lager", "6.00", "1.0", void="true"),
        line("", "Gift Card $25", "25.00", "1.0", deferred="true"),
        line("B-1", "Lager", "18.00", "3.0"),
        line("", "Auto Gratuity", "3.00", "1.0"),
    ]
)


def test_the_price_is_the_lines_and_voids_are_no_sales(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.format == "toast"
    assert [(line, str(day), *rest) for line, day, *rest in outcome.sales] == [
        (2, "2026-06-08", "B-1", 2000, None, 120000),
        (3, "2026-06-08", "4000000000000000005", 1000, None, 75000),
        (6, "2026-06-08", "B-1", 3000, None, 180000),
    ]
    assert outcome.reasons == {4: "no_value", 5: "no_value", 7: "not_a_product"}
    assert outcome.layout.personal == ("Server", "Tab Name")


def test_the_month_comes_first_unless_the_dates_say_otherwise(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.date_order == "mdy"
    assert "as Toast" in " ".join(outcome.layout.notes)
    assert read(TEXT.replace("6/8/26", "18/6/26")).layout.date_order == "dmy"


def test_the_old_name_of_a_column_does_not_matter(read: Read) -> None:
    outcome = read(TEXT.replace(",Discount,", ",Discnt,").replace("Void?", "Voided"))
    assert (outcome.layout.format, outcome.columns["lines"]) == ("toast", [2, 3, 6])


@pytest.mark.parametrize(
    "header",
    [
        "Location,Order Id,Order #,Opened,# of Guests,Tabs,Server,Amount,Tax,Tip,Gratuity,Total,Paid,Closed",
        "Payment Id,Order Id,Order #,Paid Date,Order Date,Check Id,Amount,Tip,Gratuity,Total,Last 4 Card Digits",
    ],
)
def test_exports_without_items_name_the_one_to_choose(read: Read, header: str) -> None:
    with pytest.raises(FileRefusedError, match="ItemSelectionDetails"):
        read(header + "\n" + ",".join("1" for _ in header.split(",")) + "\n")

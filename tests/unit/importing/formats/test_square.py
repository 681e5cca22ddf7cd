from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError

Read = Callable[..., Any]

HEADER_33 = (
    "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,"
    "Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,"
    "Customer Reference ID,Unit,Count,GTIN,Itemization Type,Fulfillment Note,Channel,Token,Card Brand,PAN Suffix"
)
HEADER_35 = HEADER_33.replace("Itemization Type,", "Itemization Type,Commission,Employee,")
HEADER_21 = HEADER_33.partition(",Customer ID")[0]


def row(item: str, quantity: str, sku: str = "", net: str = "$4.50", **cells: str) -> str:
    texts = {
        "Date": "2026-05-18", "Time": "14:05:10", "Time Zone": "Eastern Time (US & Canada)", "Category": "None",
        "Item": item, "Qty": quantity, "Price Point Name": "Regular", "SKU": sku, "Net Sales": net, "Gross Sales": net,
        "Transaction ID": "T1", "Payment ID": "P1", "Event Type": "Payment", "Location": "Harbour St",
        "Customer Name": "Ann", "Itemization Type": "Physical Good", "Employee": "Al", "Card Brand": "Visa",
    }  # fmt: skip
    texts |= {"Event Type": "Refund"} if quantity.startswith("-") else {}
    texts |= {key.replace("_", " "): value for key, value in cells.items()}
    return ",".join(f'"{texts.get(name, "")}"' for name in HEADER_35.split(","))


ROWS = [
    row("Mug", "1.0", "00417", "$8.00"),
    row("Mug", "2.0", "00417", "$16.00", Discounts="-$0.00"),
    row("Tea", "1.0", "", Price_Point_Name="Large"),
    row("Mug", "-1.0", "00417", "-$8.00", Notes="broken"),
    row("Custom Amount", "1.0", "", "$5.00", Itemization_Type="Custom Amount"),
    row("Tip", "1.0", "", "$2.00"),
    row("Gift Card $25.00", "1.0", "", "$25.00"),
    row("Cut and dry", "1.0", "SVC-1", "$30.00", Itemization_Type="Service"),
    row("", "1.0", "", "$3.00"),
    row("Mug", "0.0", "00417", "$0.00"),
]


def cut(rows: list[str], header: str) -> str:
    kept = [place for place, name in enumerate(HEADER_35.split(",")) if name in header.split(",")]
    lines = ([cells.split('","')[place].strip('"') for place in kept] for cells in rows)
    return header + "\n" + "\n".join(",".join(f'"{cell}"' for cell in cells) for cells in lines) + "\n"


@pytest.mark.parametrize("header", [HEADER_33, HEADER_35, HEADER_33.replace(",GTIN", "")])
def test_items_detail_is_read_in_every_width(read: Read, header: str) -> None:
    outcome = read(cut(ROWS, header))
    assert (outcome.layout.format, outcome.layout.score) == ("square", 1.0)
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "00417", 1000, 80000),
        (3, "00417", 2000, 160000),
        (4, "Tea Large", 1000, 45000),
        (5, "00417", -1000, -80000),
        (9, "SVC-1", 1000, 300000),
    ]
    assert outcome.reasons == {
        6: "no_value",
        7: "not_a_product",
        8: "not_a_product",
        10: "missing_sku",
        11: "no_value",
    }
    assert outcome.returns == 1
    assert set(outcome.columns["stores"]) == {"Harbour St"}
    assert set(outcome.columns["receipts"]) == {"T1"}
    assert outcome.columns["minutes"][0] == 14 * 60 + 5
    assert outcome.items["00417"].category == ""
    assert {"Customer Name", "Customer ID", "Card Brand", "PAN Suffix"} <= set(outcome.layout.personal)


def test_the_old_export_with_21_columns_is_square_too(read: Read) -> None:
    outcome = read(cut(ROWS[:4], HEADER_21))
    assert outcome.layout.format == "square"
    assert outcome.columns["quantities"] == [1000, 2000, 1000, -1000]


def test_the_reduced_export_asks_for_the_order_of_the_date(read: Read) -> None:
    text = (
        "Date,Category,Item,Qty,Product Sales,Discounts,Net Sales,Tax,Gross Sales,Location\n"
        "03/04/2026,Tea,Green Tea,2.0,$9.00,$0.00,$9.00,$0.70,$9.70,Main\n"
        "03/05/2026,Tea,Green Tea,-1.0,-$4.50,$0.00,-$4.50,-$0.35,-$4.85,Main\n"
    )
    with pytest.raises(NeedsAnswerError) as question:
        read(text)
    assert question.value.needs == "date_order"
    outcome = read(text, date_order="mdy")
    assert outcome.layout.format == "square"
    assert [(str(sale[1]), *sale[2:]) for sale in outcome.sales] == [
        ("2026-03-04", "Green Tea", 2000, None, 90000),
        ("2026-03-05", "Green Tea", -1000, None, -45000),
    ]


def test_a_refund_is_negative_once_even_if_a_re_saved_file_lost_its_sign(read: Read) -> None:
    outcome = read(cut([row("Mug", "1.0", "00417", "$8.00", Event_Type="Refund")], HEADER_33))
    assert [sale[3:] for sale in outcome.sales] == [(-1000, None, -80000)]


def test_a_renamed_quantity_is_still_found(read: Read) -> None:
    outcome = read(cut(ROWS[:2], HEADER_33).replace(",Qty,", ",Quantity,"))
    assert (outcome.layout.format, outcome.columns["quantities"]) == ("square", [1000, 2000])

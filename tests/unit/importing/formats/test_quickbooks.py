from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

TEXT = (
    "Harbour Gifts,,,,,,,,\n"
    "Receipts by item,,,,,,,,\n"
    "Receipt #,Date,Receipt Type,Item #,Item Name,Attribute,Qty Sold,Ext Price,Cashier\n"
    "5001,5/3/2026,Sales,417,Mug,Blue,2,20.00,Al\n"
    "5001,5/3/2026,Sales,418,Cup,,1,10.00,Al\n"
    "5002,5/3/2026,Return,417,Mug,Blue,(1),(10.00),Al\n"
    "5003,5/4/2026,Deposit,,,,,50.00,Al\n"
    "5004,5/4/2026,Payout,,,,,(20.00),Al\n"
    "5005,5/4/2026,Sales,,Bowl,Small,1,12.00,Al\n"
    "5006,5/4/2026,Sales,419,Shipping,,1,5.00,Al\n"
    "Total,,,,,,3,67.00,\n"
)


def test_parentheses_and_the_kind_make_one_return(read: Read) -> None:
    outcome = read(TEXT)
    assert (outcome.layout.format, outcome.layout.header_line, outcome.layout.date_order) == ("quickbooks", 3, "mdy")
    assert [(line, str(day), sku, quantity, net) for line, day, sku, quantity, _, net in outcome.sales] == [
        (4, "2026-05-03", "417", 2000, 200000),
        (5, "2026-05-03", "418", 1000, 100000),
        (6, "2026-05-03", "417", -1000, -100000),
        (9, "2026-05-04", "Bowl Small", 1000, 120000),
    ]
    assert outcome.reasons == {7: "no_value", 8: "no_value", 10: "not_a_product", 11: "total_row"}

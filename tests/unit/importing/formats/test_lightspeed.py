from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

TEXT = (
    "Date,Receipt Number,Line Type,Customer Code,Customer Name,Note,Quantity,Subtotal,Sales Tax,Discount,Loyalty,Total,"
    "Paid,Details,Register,User,Status,Sku,AccountCodeSale,AccountCodePurchase\n"
    "2026-05-03 10:02:11,1041,Sale,,,,3,30.00,3.00,0.00,0.00,33.00,33.00,,Main,Al,CLOSED,,,\n"
    "2026-05-03 10:02:11,1041,Sale Line,,,,2,20.00,2.00,0.00,0.00,22.00,,Mug,Main,Al,,00417,200,300\n"
    "2026-05-03 10:02:11,1041,Sale Line,,,,1,10.00,1.00,0.00,0.00,11.00,,Cup,Main,Al,,C-1,200,300\n"
    "2026-05-03 10:02:11,1041,Sale Line,,,,1,-5.00,-0.50,0.00,0.00,-5.50,,Discount,Main,Al,,vend-discount,200,300\n"
    "2026-05-03 10:02:11,1041,Payment,,,,,33.00,,,,33.00,33.00,Cash,Main,Al,,,,\n"
    "2026-05-03 11:30:00,1042,Sale,,,,-1,-10.00,-1.00,0.00,0.00,-11.00,-11.00,,Main,Al,CLOSED,,,\n"
    "2026-05-03 11:30:00,1042,Sale Line,,,,-1,-10.00,-1.00,0.00,0.00,-11.00,,Mug,Main,Al,,00417,200,300\n"
    "2026-05-03 12:00:00,1043,Sale,,,,1,10.00,1.00,0.00,0.00,11.00,0.00,,Main,Al,VOIDED,,,\n"
    "2026-05-03 12:00:00,1043,Sale Line,,,,1,10.00,1.00,0.00,0.00,11.00,,Mug,Main,Al,,00417,200,300\n"
    "2026-05-03 12:30:00,1044,Sale,,,,1,10.00,1.00,0.00,0.00,11.00,0.00,,Main,Al,SAVED,,,\n"
    "2026-05-03 12:30:00,1044,Sale Line,,,,1,10.00,1.00,0.00,0.00,11.00,,Mug,Main,Al,,00417,200,300\n"
    "2026-05-03 13:00:00,1045,Sale,,,,1,10.00,1.00,0.00,0.00,11.00,11.00,,Main,Al,LAYBY_CLOSED,,,\n"
    "2026-05-03 13:00:00,1045,Sale Line,,,,1,10.00,1.00,0.00,0.00,11.00,,Cup,Main,Al,,C-1,200,300\n"
    "2026-05-03 13:10:00,1046,Sale,,,,1,10.00,1.00,0.00,0.00,11.00,0.00,,Main,Al,ONACCOUNT,,,\n"
    "2026-05-03 13:10:00,1046,Sale Line,,,,1,10.00,1.00,0.00,0.00,11.00,,Cup,Main,Al,,C-1,200,300\n"
)


def test_only_sale_lines_of_finished_sales_are_counted(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.format == "lightspeed"
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (3, "00417", 2000, 200000),
        (4, "C-1", 1000, 100000),
        (8, "00417", -1000, -100000),
        (14, "C-1", 1000, 100000),
        (16, "C-1", 1000, 100000),
    ]
    assert {line: reason for line, reason in outcome.reasons.items() if reason != "no_value"} == {5: "not_a_product"}
    assert sorted(outcome.reasons) == [2, 5, 6, 7, 9, 10, 11, 12, 13, 15]
    assert not outcome.rejected


def test_an_unknown_kind_of_line_sells_nothing(read: Read) -> None:
    outcome = read(TEXT.replace("1041,Payment", "1041,Loyalty Reward"))
    assert outcome.reasons[6] == "no_value"


def test_it_may_be_called_vend(read: Read) -> None:
    assert read(TEXT, format="Vend").layout.format == "lightspeed"

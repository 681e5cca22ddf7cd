from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError

Read = Callable[..., Any]

TEXT = (
    "Line Item Date,Order ID,Order Employee Name,Item Code,Item Name,Category,Item Revenue,Modifiers Revenue,Discounts,"
    "Tax Amount,Refunded,Voided,Order Payment State\n"
    "18-May-2026 09:14 AM EDT,O1,Al,00417,Mug,Cups,$10.00,$0.00,$0.00,$0.80,No,No,PAID\n"
    "18-May-2026 09:14 AM EDT,O1,Al,00417,Mug,Cups,$10.00,$0.00,$0.00,$0.80,No,No,PAID\n"
    "18-May-2026 09:15 AM EDT,O2,Al,,Cup,Cups,$8.00,$0.00,$0.00,$0.80,No,No,PAID\n"
    "18-May-2026 09:20 AM EDT,O3,Al,00417,Mug,Cups,$10.00,$0.00,$0.00,$0.80,Yes,No,PAID\n"
    "18-May-2026 09:21 AM EDT,O4,Al,00417,Mug,Cups,$10.00,$0.00,$0.00,$0.80,No,Yes,PAID\n"
    "18-May-2026 09:22 AM EDT,O5,Al,00417,Mug,Cups,$10.00,$0.00,$0.00,$0.80,No,No,OPEN\n"
    "18-May-2026 09:23 AM EDT,O6,Al,,Gift Card,Cards,$50.00,$0.00,$0.00,$0.00,No,No,PAID\n"
    "18-May-2026 09:24 AM EDT,O7,Al,00417,Mug,Cups,-$10.00,$0.00,$0.00,-$0.80,No,No,PAID\n"
    "Total,,,,,,$78.00,,,,,,\n"
)


def test_every_line_sells_one_unit_and_a_refunded_one_none(read: Read) -> None:
    outcome = read(TEXT)
    assert outcome.layout.format == "clover"
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "00417", 1000, 100000),
        (3, "00417", 1000, 100000),
        (4, "Cup", 1000, 80000),
        (9, "00417", -1000, -100000),
    ]
    assert outcome.reasons == {5: "no_value", 6: "no_value", 7: "no_value", 8: "not_a_product", 10: "total_row"}
    assert (outcome.returns, outcome.columns["minutes"][0]) == (1, 554)
    assert outcome.layout.personal == ("Order Employee Name",)


def test_a_sum_of_money_in_the_flag_says_that_the_unit_came_back(read: Read) -> None:
    outcome = read(TEXT.replace("$0.80,Yes", "$0.80,$10.00").replace("$0.80,No,No", "$0.80,$0.00,No"))
    assert outcome.columns["lines"] == [2, 3, 4, 9]


def test_orders_and_payments_are_refused_with_the_export_to_choose(read: Read) -> None:
    orders = (
        "Order Date,Order ID,Invoice Number,Order Number,Order Type,Order Employee ID,Order Employee Name,"
        "Order Employee Custom ID,Note,Currency,Tax Amount,Tip,Service Charge,Discount,Order Total,Payments Total,"
        "Payment Note,Refunds Total,Manual Refunds Total,Tender,Credit Card Auth Code,Credit Card Transaction ID,"
        "Order Payment State\n16-Dec-2025 02:44 AM EST,O1,,,,,Al,,,USD,0.8,0,0,0,10.80,10.80,,0,0,Cash,,,PAID\n"
    )
    with pytest.raises(FileRefusedError, match="Line items"):
        read(orders)
    payments = "Payment Date,Payment ID,Order ID,Tender,Amount,Tax Amount\n16-Dec-2025,P1,O1,Cash,10.80,0.80\n"
    with pytest.raises(FileRefusedError, match="Line items"):
        read(payments)

from collections.abc import Callable
from datetime import date
from typing import Any

from retail_desktop.domain.periods import Period

Read = Callable[..., Any]
DAY = date(2026, 5, 3)


def test_sales_by_item_are_read_for_a_day(read: Read) -> None:
    text = (
        "Code;EAN;Product name;Product group;Sold quantity;Net sales total;Sales with VAT\n"
        "00417;4006381333931;Mug;Cups;12,5;125,00;150,00\n"
        "00418;;Cup;Cups;-1;-10,00;-12,00\n"
        "Total;;;;11,5;115,00;138,00\n"
    )
    outcome = read(text, period=Period(DAY, DAY))
    assert outcome.layout.format == "erply"
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "00417", 12500, 1250000),
        (3, "00418", -1000, -100000),
    ]
    assert outcome.reasons == {4: "total_row"}

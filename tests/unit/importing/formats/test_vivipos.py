from collections.abc import Callable
from datetime import date
from typing import Any

from retail_desktop.domain.periods import Period

Read = Callable[..., Any]
DAY = date(2026, 5, 3)


def test_codes_behind_an_apostrophe_are_text(read: Read) -> None:
    text = (
        "Product Sales Report,,,,\nHarbour Cafe,,,,\n"
        "Product Number,Product Name,Qty Sold,Gross Sales,Net Sales\n"
        "'00417,Mug,2,22.00,20.00\n"
        "'1001,Cup,1,11.00,10.00\n"
        "Product Number,Product Name,Qty Sold,Gross Sales,Net Sales\n"
        "'2001,Bowl,1,11.00,10.00\n"
        "Records Found: 3,,,,\n"
    )
    outcome = read(text, period=Period(DAY, DAY))
    assert outcome.layout.format == "vivipos"
    assert outcome.columns["skus"] == ["00417", "1001", "2001"]
    assert outcome.columns["net_amounts"] == [200000, 100000, 100000]
    assert outcome.reasons[7 - 1] == "repeated_header"
    assert outcome.reasons[8] in {"total_row", "missing_quantity"}

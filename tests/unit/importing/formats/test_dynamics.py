from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError

Read = Callable[..., Any]

HEADER = (
    "TRANSACTIONNUMBER,OPERATINGUNITNUMBER,TERMINAL,BUSINESSDATE,ITEMNUMBER,BARCODE,QUANTITY,NETAMOUNT,CURRENCY,"
    "TRANSACTIONSTATUS,RETURNDATE\n"
)
ROWS = [
    "HOU-1,052,T1,2026-05-13,0417,4006381333931,-2,-20.00,USD,Posted,1/1/1900",
    "HOU-1,052,T1,2026-05-13,0418,,-1,-10.00,USD,None,1/1/1900",
    "HOU-2,052,T1,2026-05-13,0417,,1,10.00,USD,Posted,5/13/2026",
    "HOU-3,052,T1,2026-05-13,0417,,-1,-10.00,USD,Voided,1/1/1900",
    "HOU-4,052,T1,1/1/1900,0417,,-1,-10.00,USD,Posted,1/1/1900",
    "HOU-5,052,T1,2026-05-13,,4006381333948,-1,-7.00,USD,Posted,1/1/1900",
    "HOU-6,052,T1,2026-05-13,0417,,0,0.00,USD,Posted,1/1/1900",
]


def test_a_sale_is_written_with_a_minus(read: Read) -> None:
    outcome = read(HEADER + "\n".join(ROWS))
    assert outcome.layout.format == "dynamics"
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "0417", 2000, 200000),
        (3, "0418", 1000, 100000),
        (4, "0417", -1000, -100000),
        (7, "4006381333948", 1000, 70000),
    ]
    assert outcome.reasons == {5: "no_value", 6: "missing_date", 8: "no_value"}
    assert set(outcome.columns["stores"]) == {"052"}


def test_a_file_of_positive_quantities_is_asked_about(read: Read) -> None:
    text = HEADER + "\n".join(ROWS[:2] * 4).replace(",-", ",")
    with pytest.raises(NeedsAnswerError) as question:
        read(text)
    assert question.value.needs == "format"
    assert question.value.choices == {"dynamics": ["2 = returned", "1 = returned"], "generic": ["2 = sold", "1 = sold"]}
    assert set(read(text, format="generic").columns["quantities"]) == {2000, 1000}
    assert set(read(text, format="dynamics").columns["quantities"]) == {-2000, -1000}

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

ROWS = [
    "DOC_ID\tTKT_NO\tBUS_DAT\tSTR_ID\tLIN_SEQ_NO\tLIN_TYP\tITEM_NO\tCELL_DESCR\tDESCR\tCATEG_COD\tQTY_SOLD\tPRC\tEXT_PRC",
    "101\tT-1\t2026-05-03 00:00:00.000\tMAIN\t1\tS\t00417\tNULL\tMug\tCUPS\t2.0000\t10.0000\t20.0000",
    "101\tT-1\t2026-05-03 00:00:00.000\tMAIN\t2\tS\tSHIRT\tRED / L\tShirt\tWEAR\t1.0000\t15.0000\t15.0000",
    "101\tT-1\t2026-05-03 00:00:00.000\tMAIN\t3\tS\tSHIRT\tRED / M\tShirt\tWEAR\t1.0000\t15.0000\t15.0000",
    "102\tT-2\t2026-05-03 00:00:00.000\tMAIN\t1\tR\t00417\t*\tMug\tCUPS\t1.0000\t10.0000\t10.0000",
    "103\tT-3\t2026-05-03 00:00:00.000\tMAIN\t1\tR\t00417\tNULL\tMug\tCUPS\t-1.0000\t10.0000\t-10.0000",
    "104\tT-4\t2026-05-03 00:00:00.000\tMAIN\t1\tU\t00417\tNULL\tMug\tCUPS\t1.0000\t10.0000\t10.0000",
    "104\tT-4\t2026-05-03 00:00:00.000\tMAIN\t2\tA\t00418\tNULL\tCup\tCUPS\t1.0000\t10.0000\t10.0000",
    "105\tT-5\t2026-05-03 00:00:00.000\tMAIN\t1\tO\t00418\tNULL\tCup\tCUPS\t1.0000\t10.0000\t10.0000",
    "106\tT-6\tNULL\tMAIN\t1\tS\t00418\tNULL\tCup\tCUPS\t1.0000\t10.0000\t10.0000",
    "107\tT-7\t2026-05-03 00:00:00.000\tMAIN\t1\tS\tNULL\tNULL\tCup\tCUPS\t1.0000\t10.0000\t10.0000",
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_ticket_lines_of_the_right_kinds_are_sales(read: Read, encoding: str) -> None:
    outcome = read("\r\n".join(ROWS).encode(encoding))
    assert (outcome.layout.format, outcome.layout.delimiter) == ("counterpoint", "\t")
    assert [(line, sku, quantity, price, net) for line, _, sku, quantity, price, net in outcome.sales] == [
        (2, "00417", 2000, 100000, 200000),
        (3, "SHIRT RED / L", 1000, 150000, 150000),
        (4, "SHIRT RED / M", 1000, 150000, 150000),
        (5, "00417", -1000, 100000, -100000),
        (6, "00417", -1000, 100000, -100000),
        (8, "00418", 1000, 100000, 100000),
    ]
    assert outcome.reasons == {7: "no_value", 9: "no_value", 10: "missing_date", 11: "missing_sku"}

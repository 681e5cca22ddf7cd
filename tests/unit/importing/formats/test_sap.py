from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError

Read = Callable[..., Any]

HEADER = "STORE;BELEGDATUM;BELEGWAERS;PACKAGE_ID;QUALARTNR;ARTNR;AKTIONSNR;VORZMENGE;UMSMENGE;UMSWERT;SALES_UOM\n"
ROWS = [
    "0042;28.05.2026;EUR;1;ARTN;000000000000417000;;+;12,000;1.240,00;ST",
    "0042;28.05.2026;EUR;1;ARTN;000000000000417001;;-;2,000;24,00;ST",
    "0042;28.05.2026;EUR;1;ARTN;000000000000417001;;;1,500;18,00;KG",
    "0042;28.05.2026;EUR;1;EANN;4006381333931;;+;3,000;30,00;ST",
    "0042;28.05.2026;EUR;1;WAGR;FOOD;;+;1,000;5,00;ST",
    "0042;28.05.2026;EUR;1;ARTN;000000000000417002;;-;-1,000;-9,00;ST",
    "0042;28.05.2026;EUR;1;ARTN;00417;;+;1,000;9,00;ST",
]


def test_the_sign_stands_in_its_own_column_and_padding_goes(read: Read) -> None:
    outcome = read(HEADER + "\n".join(ROWS))
    assert (outcome.layout.format, outcome.layout.decimal) == ("sap", ",")
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "417000", 12000, 12400000),
        (3, "417001", -2000, -240000),
        (4, "417001", 1500, 180000),
        (5, "4006381333931", 3000, 300000),
        (7, "417002", -1000, -90000),
        (8, "00417", 1000, 90000),
    ]
    assert outcome.reasons == {6: "no_value"}
    assert set(outcome.columns["stores"]) == {"0042"}


def test_a_compact_date_is_read_as_well(read: Read) -> None:
    outcome = read(HEADER + "\n".join(ROWS).replace("28.05.2026", "20260528"))
    assert {str(sale[1]) for sale in outcome.sales} == {"2026-05-28"}


def test_a_file_of_minus_signs_is_asked_about(read: Read) -> None:
    text = HEADER + "\n".join([ROWS[0].replace("+", "-")] * 6 + [ROWS[0]])
    with pytest.raises(NeedsAnswerError) as question:
        read(text)
    assert set(question.value.choices) == {"sap", "sap-minus-sold"}
    sold = read(text, format="sap-minus-sold")
    assert sold.columns["quantities"] == [12000] * 6 + [-12000]
    assert sold.columns["net_amounts"] == [12400000] * 6 + [-12400000]

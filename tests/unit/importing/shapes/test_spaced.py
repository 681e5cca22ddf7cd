"""Reports in plain text."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import Target

Fixture = Callable[..., Any]

STORES = """INFORME DE VENTAS

Sucursal   8422416200034         ( ECI GOYA 0003 ) 263 19/03/2025   -  19/03/2025
4006381333931   2   119,98
 Num. Persona Vtas:  0051258002
4007399435389  Taza azul  1   49,90
Sucursal   8422416200041         ( ECI CALLAO 0004 ) 264 20/03/2025   -  20/03/2025
4006381333931   -1   -59,99
Total  2  109,89
"""


def test_lines_of_a_barcode_a_quantity_and_an_amount_below_their_store(read: Fixture) -> None:
    found = read(STORES)
    assert [(day, sku, units, net) for _, day, sku, units, _, net in found.sales] == [
        (date(2025, 3, 19), "4006381333931", 2000, 1_199_800),
        (date(2025, 3, 19), "4007399435389", 1000, 499_000),
        (date(2025, 3, 20), "4006381333931", -1000, -599_900),
    ]
    assert found.columns["stores"] == ["ECI GOYA 0003", "ECI GOYA 0003", "ECI CALLAO 0004"]
    assert found.items["4007399435389"].name == "Taza azul"
    assert found.reasons == {5: "no_value", 7: "no_value", 9: "total_row"}


def test_the_amount_may_stand_in_front(flat: Fixture) -> None:
    found = flat(re.sub(r"(-?\d)   (-?\d+,\d\d)", r"\2  \1", STORES))
    assert found.of("quantity", "amount") == [("2", "119,98"), ("1", "49,90"), ("-1", "-59,99")]


def test_headings_apart_by_blanks(read: Fixture) -> None:
    found = read(
        "Daily item sales\nDate: 28/09/2025\n\nItem No   Description        Qty     Net Sales\n"
        "00417     Latte              12          42.00\n00418     Tea, green          5          10.00\n"
        "00419     Cake\n\nTotal                        17          52.00\n"
    )
    assert [(sku, units) for _, _, sku, units, _, _ in found.sales] == [("00417", 12_000), ("00418", 5000)]
    assert found.reasons == {7: "ragged_row", 9: "total_row"}


@pytest.mark.parametrize(
    "text",
    [
        "4006381333931 119,983\n4007399435389 49,901\n",
        "4006381333931 2 3\n4007399435389 1 4\n",
        "4006381333932 2 3,00\n4007399435389 1 4,00\n",
        "Hello\nworld\n",
    ],
)
def test_figures_that_cannot_be_told_apart_are_not_read(flat: Fixture, text: str) -> None:
    with pytest.raises((FileRefusedError, NeedsAnswerError)):
        flat(text)


def test_such_lines_are_sales_and_nothing_else(flat: Fixture) -> None:
    with pytest.raises(FileRefusedError, match="one column only"):
        flat(STORES, Target.STOCK)
    with pytest.raises(FileRefusedError, match="one column only"):
        flat(STORES, delimiter=";")

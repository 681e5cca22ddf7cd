"""Headings in two rows."""

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import Target

Fixture = Callable[..., Any]


def test_stores_above_their_figures(flat: Fixture) -> None:
    found = flat(
        "Weekly sales\n;;Harbour St;;Mill Lane;;Total;\nDate;SKU;Qty;Net sales;Qty;Net sales;Qty;Net sales\n"
        "05.01.2026;00417;3;30,00;1;10,00;4;40,00\n05.01.2026;00418;;;2;18,00;2;18,00\n"
    )
    assert found.of("sku", "store", "quantity", "amount") == [
        ("00417", "Harbour St", "3", "30,00"),
        ("00417", "Mill Lane", "1", "10,00"),
        ("00418", "Mill Lane", "2", "18,00"),
    ]
    assert found.layout.header_line == 3


def test_stores_above_equal_columns_of_stock(flat: Fixture) -> None:
    found = flat(",Harbour St,Mill Lane\nSKU,On hand,On hand\nA,5,5\nB,0,0\n", Target.STOCK)
    assert found.of("sku", "store", "on_hand") == [
        ("A", "Harbour St", "5"), ("A", "Mill Lane", "5"), ("B", "Harbour St", "0"), ("B", "Mill Lane", "0"),
    ]  # fmt: skip


def test_days_above_their_quantities(flat: Fixture) -> None:
    found = flat(",2026-01-05,2026-01-06\nSKU,Qty,Qty\nA,5,\nB,0,3\n")
    assert found.of("sku", "date", "quantity") == [("A", "2026-01-05", "5"), ("B", "2026-01-06", "3")]


@pytest.mark.parametrize("above", ["Weekly sales,,,", ",,Harbour St,", ",,,", ",,A,A"])
def test_a_row_above_that_does_not_tell_columns_apart_is_left_alone(flat: Fixture, above: str) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        flat(f"{above}\nDate,SKU,Qty,Qty\n2026-01-05,A,5,3\n")
    assert question.value.needs == "columns"

"""Receipts that name what was sold in one text."""

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError

Fixture = Callable[..., Any]


def test_each_item_named_is_a_line_of_its_own(flat: Fixture) -> None:
    found = flat(
        "Date,Receipt,Customer,What was sold,Pieces,Takings\n"
        '2026-01-05,1001,Ann,"2× Mug, 1× Tee, blue",3,45.00\n2026-01-05,1002,Bob,1× Mug,1,12.00\n'
        "2026-01-05,1003,Cy,,0,0\n"
        '2026-01-05,1004,Di,"1× Mug, 1× Tee",3,12.00\nDate,Receipt,Customer,What was sold,Pieces,Takings\n'
    )
    assert found.headers == ("Date", "Receipt", "Customer", "Item sold", "Units sold")
    assert found.of("receipt", "sku", "quantity") == [
        ("1001", "Mug", "2"),
        ("1001", "Tee, blue", "1"),
        ("1002", "Mug", "1"),
    ]
    assert found.reasons == [(4, "no_value"), (5, "bad_quantity"), (6, "repeated_header")]
    assert "“What was sold” names all items of a receipt" in found.layout.notes[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2x Mug", ", 1x Tee"),
        ("2 x Mug", "; 1 x Tee"),
        ("Mug x2", ", Tee x1"),
        ("Mug × 2", " | Tee × 1"),
        ("2 * Mug", ", 1 * Tee,"),
    ],
)
def test_lists_are_written_in_many_ways(flat: Fixture, first: str, second: str) -> None:
    found = flat(f'Date\tReceipt\tItems\n2026-01-05\t1\t"{first}{second}"\n2026-01-05\t2\t{first}\n')
    assert found.of("sku", "quantity") == [("Mug", "2"), ("Tee", "1"), ("Mug", "2")]


def test_names_with_a_measure_in_them_are_no_lists(flat: Fixture) -> None:
    text = "Date,Item,Qty\n2026-01-05,2 x 4 Timber,7\n2026-01-05,2 x 6 Timber,3\n"
    assert flat(text).of("name", "quantity") == [("2 x 4 Timber", "7"), ("2 x 6 Timber", "3")]


def test_lists_that_cannot_be_understood_as_a_whole_are_refused(flat: Fixture) -> None:
    rows = '2026-01-05,1,"2x Mug, 1x Tee"\n' * 9
    with pytest.raises(FileRefusedError, match="one line for each item sold"):
        flat(f"Date,Receipt,Items\n{rows}2026-01-05,2,various\n")
    with pytest.raises(FileRefusedError, match="one line for each item sold"):
        flat(f'Date,Receipt,Items\n{rows}2026-01-05,2,"2x Mug, 1x Te…"\n')


def test_an_export_known_to_hold_no_lines_stays_refused(flat: Fixture) -> None:
    with pytest.raises(FileRefusedError, match="Receipts by item"):
        flat("Date,Receipt number,Receipt type,Gross sales,Description\n2026-01-05,1,Sale,10,1 x Tea\n")

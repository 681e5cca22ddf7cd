import csv
import io
from collections.abc import Sequence

import pytest

from retail_desktop.importing.books.book import Tall
from retail_desktop.importing.sheet_lines import SheetLines


def read(
    rows: Sequence[Sequence[str]], merged: Sequence[Tall] = (), *, typed: bool = True
) -> tuple[list[list[str]], tuple[str, ...]]:
    lines = SheetLines(enumerate(rows, 1), merged, typed=typed)
    with lines.file as file:
        file.seek(0)
        assert list(lines.numbers) == list(range(1, len(rows) + 1))
        return list(csv.reader(io.StringIO(file.read().decode()))), lines.notes


def test_rows_become_as_wide_as_the_widest_filled_one() -> None:
    assert read([["a"], ["b", "c", "", ""], []])[0] == [["a", ""], ["b", "c"], ["", ""]]
    assert read([["a", "b"], ["c", "d"]])[0] == [["a", "b"], ["c", "d"]]


def test_a_cell_of_several_lines_is_one_line() -> None:
    assert read([["a\r\nb\nc\rd", "x" * 40_000]])[0] == [["a b c d", "x" * 32_767]]


def test_a_tall_cell_speaks_for_its_rows_unless_it_is_a_number() -> None:
    rows = [["Day", "Item", "Qty"], ["2026-01-05", "A", "1"], ["", "B", ""], ["", "C", "3"], ["", "D", "4"]]
    merged = [Tall(2, 4, 0), Tall(2, 3, 2), Tall(9, 12, 9), Tall(2, 4, 1)]
    assert read(rows, merged)[0] == [
        ["Day", "Item", "Qty"],
        ["2026-01-05", "A", "1"],
        ["2026-01-05", "B", ""],
        ["2026-01-05", "C", "3"],
        ["", "D", "4"],
    ]


@pytest.mark.parametrize(
    ("cells", "mended"),
    [
        (
            ["Datum", "2026-05-03", "13/03/2026", "2026-12-03 08:26:00"],
            ["05/03/2026", "13/03/2026", "12/03/2026 08:26:00"],
        ),
        (["Date", "2026-05-03", "03/13/2026", "2026-12-03"], ["03/05/2026", "03/13/2026", "03/12/2026"]),
    ],
)
def test_dates_whose_day_and_month_were_swapped_are_put_right(cells: list[str], mended: list[str]) -> None:
    rows, notes = read([[cell, "x"] for cell in cells])
    assert [row[0] for row in rows[1:]] == mended
    assert "day and month" in notes[0]


@pytest.mark.parametrize(
    "cells",
    [
        ["Date", "2026-05-13", "13/03/2026"],
        ["Date", "2026-05-03", "05/03/2026", "13/03/2026"],
        ["Date", "2026-05-03", "03/13/2026", "13/03/2026"],
        ["Date", "2026-05-03", "2026-05-04", "soon", "later"],
    ],
)
def test_dates_that_do_not_show_a_swap_stay(cells: list[str]) -> None:
    assert [row[0] for row in read([[cell, "x"] for cell in cells])[0]] == cells


def test_a_code_that_became_a_date_is_marked_as_a_moment() -> None:
    cells = ["SKU", *"ABCDEFGH", "2026-01-03"]
    assert read([[cell, "x"] for cell in cells])[0][-1] == ["2026-01-03 00:00:00", "x"]
    assert read([[cell, "x"] for cell in cells], typed=False)[0][-1] == ["2026-01-03", "x"]

"""One column for each item."""

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError

Fixture = Callable[..., Any]

RECEIPTS = """datetime,day of week,total,place,plain bread,jam,croissant,cake
2019-07-11 15:35,Thur,23800,,1,,3,
2019-07-12 16:10,Fri,15800,Old Town,,,1,
,,,,,,,
2019-07-13 13:19,Sat,0,,0,,,
2019-07-13 13:22,Sat,9500,,2,1,x,
"""


def test_wide_receipts_become_one_line_for_each_item(flat: Fixture) -> None:
    found = flat(RECEIPTS)
    assert found.headers == ("datetime", "day of week", "place", "Item", "Quantity")
    assert [(line, *told) for (line, _), told in zip(found.rows, found.of("sku", "quantity"), strict=True)] == [
        (2, "plain bread", "1"),
        (2, "croissant", "3"),
        (3, "croissant", "1"),
        (6, "plain bread", "2"),
        (6, "jam", "1"),
        (6, "croissant", "x"),
    ]
    assert found.reasons == [(4, "no_value"), (5, "no_value")]
    assert "one column for each of 4 items (“plain bread”, “jam”, “croissant”, …)" in found.layout.notes[0]


def test_the_cells_are_read_like_any_other(read: Fixture) -> None:
    found = read(RECEIPTS)
    assert [(sku, units) for _, _, sku, units, _, _ in found.sales] == [
        ("plain bread", 1000), ("croissant", 3000), ("croissant", 1000), ("plain bread", 2000), ("jam", 1000),
    ]  # fmt: skip
    assert found.columns["minutes"] == [935, 935, 970, 802, 802]
    assert found.reasons == {4: "no_value", 5: "no_value", 6: "bad_quantity"}
    (issue,) = found.rejected
    assert (issue.column, issue.value, issue.record) == (
        "Quantity",
        "x",
        ("2019-07-13 13:22", "Sat", "", "croissant", "x"),
    )


def test_a_day_in_each_row_and_codes_above_fractional_quantities(read: Fixture) -> None:
    text = "datum,M01AB,M01AE,R03,Year,Month,Hour,Weekday Name\n13/01/2014,0,3.67,20,2014,1,248,Monday\n"
    assert [(sku, units) for _, _, sku, units, _, _ in read(text).sales] == [("M01AE", 3670), ("R03", 20_000)]


def test_whole_numbers_under_three_different_names_are_items(flat: Fixture) -> None:
    text = "date,Bread,Milk,Eggs\n2026-01-05,12,30,9\n2026-01-06,10,28,11\n"
    assert flat(text).of("date", "sku", "quantity")[:2] == [("2026-01-05", "Bread", "12"), ("2026-01-05", "Milk", "30")]


def test_the_column_that_adds_up_is_no_item_and_a_row_that_does_not_add_up_is_rejected(flat: Fixture) -> None:
    rows = "".join(f"2026-01-{day:02},{day},2,{day + 2}\n" for day in range(5, 20))
    found = flat(f"date,Bread,Milk,Alles\n{rows}2026-01-20,7,2,8\nTotal,180,30,210\n")
    assert {sku for (sku,) in found.of("sku")} == {"Bread", "Milk"}
    assert found.reasons == [(17, "bad_quantity"), (17, "bad_quantity"), (18, "total_row")]
    assert [issue.record for issue in found.layout.issues[:2]] == [
        ("2026-01-20", "Bread", "7"), ("2026-01-20", "Milk", "2"),
    ]  # fmt: skip
    assert (found.layout.issues[0].column, found.layout.issues[0].value) == ("Alles", "8")


def test_a_column_that_is_empty_at_first_is_not_lost(flat: Fixture) -> None:
    early = "2026-01-05,1,2,3,\n2026-01-05,2,,3,\n2026-01-05,1,5,2,\n" * 1_000
    found = flat(f"date,Bread,Milk,Eggs,Late\n{early}2026-01-06,,,,4\n")
    assert found.rows[-1] == (3002, ["2026-01-06", "Late", "4"])


@pytest.mark.parametrize(
    "headers",
    ["adults,children,seniors x", "sensor1,sensor2,sensor3", "alpha,alpha,beta", "alpha,beta,visitors", ",alpha,beta"],
)
def test_columns_that_may_be_something_else_are_asked_about(flat: Fixture, headers: str) -> None:
    with pytest.raises((NeedsAnswerError, FileRefusedError)):
        flat(f"date,{headers}\n2026-01-05,1.5,2.5,3.5\n2026-01-06,2.5,1.5,2.25\n")


@pytest.mark.parametrize(
    "cells", ["{day},0,1,2", "11101,3,1,2", "7,3,{day},2", "1,0,1,0", "2,1,3,1,holiday,sunny,warm"]
)
def test_weeks_marks_and_constants_beside_counts_leave_doubt(flat: Fixture, cells: str) -> None:
    names = ["bread", "milk", "eggs", "tarts", "event", "weather", "feeling"][: cells.count(",") + 1]
    rows = "".join(f"2026-01-{day:02},{cells.format(day=day)}\n" for day in range(1, 20))
    with pytest.raises(NeedsAnswerError):
        flat(f"date,{','.join(names)}\n{rows}")


def test_the_answer_makes_items_of_them(flat: Fixture) -> None:
    text = "date,alpha,beta,gamma\n2026-01-05,1.5,2.5,3.5\n"
    found = flat(text, format="items-across")
    assert found.of("sku", "quantity") == [("alpha", "1.5"), ("beta", "2.5"), ("gamma", "3.5")]
    with pytest.raises(FileRefusedError, match="could be an item"):
        flat("date,words\n2026-01-05,many\n", format="items-across")


def test_a_table_without_items_but_with_figures_is_refused(flat: Fixture) -> None:
    with pytest.raises(FileRefusedError, match="names no items"):
        flat("Store,Date,Temperature,Fuel_Price,Unemployment\n1,2010-02-05,42.31,2.572,8.106\n")

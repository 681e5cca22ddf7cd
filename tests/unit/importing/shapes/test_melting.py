"""Turning columns into records loses nothing and adds nothing."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.imports import Target

Fixture = Callable[..., Any]

CELLS = st.sampled_from(["", " ", "0", "0.0", "-", "1", "2", "12", "1.5", "-3", "n/a", "x", "1000001", "0.0001"])
TABLES = st.integers(3, 6).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=4, max_size=12)
)
COUNT = ["1", "2", "5"]
NUMBERS = {"1", "2", "5", "12", "1.5", "-3"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_units_of_a_column_for_each_item_are_the_units_of_its_cells(read: Fixture, table: list[list[str]]) -> None:
    width = len(table[0])
    # enough good records to leave no doubt what the columns are
    sure = [(COUNT[turn % 3 :] + COUNT * width)[:width] for turn in range(300)]
    rows = [*sure, *table]
    names = ",".join(f"Cake {'ABCDEFG'[place]}x" for place in range(width))
    text = "\n".join([f"date,{names}", *(",".join(["2026-01-05", *row]) for row in rows)])
    found = read(text)
    cells = [cell for row in rows for cell in row]
    told = [cell for cell in cells if cell.strip(" ") not in {"", "0", "0.0", "-", "n/a"}]
    empty = sum(all(cell.strip(" ") in {"", "0", "0.0", "-", "n/a"} for cell in row) for row in rows)
    assert sum(found.columns["quantities"]) == sum(Decimal(cell) for cell in cells if cell in NUMBERS) * 1000
    assert len(found.sales) == sum(cell in NUMBERS for cell in cells)
    assert len(found.sales) + len(found.ignored) + len(found.rejected) == len(told) + empty
    assert len(found.ignored) == empty


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_stock_of_a_column_for_each_store_is_the_stock_of_its_cells(flat: Fixture, table: list[list[str]]) -> None:
    width = len(table[0])
    stores = ",".join(f"In stock [Store {place}]" for place in range(width))
    text = "\n".join(
        [f"sku,{stores}", "Z" + ",1" * width, *(",".join([f"A{line}", *row]) for line, row in enumerate(table))]
    )
    found = flat(text, Target.STOCK)
    counted = [cell for row in table for cell in row if cell.strip() not in {"", "-", "n/a"}]
    assert sorted(units for (units,) in found.of("on_hand")) == sorted([*counted, *["1"] * width])
    assert len(found.reasons) == sum(all(cell.strip() in {"", "-", "n/a"} for cell in row) for row in table)


def test_records_of_another_width_totals_and_headings_are_told(flat: Fixture) -> None:
    found = flat(
        "date,sku,Harbour St,Mill Lane\n2026-01-05,A,1,2\n2026-01-05,B\ndate,sku,Harbour St,Mill Lane\n"
        ',Total,1,2\nTotal 2026,,1,2\n2026-01-05,"C\n2026-01-05,D,1,,\n2026-01-05,E,1,2,3\n'
    )
    assert found.of("sku", "store", "quantity") == [
        ("A", "Harbour St", "1"),
        ("A", "Mill Lane", "2"),
        ("D", "Harbour St", "1"),
    ]
    assert found.reasons == [
        (3, "ragged_row"), (4, "repeated_header"), (5, "total_row"), (6, "total_row"), (7, "unclosed_quote"),
        (9, "ragged_row"),
    ]  # fmt: skip
    assert found.layout.issues[0].record == ("2026-01-05", "B")


def test_new_headings_do_not_clash_with_old_ones(flat: Fixture) -> None:
    found = flat("date,sku,quantity note,item,Qty [A],Qty [B]\n2026-01-05,X,gift,Mug,1,2\n")
    assert found.of("sku", "store", "quantity") == [("X", "A", "1"), ("X", "B", "2")]
    text = "date,receipt,Store,Bread,Milk,Eggs\n" + "2026-01-05,7,Main,1,3,2\n" * 3
    assert flat(text).of("store", "receipt", "sku", "quantity")[0] == ("Main", "7", "Bread", "1")

"""One column for each store."""

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.domain.imports import Target

Fixture = Callable[..., Any]


@pytest.mark.parametrize(
    ("headers", "stores"),
    [
        ("Qty [Harbour St],Qty [Mill Lane]", ("Harbour St", "Mill Lane")),
        ("Harbour St (units),Mill Lane (units)", ("Harbour St", "Mill Lane")),
        ("Sold - Oslo,Sold - Bergen", ("Oslo", "Bergen")),
        ("Oslo: qty,Bergen: qty", ("Oslo", "Bergen")),
        ("S01 qty,S02 qty", ("S01", "S02")),
        ("units_north,units_south", ("north", "south")),
        ("Menge Filiale 1,Menge Filiale 2", ("Filiale 1", "Filiale 2")),
        ("Sales [A],Sales [B]", ("A", "B")),
        ("Harbour St,Mill Lane", ("Harbour St", "Mill Lane")),
    ],
)
def test_each_store_gets_a_line_of_its_own(flat: Fixture, headers: str, stores: tuple[str, str]) -> None:
    found = flat(f"date,sku,{headers}\n2026-01-05,0012,3,\n2026-01-05,0013,1,2\n2026-01-06,0013,0,0\n")
    first, second = stores
    assert found.of("sku", "store", "quantity") == [("0012", first, "3"), ("0013", first, "1"), ("0013", second, "2")]
    assert found.reasons == [(4, "no_value")]
    assert f"one column for each of 2 stores (“{first}”, “{second}”)" in found.layout.notes[0]


def test_amounts_by_store_go_with_the_quantities(read: Fixture) -> None:
    headers = "date;item;Sold - North;Sold - South;Revenue - North;Revenue - South;Total"
    text = f"{headers}\n28.01.2026;Tea;3;1,5;30,00;15,00;x\n"
    found = read(text)
    assert found.columns["stores"] == ["North", "South"]
    assert found.columns["quantities"] == [3000, 1500]
    assert found.columns["net_amounts"] == [300_000, 150_000]


def test_a_total_over_the_stores_is_no_store_and_guards_each_line(flat: Fixture) -> None:
    rows = "".join(f"2026-01-05,A{number},{number},2,{number + 2}\n" for number in range(1, 15))
    found = flat(f"date,sku,Oslo,Bergen,All\n{rows}2026-01-05,B,4,4,9\n2026-01-05,Total,1,1,2\n")
    assert {store for (store,) in found.of("store")} == {"Oslo", "Bergen"}
    assert found.reasons == [(16, "bad_quantity"), (16, "bad_quantity"), (17, "total_row")]


@pytest.mark.parametrize(
    "headers",
    [
        "Qty small,Qty large",
        "Week 1 qty,Week 2 qty",
        "Free qty,Bonus qty",
        "alpha,beta",
        "1,2",
    ],
)
def test_other_columns_beside_each_other_are_asked_about(flat: Fixture, headers: str) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        flat(f"date,sku,{headers}\n2026-01-05,A,3,1\n2026-01-06,B,2,2\n")
    assert question.value.needs in {"columns", "format"}


def test_the_answer_makes_stores_of_them(flat: Fixture) -> None:
    text = "date,sku,alpha,beta\n2026-01-05,A,3,1\n"
    with pytest.raises(NeedsAnswerError) as question:
        flat(text)
    assert question.value.choices["stores-across"] == ["3 units sold in alpha", "1 units sold in beta"]
    assert flat(text, format="stores-across").of("store", "quantity") == [("alpha", "3"), ("beta", "1")]
    with pytest.raises(NeedsAnswerError, match="plainly the quantity"):
        flat(text, format="generic")
    with pytest.raises(FileRefusedError, match="could be a store"):
        flat("date,sku\n2026-01-05,A\n", format="stores-across")


def test_a_table_that_names_the_store_is_left_alone(flat: Fixture) -> None:
    found = flat("Handle,SKU,Location,On hand (current),On hand (new)\na,A,Main,5,\n", Target.STOCK)
    assert found.headers == ("Handle", "SKU", "Location", "On hand (current)", "On hand (new)")


@pytest.mark.parametrize(
    ("headers", "stores"),
    [
        ("In stock [Chillo],Low stock [Chillo],In stock [Bar]", ("Chillo", "Bar")),
        ("inventory_Basement,reorder_point_Basement,inventory_Mt_Auburn", ("Basement", "Mt_Auburn")),
        ("Current Quantity Mill Lane,Stock Alert Count Mill Lane,Current Quantity Old Road", ("Mill Lane", "Old Road")),
        ("Mill Lane,Option,Old Road", ("Mill Lane", "Old Road")),
    ],
)
def test_stock_by_store_keeps_zeros_and_leaves_blanks_out(flat: Fixture, headers: str, stores: tuple[str, str]) -> None:
    found = flat(f"sku,name,{headers}\nA,Mug,5,,0\nB,Tee,not stocked,,-2\nC,Cap,,,\n", Target.STOCK)
    first, second = stores
    assert found.of("sku", "store", "on_hand") == [("A", first, "5"), ("A", second, "0"), ("B", second, "-2")]
    assert found.reasons == [(4, "no_value")]
    assert set(found.headers[:2]) == {"sku", "name"}


def test_the_one_store_in_a_heading_is_known(flat: Fixture) -> None:
    found = flat("SKU,Name,In stock [Chillo]\nA,Mug,5\n", Target.STOCK)
    assert found.of("store", "on_hand") == [("Chillo", "5")]
    assert found.layout.notes[0] == "The headings name the store, “Chillo”; an empty cell is no count."
    assert flat("SKU,Name,Stock [pcs]\nA,Mug,5\n", Target.STOCK).headers == ("SKU", "Name", "Stock [pcs]")

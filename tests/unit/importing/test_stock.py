from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.importing.goods import Goods
from retail_desktop.importing.layout import format_of, recognise
from retail_desktop.importing.source import Source
from retail_desktop.importing.stock import StockRow, StockRows, read_stock

Read = Callable[..., StockRows]


@pytest.fixture
def count(open_text: Callable[[str], Source]) -> Read:
    def read(text: str, store: str | None = None) -> StockRows:
        source, options = open_text(text), ImportOptions(store=store)
        layout = recognise(source, Target.STOCK, options)
        return read_stock(source, layout, format_of(layout, Target.STOCK), options)

    return read


def test_a_count_names_item_store_units_and_day(count: Read) -> None:
    found = count("sku,store,on_hand,date\n00417,Main,12.5,2026-01-05\nB,Main,-3,\n")
    assert found.rows == (
        StockRow(2, Goods("00417"), "Main", Decimal("12.5"), date(2026, 1, 5)),
        StockRow(3, Goods("B"), "Main", Decimal(-3), None),
    )


def test_the_store_may_be_given_for_the_whole_count(count: Read) -> None:
    assert count("sku,qty\nA,1\n", "Harbour St").rows[0].store == "Harbour St"
    assert count("sku,qty\nA,1\n").rows[0].store == ""


def test_what_was_not_counted_is_ignored(count: Read) -> None:
    found = count("sku,on hand\nA,\nB,not stocked\nC,0\n")
    assert [row.goods.sku for row in found.rows] == ["C"]
    assert [issue.reason for issue in found.ignored] == ["no_value", "no_value"]


def test_counts_that_make_no_sense_are_rejected(count: Read) -> None:
    found = count("sku,on hand,date\nA,x,\nB,1,2026-13-01\nC,1,1980-01-01\n,1,\n")
    assert [issue.reason for issue in found.rejected] == [
        "bad_quantity",
        "bad_date",
        "date_out_of_range",
        "missing_sku",
    ]

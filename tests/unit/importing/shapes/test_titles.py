"""What stands above a table."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import Target
from retail_desktop.domain.periods import Period

Fixture = Callable[..., Any]

TABLE = "\nSKU;Name;Qty\n0012;Mug;3\n0013;Tee;1\n"
SEPTEMBER = Period(date(2025, 9, 1), date(2025, 9, 30))
DAY = Period(date(2025, 9, 28), date(2025, 9, 28))


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Period: 01.09.2025 - 30.09.2025", SEPTEMBER),
        ("From 2025-09-01 to 2025-09-30", SEPTEMBER),
        ("Ventes du 1 septembre 2025 au 30 septembre 2025", SEPTEMBER),
        ("Zeitraum;01.09.2025;bis;30.09.2025", SEPTEMBER),
        ("Start Time:;2025/09/01 00:00:00\nEnd Time:;2025/09/30 23:59:59", SEPTEMBER),
        ("Umsatz September 2025", SEPTEMBER),
        ("Item sales, 09/2025", SEPTEMBER),
        ("Date: 28/09/2025", DAY),
        ("Business date 2025-09-28", DAY),
        ("Sunday, September 28, 2025", DAY),
        ("Tagesbericht 28. September 2025\nGedruckt: 29.09.2025 08:00", DAY),
        ("Printed 29/09/2025\nDate;28/09/2025", DAY),
    ],
)
def test_the_title_tells_the_days_of_the_sales(flat: Fixture, title: str, period: Period) -> None:
    found = flat(f"Item Sales report\n{title}\n{TABLE}")
    assert found.layout.period == period
    assert found.of("sku", "quantity") == [("0012", "3"), ("0013", "1")]
    assert found.layout.notes[0].startswith("The title gives the time of the sales")


def test_several_days_are_said_to_be_spread(flat: Fixture) -> None:
    found = flat(f"01.09.2025 - 30.09.2025\n{TABLE}")
    assert "The file gives totals for 30 days; they are spread evenly over these days." in found.layout.notes
    assert found.layout.day is None
    one = flat(f"28.09.2025\n{TABLE}").layout
    assert one.day == DAY.first
    assert "all its sales are dated 2025-09-28" in one.notes[-1]


def test_dates_in_the_lines_and_the_users_word_go_before_the_title(flat: Fixture) -> None:
    text = "Date: 28/09/2025\n\nDate;SKU;Qty\n2025-09-27;A;1\n"
    assert flat(text).layout.period is None
    assert flat(f"Date: 28/09/2025\n{TABLE}", period=SEPTEMBER).layout.period == SEPTEMBER


def test_a_title_that_leaves_a_choice_is_asked_about(flat: Fixture) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        flat(f"Date: 05/09/2025\n{TABLE}")
    assert question.value.needs == "date_order"
    assert question.value.choices["dmy"] == ["05/09/2025 = 5 September 2025"]
    assert flat(f"Date: 05/09/2025\n{TABLE}", date_order="mdy").layout.day == date(2025, 5, 9)
    with pytest.raises(NeedsAnswerError) as question:
        flat(f"Opened 2025-09-27\nClosed 2025-09-28\n{TABLE}")
    assert question.value.needs == "date"
    with pytest.raises(NeedsAnswerError) as question:
        flat(f"Printed 29/09/2025\n{TABLE}")
    assert question.value.needs == "date"


@pytest.mark.parametrize(
    ("title", "store"),
    [
        ("Store: Harbour St", "Harbour St"),
        ("Filiale;Mitte", "Mitte"),
        ("Branch - Mill Lane", "Mill Lane"),
        ("Store 12", "Store 12"),
        ("Harbour St", "Harbour St"),
    ],
)
def test_the_title_tells_the_store(read: Fixture, title: str, store: str) -> None:
    found = read(f"Daily sales 2025-09-28\n{title}\n{TABLE}")
    assert found.columns["stores"] == [store, store]
    assert f"“{store}” in the title is read as the store." in found.layout.notes


@pytest.mark.parametrize("title", ["Little Mug Co", "12 Harbour St, Oslo", "Store: All stores", "Store sales report"])
def test_other_lines_are_no_store(flat: Fixture, title: str) -> None:
    assert "store" not in flat(f"Daily sales 2025-09-28\n{title}\n{TABLE}").layout.columns


def test_the_users_store_and_a_column_of_stores_go_before_the_title(flat: Fixture) -> None:
    assert "store" not in flat(f"2025-09-28\nStore: A\n{TABLE}", store="B").layout.columns
    found = flat("2025-09-28\nStore: A\n\nStore;SKU;Qty\nB;X;1\nStore;SKU;Qty\n")
    assert found.of("store") == [("B",), ("Store",)]


def test_a_stock_count_takes_its_day_from_the_title(flat: Fixture) -> None:
    found = flat("Stock as of 28/09/2025\n\nSKU;On hand\nA;5\nSKU;On hand\n", Target.STOCK)
    assert found.of("date", "on_hand") == [("2025-09-28", "5")]
    assert found.reasons == [(5, "repeated_header")]

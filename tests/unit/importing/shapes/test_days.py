"""One column for each day."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.periods import Period

Fixture = Callable[..., Any]


@pytest.mark.parametrize(
    ("headers", "first"),
    [
        ("2026-01-05,2026-01-06,2026-01-07", "2026-01-05"),
        ("05.01.2026,06.01.2026,07.01.2026", "05.01.2026"),
        ("Qty 2026-01-05,Qty 2026-01-06,Qty 2026-01-07", "2026-01-05"),
        ("5 Jan 2026,6 Jan 2026,7 Jan 2026", "5 Jan 2026"),
    ],
)
def test_headings_that_are_dates_date_the_lines(flat: Fixture, headers: str, first: str) -> None:
    found = flat(f"sku,name,{headers},Total\nA1,Mug,3,,1,4\nB1,Tee,0,0,,0\n")
    assert found.headers == ("sku", "name", "Date", "Quantity")
    assert found.of("sku", "date", "quantity")[0] == ("A1", first, "3")
    assert len(found.rows) == 2
    assert found.reasons == [(3, "no_value")]


def test_the_order_of_such_dates_is_settled_as_ever(flat: Fixture) -> None:
    assert flat("sku,01/09/2025,13/09/2025\nA,1,2\n").layout.date_order == "dmy"
    with pytest.raises(NeedsAnswerError) as question:
        flat("sku,01/09/2025,02/09/2025\nA,1,2\n")
    assert question.value.needs == "date_order"


@pytest.mark.parametrize("stem", ["d_", "Day ", ""])
def test_headings_that_count_days_need_the_period(flat: Fixture, stem: str) -> None:
    text = f"sku,{','.join(f'{stem}{day}' for day in range(1, 8))}\nA,0,0,3,1,,2,1\n"
    with pytest.raises(NeedsAnswerError) as question:
        flat(text)
    assert question.value.needs == "date"
    assert list(question.value.choices) == [f"{stem}1", f"{stem}7"]
    week = Period(date(2026, 1, 5), date(2026, 1, 11))
    found = flat(text, period=week)
    assert found.of("date", "quantity")[0] == ("2026-01-07", "3")
    assert found.layout.period is None
    with pytest.raises(NeedsAnswerError, match="the period given has 1"):
        flat(text, period=Period(week.first, week.first))


def test_a_title_with_the_month_dates_counted_days(flat: Fixture) -> None:
    days = ",".join(map(str, range(1, 32)))
    found = flat(f"Sales January 2026\n\nsku,{days}\nA{',0' * 30},2\n")
    assert found.of("date", "quantity") == [("2026-01-31", "2")]


def test_columns_of_months_are_spread_over_their_days(read: Fixture) -> None:
    found = read("sku,Jan 2025,Feb 2025\nA,31,2\n")
    assert found.sales[0][1:4] == (date(2025, 1, 1), "A", 1000)
    assert len(found.sales) == 33
    assert sum(found.columns["quantities"]) == 33_000


def test_the_days_of_a_week_need_the_week(flat: Fixture) -> None:
    text = "Product,Mo,Di,Mi,Do,Fr,Sa,Summe\nTasse,1,2,,4,5,6,18\nHemd,1,0,0,0,2,0,3\n"
    with pytest.raises(NeedsAnswerError) as question:
        flat(text)
    assert question.value.needs == "date"
    found = flat(f"Woche 05.01.2026 - 11.01.2026\n\n{text}")
    assert found.of("date", "quantity")[:3] == [("2026-01-05", "1"), ("2026-01-06", "2"), ("2026-01-08", "4")]
    assert sum(int(units) for (units,) in found.of("quantity")) == 21
    with pytest.raises(NeedsAnswerError, match="the period given has 2"):
        flat(text, period=Period(date(2026, 1, 5), date(2026, 1, 6)))

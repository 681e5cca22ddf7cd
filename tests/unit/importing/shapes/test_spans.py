"""Totals of months and weeks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import ImportOptions

Fixture = Callable[..., Any]


def test_a_month_is_spread_over_its_days_and_nothing_is_lost(read: Fixture) -> None:
    found = read("Month,Item,Qty,Net sales\n2026-01,A,3,31.00\n2026-02,A,-2,-20.00\n2026-02,B,0,0\n2026-02,C,0.5,1\n")
    whole = [(day, sku, units, net) for _, day, sku, units, _, net in found.sales if sku != "C"]
    assert whole == [
        (date(2026, 1, 6), "A", 1000, 103_333),
        (date(2026, 1, 16), "A", 1000, 103_334),
        (date(2026, 1, 26), "A", 1000, 103_333),
        (date(2026, 2, 8), "A", -1000, -100_000),
        (date(2026, 2, 22), "A", -1000, -100_000),
    ]
    assert sum(units for _, _, sku, units, _, _ in found.sales if sku == "C") == 500
    assert found.reasons == {4: "no_value"}
    assert "week or a month" in found.layout.notes[0]


@pytest.mark.parametrize(
    ("heading", "text", "first", "last"),
    [
        ("date", "2026-W02", date(2026, 1, 5), date(2026, 1, 11)),
        ("KW", "KW 2/2026", date(2026, 1, 5), date(2026, 1, 11)),
        ("Week ending", "2026-01-11", date(2026, 1, 5), date(2026, 1, 11)),
        ("Week commencing", "05/01/2026", date(2026, 1, 5), date(2026, 1, 11)),
        ("Monat", "01/2026", date(2026, 1, 1), date(2026, 1, 31)),
        ("date", "January 2026", date(2026, 1, 1), date(2026, 1, 31)),
    ],
)
def test_weeks_and_months_in_many_forms(read: Fixture, heading: str, text: str, first: date, last: date) -> None:
    found = read(f"{heading};sku;qty\n{text};A;310\n", date_order="dmy")
    assert found.sales[0][1] == first
    assert found.sales[-1][1] == last
    assert sum(found.columns["quantities"]) == 310_000


def test_an_undecided_week_is_asked_about(flat: Fixture, read: Fixture) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        flat("Week ending;sku;qty\n05/04/2026;A;7\n")
    assert question.value.needs == "date_order"
    with pytest.raises(NeedsAnswerError) as question:
        flat("Month;sku;qty\n2026-01;A;1.234\n")
    assert question.value.needs == "decimal"
    assert sum(read("Month;sku;qty\n2026-01;A;1.234\n", decimal=",").columns["quantities"]) == 1_234_000
    assert sum(read("Month;sku;qty\n2026-01;A;1.234\n", decimal=".").columns["quantities"]) == 1_234


def test_a_month_that_is_not_over_ends_today(read_opened: Fixture, open_text: Fixture) -> None:
    text = "Month,sku,qty\n2026-06,A,10\n2026-07,A,10\n"
    found = read_opened(open_text(text), ImportOptions(), date(2026, 6, 10))
    assert [(day, units) for _, day, _, units, *_ in found.sales] == [
        (date(2026, 6, day), 1000) for day in range(1, 11)
    ]
    assert found.reasons == {3: "future_date"}


def test_a_line_that_cannot_be_understood_is_rejected_as_it_stands(read: Fixture) -> None:
    found = read("Month,sku,qty\n2026-01,A,x\n2026-01,B,1\n2026-01,C,1\n2026-01,D,1\nsoon,E,1\n2026-01,,31\n")
    assert found.reasons == {2: "bad_quantity", 6: "bad_date", 7: "missing_sku"}
    assert [issue.record for issue in found.rejected] == [
        ("2026-01", "A", "x"), ("soon", "E", "1"), ("2026-01", "", "31"),
    ]  # fmt: skip


def test_the_two_days_of_a_span_are_read_again(read: Fixture, flat: Fixture) -> None:
    weeks = flat("Week ending,sku,qty\n2026-01-11,A,7\n")
    assert weeks.rows == [(2, ["2026-01-05/2026-01-11", "A", "7"])]
    found = read("Week ending,sku,qty\n2026-01-05/2026-01-11,A,7\n")
    assert [(day.day, units) for _, day, _, units, *_ in found.sales] == [(day, 1000) for day in range(5, 12)]

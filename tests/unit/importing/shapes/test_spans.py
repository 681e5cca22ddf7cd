"""Totals of months and weeks."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import NeedsAnswerError

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


def test_an_undecided_week_is_asked_about(flat: Fixture) -> None:
    with pytest.raises(NeedsAnswerError) as question:
        flat("Week ending;sku;qty\n05/04/2026;A;7\n")
    assert question.value.needs == "date_order"
    with pytest.raises(NeedsAnswerError) as question:
        flat("Month;sku;qty\n2026-01;A;1.234\n")
    assert question.value.needs == "decimal"
    assert (
        sum(map(int, (units for (units,) in flat("Month;sku;qty\n2026-01;A;1.234\n", decimal=",").of("quantity"))))
        == 1234
    )


def test_a_month_that_is_not_over_ends_today(flat: Fixture, monkeypatch: pytest.MonkeyPatch) -> None:
    class Today(date):
        @classmethod
        def today(cls) -> "Today":
            return cls(2026, 6, 10)

    monkeypatch.setattr("retail_desktop.importing.shapes.spans.date", Today)
    found = flat("Month,sku,qty\n2026-06,A,10\n")
    assert [day for (day,) in found.of("date")] == [f"2026-06-{day:02}" for day in range(1, 11)]


def test_a_line_that_cannot_be_understood_stays_and_is_rejected(flat: Fixture) -> None:
    found = flat("Month,sku,qty\n2026-01,A,x\n2026-01,B,1\n2026-01,C,1\n2026-01,D,1\nsoon,E,1\n")
    assert found.rows[0] == (2, ["2026-01", "A", "x"])
    assert found.rows[-1] == (6, ["soon", "E", "1"])

"""Totals of several days."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.periods import Period
from retail_desktop.domain.quantities import spread
from retail_desktop.importing import spreading
from retail_desktop.importing.sales_lines import UNKNOWN, SalesLines
from retail_desktop.importing.spreading import known_days, spread_over

Read = Callable[..., Any]

WEEK = Period(date(2026, 1, 5), date(2026, 1, 11))
TODAY = date(2026, 6, 30)


def lines(*quantities: int, net: list[int] | None = None) -> SalesLines:
    numbers = np.arange(len(quantities))
    return SalesLines(
        numbers, numbers * 0, numbers * 0, numbers + 2, np.array(quantities, np.int64), numbers + 10_000,
        np.array(net or [], np.int64),
    )  # fmt: skip


def test_units_and_amounts_go_over_the_days_and_nothing_is_lost(read: Read) -> None:
    found = read("sku,qty,net sales\nA,14,70.00\nB,2,0.03\nC,-1,-5\nD,0.7,1\nE,0,0\nF,x,1\n", period=WEEK)
    units, money = dict.fromkeys("ABCD", 0), dict.fromkeys("ABCD", 0)
    for _, day, sku, quantity, _, net in found.sales:
        assert day in WEEK
        units[sku] += quantity
        money[sku] += net
    assert units == {"A": 14_000, "B": 2000, "C": -1000, "D": 700}
    assert money == {"A": 700_000, "B": 300, "C": -50_000, "D": 10_000}
    assert [(day.day, quantity) for _, day, sku, quantity, _, _ in found.sales if sku == "B"] == [(6, 1000), (10, 1000)]
    assert found.reasons == {6: "no_value", 7: "bad_quantity"}


def test_an_amount_that_is_not_known_stays_so_and_a_price_stays_the_price() -> None:
    found = spread_over(lines(7000, 3500, net=[UNKNOWN, 35]), WEEK)
    assert set(found.net[found.item == 0].tolist()) == {UNKNOWN}
    assert found.net[found.item == 1].sum() == 35
    assert set(found.price.tolist()) == {10_000, 10_001}
    priced = spread_over(lines(3500), WEEK)
    assert priced.amounts().sum() == 35_000


@given(
    st.lists(st.tuples(st.integers(-(10**9), 10**9).filter(bool), st.integers(-(10**16), 10**16)), max_size=6),
    st.integers(1, 40),
)
def test_the_sums_are_the_totals_whatever_they_are(totals: list[tuple[int, int]], days: int) -> None:
    period = Period(date(2026, 1, 1), date.fromordinal(date(2026, 1, 1).toordinal() + days - 1))
    given_lines = lines(*(units for units, _ in totals), net=[net for _, net in totals])
    found = spread_over(given_lines, period)
    for place, (units, net) in enumerate(totals):
        mine = found.item == place
        assert found.quantity[mine].tolist() == [part for part in spread(units, days) if part]
        assert sum(found.net[mine].tolist()) == net


def test_many_lines_are_spread_in_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "_CELLS", 10)
    found = spread_over(lines(*[7000] * 25), WEEK)
    assert len(found) == 175
    assert found.quantity.sum() == 175_000
    assert found.day[:7].tolist() == [day.toordinal() for day in WEEK]


def test_no_day_after_today_has_sold_anything(read: Read) -> None:
    june = Period(date(2026, 6, 1), date(2026, 7, 31))
    assert known_days(june, TODAY) == Period(date(2026, 6, 1), TODAY)
    assert known_days(WEEK, TODAY) == WEEK
    for first in (date(2026, 7, 3), date(1989, 12, 31)):
        with pytest.raises(FileRefusedError, match="cannot be"):
            read("sku,qty\nA,1\n", period=Period(first, first))

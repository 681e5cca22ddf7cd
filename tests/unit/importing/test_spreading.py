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
from retail_desktop.importing import spreading
from retail_desktop.importing.sales_lines import UNKNOWN, SalesLines
from retail_desktop.importing.spreading import known_days, spread_each, spread_over

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
        shares = [*found.quantity[mine].tolist(), *[0] * (days - int(mine.sum()))]
        assert (len(shares), sum(shares)) == (days, units)
        assert max(shares) - min(shares) <= (1 if units % 1000 else 1000)
        assert sum(found.net[mine].tolist()) == net
        assert all(
            abs(part * units - net * share) <= abs(units)
            for part, share in zip(found.net[mine].tolist(), found.quantity[mine].tolist(), strict=True)
        )


@pytest.mark.parametrize(
    ("total", "parts", "shares"),
    [
        (3000, 3, [1000, 1000, 1000]),
        (2000, 3, [1000, 0, 1000]),
        (1000, 3, [0, 1000, 0]),
        (-2000, 2, [-1000, -1000]),
        (1500, 2, [750, 750]),
        (1, 2, [1, 0]),
    ],
)
def test_a_total_is_spread_in_whole_units_as_evenly_as_they_allow(total: int, parts: int, shares: list[int]) -> None:
    found = spread_each(lines(total), np.array([parts]))
    told = dict(zip(found.day.tolist(), found.quantity.tolist(), strict=True))
    assert [told.get(day, 0) for day in range(parts)] == shares


def test_every_line_has_days_of_its_own_and_stays_one_record() -> None:
    found = spread_each(lines(3000, 7000, -2000), np.array([1, 7, 2]))
    assert list(zip(found.item.tolist(), found.day.tolist(), found.quantity.tolist(), strict=True)) == [
        (0, 0, 3000), *((1, day, 1000) for day in range(7)), (2, 0, -1000), (2, 1, -1000),
    ]  # fmt: skip
    assert found.records().item.tolist() == [0, 1, 2]


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

"""Weekday shares."""

import numpy as np
import pytest

from retail_desktop.forecasting.profiles import WeekdayTotals, daily_means, weekday_shares, weekday_totals

WEEKEND = np.array([1.0, 1, 1, 1, 1, 3, 2])


def shares_of(units: np.ndarray, days: np.ndarray, groups: list[int] | None = None) -> np.ndarray:
    codes = np.array(groups or [0] * len(units))
    return weekday_shares(WeekdayTotals(units, days), codes, int(codes.max()) + 1)


def test_a_quick_item_keeps_its_own_habit() -> None:
    shares = shares_of(WEEKEND[None] * 10_000, np.full((1, 7), 50.0))
    assert shares[0] == pytest.approx(WEEKEND / 10, abs=0.003)


def test_a_slow_item_takes_its_categorys_habit() -> None:
    units = np.vstack([WEEKEND * 10_000, [1, 0, 0, 0, 0, 0, 0]])
    shares = shares_of(units, np.full((2, 7), 50.0))
    assert shares[1] == pytest.approx(shares[0], abs=0.01)


def test_categories_differ() -> None:
    units = np.vstack([WEEKEND * 1000, WEEKEND[::-1] * 1000, np.zeros(7)])
    shares = shares_of(units, np.full((3, 7), 50.0), [0, 1, 1])
    assert shares[2, 1] > shares[2, 5]


def test_a_weekday_seen_less_often_is_not_thought_weaker() -> None:
    days = np.array([[50.0, 50, 50, 50, 50, 50, 25]])
    shares = shares_of(days * 1000, days)
    assert shares[0] == pytest.approx(np.full(7, 1 / 7), abs=0.001)


def test_the_day_the_store_is_closed_gets_nothing() -> None:
    days = np.array([[10.0] * 6 + [0.0], [1.0] * 6 + [0.0]])
    shares = shares_of(days * 3, days)
    assert shares[:, 6].tolist() == [0.0, 0.0]
    assert shares.sum(axis=1) == pytest.approx([1, 1])


def test_a_weekday_that_has_not_come_yet_is_no_closed_day() -> None:
    shares = shares_of(np.array([[2.0, 0, 0, 0, 0, 0, 0]]), np.array([[1.0, 0, 0, 0, 0, 0, 0]]))
    assert (shares > 0.1).all()


def test_a_year_halves_the_weight_of_a_week() -> None:
    demand = np.zeros((1, 53, 7))
    demand[0, 0, 3] = demand[0, 52, 4] = 8.0
    totals = weekday_totals(demand, demand > 0, 53)
    assert totals.units[0, [3, 4]].tolist() == pytest.approx([4.0, 8.0])
    assert totals.days[0, [3, 4]].tolist() == pytest.approx([0.5, 1.0])


def test_later_weeks_do_not_leak_into_earlier_totals() -> None:
    demand = np.ones((1, 10, 7))
    demand[0, 5:] = 1e9
    assert weekday_totals(demand, demand > 0, 5).units.max() < 5


def test_weekly_demand_is_spread_over_the_days() -> None:
    shares = np.array([[0.1, 0.1, 0.1, 0.1, 0.1, 0.2, 0.3]])
    assert daily_means(np.array([[10.0], [20.0]]), shares)[0, [0, 6, 7, 13]].tolist() == pytest.approx([1, 3, 2, 6])

"""What a series usually sells on a day."""

import numpy as np
import pytest

from retail_desktop.forecasting.baseline import Baseline, ordinary_shares, third_largest, usual_demand
from retail_desktop.forecasting.history import DemandMatrix

WEEK = np.array([1, 1, 1, 1, 2, 3, 1]) / 10
DAYS = 210


def usual(demand: np.ndarray, ordinary: np.ndarray | None = None, seen: np.ndarray | None = None) -> Baseline:
    every = np.ones(demand.shape, dtype=np.bool_)
    seen = every if seen is None else seen
    return usual_demand(demand, seen, seen if ordinary is None else ordinary, np.tile(WEEK, (len(demand), 1)))


def steady(level: float = 70.0) -> np.ndarray:
    return np.tile(WEEK, DAYS // 7)[None] * level


def test_a_steady_item_is_expected_to_sell_what_it_sells() -> None:
    np.testing.assert_allclose(usual(steady()).mean, steady())


def test_days_that_are_not_ordinary_have_no_part() -> None:
    demand, ordinary = steady(), np.ones((1, DAYS), dtype=np.bool_)
    demand[0, 100:105], ordinary[0, 100:105] = 900, False
    found = usual(demand, ordinary)
    np.testing.assert_allclose(found.mean, steady())
    assert found.weeks[0, 102] == pytest.approx((57 - 5) / 7, abs=0.3)


def test_a_single_huge_day_hardly_moves_the_days_around() -> None:
    demand = steady()
    demand[0, 100] = 80_995
    assert usual(demand).mean[0, 101] < 1.2 * steady()[0, 101]


def test_the_level_follows_a_change_within_weeks() -> None:
    demand = np.concatenate([steady(70)[:, :105], steady(140)[:, 105:]], axis=1)
    found = usual(demand).mean
    np.testing.assert_allclose(found[0, [50, 160]], demand[0, [50, 160]], rtol=0.1)


def test_before_an_item_is_listed_nothing_is_expected() -> None:
    seen = np.arange(DAYS)[None] >= 60
    found = usual(steady() * seen, seen=seen)
    assert not found.mean[0, :60].any()
    np.testing.assert_allclose(found.mean[0, 60:], steady()[0, 60:])


def test_without_ordinary_days_nothing_is_expected() -> None:
    found = usual(steady(), np.zeros((1, DAYS), dtype=np.bool_))
    assert not found.mean.any()
    assert not found.weeks.any()


def test_a_history_may_be_shorter_than_the_days_around() -> None:
    np.testing.assert_allclose(usual(steady()[:, -9:]).mean, steady()[:, -9:])
    assert usual(np.array([[3.0]])).mean.shape == (1, 1)


def shares(ordinary: np.ndarray) -> np.ndarray:
    demand, seen = steady(7000), np.ones((1, DAYS), dtype=np.bool_)
    matrix = DemandMatrix(demand, seen, 0, np.zeros(1, dtype=np.int64))
    return ordinary_shares(matrix, lambda rows: (demand[rows], seen[rows], ordinary[rows]), lambda _: None)


def test_weekday_habits_are_those_of_ordinary_days() -> None:
    ordinary = np.arange(DAYS)[None] % 5 > 0
    np.testing.assert_allclose(shares(ordinary)[0], WEEK, atol=0.01)


def test_a_weekday_with_an_event_each_week_is_judged_by_all_its_days() -> None:
    ordinary = np.arange(DAYS)[None] % 7 != 5
    np.testing.assert_allclose(shares(ordinary)[0], WEEK, atol=0.01)


def test_the_third_largest_value_counts_equal_ones_singly() -> None:
    assert third_largest(np.array([[5.0, 5, 1, 5], [9, 2, 8, 3]])).tolist() == [[5], [3]]
    assert third_largest(np.array([[5.0, 4]])).tolist() == [[np.inf]]

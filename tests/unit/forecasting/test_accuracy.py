"""Accuracy of all series at once, against sums done by hand."""

import numpy as np
import pytest

from retail_desktop.forecasting.accuracy import NaiveSteps, measure, naive_steps, scored_limits
from retail_desktop.forecasting.backtest import Backtest, Totals
from retail_desktop.forecasting.quantiles import Spread, sparse_spreads


def cautious(series: int) -> Spread:
    """Give the spread of single days of series that nothing is known of."""
    return sparse_spreads(np.full((series, 1), np.nan), np.zeros((series, 1)))[0]


WHOLE = np.array([True, True])


def backtest(actual: list[list[float]], mean: list[list[float]], naive: list[list[float]]) -> Backtest:
    totals = Totals(
        28, np.array(actual, dtype=np.float64), np.array(mean, dtype=np.float64), np.zeros((2, 2), dtype=np.bool_)
    )
    return Backtest((totals,), totals, np.array(naive), np.array([0.5, np.nan]), np.array([4.0, np.nan]))


def limits_of(tested: Backtest) -> np.ndarray:
    return scored_limits(tested.scored, tested.scored, cautious(2), WHOLE)


STEPS = NaiveSteps(np.array([2.0, np.nan]), np.array([16.0, 0.0]))
TESTED = backtest([[10, 30], [np.nan, np.nan]], [[14, 24], [5, 5]], [[20, 20], [5, 5]])


def test_errors_are_measured_on_totals() -> None:
    found = measure(TESTED, STEPS, limits_of(TESTED))
    assert found.folds.tolist() == [2, 0]
    assert found.wape[0] == pytest.approx(10 / 40)
    assert found.bias[0] == pytest.approx(-2 / 40)
    assert found.naive_wape[0] == pytest.approx(20 / 40)
    assert found.value_added[0] == pytest.approx(0.5)


def test_daily_errors_are_scaled_by_the_naive_ones() -> None:
    found = measure(TESTED, STEPS, limits_of(TESTED))
    assert found.mase[0] == pytest.approx(0.25)
    assert found.rmsse[0] == pytest.approx(0.5)


def test_coverage_is_the_part_of_totals_within_their_quantile() -> None:
    far = backtest([[10, 1000], [10, 10]], [[14, 24], [14, 14]], [[10, 10], [10, 10]])
    found = measure(far, STEPS, limits_of(far))
    assert found.coverage_80.tolist() == [0.5, 1.0]
    assert found.coverage_95.tolist() == [0.5, 1.0]
    assert found.pinball[0] > found.pinball[1] > 0


def test_what_was_not_tested_is_unknown() -> None:
    found = measure(TESTED, STEPS, limits_of(TESTED))
    assert np.isnan([found.wape[1], found.mase[1], found.rmsse[1], found.pinball[1], found.coverage_80[1]]).all()
    untested = Backtest((), None, np.empty((2, 0)), np.full(2, np.nan), np.full(2, np.nan))
    nothing = measure(untested, STEPS, limits_of(untested))
    assert nothing.folds.tolist() == [0, 0]
    assert np.isnan(nothing.value_added).all()


def test_naive_steps_join_observed_days_only() -> None:
    seen = np.array([[True, True, False, True, True], [False] * 5])
    steps = naive_steps(np.array([[1.0, 3, 0, 9, 5], [0] * 5]), seen)
    assert steps.absolute[0] == pytest.approx(3.0)
    assert steps.square[0] == pytest.approx(10.0)
    assert np.isnan(steps.absolute[1])

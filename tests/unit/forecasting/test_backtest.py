"""Looking back from past origins."""

import numpy as np
import pytest

from retail_desktop.forecasting.backtest import Backtest, OriginForecast, run_backtest
from retail_desktop.forecasting.history import DAYS_PER_WEEK, DemandMatrix, split_weeks


def backtest(values: np.ndarray, observed: np.ndarray | None = None, weekly: float = 14.0) -> Backtest:
    seen = np.ones_like(values, dtype=np.bool_) if observed is None else observed
    matrix = DemandMatrix(values, seen, 0, np.zeros(1, dtype=np.int64))

    def forecast_at(_: int, weeks_ahead: int) -> OriginForecast:
        days = np.full((1, weeks_ahead * DAYS_PER_WEEK), weekly / DAYS_PER_WEEK)
        return OriginForecast(days, np.array([False]), np.array([True]))

    return run_backtest(matrix, split_weeks(matrix.n_weeks), (1, 7, 28, 56), forecast_at, lambda _: None)


def test_totals_are_compared_with_the_days_that_followed() -> None:
    found = backtest(np.arange(700.0)[None])
    by_days = {totals.days: totals for totals in found.totals}
    first = split_weeks(100).origins[0] * 7
    assert by_days[28].actual[0, 0] == np.arange(first, first + 28).sum()
    assert by_days[28].mean[0, 0] == pytest.approx(56.0)
    assert by_days[1].actual[0, :7].tolist() == list(range(first, first + 7))


def test_a_total_that_reaches_beyond_the_cutoff_is_not_known() -> None:
    totals = {total.days: total.actual[0] for total in backtest(np.ones((1, 700))).totals}
    assert np.isfinite(totals[28]).sum() == 13
    assert np.isfinite(totals[56]).sum() == 11


def test_unobserved_days_count_on_neither_side() -> None:
    seen = np.ones((1, 700), dtype=np.bool_)
    seen[0, -1] = False
    found = backtest(np.full((1, 700), 2.0), seen)
    assert found.scored is not None
    assert found.scored.actual[0, -1] == 54.0
    assert found.scored.mean[0, -1] == pytest.approx(54.0)
    assert found.naive[0, -1] == pytest.approx(54.0)
    assert (found.absolute[0], found.square[0]) == pytest.approx((0.0, 0.0))


def test_a_total_with_too_many_unobserved_days_is_not_known() -> None:
    seen = np.ones((1, 700), dtype=np.bool_)
    seen[0, -8:] = False
    found = backtest(np.ones((1, 700)), seen)
    assert found.scored is not None
    assert np.isnan(found.scored.actual[0, -1])


def test_a_short_history_is_scored_on_weeks() -> None:
    found = backtest(np.ones((1, 28)))
    assert found.scored is not None
    assert found.scored.days == 7
    assert found.scored.actual.tolist() == [[7.0, 7.0]]


def test_a_single_week_cannot_be_tested() -> None:
    found = backtest(np.ones((1, 5)))
    assert found.scored is None
    assert found.totals == ()
    assert np.isnan(found.absolute).all()


def test_the_naive_forecast_carries_four_weeks_on() -> None:
    found = backtest(np.arange(700.0)[None])
    first = split_weeks(100).origins[0] * 7
    assert found.naive[0, 0] == pytest.approx(28 * np.arange(first - 28, first).mean())

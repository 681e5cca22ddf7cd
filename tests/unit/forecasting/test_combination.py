"""Weighing the candidates."""

import numpy as np
import pytest

from retail_desktop.forecasting.candidates import FIRST_DAMPED, FITTED, N_CANDIDATES, OwnSmoothing, run_candidates
from retail_desktop.forecasting.combination import (
    OWN_PART,
    CandidateErrors,
    candidate_errors,
    combination_weights,
    weekly_path,
)
from retail_desktop.forecasting.history import WeeklyDemand

ONE_GROUP = np.zeros(1, dtype=np.int64)


def weights_of(squared: list[float], origins: float = 1000.0) -> np.ndarray:
    errors = CandidateErrors(np.array(squared)[:, None], np.array([origins]))
    return combination_weights(errors, ONE_GROUP, 1)[:, 0]


def test_the_best_candidate_weighs_most() -> None:
    weights = weights_of([1.0] + [2.0] * (N_CANDIDATES - 1))
    assert weights[0] > 0.9 * (1 - OWN_PART)
    assert weights.sum() == pytest.approx(1)


def test_half_of_the_weight_is_the_fitted_smoothings() -> None:
    weights = weights_of([1.0] * FITTED + [1e9] + [1.0] * (N_CANDIDATES - FITTED - 1))
    assert weights[FITTED] == pytest.approx(OWN_PART)


def test_without_errors_every_candidate_weighs_the_same() -> None:
    weights = np.delete(weights_of([0.0] * N_CANDIDATES, 0.0), FITTED)
    assert weights == pytest.approx((1 - OWN_PART) / N_CANDIDATES)


def test_a_series_without_a_past_takes_its_categorys_weights() -> None:
    squared = np.column_stack([np.r_[1.0, np.full(N_CANDIDATES - 1, 2.0)] * 500, np.zeros(N_CANDIDATES)])
    errors = CandidateErrors(squared, np.array([500.0, 0.0]))
    weights = combination_weights(errors, np.zeros(2, dtype=np.int64), 1)
    assert weights[0, 1] == pytest.approx(weights[0, 0], rel=0.05)


def test_errors_look_only_at_weeks_before_the_end() -> None:
    units = np.random.default_rng(1).poisson(9, (40, 1)).astype(float)
    changed = units.copy()
    changed[30:] = 1e6
    own = OwnSmoothing(np.array([0.2]), np.array([9.0]))
    found = [
        candidate_errors(run_candidates(weekly, own), weekly, 10, 30)
        for weekly in (WeeklyDemand(each, np.ones_like(each)) for each in (units, changed))
    ]
    assert found[0].squared.tolist() == found[1].squared.tolist()
    assert found[0].origins.tolist() == [17.0]


def test_weeks_that_were_not_observed_say_nothing_of_a_candidate() -> None:
    weekly = WeeklyDemand(np.zeros((30, 1)), np.zeros((30, 1)))
    states = run_candidates(weekly, OwnSmoothing(np.array([np.nan]), np.array([np.nan])))
    assert candidate_errors(states, weekly, 2, 30).origins.tolist() == [0.0]


def test_a_falling_trend_never_forecasts_less_than_nothing() -> None:
    weights = np.zeros((N_CANDIDATES, 1))
    weights[FIRST_DAMPED] = 1.0
    path = weekly_path(np.full((N_CANDIDATES, 1), 3.0), np.full((3, 1), -2.0), weights, 4)
    assert path[:, 0].tolist() == pytest.approx([1.2, 0.0, 0.0, 0.0])

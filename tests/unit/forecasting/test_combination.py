"""Weighing the candidates."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.forecasting.candidates import FIRST_DAMPED, FITTED, N_CANDIDATES, OwnSmoothing, run_candidates
from retail_desktop.forecasting.combination import (
    MOST_SHARE,
    OWN_PART,
    CandidateErrors,
    candidate_errors,
    combination_weights,
    pooled_share,
    weekly_path,
)
from retail_desktop.forecasting.history import WeeklyDemand

ONE_GROUP = np.zeros(1, dtype=np.int64)


def weights_of(squared: list[float], origins: float = 1000.0, *, fitted: bool = True) -> np.ndarray:
    errors = CandidateErrors(np.array(squared)[:, None], np.array([origins]))
    return combination_weights(errors, ONE_GROUP, 1, np.full(1, fitted))[:, 0]


def test_a_series_too_short_to_fit_gives_its_stand_in_no_weight_beyond_its_merit() -> None:
    weights = weights_of([1.0] * N_CANDIDATES, fitted=False)
    assert weights == pytest.approx(1 / N_CANDIDATES)


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
    weights = combination_weights(errors, np.zeros(2, dtype=np.int64), 1, np.ones(2, dtype=np.bool_))
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


def totals(n_series: int = 60, origins: int = 13) -> tuple[np.ndarray, np.ndarray]:
    """Give four-week totals that came, of slow items and quick ones, and what the smoothing had said."""
    random = np.random.default_rng(6)
    usual = np.repeat(np.geomspace(4, 400, n_series)[:, None], origins, axis=1)
    actual = random.poisson(usual * random.uniform(0.5, 1.5, origins)).astype(float)
    return actual, random.poisson(usual).astype(float) + 1


def test_a_pooled_model_that_is_exact_gets_as_much_as_any() -> None:
    actual, smoothing = totals()
    assert pooled_share(actual, smoothing, actual).tolist() == [MOST_SHARE] * 60


def test_a_pooled_model_that_only_adds_noise_gets_nothing() -> None:
    actual, smoothing = totals()
    noise = smoothing * np.random.default_rng(7).uniform(0.3, 1.7, smoothing.shape)
    assert pooled_share(actual, smoothing, noise).max() < 0.1
    wrong_way = np.maximum(2 * smoothing - actual, 0)
    assert pooled_share(actual, smoothing, wrong_way).max() == 0.0


def test_a_pooled_model_that_is_right_by_half_gets_less_than_one_that_is_exact() -> None:
    actual, smoothing = totals()
    shares = [pooled_share(actual, smoothing, smoothing + part * (actual - smoothing)) for part in (1.0, 0.5)]
    assert (shares[1] >= shares[0] - 1e-9).all()  # half the way, taken twice, would be right: it is not held back
    noisy = actual * np.random.default_rng(7).uniform(0.1, 1.9, actual.shape)
    assert pooled_share(actual, smoothing, noisy).mean() < shares[0].mean() - 0.1


def test_a_pooled_model_that_knows_the_quick_items_counts_more_for_them() -> None:
    actual, smoothing = totals()
    quick = (np.arange(60) >= 40)[:, None]
    wrong = smoothing * np.random.default_rng(7).uniform(0.3, 1.7, smoothing.shape)
    share = pooled_share(actual, smoothing, np.where(quick, actual, wrong))
    assert share[40:].mean() > share[:40].mean() + 0.2


def test_a_pooled_model_that_says_the_same_has_no_share() -> None:
    actual, smoothing = totals()
    assert pooled_share(actual, smoothing, smoothing).tolist() == [0.0] * 60
    assert pooled_share(np.full_like(actual, np.nan), smoothing, actual).tolist() == [0.0] * 60
    assert pooled_share(*np.zeros((3, 0, 13))).shape == (0,)


def test_totals_that_are_not_known_say_nothing_of_the_pooled_model() -> None:
    actual, smoothing = totals()
    hidden = actual.copy()
    hidden[:, ::3] = np.nan
    pooled = smoothing + 0.5 * (actual - smoothing) + 1.0
    left = np.isfinite(hidden[0])
    expected = pooled_share(actual[:, left], smoothing[:, left], pooled[:, left])
    pooled[:, ::3] = 1e6
    assert pooled_share(hidden, smoothing, pooled) == pytest.approx(expected)


@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.integers(1, 5))
def test_the_pooled_models_share_is_a_share(seed: int, n_series: int, origins: int) -> None:
    random = np.random.default_rng(seed)
    actual, smoothing, pooled = random.poisson(random.choice([0.1, 3.0, 1e5]), (3, n_series, origins)).astype(float)
    actual[random.random(actual.shape) < 0.2] = np.nan
    share = pooled_share(actual, smoothing, pooled)
    assert ((share >= 0) & (share <= MOST_SHARE)).all()

"""What the backtest may know, and what today's forecast knows."""

import numpy as np
import pytest

from retail_desktop.forecasting.history import DAYS_PER_WEEK, DemandMatrix
from retail_desktop.forecasting.learning import fit_own_smoothing, learn, past_forecasts, present_forecast
from retail_desktop.forecasting.lifecycle import life_until
from retail_desktop.forecasting.preparation import Prepared, prepare


def prepared_from(values: np.ndarray) -> Prepared:
    groups = np.zeros(len(values), dtype=np.int64)
    return prepare(DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 0, groups), lambda _: None)


def past_paths(values: np.ndarray) -> list[np.ndarray]:
    prepared = prepared_from(values)
    learned = learn(prepared, *fit_own_smoothing(prepared, 1, lambda _: None), lambda _: None)
    forecast_at = past_forecasts(prepared, learned)
    return [forecast_at(origin, 4).path for origin in prepared.split.origins]


def test_a_forecast_of_the_past_does_not_know_what_came_after() -> None:
    values = np.random.default_rng(4).poisson(3, (5, 100 * DAYS_PER_WEEK)).astype(float)
    changed = values.copy()
    origins = prepared_from(values).split.origins
    changed[:, origins[0] * DAYS_PER_WEEK :] = 50.0
    before, after = past_paths(values), past_paths(changed)
    assert before[0] == pytest.approx(after[0], rel=1e-6)
    assert (after[1] > 2 * before[1]).all()


def test_the_present_forecast_uses_the_last_day() -> None:
    values = np.random.default_rng(4).poisson(3, (5, 100 * DAYS_PER_WEEK)).astype(float)
    paths = []
    for last in (0.0, 70.0):
        values[:, -1] = last
        prepared = prepared_from(values)
        learned = learn(prepared, *fit_own_smoothing(prepared, 1, lambda _: None), lambda _: None)
        paths.append(present_forecast(prepared, learned, life_until(prepared.weekly, 100), 2))
    assert paths[0].shape == (2, 5)
    assert (paths[1] > paths[0]).all()


def test_the_backtests_smoothing_is_fitted_on_the_weeks_before_its_weights() -> None:
    values = np.random.default_rng(4).poisson(3, (2, 100 * DAYS_PER_WEEK)).astype(float)
    shown: list[float] = []
    earlier, today = fit_own_smoothing(prepared_from(values), 1, shown.append)
    values[:, prepared_from(values).split.fitted * DAYS_PER_WEEK :] = 90.0
    changed, changed_today = fit_own_smoothing(prepared_from(values), 1, lambda _: None)
    assert changed.alpha == pytest.approx(earlier.alpha)
    assert (changed_today.alpha != today.alpha).all()
    assert shown[-1] == 1.0

"""The weekly smoothing methods."""

import numpy as np
import pytest
from statsmodels.tsa.holtwinters import SimpleExpSmoothing

from retail_desktop.forecasting.candidates import (
    DAMPED,
    FIRST_DAMPED,
    N_CANDIDATES,
    SMOOTHING,
    OwnSmoothing,
    damped_steps,
    damped_trend,
    run_candidates,
    slow_mover,
    smooth_grid,
    smooth_own,
)
from retail_desktop.forecasting.history import WeeklyDemand


def weekly(*weeks: float, evidence: list[float] | None = None) -> WeeklyDemand:
    units = np.array(weeks, dtype=np.float64)[:, None]
    return WeeklyDemand(units, np.ones_like(units) if evidence is None else np.array(evidence)[:, None])


def own(alpha: float, initial: float) -> OwnSmoothing:
    return OwnSmoothing(np.array([alpha]), np.array([initial]))


def test_own_smoothing_equals_statsmodels() -> None:
    history = np.random.default_rng(3).poisson(5, 60).astype(float)
    model = SimpleExpSmoothing(history, initialization_method="known", initial_level=4.0)
    expected = model.fit(smoothing_level=0.3, optimized=False).level
    assert smooth_own(weekly(*history), own(0.3, 4.0))[:, 0] == pytest.approx(expected)


def test_without_a_parameter_of_its_own_a_series_is_smoothed_by_a_fifth() -> None:
    history = weekly(*np.arange(30.0))
    assert smooth_own(history, own(np.nan, np.nan)).tolist() == smooth_grid(history)[SMOOTHING.index(0.2)].tolist()


def test_the_first_weeks_are_averaged() -> None:
    assert smooth_grid(weekly(4, 8, 6))[0, :, 0].tolist() == pytest.approx([4, 6, 6])


def test_an_unobserved_week_leaves_every_level() -> None:
    states = run_candidates(weekly(3, 5, 4, 0, evidence=[1, 1, 1, 0]), own(0.3, 4.0))
    assert states.level.shape == (N_CANDIDATES, 4, 1)
    assert states.level[:FIRST_DAMPED, 3] == pytest.approx(states.level[:FIRST_DAMPED, 2])
    assert states.level[FIRST_DAMPED:, 3] == pytest.approx(states.level[FIRST_DAMPED:, 2], abs=0.2)


def test_half_a_week_moves_the_level_half_as_much() -> None:
    whole = smooth_own(weekly(10), own(0.4, 0.0))[0, 0]
    half = smooth_own(weekly(10, evidence=[0.5]), own(0.4, 0.0))[0, 0]
    assert (whole, half) == pytest.approx((4.0, 2.0))


def test_constant_demand_is_met_by_every_candidate() -> None:
    states = run_candidates(weekly(*[7.0] * 40), own(0.3, 7.0))
    assert states.level == pytest.approx(7.0)
    assert states.trend == pytest.approx(0.0)


def test_a_rising_item_has_a_rising_trend() -> None:
    level, trend = damped_trend(weekly(*np.arange(60.0)), *DAMPED[-1])
    assert trend[-1, 0] > 0.3
    assert level[-1, 0] > smooth_grid(weekly(*np.arange(60.0)))[2, -1, 0]


def test_a_damped_trend_dies_out() -> None:
    steps = damped_steps(200)
    assert steps[:, 0].tolist() == [phi for _, _, phi in DAMPED]
    assert steps[:, -1] == pytest.approx([phi / (1 - phi) for _, _, phi in DAMPED])


def test_a_slow_mover_is_the_chance_of_a_sale_times_its_size() -> None:
    assert slow_mover(weekly(*[0.0, 6.0] * 400), 0.05, 0.1)[-20:, 0].mean() == pytest.approx(3.0, rel=0.01)


def test_the_forecast_of_a_slow_mover_decays_while_it_does_not_sell() -> None:
    levels = slow_mover(weekly(6.0, *[0.0] * 60), 0.05, 0.1)[:, 0]
    assert (np.diff(levels) < 0).all()
    assert levels[-1] < 0.1

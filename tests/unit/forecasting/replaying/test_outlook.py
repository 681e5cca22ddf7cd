"""Demand over the days an order must last."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.forecasting.replaying.outlook import LEVELS, Origin, at_level, mixed_quantile
from retail_desktop.forecasting.replaying.trade import UNIT

Q = len(LEVELS)


def origin_of(seed: int, n_series: int = 4, days: int = 20) -> Origin:
    """Give a forecast with rising lines; some series of it expect nothing at first."""
    random = np.random.default_rng(seed)
    mean = np.cumsum(random.gamma(0.7, 2, (n_series, days)), axis=1)
    spread = np.sort(random.gamma(2, 0.5, (n_series, 1, Q)), axis=2)
    lines = np.maximum.accumulate(np.floor(mean[:, :, None] * spread), axis=1)
    return Origin(0, mean.astype(np.float32), lines.astype(np.float32))


def item(origin: Origin, row: int) -> ItemForecast:
    nothing = [0.0] * origin.mean.shape[1]
    lines = origin.lines[row].reshape(-1).tolist()
    return ItemForecast("1", "A", date(2026, 1, 4), "", nothing, [], origin.mean[row].tolist(), nothing, lines)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), days=st.integers(0, 30), level=st.floats(0.02, 0.99))
def test_totals_and_quantiles_are_those_of_the_language_of_the_trade(seed: int, days: int, level: float) -> None:
    origin = origin_of(seed)
    mean, lines = origin.totals(np.full(4, days))
    found = at_level(lines, np.full(4, level))
    for row in range(4):
        own = item(origin, row)
        assert mean[row] == pytest.approx(own.expected_total(days))
        assert found[row] == pytest.approx(own.total_quantile(days, level), abs=1e-4)


def test_one_lead_time_alone_gives_its_own_quantile_rounded_up() -> None:
    origin = origin_of(3)
    _, lines = origin.totals(np.full(4, 9))
    shares, level = np.ones((1, 4)), np.array([0.5, 0.83, 0.95, 0.99])
    found = mixed_quantile(lines[None], shares, level, np.full(4, UNIT))
    assert (found / UNIT).tolist() == np.ceil(np.round(at_level(lines, level), 6)).tolist()


def test_a_late_delivery_that_comes_one_time_in_ten_counts_for_a_tenth() -> None:
    # Demand is 5 for sure until the usual delivery, 10 until the late one: 90 % of the time 5 is enough.
    lines = np.array([np.full((1, Q), 5.0), np.full((1, Q), 10.0)])
    shares = np.array([[0.9], [0.1]])
    step = np.array([UNIT])
    assert mixed_quantile(lines, shares, np.array([0.85]), step)[0] == 5 * UNIT
    assert mixed_quantile(lines, shares, np.array([0.95]), step)[0] == 10 * UNIT


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 999), level=st.floats(0.02, 0.999))
def test_the_mixed_quantile_is_that_of_the_plan_rounded_up(seed: int, level: float) -> None:
    origin, random, days = origin_of(seed), np.random.default_rng(seed), (0, 6, 9, 14, 25)
    lines = np.stack([origin.totals(np.full(4, many))[1] for many in days])
    shares = random.dirichlet(np.ones(len(days)), 4).T
    found = mixed_quantile(lines, shares, np.full(4, level), np.full(4, UNIT)) / UNIT
    for row in range(4):
        plan = ProtectedDemand(item(origin, row), tuple(zip(days, shares[:, row].tolist(), strict=True)))
        assert found[row] == pytest.approx(np.ceil(round(plan.quantile(level), 4)))


def test_what_has_passed_of_a_forecast_is_taken_off() -> None:
    origin = Origin(7, np.array([[2.0, 4, 6, 8]]), np.array([[[1.0] * Q, [3.0] * Q, [6.0] * Q, [9.0] * Q]]))
    later = origin.after(2, np.array([4.0]))  # just what was expected
    assert (later.day, later.mean.tolist()) == (9, [[2.0, 4.0]])
    assert later.lines[0, :, 0].tolist() == [1.0, 3.0]
    assert origin.after(0, np.zeros(1)) is origin


def test_a_forecast_follows_the_sales_since_it_was_made() -> None:
    origin = Origin(0, np.array([[10.0, 20, 30], [0.01, 0.02, 0.03], [0.0, 0.0, 0.0]]), np.ones((3, 3, Q)))
    more = origin.after(1, np.array([20.0, 1.0, 1.0])).mean
    assert 10 < more[0, 0] < 11
    assert more[1, 0] < 0.013  # one sale of a slow mover is no trend
    assert more[2, 0] == 0

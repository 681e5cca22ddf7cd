"""Why the forecasts are what they are."""

from datetime import date, timedelta
from functools import cache

import numpy as np

from retail_desktop.forecasting.candidates import N_CANDIDATES
from retail_desktop.forecasting.engine import DemandMatrix, ForecastBatch, forecast
from retail_desktop.forecasting.explanation import METHODS, votes
from retail_desktop.forecasting.learning import Learned
from retail_desktop.forecasting.month_pattern import days_of_month

DAYS, HORIZON = 500, 35


@cache
def batch(days: int = DAYS, fair: float | None = None, pay_day: float | None = None) -> ForecastBatch:
    """Forecast a shop where a fair on the fourth day, or the first of a month, sells so many times as much."""
    random = np.random.default_rng(8)
    weekday = np.resize([0.7, 0.7, 0.8, 0.9, 1.1, 1.6, 1.2], days)
    wanted = np.geomspace(0.02, 40, 30)[:, None] * weekday
    first = None if pay_day is None else date(2025, 1, 1)  # a Wednesday
    if first is not None:
        wanted[:, days_of_month(first, days) == 1] *= pay_day
    values = random.poisson(wanted).astype(np.float64)
    matrix = DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 2, np.arange(30) % 3, first_day=first)
    return forecast(matrix, HORIZON, factors=None if fair is None else factors_of(fair))


def factors_of(fair: float) -> np.ndarray:
    factors = np.ones((30, HORIZON))
    factors[:, 3] = fair
    return factors


def test_the_parts_multiply_to_the_forecast() -> None:
    made = batch()
    parts = made.explanation
    weeks = np.repeat(parts.year_factors, 7, axis=1)[:, :HORIZON]
    product = parts.level[:, None] * np.tile(parts.week_pattern, 5)[:, :HORIZON] * weeks
    np.testing.assert_allclose(product, made.mean, rtol=1e-5)
    np.testing.assert_allclose(parts.week_pattern.mean(axis=1), 1)
    assert parts.event_factors.shape == (30, 0)
    assert parts.month_factors.shape == (30, 0)


def test_pay_days_are_a_part_of_their_own() -> None:
    made, factors = batch(fair=2.5, pay_day=2.0), factors_of(2.5)
    parts = made.explanation
    coming = days_of_month(date(2025, 1, 1) + timedelta(DAYS), HORIZON)
    assert (parts.month_factors[:, coming == 1] > 1.3).all()
    weeks = np.repeat(parts.year_factors, 7, axis=1)[:, :HORIZON]
    product = parts.level[:, None] * np.tile(parts.week_pattern, 5)[:, :HORIZON] * weeks * parts.month_factors
    np.testing.assert_allclose(product * factors, made.mean, rtol=1e-5)


def test_coming_happenings_are_parts_as_well() -> None:
    made, plain, factors = batch(fair=2.5), batch(), factors_of(2.5)
    np.testing.assert_array_equal(made.explanation.event_factors, factors)
    np.testing.assert_allclose(made.mean, plain.mean * factors, rtol=1e-5)


def test_the_methods_votes_add_up() -> None:
    parts = batch().explanation
    np.testing.assert_allclose(parts.votes.sum(axis=1), 1)
    assert parts.votes.shape == (30, len(parts.methods))
    assert (parts.votes >= 0).all()


def test_the_past_totals_are_those_that_the_accuracy_is_measured_on() -> None:
    made = batch()
    parts, scores = made.explanation, made.accuracy
    assert (parts.past_days, parts.days_back.tolist()[-1], len(parts.days_back)) == (28, 28, 13)
    error = np.abs(parts.mean - parts.actual).sum(axis=1) / parts.actual.sum(axis=1)
    np.testing.assert_allclose(error, scores.wape)
    np.testing.assert_allclose((parts.actual <= parts.high).mean(axis=1), scores.coverage_95)
    assert (parts.low <= parts.high).all()


def test_a_store_of_a_few_days_has_no_past() -> None:
    parts = batch(5).explanation
    assert (parts.past_days, parts.actual.shape, parts.high.shape, parts.days_back.shape) == (0, (30, 0), (30, 0), (0,))


def test_what_all_items_together_say_takes_its_share_from_the_methods_of_the_item() -> None:
    weights = np.tile(np.linspace(0, 1, N_CANDIDATES)[:, None], (1, 3))
    weights /= weights.sum(axis=0)
    nothing = np.zeros((1, 1, 3))
    said = votes(Learned(nothing, nothing, weights, weights), np.array([0.0, 0.25, 1.0]))
    assert METHODS[0] == "all items together"
    np.testing.assert_allclose(said[:, 0], [0.0, 0.25, 1.0])
    np.testing.assert_allclose(said.sum(axis=1), 1.0)
    np.testing.assert_allclose(said[1, 1:], 0.75 * said[0, 1:])
    assert not said[2, 1:].any()

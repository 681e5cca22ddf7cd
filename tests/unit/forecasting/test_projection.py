"""From the tested lengths of totals to every day."""

import numpy as np
import pytest

from retail_desktop.forecasting.projection import project
from retail_desktop.forecasting.quantiles import Spread, fit_spread, sparse_spreads
from retail_desktop.forecasting.results import LEVELS


def cautious(series: int) -> Spread:
    """Give the spread of single days of series that nothing is known of."""
    return sparse_spreads(np.full((series, 1), np.nan), np.zeros((series, 1)))[0]


N = 60
NOBODY = np.zeros(N, dtype=np.bool_)


def spread_of(days: int) -> Spread:
    random = np.random.default_rng(days)
    mean = np.repeat(np.linspace(0.1, 9, N)[:, None] * days, 12, axis=1)
    spread = fit_spread(days, random.poisson(mean).astype(float), mean, np.zeros((N, 12), dtype=np.bool_))
    assert spread is not None
    return spread


def test_the_spread_of_every_total_is_ordered_and_begins_with_the_first_day() -> None:
    told: list[float] = []
    spreads = [spread_of(days) for days in (1, 7, 28)]
    mean = np.repeat(np.linspace(0.1, 9, N)[:, None], 60, axis=1)
    found = project(mean, spreads, NOBODY, ~NOBODY, told.append)
    assert (np.diff(found.total_quantiles, axis=1) >= 0).all()
    assert (np.diff(found.total_quantiles, axis=2) >= 0).all()
    assert found.total_quantiles[:, 0].tolist() == found.daily_quantiles[:, 0].tolist()
    assert found.total_mean == pytest.approx(np.cumsum(found.mean, axis=1), rel=1e-5)
    assert told[-1] == 1.0


def test_a_total_between_two_tested_lengths_lies_between_them() -> None:
    mean = np.full((N, 28), 4.0)
    found = project(mean, [spread_of(1), spread_of(28)], NOBODY, NOBODY, lambda _: None)
    relative = found.total_sd / np.sqrt(found.total_mean)
    lower, upper = np.sort(relative[:, [0, 27]], axis=1).T
    assert (relative[:, 10] >= lower - 0.05).all()
    assert (relative[:, 10] <= upper + 0.05).all()


def test_beyond_the_tested_lengths_the_spread_goes_on_growing() -> None:
    found = project(np.full((N, 100), 4.0), [spread_of(1)], NOBODY, ~NOBODY, lambda _: None)
    assert (np.diff(found.total_sd, axis=1) > 0).all()


def test_daily_quantiles_follow_the_weekday() -> None:
    mean = np.tile([1.0, 1, 1, 1, 1, 6, 6], (N, 2))
    found = project(mean, [cautious(N)], NOBODY, ~NOBODY, lambda _: None)
    high = found.daily_quantiles[0, :, LEVELS.index(0.95)]
    assert high[5] > high[4]
    assert high[:7].tolist() == high[7:].tolist()

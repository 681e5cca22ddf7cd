"""The spread of totals."""

import numpy as np
import pytest
from scipy.stats import gamma

from retail_desktop.forecasting.quantiles import (
    PRIOR_RATIOS,
    Spread,
    fit_spread,
    in_whole_units,
    left_out_ratios,
    own_factor,
    quantiles,
    sparse_spreads,
)
from retail_desktop.forecasting.results import LEVELS


def cautious(series: int) -> Spread:
    """Give the spread of single days of series that nothing is known of."""
    return sparse_spreads(np.full((series, 1), np.nan), np.zeros((series, 1)))[0]


SERIES, FOLDS = 400, 12
NOBODY = np.zeros((SERIES, FOLDS), dtype=np.bool_)


def negative_binomial(seed: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    mean = np.repeat(np.geomspace(0.3, 300, SERIES)[:, None], FOLDS, axis=1)
    return random.negative_binomial(4, 4 / (4 + mean)).astype(float), mean


def test_new_totals_fall_below_their_quantiles_as_often_as_they_should() -> None:
    actual, mean = negative_binomial(1)
    spread = fit_spread(28, actual, mean, NOBODY)
    assert spread is not None
    fresh, _ = negative_binomial(2)
    factor = np.repeat(own_factor(spread.ratios, spread.counts)[:, None], FOLDS, axis=1)
    limits = in_whole_units(quantiles(spread, mean, NOBODY, factor)[1], np.ones(SERIES, dtype=np.bool_))
    for number, level in enumerate(LEVELS[2:], start=2):
        at_or_below, below = (fresh <= limits[..., number]).mean(), (fresh < limits[..., number]).mean()
        assert below - 0.02 < level < at_or_below + 0.02


def test_the_deviation_is_that_of_the_errors() -> None:
    actual, mean = negative_binomial(1)
    spread = fit_spread(28, actual, mean, NOBODY)
    assert spread is not None
    deviation, _ = quantiles(spread, mean[:, 0], NOBODY[:, 0], np.ones(SERIES))
    true = np.sqrt(mean[:, 0] + mean[:, 0] ** 2 / 4)
    assert np.median(deviation / true) == pytest.approx(1.0, abs=0.25)


def test_an_erratic_series_gets_a_wider_spread_than_a_steady_one() -> None:
    actual, mean = negative_binomial(1)
    actual[200], actual[201] = mean[200], mean[201] * np.where(np.arange(FOLDS) % 2, 0.1, 1.9)
    spread = fit_spread(28, actual, mean, NOBODY)
    assert spread is not None
    factor = own_factor(spread.ratios, spread.counts)
    assert factor[200] == pytest.approx(PRIOR_RATIOS / (FOLDS + PRIOR_RATIOS))
    assert factor[201] > 2 * factor[200]


def test_a_fold_is_judged_without_its_own_error() -> None:
    actual, mean = negative_binomial(1)
    spread = fit_spread(28, actual, mean, NOBODY)
    assert spread is not None
    factor = left_out_ratios(spread, actual, mean, NOBODY)
    squared = (actual - mean)[300] ** 2
    assert factor[300, squared.argmax()] == factor[300].min()


def test_new_items_spread_is_learned_from_items_when_they_were_new() -> None:
    actual, mean = negative_binomial(1)
    new = NOBODY.copy()
    new[:, :3] = True
    actual[:, :3] = mean[:, :3] + 2 * (actual - mean)[:, :3]
    spread = fit_spread(28, np.maximum(actual, 0), mean, new)
    assert spread is not None
    assert 1.5 < spread.new_item <= 4.0


@pytest.mark.parametrize("actual", [np.full((SERIES, FOLDS), np.nan), np.full((SERIES, FOLDS), 5.0)])
def test_without_errors_there_is_no_spread_to_learn(actual: np.ndarray) -> None:
    assert fit_spread(7, actual, np.full_like(actual, 5.0), NOBODY) is None


def test_an_untested_forecast_is_spread_like_a_gamma_distribution() -> None:
    deviation, limits = quantiles(cautious(1), np.array([20.0]), np.array([False]), np.ones(1))
    shape = (20.0 / deviation[0]) ** 2
    assert limits[0] == pytest.approx(gamma.ppf(LEVELS, shape, scale=20.0 / shape))


def test_no_demand_expected_means_no_spread() -> None:
    deviation, limits = quantiles(cautious(1), np.array([0.0]), np.array([True]), np.ones(1))
    assert deviation.tolist() == [0.0]
    assert not limits.any()


def test_only_whole_units_are_rounded_and_downwards() -> None:
    limits = np.array([[1.2, 2.9999999], [1.2, 2.9]])
    assert in_whole_units(limits, np.array([True, False])).tolist() == [[1.0, 3.0], [1.2, 2.9]]

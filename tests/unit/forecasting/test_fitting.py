"""Estimating a series' own smoothing."""

import numpy as np
import pytest
from statsmodels.tsa.holtwinters import SimpleExpSmoothing

from retail_desktop.forecasting.fitting import fit_batch, usable

RANDOM = np.random.default_rng(5)
DRIFTING = 50 + np.cumsum(RANDOM.normal(0, 3, 100)) + RANDOM.normal(0, 4, 100)
STEADY = RANDOM.poisson(20, 100).astype(float)


def test_a_drifting_item_is_followed_faster_than_a_steady_one() -> None:
    drifting, steady = fit_batch([DRIFTING, STEADY])
    assert drifting[0] > 0.4
    assert steady[0] < 0.2


def test_the_parameter_is_that_of_statsmodels() -> None:
    reference = SimpleExpSmoothing(DRIFTING, initialization_method="heuristic").fit().params
    alpha, initial = fit_batch([DRIFTING])[0]
    assert alpha == pytest.approx(reference["smoothing_level"], abs=0.005)
    assert initial == pytest.approx(reference["initial_level"])


def test_the_unit_of_measure_does_not_change_the_parameter() -> None:
    small, large = fit_batch([DRIFTING / 1e6, DRIFTING * 1e6])
    assert small[0] == pytest.approx(large[0], abs=1e-3)


@pytest.mark.parametrize("history", [np.zeros(0), np.arange(15.0), np.zeros(40), np.full(40, 3.0)])
def test_a_short_or_constant_history_has_no_parameter(history: np.ndarray) -> None:
    assert np.isnan(fit_batch([history])).all()


def test_an_impossible_parameter_is_none() -> None:
    kept = usable(np.array([[0.0, -1.0], [1.0, 4.0], [np.inf, 1.0]]))
    assert kept[:2].tolist() == [[0.01, 0.0], [0.9, 4.0]]
    assert np.isnan(kept[2]).all()

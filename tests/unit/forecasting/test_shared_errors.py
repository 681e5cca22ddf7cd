"""Errors that a whole shop shares, such as a slow summer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.forecasting.shared_errors import turned_round

SERIES, ORIGINS = 400, 6


def shop(shared: list[float], own: float = 1.0, series: int = SERIES) -> tuple[np.ndarray, np.ndarray]:
    """Give scaled errors at origins at which every item sold another share of its forecast, and the forecasts' part."""
    share = np.repeat(np.geomspace(0.5, 3, series)[:, None], len(shared), axis=1)
    noise = np.random.default_rng(5).normal(size=share.shape)
    return np.array(shared) * share + own * noise, share


def common(errors: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Give the share of the forecast by which all items missed, per origin."""
    return (errors * share).sum(axis=0) / (share**2).sum(axis=0)


def test_a_slow_summer_may_as_well_have_been_a_busy_one() -> None:
    errors, share = shop([-0.3, -0.2, -0.25, -0.3, -0.1, -0.2])
    turned = turned_round(errors, share)
    assert common(turned, share) == pytest.approx(-common(errors, share), abs=0.03)


def test_what_is_of_single_items_stays_as_it_was() -> None:
    errors, share = shop([-0.3, 0.2, 0.1, 0.3, -0.1, -0.2])
    turned = turned_round(errors, share)
    rest, rest_turned = (part - common(part, share) * share for part in (errors, turned))
    assert rest_turned == pytest.approx(rest)


def test_chance_is_not_taken_for_something_shared() -> None:
    errors, share = shop([0.0] * ORIGINS)
    assert turned_round(errors, share) == pytest.approx(errors, abs=0.15)


def test_an_item_alone_shares_nothing() -> None:
    errors, share = shop([0.3, 0.2, -0.1], series=1)
    assert np.array_equal(turned_round(errors, share), errors)


def test_too_few_origins_tell_nothing_of_the_next_one() -> None:
    errors, share = shop([0.3, 0.2])
    assert np.array_equal(turned_round(errors, share), errors)


def test_an_origin_without_known_totals_stays_unknown_and_changes_nothing() -> None:
    errors, share = shop([0.3, 0.2, -0.1, 0.2])
    unknown = np.full((SERIES, 1), np.nan)
    wider = turned_round(np.hstack([errors, unknown]), np.hstack([share, unknown]))
    assert wider[:, :-1] == pytest.approx(turned_round(errors, share))
    assert np.isnan(wider[:, -1]).all()


@given(seed=st.integers(0, 1000), size=st.floats(0.01, 1.0))
def test_turned_round_errors_are_as_large_as_before(seed: int, size: float) -> None:
    random = np.random.default_rng(seed)
    errors, share = shop(list(random.normal(0, size, ORIGINS)))
    assert np.abs(common(turned_round(errors, share), share)).max() <= np.abs(common(errors, share)).max() + 1e-9

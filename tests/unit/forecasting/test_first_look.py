"""First forecasts of a store that has none yet."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retail_desktop.domain.errors import CancelledError
from retail_desktop.forecasting.first_look import FirstForecasts, first_forecasts
from retail_desktop.forecasting.history import DemandMatrix
from retail_desktop.forecasting.results import LEVELS

WEEK = np.array([0.7, 0.7, 0.8, 0.9, 1.1, 1.6, 1.2])


def look(values: np.ndarray, horizon: int = 28, observed: np.ndarray | None = None) -> FirstForecasts:
    seen = np.ones(values.shape, dtype=np.bool_) if observed is None else observed
    matrix = DemandMatrix(np.asarray(values, dtype=np.float64), seen, 0, np.arange(len(values)) % 3)
    return first_forecasts(matrix, horizon, lambda _: None)


def shop(items: int = 60, days: int = 700) -> np.ndarray:
    level = np.geomspace(0.05, 40, items)[:, None]
    return np.random.default_rng(3).poisson(level * np.resize(WEEK, days)).astype(np.float64)


def test_the_numbers_are_near_what_will_be_sold_and_follow_the_weekdays() -> None:
    found, level = look(shop()), np.geomspace(0.05, 40, 60)
    busy = level > 2
    np.testing.assert_allclose(found.total_mean[busy, 27], 28 * level[busy], rtol=0.2)
    np.testing.assert_allclose(found.mean[-1, :7] / level[-1], WEEK, rtol=0.15)


def test_the_bands_hold_about_as_often_as_they_say() -> None:
    sales = shop(items=300, days=728)
    found = look(sales[:, :700])
    came = sales[:, 700:].sum(axis=1)
    for level, held in ((0.8, 0.08), (0.95, 0.05)):
        line = found.total_quantiles[:, 27, LEVELS.index(level)]
        share = ((came < line).mean() + (came <= line).mean()) / 2
        assert share == pytest.approx(level, abs=held)


def test_one_huge_order_is_not_the_usual() -> None:
    sales = shop()
    plain, sales[40, -10] = look(sales), 5000.0
    assert look(sales).total_mean[40, 27] < 1.5 * plain.total_mean[40, 27]


@settings(max_examples=20, deadline=None)
@given(
    st.integers(1, 12),
    st.integers(1, 120),
    st.sampled_from([1, 8, 40]),
    st.floats(0, 30),
    st.integers(0, 2**32 - 1),
)
def test_whatever_was_sold_totals_rise_with_the_days_and_the_service(
    items: int, days: int, horizon: int, level: float, seed: int
) -> None:
    random = np.random.default_rng(seed)
    found = look(random.poisson(level, (items, days)), horizon, random.random((items, days)) < 0.9)
    for cube in (found.mean, found.daily_quantiles, found.total_mean, found.total_sd, found.total_quantiles):
        assert np.isfinite(cube).all()
        assert (cube >= 0).all()
    assert (np.diff(found.daily_quantiles, axis=2) >= 0).all()
    assert (np.diff(found.total_quantiles, axis=2) >= 0).all()
    assert (np.diff(found.total_quantiles, axis=1) >= 0).all()
    assert (found.total_quantiles == np.floor(found.total_quantiles)).all()
    assert len(found.method) == items


def test_the_same_sales_give_the_same_numbers() -> None:
    one, other = look(shop()), look(shop())
    for mine, theirs in zip(one.arrays(), other.arrays(), strict=True):
        np.testing.assert_array_equal(mine, theirs)
    assert one.method == other.method


def test_what_never_sold_is_expected_not_to() -> None:
    sales = shop()
    sales[5] = 0
    found = look(sales)
    assert found.method[5] == "no sales"
    assert found.total_quantiles[5].max() == 0


def test_it_can_be_cancelled() -> None:
    def cancel(part: float) -> None:
        if part > 0.5:
            raise CancelledError

    sales = shop()
    matrix = DemandMatrix(sales, np.ones(sales.shape, dtype=np.bool_), 0, np.zeros(60, dtype=np.int64))
    with pytest.raises(CancelledError):
        first_forecasts(matrix, 28, cancel)

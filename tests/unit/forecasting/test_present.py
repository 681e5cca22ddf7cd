"""The forecast of today."""

import numpy as np
import pytest

from retail_desktop.forecasting.engine import DemandMatrix, forecast

SUNDAY = 7 * 80
RANDOM = np.random.default_rng(3)
SALES = RANDOM.poisson(6, (20, SUNDAY + 5)).astype(np.float64)


def means(values: np.ndarray) -> np.ndarray:
    return forecast(
        DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 0, np.zeros(20, dtype=np.int64)), 28
    ).mean


@pytest.mark.parametrize("after", [0, 1, 5])
def test_the_newest_day_counts(after: int) -> None:
    before = SALES[:, : SUNDAY + after].copy()
    changed = before.copy()
    changed[:, -1] += 20
    assert (means(changed).sum(axis=1) > means(before).sum(axis=1)).all()


def test_goods_that_were_sold_in_parts_since_sunday_are_not_rounded() -> None:
    values = SALES.copy()
    values[3, -1] = 2.5
    seen = np.ones_like(values, dtype=np.bool_)
    found = forecast(DemandMatrix(values, seen, 0, np.zeros(20, dtype=np.int64)), 28).total_quantiles
    rounded = (found == np.floor(found)).all(axis=(1, 2))
    assert np.flatnonzero(~rounded).tolist() == [3]

"""Trees without the library that grew them."""

import numpy as np
import pytest
from sklearn.ensemble import HistGradientBoostingRegressor

from retail_desktop.forecasting.trees import Trees, trees_from

RANDOM = np.random.default_rng(2)


def grow(rows: np.ndarray, demand: np.ndarray) -> tuple[HistGradientBoostingRegressor, Trees]:
    model = HistGradientBoostingRegressor(loss="poisson", max_iter=30, early_stopping=False).fit(rows, demand)
    nodes = [one.nodes for (one,) in model._predictors]
    return model, trees_from(nodes, float(model._baseline_prediction.item()))


@pytest.mark.parametrize("gaps", [0.0, 0.2])
def test_they_say_exactly_what_the_library_says(gaps: float) -> None:
    rows = RANDOM.normal(size=(4000, 6)).astype(np.float32)
    rows[RANDOM.random(rows.shape) < gaps] = np.nan
    demand = RANDOM.poisson(np.exp(np.nan_to_num(rows[:, 0]) - np.nan_to_num(rows[:, 3]) ** 2))
    model, trees = grow(rows, demand)
    others = RANDOM.normal(size=(3000, 6)).astype(np.float32)
    others[::7, 2:4] = np.nan
    for asked in (rows, others):
        np.testing.assert_array_equal(trees.predict(asked), model.predict(asked))


def test_trees_without_a_split_say_the_mean() -> None:
    model, trees = grow(np.zeros((100, 2)), np.full(100, 3.0))
    np.testing.assert_array_equal(trees.predict(np.ones((4, 2))), model.predict(np.ones((4, 2))))


def test_they_are_the_same_from_their_arrays() -> None:
    rows = RANDOM.normal(size=(500, 3))
    _, trees = grow(rows, RANDOM.poisson(2, 500))
    np.testing.assert_array_equal(Trees(**trees.arrays()).predict(rows), trees.predict(rows))

"""Reading the matrix."""

import numpy as np
import pytest

from retail_desktop.forecasting.history import DemandMatrix
from retail_desktop.forecasting.preparation import ROWS, portions, prepare


def test_portions_cover_every_series_once_and_tell_how_far_they_are() -> None:
    told: list[float] = []
    rows = [number for part in portions(2 * ROWS + 1, told.append) for number in range(part.start, part.stop)]
    assert rows == list(range(2 * ROWS + 1))
    assert len(told) == 3
    assert told[-1] == 1.0


def test_series_are_prepared_alike_in_every_portion() -> None:
    days = np.tile([2.0, 2, 2, 2, 2, 7, 4], 30)
    n_series = ROWS + 3
    values = np.tile(days, (n_series, 1))
    matrix = DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 0, np.full(n_series, 7))
    prepared = prepare(matrix, lambda _: None)
    assert prepared.weekly.units == pytest.approx(21.0)
    assert prepared.weekly.evidence == pytest.approx(1.0)
    assert prepared.shares == pytest.approx(np.tile(days[:7] / 21, (n_series, 1)), abs=1e-3)
    assert prepared.steps.absolute[0] == prepared.steps.absolute[-1] > 0
    assert prepared.whole.all()


def test_an_item_sold_by_weight_is_not_sold_in_whole_units() -> None:
    values = np.array([[1.0, 2.0], [0.5, 2.0]])
    matrix = DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 0, np.zeros(2, dtype=np.int64))
    assert prepare(matrix, lambda _: None).whole.tolist() == [True, False]

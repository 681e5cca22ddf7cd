"""Demand patterns."""

import numpy as np
import pytest

from retail_desktop.forecasting.history import DemandMatrix
from retail_desktop.forecasting.patterns import Patterns, classify


def patterns(*series: list[float], observed: np.ndarray | None = None) -> Patterns:
    values = np.array(series, dtype=np.float64)
    seen = np.ones_like(values, dtype=np.bool_) if observed is None else observed
    return classify(DemandMatrix(values, seen, 0, np.zeros(len(values), dtype=np.int64)))


def test_the_four_patterns_and_none() -> None:
    found = patterns([5, 6] * 6, [1, 20] * 6, [0, 5] * 6, [0, 1, 0, 30] * 3, [0] * 12)
    assert found.names == ("smooth", "erratic", "intermittent", "lumpy", "none")


def test_the_interval_counts_the_days_observed() -> None:
    seen = np.array([[False] * 4 + [True] * 8])
    found = patterns([0, 0, 0, 0, 2, 0, 2, 0, 2, 0, 2, 0], observed=seen)
    assert found.adi.tolist() == [2.0]
    assert found.cv2.tolist() == [0.0]


def test_an_item_without_sales_has_no_variation() -> None:
    found = patterns([0, 0])
    assert np.isinf(found.adi).all()
    assert np.isnan(found.cv2).all()


def test_the_variation_is_that_of_the_sizes() -> None:
    assert patterns([1, 0, 3]).cv2.tolist() == pytest.approx([0.25])


def test_a_catalogue_without_items_has_no_patterns() -> None:
    empty = DemandMatrix(np.zeros((0, 3)), np.zeros((0, 3), dtype=np.bool_), 0, np.zeros(0, dtype=np.int64))
    assert classify(empty).names == ()

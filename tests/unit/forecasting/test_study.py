"""What is learned from the settled weeks."""

import numpy as np

from retail_desktop.forecasting.history import DemandMatrix
from retail_desktop.forecasting.knowledge import Knowledge
from retail_desktop.forecasting.study import spreads_of_days, study

SALES = np.random.default_rng(4).poisson(np.geomspace(0.3, 30, 40)[:, None], (40, 7 * 60)).astype(np.float64)


def learned(horizon: int) -> Knowledge:
    matrix = DemandMatrix(SALES, np.ones_like(SALES, dtype=np.bool_), 0, np.arange(40) % 2)
    return study(matrix, horizon, 1, lambda _first, _last: lambda _: None, None)


def test_totals_are_tested_up_to_the_first_length_beyond_the_horizon() -> None:
    assert [spread.days for spread in learned(14).spreads] == [1, 3, 7, 14, 28]
    assert [spread.days for spread in learned(40).spreads] == [1, 3, 7, 14, 28, 56]


def test_the_weights_of_the_methods_add_up() -> None:
    np.testing.assert_allclose(learned(14).weights.sum(axis=0), 1)


def test_single_days_tell_the_spread_where_no_total_does() -> None:
    few = DemandMatrix(SALES[:, :4], np.ones((40, 4), dtype=np.bool_), 0, np.zeros(40, dtype=np.int64))
    assert all(spread.linear > 0 and spread.trust == 0 for spread in spreads_of_days(few))

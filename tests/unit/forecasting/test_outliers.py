"""Single days far beyond what a series ever does."""

import numpy as np
import pytest

from retail_desktop.forecasting.event_calendar import Cells
from retail_desktop.forecasting.outliers import far_days, on_crowded_days

DAYS = 800
RANDOM = np.random.default_rng(4)
STEADY = RANDOM.poisson(5, DAYS).astype(float)


def found(series: np.ndarray, usual: float | None = None) -> list[int]:
    level = np.full((1, len(series)), series.mean() if usual is None else usual)
    far, limit = far_days(series[None].astype(float), level, np.ones((1, len(series)), dtype=np.bool_))
    assert (limit[far] < series[None][far]).all()
    return np.flatnonzero(far[0]).tolist()


def raised(days: dict[int, float], series: np.ndarray = STEADY) -> np.ndarray:
    changed = series.copy()
    changed[list(days)] = list(days.values())
    return changed


def test_a_bulk_buy_stands_out() -> None:
    assert found(raised({400: 300})) == [400]


def test_usual_days_do_not() -> None:
    assert found(STEADY) == []
    assert found(raised({400: 16})) == []


def test_the_large_orders_of_a_lumpy_item_are_its_own_way() -> None:
    lumpy = (RANDOM.random(DAYS) < 0.03) * RANDOM.poisson(40, DAYS)
    assert found(lumpy) == []
    assert found(raised({400: 900}, lumpy.astype(float))) == [400]


def test_a_slow_item_may_sell_two() -> None:
    slow = (RANDOM.random(DAYS) < 0.05).astype(float)
    assert found(raised({400: 2}, slow)) == []


def test_a_level_that_shifts_is_no_outlier() -> None:
    assert found(np.r_[STEADY[:700], STEADY[:3] + 300, STEADY[703:]], 5.0) == []
    assert found(np.r_[STEADY, STEADY[:2] + 300], 5.0) == []


def test_a_peak_that_comes_each_year_is_no_outlier() -> None:
    assert found(raised({100: 300, 465: 280}), 5.0) == []


def test_two_bulk_buys_stand_out_both() -> None:
    assert found(raised({100: 300, 200: 500}), 5.0) == [100, 200]


def test_a_handful_of_sales_shows_no_spread_to_stand_out_of() -> None:
    rare = np.zeros(DAYS)
    assert found(raised({400: 80_995}, rare)) == []
    assert found(raised({100: 1, 300: 1, 500: 1, 700: 7}, rare)) == []
    assert found(raised({100: 1, 300: 1, 500: 1, 700: 900}, rare)) == [700]


def test_only_candidates_are_looked_at() -> None:
    series = raised({400: 300})[None]
    assert not far_days(series, np.full((1, DAYS), 5.0), np.zeros((1, DAYS), dtype=np.bool_))[0].any()


def test_two_days_are_too_few() -> None:
    assert found(np.array([1.0, 900.0])) == []


@pytest.mark.parametrize(("n_series", "crowded"), [(10, True), (2000, False)])
def test_a_day_on_which_many_series_stand_out_is_a_happening(n_series: int, crowded: bool) -> None:
    cells = Cells(np.array([0, 1, 2, 3]), np.array([7, 7, 7, 9]))
    assert on_crowded_days(cells, n_series).tolist() == [crowded] * 3 + [False]
    assert on_crowded_days(Cells(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)), 5).tolist() == []

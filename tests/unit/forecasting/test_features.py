"""What the model of all items sees of one of them."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retail_desktop.forecasting.features import YEAR, Features, describe
from retail_desktop.forecasting.history import DemandMatrix, WeeklyDemand
from retail_desktop.forecasting.preparation import ROWS, prepare

SEASONS = slice(-4, -1)  # of the category, of everything, of the item itself; then comes the category


def described(
    units: np.ndarray,
    evidence: np.ndarray | None = None,
    groups: np.ndarray | None = None,
    items: np.ndarray | None = None,
) -> Features:
    """Describe weekly demand, [n_weeks, n_series]."""
    weeks, n_series = units.shape
    codes = np.zeros(n_series, dtype=np.int64) if groups is None else groups
    values = np.ones((n_series, weeks * 7))
    prepared = prepare(DemandMatrix(values, values > 0, 0, codes), lambda _: None)
    weekly = WeeklyDemand(units.astype(float), np.ones(units.shape) if evidence is None else evidence)
    numbers = np.arange(n_series) if items is None else items
    return describe(replace(prepared, weekly=weekly), numbers, lambda _: None)


def rows_after(features: Features, week: int, ahead: int = 1) -> np.ndarray:
    every = np.arange(features.level.shape[1])
    return features.rows(np.full_like(every, week), every, np.full_like(every, week + ahead))


def sales(weeks: int, n_series: int, mean: float = 20.0, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, (weeks, n_series)).astype(float)


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(1, 119), st.sampled_from([0.05, 3.0, 1e6]))
def test_at_the_end_of_a_week_nothing_later_is_known(seed: int, known: int, mean: float) -> None:
    random = np.random.default_rng(seed)
    units = random.poisson(mean, (120, 4)).astype(float)
    evidence = (random.random((120, 4)) < 0.9) * random.random((120, 4)).round(1)
    other, other_evidence = units.copy(), evidence.copy()
    other[known:] = random.poisson(7 * mean + 1, (120 - known, 4))
    other_evidence[known:] = random.random((120 - known, 4))
    codes = {"groups": np.array([0, 0, 1, 1]), "items": np.array([0, 1, 0, 1])}
    one, two = described(units, evidence, **codes), described(other, other_evidence, **codes)
    for ahead in (1, 4):
        np.testing.assert_array_equal(rows_after(one, known - 1, ahead), rows_after(two, known - 1, ahead))
    np.testing.assert_array_equal(one.level[:known], two.level[:known])


@settings(max_examples=30)
@given(st.integers(0, 2**32 - 1), st.integers(0, 79), st.sampled_from([0.01, 3.0, 1e6]))
def test_only_seasons_and_weeks_not_observed_are_unknown(seed: int, week: int, mean: float) -> None:
    random = np.random.default_rng(seed)
    evidence = (random.random((80, 4)) < 0.5).astype(float)
    features = described(random.poisson(mean, (80, 4)), evidence)
    seen = rows_after(features, week)
    recent = evidence[max(week - 3, 0) : week + 1].any(axis=0) & (evidence[week] > 0)
    assert np.isfinite(np.delete(seen, np.arange(seen.shape[1])[SEASONS], axis=1)[recent]).all()
    assert not np.isinf(seen).any()
    assert np.isfinite(features.level).all()
    assert (features.level >= 0).all()


def test_weeks_that_nobody_observed_are_not_taken_for_weeks_without_sales() -> None:
    units = sales(40, 4)
    unseen, idle = np.ones(units.shape), units.copy()
    unseen[-6:, 0] = idle[-6:, 0] = 0.0
    codes = {"groups": np.array([0, 0, 1, 1]), "items": np.array([7, 8, 7, 8])}
    usual, hidden, silent = (
        rows_after(described(*each, **codes), 39) for each in ((units,), (idle, unseen), (idle, np.ones(units.shape)))
    )
    unlike = np.abs(silent - usual)[0] > 0.5
    assert unlike.sum() > 4
    assert not (np.abs(hidden - usual)[0, unlike] > 0.5).any()
    of_others = np.abs(silent - usual)[1:] > 0.5
    assert of_others.any(axis=1).tolist() == [True, True, False]  # of its category, and in the other store
    assert not (np.abs(hidden - usual)[1:] > 0.5).any()


def test_twice_the_sales_are_another_level_and_nothing_else() -> None:
    units = sales(130, 6, mean=60.0)
    codes = {"groups": np.array([0, 0, 0, 1, 1, 1]), "items": np.array([0, 1, 2, 0, 1, 2])}
    for week in (30, 80, 125):
        change = rows_after(described(2 * units, **codes), week) - rows_after(described(units, **codes), week)
        change = np.nan_to_num(change)
        of_size = np.isclose(change, np.log(2), atol=1e-3).all(axis=0)
        assert of_size.sum() == 1
        assert np.abs(change[:, ~of_size]).max() < 0.02


@pytest.mark.parametrize("same_item", [False, True])
def test_what_other_stores_sell_of_an_item_shows(*, same_item: bool) -> None:
    units = sales(40, 3)
    more = units.copy()
    more[-4:, 1] *= 3.0
    codes = {"groups": np.array([0, 1, 2]), "items": np.array([7, 7 if same_item else 8, 9])}
    usual, now = (rows_after(described(each, **codes), 39) for each in (units, more))
    risen = now[0] - usual[0]
    risen = risen[np.isfinite(risen)]
    assert (risen >= 0).all()
    assert risen.max() > 0.3 if same_item else risen.max() == 0.0
    np.testing.assert_array_equal(now[2], usual[2])


def test_what_the_rest_of_its_category_sells_shows() -> None:
    units = sales(40, 3)
    more = units.copy()
    more[-4:, 1] *= 3.0
    usual, now = (rows_after(described(each, groups=np.array([0, 0, 1])), 39) for each in (units, more))
    assert np.nanmax(now[0] - usual[0]) > 0.3
    np.testing.assert_array_equal(now[2], usual[2])


def test_a_season_of_last_year_shows_before_it_comes_again() -> None:
    year = np.ones(YEAR)
    year[30:36] = 4.0
    units = np.tile(np.tile(year, 3)[:, None], (1, 3)) * [20.0, 50.0, 80.0]
    features = described(units, groups=np.array([0, 1, 1]))
    rising, falling, quiet = (rows_after(features, YEAR + week, 3)[:, SEASONS] for week in (29, 35, 10))
    assert rising == pytest.approx(np.log(4.0), abs=0.1)
    assert falling == pytest.approx(-np.log(4.0), abs=0.3)
    assert quiet == pytest.approx(0.0, abs=0.01)


def test_in_the_first_year_no_season_is_known() -> None:
    features = described(sales(60, 3))
    assert np.isnan(rows_after(features, YEAR - 2, 4)[:, SEASONS]).all()
    assert np.isfinite(rows_after(features, YEAR + 4, 4)[:, SEASONS]).all()


def test_a_season_is_the_mean_of_the_years_that_had_it() -> None:
    units = np.full((3 * YEAR, 1), 30.0)
    units[32:37] = 60.0
    units[YEAR + 32 : YEAR + 37] = 120.0
    once, twice = (rows_after(described(units), years * YEAR + 30, 4)[0, SEASONS] for years in (1, 2))
    assert once == pytest.approx(np.log(2), abs=0.02)
    assert twice == pytest.approx((np.log(2) + np.log(4)) / 2, abs=0.02)


def test_how_long_an_item_has_been_silent_shows() -> None:
    units = sales(40, 2)
    units[-10:, 0] = 0.0
    seen = rows_after(described(units), 39)
    assert 10.0 in seen[0]
    assert 10.0 not in seen[1]


def test_series_are_described_alike_in_every_portion() -> None:
    told: list[float] = []
    units = np.tile(sales(15, 1), (1, ROWS + 2))
    features = described(units)
    assert (features.level == features.level[:, :1]).all()
    assert (features.own == features.own[:, :, :1]).all()
    prepared = prepare(DemandMatrix(np.ones((2, 7)), np.ones((2, 7), bool), 0, np.zeros(2, int)), lambda _: None)
    describe(prepared, np.arange(2), told.append)
    assert told == [1.0]


def test_no_series_are_described_by_nothing() -> None:
    features = described(np.zeros((30, 0)))
    assert features.level.shape == (30, 0)
    assert len(rows_after(features, 29)) == 0

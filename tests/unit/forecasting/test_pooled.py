"""The model that learns from all items together."""

import sys
from threading import Event

import numpy as np
import pytest

from retail_desktop.forecasting import pooled
from retail_desktop.forecasting.engine import DemandMatrix, forecast
from retail_desktop.forecasting.features import Features, describe
from retail_desktop.forecasting.history import DAYS_PER_WEEK, split_weeks
from retail_desktop.forecasting.pooled import Pooled, fit_pooled, fitting_pooled
from retail_desktop.forecasting.preparation import prepare

YEAR = 52
BEFORE_SEASON = 2 * YEAR + 9  # weeks known
SEASON = slice(10, 16)


def described(weekly: np.ndarray) -> Features:
    """Describe items that sell as many units a week, evenly over its days, [n_weeks, n_series]."""
    days = np.repeat(weekly.T, DAYS_PER_WEEK, axis=1) / DAYS_PER_WEEK
    matrix = DemandMatrix(days, np.ones_like(days, dtype=np.bool_), 0, np.arange(len(days)) % 4)
    return describe(prepare(matrix, lambda _: None), np.arange(len(days)), lambda _: None)


def seasonal_sales(weeks: int, n_series: int = 30) -> np.ndarray:
    """Sell three times as much in six weeks of every year, as all items of the store do."""
    year = np.ones(YEAR)
    year[SEASON] = 3.0
    level = np.geomspace(8, 80, n_series)
    return np.random.default_rng(2).poisson(np.resize(year, weeks)[:, None] * level).astype(float)


@pytest.fixture
def few_trees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Learn in a third of the time, and less."""
    monkeypatch.setattr(pooled, "TREES", 30)


def test_a_season_that_many_items_share_is_learned_and_beats_the_smoothing(few_trees: None) -> None:
    units = seasonal_sales(3 * YEAR)
    features = described(units)
    model = fit_pooled(features, BEFORE_SEASON)
    assert model is not None
    coming = units[BEFORE_SEASON : BEFORE_SEASON + 4].sum(axis=0)
    foreseen = model.path(features, BEFORE_SEASON, 4).sum(axis=0)
    smoothed = 4 * features.level[BEFORE_SEASON - 1]
    assert np.abs(foreseen - coming).sum() < 0.5 * np.abs(smoothed - coming).sum()
    assert foreseen.sum() == pytest.approx(coming.sum(), rel=0.25)


def test_what_came_later_changes_nothing_of_what_was_learned(few_trees: None) -> None:
    units = seasonal_sales(80)
    other = units.copy()
    other[70:] = 5000.0
    paths = []
    for weekly in (units, other):
        features = described(weekly)
        model = fit_pooled(features, 70)
        assert model is not None
        paths.append(model.path(features, 70, 6))
    np.testing.assert_allclose(*paths, rtol=1e-9)


@pytest.fixture(scope="module")
def year() -> Features:
    return described(seasonal_sales(60, 30))


def test_forecasts_of_any_length_begin_alike(year: Features, few_trees: None) -> None:
    model = fit_pooled(year, 60)
    assert model is not None
    whole = model.path(year, 60, 60)
    assert whole.shape == (60, 30)
    assert np.isfinite(whole).all()
    assert (whole >= 0).all()
    for weeks in (1, 2, 4, 8, 52):
        np.testing.assert_allclose(model.path(year, 60, weeks), whole[:weeks])
    assert (whole[51:] == whole[51]).all()  # beyond a year nothing changes


def test_weeks_that_are_not_computed_lie_between_those_that_are(year: Features, few_trees: None) -> None:
    model = fit_pooled(year, 60)
    assert model is not None
    whole = model.path(year, 60, 52)
    assert whole[5] == pytest.approx((whole[3] + whole[7]) / 2)


def test_the_same_history_is_learned_the_same_way(year: Features, few_trees: None) -> None:
    one, two = (fit_pooled(year, 60) for _ in range(2))
    assert one is not None
    assert two is not None
    np.testing.assert_array_equal(one.path(year, 60, 4), two.path(year, 60, 4))


def test_an_item_that_never_sold_is_expected_to_sell_nothing(few_trees: None) -> None:
    units = seasonal_sales(60, 40)
    units[:, 7] = 0.0
    features = described(units)
    model = fit_pooled(features, 60)
    assert model is not None
    assert not model.path(features, 60, 8)[:, 7].any()


@pytest.mark.parametrize(("weeks", "n_series"), [(60, 0), (60, 1), (104, 3), (15, 300), (1, 300)])
def test_of_too_few_items_or_weeks_nothing_is_learned(weeks: int, n_series: int) -> None:
    assert fit_pooled(described(seasonal_sales(weeks, n_series)), weeks) is None


def test_items_that_were_hardly_seen_are_no_examples() -> None:
    values = np.random.default_rng(1).poisson(3, (60, 60 * 7)).astype(float)
    seen = np.zeros_like(values, dtype=np.bool_)
    seen[:, -28:] = True
    prepared = prepare(DemandMatrix(values, seen, 0, np.zeros(60, dtype=np.int64)), lambda _: None)
    assert fit_pooled(describe(prepared, np.arange(60), lambda _: None), 60) is None


def test_no_example_is_taken_twice(year: Features) -> None:
    week, series, ahead = pooled._examples(year, 60)
    assert len(set(zip(week.tolist(), series.tolist(), ahead.tolist(), strict=True))) == len(week)
    assert (week + ahead).max() < 60


def test_items_that_have_not_sold_for_long_teach_nothing() -> None:
    weekly = np.zeros((60, 200))
    weekly[0] = 35.0
    assert fit_pooled(described(weekly), 60) is None


def test_who_leaves_early_does_not_wait_for_the_fitting(year: Features, monkeypatch: pytest.MonkeyPatch) -> None:
    left = Event()
    monkeypatch.setattr(pooled, "fit_pooled", lambda *_: left.wait(60) and None)
    with pytest.raises(KeyboardInterrupt), fitting_pooled(year, split_weeks(60)):
        raise KeyboardInterrupt
    left.set()  # the fitting would have gone on until now


def test_both_models_are_fitted_to_what_their_day_knew(year: Features, few_trees: None) -> None:
    split = split_weeks(60)
    with fitting_pooled(year, split) as fitting:
        found = fitting.result()
    for model, known in ((found.earlier, split.weighted), (found.today, 60)):
        alone = fit_pooled(year, known)
        assert (model is None) == (alone is None)
        if model is not None and alone is not None:
            np.testing.assert_array_equal(model.path(year, known, 4), alone.path(year, known, 4))
    assert found.today is not None


def test_a_failure_of_the_fitting_is_not_kept_secret(year: Features, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pooled, "fit_pooled", fails)
    with fitting_pooled(year, split_weeks(60)) as fitting, pytest.raises(ZeroDivisionError):
        fitting.result()


def test_without_a_model_the_methods_of_each_item_are_used(year: Features) -> None:
    own = np.full((4, 30), 3.0)
    assert Pooled(year, None, None).path(None, 60, own) is own


def test_a_store_without_the_library_is_forecast_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.ensemble", None)
    units = np.repeat(seasonal_sales(80, 40).T, DAYS_PER_WEEK, axis=1)
    matrix = DemandMatrix(units, np.ones_like(units, dtype=np.bool_), 0, np.zeros(40, dtype=np.int64))
    made = forecast(matrix, 28)
    assert made.total_mean[:, -1].sum() == pytest.approx(28 * np.geomspace(8, 80, 40).sum(), rel=0.2)
    assert not made.explanation.votes[:, made.explanation.methods.index("all items together")].any()


def test_a_store_of_many_items_is_forecast_with_it(few_trees: None) -> None:
    units = np.repeat(seasonal_sales(BEFORE_SEASON, 40).T, DAYS_PER_WEEK, axis=1)
    matrix = DemandMatrix(units, np.ones_like(units, dtype=np.bool_), 0, np.zeros(40, dtype=np.int64))
    made = forecast(matrix, 28)
    assert made.explanation.votes[:, made.explanation.methods.index("all items together")].mean() > 0.3
    plain = 28 * np.geomspace(8, 80, 40).sum()
    assert made.total_mean[:, -1].sum() > 1.5 * plain


def test_an_item_of_a_million_units_a_day_is_not_all_that_is_learned_from(few_trees: None) -> None:
    units = seasonal_sales(3 * YEAR)
    units[:, 5] = np.random.default_rng(1).poisson(7e6, len(units))
    features = described(units)
    model = fit_pooled(features, BEFORE_SEASON)
    assert model is not None
    others = np.arange(30) != 5
    coming = units[BEFORE_SEASON : BEFORE_SEASON + 4, others].sum(axis=0)
    foreseen = model.path(features, BEFORE_SEASON, 4)[:, others].sum(axis=0)
    smoothed = 4 * features.level[BEFORE_SEASON - 1, others]
    assert np.abs(foreseen - coming).sum() < 0.5 * np.abs(smoothed - coming).sum()

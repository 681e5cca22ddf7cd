"""What the backtest may know, and what today's forecast knows."""

from dataclasses import replace

import numpy as np
import pytest

from retail_desktop.forecasting.candidates import OwnSmoothing
from retail_desktop.forecasting.combination import MOST_SHARE
from retail_desktop.forecasting.features import describe
from retail_desktop.forecasting.history import DAYS_PER_WEEK, DemandMatrix, Floats
from retail_desktop.forecasting.learning import (
    Learned,
    Paths,
    fit_own_smoothing,
    learn,
    past_forecasts,
    past_paths,
    present_forecast,
    present_paths,
    share_of_pooled,
)
from retail_desktop.forecasting.lifecycle import life_until
from retail_desktop.forecasting.pooled import Pooled, PooledModel, fit_pooled
from retail_desktop.forecasting.preparation import Prepared, prepare
from retail_desktop.forecasting.returning import Returns


def prepared_from(values: Floats) -> Prepared:
    groups = np.zeros(len(values), dtype=np.int64)
    return prepare(DemandMatrix(values, np.ones_like(values, dtype=np.bool_), 0, groups), lambda _: None)


def learned_from(prepared: Prepared) -> Learned:
    return learn(prepared, *fit_own_smoothing(prepared, 1, lambda _: None), lambda _: None)


def pooled_from(prepared: Prepared, earlier: PooledModel | None = None, today: PooledModel | None = None) -> Pooled:
    items = np.arange(len(prepared.groups))
    return Pooled(describe(prepared, items, lambda _: None), earlier, today)


def of_the_past(values: Floats, share: float = 0.0, *, of_all: bool = False) -> list[Floats]:
    prepared = prepared_from(values)
    pooled = pooled_from(prepared)
    if of_all:
        pooled = replace(pooled, earlier=fit_pooled(pooled.features, prepared.split.weighted))
        assert pooled.earlier is not None
    unfitted = OwnSmoothing(*np.full((2, len(values)), np.nan))
    learned = learn(prepared, unfitted, unfitted, lambda _: None) if of_all else learned_from(prepared)
    paths = past_paths(prepared, learned, pooled, 4, lambda _: None)
    _, forecast_at = past_forecasts(prepared, paths, np.full(len(values), share))
    return [forecast_at(origin, 4).mean for origin in prepared.split.origins]


SOME_MODEL = PooledModel(None)


def test_a_forecast_of_the_past_does_not_know_what_came_after() -> None:
    values = np.random.default_rng(4).poisson(3, (5, 100 * DAYS_PER_WEEK)).astype(float)
    changed = values.copy()
    origins = prepared_from(values).split.origins
    changed[:, origins[0] * DAYS_PER_WEEK :] = 50.0
    before, after = of_the_past(values), of_the_past(changed)
    assert before[0] == pytest.approx(after[0], rel=1e-6)
    assert (after[1] > 2 * before[1]).all()


def test_nor_does_the_model_of_all_items() -> None:
    values = np.random.default_rng(4).poisson(3, (30, 100 * DAYS_PER_WEEK)).astype(float)
    changed = values.copy()
    origins = prepared_from(values).split.origins
    changed[:, origins[0] * DAYS_PER_WEEK :] = 50.0
    before, after = (of_the_past(each, 1.0, of_all=True) for each in (values, changed))
    assert before[0] == pytest.approx(after[0], rel=1e-6)
    assert (after[1].sum(axis=1) > 1.5 * before[1].sum(axis=1)).all()


def test_the_present_forecast_uses_the_last_day() -> None:
    values = np.random.default_rng(4).poisson(3, (5, 100 * DAYS_PER_WEEK)).astype(float)
    forecasts = []
    for last in (0.0, 70.0):
        values[:, -1] = last
        prepared = prepared_from(values)
        paths = present_paths(prepared, learned_from(prepared), pooled_from(prepared), 2)
        life, never = life_until(prepared.weekly, 100), Returns(*np.zeros((2, 7)))
        forecasts.append(present_forecast(prepared, paths, np.zeros(5), never, life))
    assert forecasts[0].shape == (2, 5)
    assert (forecasts[1] > forecasts[0]).all()


def test_the_backtests_smoothing_is_fitted_on_the_weeks_before_its_weights() -> None:
    values = np.random.default_rng(4).poisson(3, (2, 100 * DAYS_PER_WEEK)).astype(float)
    shown: list[float] = []
    earlier, today = fit_own_smoothing(prepared_from(values), 1, shown.append)
    values[:, prepared_from(values).split.fitted * DAYS_PER_WEEK :] = 90.0
    changed, changed_today = fit_own_smoothing(prepared_from(values), 1, lambda _: None)
    assert changed.alpha == pytest.approx(earlier.alpha)
    assert (changed_today.alpha != today.alpha).all()
    assert shown[-1] == 1.0


def test_a_past_forecast_ends_at_the_cutoff() -> None:
    values = np.random.default_rng(4).poisson(3, (2, 100 * DAYS_PER_WEEK)).astype(float)
    prepared = prepared_from(values)
    told: list[float] = []
    paths = past_paths(prepared, learned_from(prepared), pooled_from(prepared), 13, told.append)
    reach = [min(13, 100 - origin) for origin in prepared.split.origins]
    assert [len(path.smoothing) for path in paths] == [len(path.pooled) for path in paths] == reach
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_both_forecasts_are_blended_by_the_share() -> None:
    both = Paths(np.array([[10.0, 10.0, 10.0]]), np.array([[20.0, 20.0, 20.0]]))
    assert both.blended(np.array([0.0, 0.25, 1.0])).tolist() == [[10.0, 12.5, 20.0]]


def test_without_a_model_of_all_items_it_has_no_share() -> None:
    prepared = prepared_from(np.full((3, 300), 2.0))
    without, *halves = (pooled_from(prepared, *models) for models in ((), (SOME_MODEL, None), (None, SOME_MODEL)))
    paths = past_paths(prepared, learned_from(prepared), without, 4, lambda _: None)
    assert all((path.smoothing == path.pooled).all() for path in paths)
    for pooled in (without, *halves):
        assert share_of_pooled(prepared, pooled, paths).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(("sold", "least", "most"), [(6.0, 0.0, 0.05), (12.0, MOST_SHARE, MOST_SHARE)])
def test_a_model_that_foresaw_a_leap_is_believed_and_one_that_cries_wolf_is_not(
    sold: float, least: float, most: float
) -> None:
    prepared = prepared_from(np.full((12, 300), sold))
    told = Paths(np.full((4, 12), 42.0), np.full((4, 12), 84.0))
    share = share_of_pooled(
        prepared, pooled_from(prepared, SOME_MODEL, SOME_MODEL), [told for _ in prepared.split.origins]
    )
    assert ((share >= least) & (share <= most)).all()


def test_weeks_without_evidence_say_nothing_of_the_model_of_all_items() -> None:
    prepared = prepared_from(np.full((12, 300), 12.0))
    prepared.weekly.evidence[prepared.split.weighted :] = 0.0
    told = Paths(np.full((4, 12), 42.0), np.full((4, 12), 84.0))
    share = share_of_pooled(
        prepared, pooled_from(prepared, SOME_MODEL, SOME_MODEL), [told for _ in prepared.split.origins]
    )
    assert share.tolist() == [0.0] * 12

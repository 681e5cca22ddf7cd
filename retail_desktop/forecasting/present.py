"""The forecast of today: what was learned up to the last Sunday, carried out on weeks that end with the newest day."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from retail_desktop.forecasting.candidates import DAMPED, N_CANDIDATES, OwnSmoothing, run_candidates
from retail_desktop.forecasting.combination import weekly_path
from retail_desktop.forecasting.explanation import explain, votes
from retail_desktop.forecasting.features import describe
from retail_desktop.forecasting.history import (
    DAYS_PER_WEEK,
    Booleans,
    DemandMatrix,
    Floats,
    Integers,
    WeeklyDemand,
    group_codes,
    weekly_demand,
)
from retail_desktop.forecasting.knowledge import Knowledge
from retail_desktop.forecasting.lifecycle import adjust, category_norm, life_until, method_names
from retail_desktop.forecasting.month_pattern import days_of_month
from retail_desktop.forecasting.pooled import PooledModel
from retail_desktop.forecasting.preparation import Tick, portions
from retail_desktop.forecasting.profiles import daily_means
from retail_desktop.forecasting.projection import project
from retail_desktop.forecasting.results import ForecastBatch
from retail_desktop.forecasting.year_season import YearSeason


@dataclass(frozen=True, slots=True, eq=False)
class Present:
    """Weekly demand up to the newest day without the course of the year, and the categories, [n_series]."""

    weekly: WeeklyDemand
    groups: Integers


def present_forecast(
    known: Knowledge, matrix: DemandMatrix, settled: int, horizon_days: int, factors: Floats | None, tick: Tick
) -> ForecastBatch:
    """Forecast the days after the matrix; `known` rests on its first `settled` days, for all its series."""
    after = matrix.n_days - settled
    groups, n_groups = group_codes(matrix.groups)
    year, lag = YearSeason(known.year), after / DAYS_PER_WEEK
    shares = np.roll(known.shares, -after, axis=1)
    weekly = _weekly(matrix, shares, year.factors(lag + np.arange(-matrix.n_weeks, 0.0)), groups)
    life = life_until(weekly, matrix.n_weeks)
    path = _path(known, matrix, Present(weekly, groups), -(-horizon_days // DAYS_PER_WEEK))
    path = known.returns.path(adjust(path, life, category_norm(life, groups, n_groups)), life)
    season = year.factors(lag + np.arange(len(path), dtype=np.float64))[:, groups]
    mean = daily_means(path * season, shares)[:, :horizon_days]
    month = _month_factors(known, matrix, groups, horizon_days)
    mean = mean * (1.0 if month is None else month)
    mean = mean * (1.0 if factors is None else factors)
    cubes = project(mean, known.spreads, life.new, _whole(known, matrix, settled), tick)
    parts = explain(path, season, shares, votes(known.weights, known.share), known.past.ended(after), month, factors)
    return ForecastBatch(*cubes.arrays(), method_names(life, path), known.accuracy, parts)


def _month_factors(known: Knowledge, matrix: DemandMatrix, groups: Integers, days: int) -> Floats | None:
    """Factor of the day of the month on each of the coming days, [n_series, days]; None where all are 1."""
    if matrix.first_day is None or (known.month == 1.0).all():
        return None
    coming = days_of_month(matrix.first_day + timedelta(days=matrix.n_days), days)
    factors: Floats = known.month[groups][:, coming - 1]
    return factors


def _weekly(matrix: DemandMatrix, shares: Floats, season: Floats, groups: Integers) -> WeeklyDemand:
    """Weeks that end with the matrix; `season` is [n_weeks, n_groups]."""
    weekly = WeeklyDemand(*np.zeros((2, matrix.n_weeks, matrix.n_series)))
    for rows in portions(matrix.n_series, lambda _: None):
        part = weekly_demand(*matrix.blocks(rows), shares[rows])
        weekly.units[:, rows], weekly.evidence[:, rows] = part.units / season[:, groups[rows]], part.evidence
    return weekly


def _path(known: Knowledge, matrix: DemandMatrix, present: Present, weeks_ahead: int) -> Floats:
    """Demand of each coming week by all methods together, [weeks_ahead, n_series]."""
    if known.trees is None:
        return _own_path(known, present.weekly, weeks_ahead)
    items = np.arange(matrix.n_series) if matrix.items is None else matrix.items
    with ThreadPoolExecutor(1) as beside:
        waited = beside.submit(_own_path, known, present.weekly, weeks_ahead)
        features = describe(present, items.astype(np.int64), lambda _: None)
        by_all = PooledModel(known.trees).path(features, matrix.n_weeks, weeks_ahead)
        own = waited.result()
    blended: Floats = own + known.share * (by_all - own)
    return blended


def _own_path(known: Knowledge, weekly: WeeklyDemand, weeks_ahead: int) -> Floats:
    """The same by the methods of each series."""
    n_series = weekly.units.shape[1]
    level, trend = np.zeros((N_CANDIDATES, n_series)), np.zeros((len(DAMPED), n_series))
    for rows in portions(n_series, lambda _: None):
        part = WeeklyDemand(weekly.units[:, rows], weekly.evidence[:, rows])
        states = run_candidates(part, OwnSmoothing(known.alpha[rows], known.initial[rows]))
        level[:, rows], trend[:, rows] = states.level[:, -1], states.trend[:, -1]
    return weekly_path(level, trend, known.weights, weeks_ahead)


def _whole(known: Knowledge, matrix: DemandMatrix, settled: int) -> Booleans:
    """Series that only ever sold whole units, the newest days among them, [n_series]."""
    if matrix.whole is not None:
        return matrix.whole
    demand, _ = matrix.window(slice(None), settled, matrix.n_days)
    whole: Booleans = known.whole & (demand == np.floor(demand)).all(axis=1)
    return whole

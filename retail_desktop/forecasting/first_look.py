"""A first forecast of everything within seconds, for a store that has none yet.

Smoothing alone says how much a week will bring: no parameter is fitted, no model of all items learned, and nothing is
known of promotions, holidays or days that sold out. The spread rests on a few looks back; nothing is judged by them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from retail_desktop.forecasting.baseline import CAP, third_largest
from retail_desktop.forecasting.candidates import OwnSmoothing
from retail_desktop.forecasting.combination import weekly_path
from retail_desktop.forecasting.history import DAYS_PER_WEEK, DemandMatrix, Split
from retail_desktop.forecasting.learning import learn
from retail_desktop.forecasting.lifecycle import adjust, category_norm, life_until, method_names
from retail_desktop.forecasting.pooled import NO_MODEL
from retail_desktop.forecasting.preparation import Tick, portions, prepare
from retail_desktop.forecasting.projection import Projection, project
from retail_desktop.forecasting.study import Stage, look_back, spreads_of_totals, without_season

STEP = 3  # of the origins of a full backtest every third is looked back from


@dataclass(frozen=True, slots=True, eq=False)
class FirstForecasts(Projection):
    """Means and spread of all series, and the plain name of each one's method; see `results.ForecastBatch`."""

    method: tuple[str, ...]


def first_forecasts(matrix: DemandMatrix, horizon_days: int, tick: Tick) -> FirstForecasts:
    """Forecast every series of a matrix that nobody has cleaned for the days after its last column.

    The numbers depend on the data alone. `tick` gets the part done; may raise to cancel.
    """
    stage = _stages(tick)
    capped = _without_single_orders(matrix)
    prepared, _ = without_season(prepare(capped, stage(0.0, 0.3)), None)
    prepared = replace(prepared, split=_few_origins(prepared.split))
    unknown = np.full(matrix.n_series, np.nan)
    own = OwnSmoothing(unknown, unknown)
    learned = learn(prepared, own, own, stage(0.3, 0.6))
    (_, returns), backtest, _ = look_back(capped, prepared, (learned, NO_MODEL), horizon_days, stage, None)
    spreads = spreads_of_totals(backtest, capped, stage(0.88, 0.9))
    weeks = -(-horizon_days // DAYS_PER_WEEK)
    life = life_until(prepared.weekly, matrix.n_weeks)
    path = weekly_path(learned.level[-1], learned.trend[-1], learned.weights, weeks)
    path = returns.path(adjust(path, life, category_norm(life, prepared.groups, prepared.n_groups)), life)
    mean = prepared.daily(path, matrix.n_weeks)[:, :horizon_days]
    cubes = project(mean, spreads, life.new, prepared.whole, stage(0.9, 1.0))
    return FirstForecasts(*cubes.arrays(), method_names(life, path))


def _stages(tick: Tick) -> Stage:
    def stage(start: float, end: float) -> Tick:
        return lambda part: tick(start + part * (end - start))

    return stage


def _few_origins(split: Split) -> Split:
    return replace(split, origins=split.origins[::-STEP][::-1])


def _without_single_orders(matrix: DemandMatrix) -> DemandMatrix:
    """The demand cut off far above a series' third-largest day: one huge order would be taken for the usual."""
    values = matrix.values.copy()
    for rows in portions(matrix.n_series, lambda _: None):
        third = third_largest(values[rows])
        np.minimum(values[rows], np.where(third > 0, CAP * third, np.inf), out=values[rows])
    return replace(matrix, values=values)

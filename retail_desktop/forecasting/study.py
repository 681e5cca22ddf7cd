"""Everything that is learned from the settled weeks, and tested on the last of them; the long part of a forecast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from retail_desktop.forecasting.accuracy import measure, scored_limits
from retail_desktop.forecasting.backtest import Backtest, backtest_as_sold, run_backtest
from retail_desktop.forecasting.explanation import past_totals
from retail_desktop.forecasting.features import describe
from retail_desktop.forecasting.history import DAYS_PER_WEEK, AsSold, DemandMatrix, Floats
from retail_desktop.forecasting.kept_fits import FitStore
from retail_desktop.forecasting.knowledge import Knowledge
from retail_desktop.forecasting.learning import (
    Learned,
    fit_own_smoothing,
    learn,
    past_forecasts,
    past_paths,
    share_of_pooled,
)
from retail_desktop.forecasting.pooled import Pooled, fitting_pooled
from retail_desktop.forecasting.preparation import Prepared, Tick, prepare, steps_before
from retail_desktop.forecasting.quantiles import KNOT_DAYS, Spread, fit_spread, sparse_spreads
from retail_desktop.forecasting.returning import Returns
from retail_desktop.forecasting.settled import Settled, settled_weeks
from retail_desktop.forecasting.year_season import year_season

Stage = Callable[[float, float], Tick]
"""Gives the tick of a part of the work, from how much of it is done before and after."""


def study(
    matrix: DemandMatrix,
    horizon_days: int,
    workers: int,
    stage: Stage,
    kept: FitStore | None,
    sold: AsSold | None = None,
) -> Knowledge:
    """Learn from a matrix that ends with the settled weeks; the accuracy is measured on what was `sold`."""
    prepared, settled = _prepared(matrix, stage)
    items = np.arange(matrix.n_series) if matrix.items is None else matrix.items
    features = describe(prepared, items.astype(np.int64), stage(0.08, 0.1))
    with fitting_pooled(features, prepared.split) as fitting:
        earlier, today = fit_own_smoothing(prepared, workers, stage(0.1, 0.75), kept, settled)
        learned = learn(prepared, earlier, today, stage(0.75, 0.8))
        pooled = fitting.result()
    shared, backtest, judged = look_back(matrix, prepared, (learned, pooled), horizon_days, stage, sold)
    spreads = spreads_of_totals(backtest, matrix, stage(0.88, 0.9))
    limits = scored_limits(judged.scored, backtest.scored, _scored_spread(backtest, spreads), prepared.whole)
    steps = prepared.steps if sold is None else steps_before(sold.matrix, prepared.split.weighted)
    return Knowledge(
        alpha=today.alpha,
        initial=today.initial,
        weights=learned.weights,
        trees=None if pooled.today is None else pooled.today.trees,
        share=shared[0],
        returns=shared[1],
        shares=prepared.shares,
        month=prepared.month,
        year=prepared.season.logs,
        whole=prepared.whole,
        spreads=tuple(spreads),
        accuracy=measure(judged, steps, limits),
        past=past_totals(prepared, judged, limits),
    )


def _prepared(matrix: DemandMatrix, stage: Stage) -> tuple[Prepared, Settled | None]:
    prepared = prepare(matrix, stage(0.0, 0.05))
    known = prepared.split, prepared.groups, prepared.n_groups
    settled = settled_weeks(matrix, *known, stage(0.05, 0.08))
    return without_season(prepared, settled)


def without_season(prepared: Prepared, settled: Settled | None) -> tuple[Prepared, Settled | None]:
    """Take the course of the year out of the weeks; it is found on settled weeks, if there are any."""
    weekly = settled.weekly if settled is not None else prepared.weekly
    season = year_season(weekly.units * weekly.evidence, prepared.groups, prepared.n_groups)
    if settled is None or season.flat:
        return prepared.without_season(season, 0.0), settled
    weeks = np.arange(-len(weekly.units), 0.0)
    plain = replace(weekly, units=weekly.units / season.factors(weeks)[:, prepared.groups])
    lag = settled.days_after / DAYS_PER_WEEK
    return prepared.without_season(season, lag), replace(settled, weekly=plain)


def look_back(
    matrix: DemandMatrix,
    prepared: Prepared,
    models: tuple[Learned, Pooled],
    horizon_days: int,
    stage: Stage,
    sold: AsSold | None,
) -> tuple[tuple[Floats, Returns], Backtest, Backtest]:
    """What series share, what the forecasts of the past came to, and that as sold.

    Shared are the part of the model of all items, [n_series], and what came back after silences.
    """
    learned, pooled = models
    knots = _tested_lengths(horizon_days)
    weeks = -(-knots[-1] // DAYS_PER_WEEK)
    paths = past_paths(prepared, learned, pooled, weeks, stage(0.8, 0.84))
    share = share_of_pooled(prepared, pooled, paths)
    returns, forecast_at = past_forecasts(prepared, paths, share)
    backtest = run_backtest(matrix, prepared.split, knots, forecast_at, stage(0.84, 0.88))
    judged = backtest if sold is None else backtest_as_sold(sold, prepared.split, forecast_at)
    return (share, returns), backtest, judged


def _tested_lengths(horizon_days: int) -> list[int]:
    """The lengths of totals up to the first one that covers the horizon, and four weeks in any case."""
    reach = next((days for days in KNOT_DAYS if days >= max(horizon_days, 28)), KNOT_DAYS[-1])
    return [days for days in KNOT_DAYS if days <= reach]


def spreads_of_totals(backtest: Backtest, matrix: DemandMatrix, tick: Tick) -> list[Spread]:
    """The spread of every length of total that could be tested; reckoned from single days if that is none."""
    fitted = []
    for number, total in enumerate(backtest.totals, start=1):
        fitted.append(fit_spread(total.days, total.actual, total.mean, total.new, total.overlap))
        tick(number / len(backtest.totals))
    known = [spread for spread in fitted if spread is not None]
    if any(spread.days >= DAYS_PER_WEEK for spread in known):
        return known
    if backtest.totals and np.isfinite(backtest.totals[0].actual).any():
        return sparse_spreads(backtest.totals[0].actual, backtest.totals[0].mean)
    return spreads_of_days(matrix)


def spreads_of_days(matrix: DemandMatrix) -> list[Spread]:
    """The spread of totals reckoned from how single days scatter around their mean."""
    days = np.where(matrix.observed, np.maximum(matrix.values, 0.0), np.nan)
    evidence = np.maximum(matrix.observed.sum(axis=1), 1)
    mean = np.nansum(days, axis=1) / evidence
    return sparse_spreads(days, np.repeat(mean[:, None], days.shape[1], axis=1))


def _scored_spread(backtest: Backtest, spreads: list[Spread]) -> Spread:
    tested = backtest.scored.days if backtest.scored else 0
    return min(spreads, key=lambda spread: abs(spread.days - tested))

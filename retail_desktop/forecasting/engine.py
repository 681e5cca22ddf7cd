"""The forecasting engine: from a demand matrix to forecasts with their spread and accuracy.

Weekly demand is forecast by a combination of smoothing methods and spread over the days by weekday shares. The last
weeks are held back first, to weigh the methods, to measure the accuracy and to learn the spread of totals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from retail_desktop.forecasting.accuracy import measure, scored_limits
from retail_desktop.forecasting.backtest import Backtest, backtest_as_sold, run_backtest
from retail_desktop.forecasting.explanation import explain, votes
from retail_desktop.forecasting.features import describe
from retail_desktop.forecasting.history import DAYS_PER_WEEK, AsSold, DemandMatrix, Floats
from retail_desktop.forecasting.kept_fits import FitStore
from retail_desktop.forecasting.learning import (
    Learned,
    fit_own_smoothing,
    learn,
    past_forecasts,
    past_paths,
    present_forecast,
    present_paths,
    share_of_pooled,
)
from retail_desktop.forecasting.lifecycle import life_until, method_names
from retail_desktop.forecasting.pooled import Pooled, fitting_pooled
from retail_desktop.forecasting.preparation import Prepared, Tick, prepare, steps_before
from retail_desktop.forecasting.projection import project
from retail_desktop.forecasting.quantiles import KNOT_DAYS, Spread, fit_spread, sparse_spreads
from retail_desktop.forecasting.results import LEVELS, Accuracy, Explanation, ForecastBatch
from retail_desktop.forecasting.returning import Returns
from retail_desktop.forecasting.settled import Settled, settled_weeks
from retail_desktop.forecasting.year_season import year_season

__all__ = ["LEVELS", "Accuracy", "DemandMatrix", "Explanation", "ForecastBatch", "forecast"]

Progress = Callable[[int, int], None]


def forecast(
    matrix: DemandMatrix,
    horizon_days: int,
    *,
    factors: Floats | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    kept: FitStore | None = None,
    sold: AsSold | None = None,
) -> ForecastBatch:
    """Forecast every series of the matrix for the days after its last column.

    The numbers depend on the data alone, not on the number of workers nor on what was kept.

    Args:
        matrix: demand up to the cutoff day.
        horizon_days: how many days to forecast, at least 1.
        factors: of known happenings on the demand of each coming day, [n_series, horizon_days] (`cleaning.clean`).
        workers: processes to fit with; 1 works in this one, and so do few series.
        progress: called with (series done, series in all) several times a second; may raise to cancel, which
            ends the worker processes and passes the exception on.
        kept: where fits of earlier runs are found, and those of this one are put while it goes on.
        sold: what was really sold, which the accuracy is measured against (`cleaning.clean`); the demand of the
            matrix where it was not cleaned.

    Raises:
        ValueError: the horizon is shorter than a day, or the factors are for other series or days.
    """
    _check(matrix, horizon_days, factors)
    prepared, settled = _prepared(matrix, progress)
    items = np.arange(matrix.n_series) if matrix.items is None else matrix.items
    features = describe(prepared, items.astype(np.int64), _stage(matrix, progress, 0.08, 0.1))
    fitted = _stage(matrix, progress, 0.1, 0.75)
    with fitting_pooled(features, prepared.split) as fitting:
        own = fit_own_smoothing(prepared, workers, fitted, kept, settled)
        learned = learn(prepared, *own, _stage(matrix, progress, 0.75, 0.8))
        pooled = fitting.result()
    shared, backtest, judged = _look_back(matrix, prepared, (learned, pooled), horizon_days, progress, sold)
    spreads = _spreads(backtest, matrix, _stage(matrix, progress, 0.88, 0.9))
    spread = _scored_spread(backtest, spreads)
    life = life_until(prepared.weekly, prepared.split.weeks)
    present = present_paths(prepared, learned, pooled, -(-horizon_days // DAYS_PER_WEEK))
    path = present_forecast(prepared, present, *shared, life)
    mean = prepared.daily(path, prepared.split.weeks)[:, :horizon_days] * (1.0 if factors is None else factors)
    steps = prepared.steps if sold is None else steps_before(sold.matrix, prepared.split.weighted)
    limits = scored_limits(judged.scored, backtest.scored, spread, prepared.whole)
    accuracy = measure(judged, steps, limits)
    explanation = explain(prepared, votes(learned, shared[0]), path, judged, limits, horizon_days, factors)
    cubes = project(mean, spreads, life.new, prepared.whole, _stage(matrix, progress, 0.9, 1.0))
    return ForecastBatch(*cubes.arrays(), method_names(life, path), accuracy, explanation)


def _check(matrix: DemandMatrix, horizon_days: int, factors: Floats | None) -> None:
    if horizon_days < 1:
        raise ValueError(f"a forecast of {horizon_days} days is none")
    if factors is not None and factors.shape != (matrix.n_series, horizon_days):
        raise ValueError(f"factors are {factors.shape}, not {(matrix.n_series, horizon_days)}")


def _prepared(matrix: DemandMatrix, progress: Progress | None) -> tuple[Prepared, Settled | None]:
    prepared = prepare(matrix, _stage(matrix, progress, 0.0, 0.05))
    known = prepared.split, prepared.groups, prepared.n_groups
    settled = settled_weeks(matrix, *known, _stage(matrix, progress, 0.05, 0.08))
    return _without_season(prepared, settled)


def _without_season(prepared: Prepared, settled: Settled | None) -> tuple[Prepared, Settled | None]:
    """Take the course of the year out of the weeks; it is found on settled weeks, if there are any."""
    weekly = settled.weekly if settled is not None else prepared.weekly
    season = year_season(weekly.units * weekly.evidence, prepared.groups, prepared.n_groups)
    if settled is None or season.flat:
        return prepared.without_season(season, 0.0), settled
    weeks = np.arange(-len(weekly.units), 0.0)
    plain = replace(weekly, units=weekly.units / season.factors(weeks)[:, prepared.groups])
    lag = settled.days_after / DAYS_PER_WEEK
    return prepared.without_season(season, lag), replace(settled, weekly=plain)


def _stage(matrix: DemandMatrix, progress: Progress | None, start: float, end: float) -> Tick:
    """Turn the part of a stage that is done into a number of series."""

    def tick(part: float) -> None:
        if progress is not None:
            progress(round(matrix.n_series * (start + part * (end - start))), matrix.n_series)

    return tick


def _look_back(
    matrix: DemandMatrix,
    prepared: Prepared,
    models: tuple[Learned, Pooled],
    horizon_days: int,
    progress: Progress | None,
    sold: AsSold | None,
) -> tuple[tuple[Floats, Returns], Backtest, Backtest]:
    """What series share, what the forecasts of the past came to, and that as sold.

    Shared are the part of the model of all items, [n_series], and what came back after silences.
    """
    learned, pooled = models
    knots = _tested_lengths(horizon_days)
    weeks = -(-knots[-1] // DAYS_PER_WEEK)
    paths = past_paths(prepared, learned, pooled, weeks, _stage(matrix, progress, 0.8, 0.84))
    share = share_of_pooled(prepared, pooled, paths)
    returns, forecast_at = past_forecasts(prepared, paths, share)
    backtest = run_backtest(matrix, prepared.split, knots, forecast_at, _stage(matrix, progress, 0.84, 0.88))
    judged = backtest if sold is None else backtest_as_sold(sold, prepared.split, forecast_at)
    return (share, returns), backtest, judged


def _tested_lengths(horizon_days: int) -> list[int]:
    """The lengths of totals up to the first one that covers the horizon, and four weeks in any case."""
    reach = next((days for days in KNOT_DAYS if days >= max(horizon_days, 28)), KNOT_DAYS[-1])
    return [days for days in KNOT_DAYS if days <= reach]


def _spreads(backtest: Backtest, matrix: DemandMatrix, tick: Tick) -> list[Spread]:
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
    days = np.where(matrix.observed, np.maximum(matrix.values, 0.0), np.nan)
    evidence = np.maximum(matrix.observed.sum(axis=1), 1)
    mean = np.nansum(days, axis=1) / evidence
    return sparse_spreads(days, np.repeat(mean[:, None], days.shape[1], axis=1))


def _scored_spread(backtest: Backtest, spreads: list[Spread]) -> Spread:
    tested = backtest.scored.days if backtest.scored else 0
    return min(spreads, key=lambda spread: abs(spread.days - tested))

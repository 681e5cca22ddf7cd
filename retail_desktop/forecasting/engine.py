"""The forecasting engine: from a demand matrix to forecasts with their spread and accuracy.

Weekly demand is forecast by a combination of smoothing methods and a model of all items, and spread over the days by
weekday shares. What takes long is learned from the weeks up to the last Sunday: the last of them are held back first,
to weigh the methods, to measure the accuracy and to learn the spread of totals. The days since move the levels on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from retail_desktop.forecasting.history import AsSold, Booleans, DemandMatrix, Floats
from retail_desktop.forecasting.kept_fits import FitStore
from retail_desktop.forecasting.knowledge import Knowledge, KnowledgeStore, knowledge_key
from retail_desktop.forecasting.preparation import Tick
from retail_desktop.forecasting.present import present_forecast
from retail_desktop.forecasting.results import LEVELS, Accuracy, Explanation, ForecastBatch
from retail_desktop.forecasting.settled import settled_days
from retail_desktop.forecasting.study import study

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
    learned: KnowledgeStore | None = None,
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
        learned: where what an earlier run learned from the same weeks is found, and what this one learns is put.
        sold: what was really sold up to the last Sunday, which the accuracy is measured against (`cleaning.clean`);
            the demand of the matrix where it was not cleaned.

    Raises:
        ValueError: the horizon is shorter than a day, or the factors are for other series or days.
    """
    _check(matrix, horizon_days, factors)
    stage = partial(_tick, progress, matrix.n_series)
    settled = settled_days(matrix.first_weekday, matrix.n_days)
    known = _known(matrix, settled)
    early = _settled_part(matrix, known, settled)
    if sold is not None:
        sold = sold.of(known)
    key = "" if learned is None else knowledge_key(early, horizon_days, sold)
    found: Knowledge | None = None if learned is None else learned.find(key)
    if found is None:
        found = study(early, horizon_days, workers, stage, kept, sold)
        if learned is not None:
            learned.keep(key, found)
    return present_forecast(found.of_all(known, matrix.groups), matrix, settled, horizon_days, factors, stage(0.9, 1.0))


def _tick(progress: Progress | None, n_series: int, start: float, end: float) -> Tick:
    """Turn the part of a stage that is done into a number of series."""

    def tick(part: float) -> None:
        if progress is not None:
            progress(round(n_series * (start + part * (end - start))), n_series)

    return tick


def _check(matrix: DemandMatrix, horizon_days: int, factors: Floats | None) -> None:
    if horizon_days < 1:
        raise ValueError(f"a forecast of {horizon_days} days is none")
    if factors is not None and factors.shape != (matrix.n_series, horizon_days):
        raise ValueError(f"factors are {factors.shape}, not {(matrix.n_series, horizon_days)}")


def _known(matrix: DemandMatrix, settled: int) -> Booleans:
    """Series of which the settled days know anything, [n_series]; all where that is none of them."""
    known = np.asarray(matrix.observed[:, :settled].any(axis=1), dtype=np.bool_)
    return known if known.any() else ~known


def _settled_part(matrix: DemandMatrix, known: Booleans, settled: int) -> DemandMatrix:
    """The settled days of the series that they know: another series that comes up changes nothing in them."""
    if settled == matrix.n_days and known.all():
        return matrix
    rows = slice(None) if known.all() else known
    return replace(
        matrix,
        values=matrix.values[rows, :settled],
        observed=matrix.observed[rows, :settled],
        groups=matrix.groups[rows],
        whole=None if matrix.whole is None else matrix.whole[rows],
        items=None if matrix.items is None else matrix.items[rows],
    )

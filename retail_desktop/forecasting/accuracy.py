"""Error measures of all series at once; `results.Accuracy` says exactly what is measured on what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.backtest import Backtest, Totals
from retail_desktop.forecasting.history import Booleans, Floats
from retail_desktop.forecasting.quantiles import Spread, in_whole_units, left_out_ratios, quantiles
from retail_desktop.forecasting.results import LEVELS, Accuracy


@dataclass(frozen=True, slots=True, eq=False)
class NaiveSteps:
    """In-sample errors of carrying yesterday's demand on: their mean size and mean square, [n_series], NaN if none."""

    absolute: Floats
    square: Floats


def naive_steps(demand: Floats, seen: Booleans) -> NaiveSteps:
    """Differences between consecutive observed days of [n_series, days]."""
    pairs = seen[:, 1:] & seen[:, :-1]
    steps = np.where(pairs, np.diff(demand, axis=1), 0.0)
    count = pairs.sum(axis=1)
    return NaiveSteps(_divide(np.abs(steps).sum(axis=1), count), _divide((steps**2).sum(axis=1), count))


def measure(backtest: Backtest, steps: NaiveSteps, limits: Floats) -> Accuracy:
    """Measure the backtest; `limits` are the quantiles of the scored totals, [n_series, folds, Q]."""
    scored = backtest.scored
    if scored is None:
        return unknown_accuracy(len(limits))
    known = np.isfinite(scored.actual)
    actual = np.where(known, scored.actual, 0.0)
    error = np.where(known, scored.mean - actual, 0.0)
    demand, folds = actual.sum(axis=1), known.sum(axis=1)
    wape = _divide(np.abs(error).sum(axis=1), demand)
    naive = np.where(known, backtest.naive - actual, 0.0)
    naive_wape = _divide(np.abs(naive).sum(axis=1), demand)
    below = (actual[:, :, None] <= limits) & known[:, :, None]
    coverage = {level: _divide(below[:, :, number].sum(axis=1), folds) for number, level in enumerate(LEVELS)}
    return Accuracy(
        folds=folds.astype(np.int64),
        wape=wape,
        mase=_divide(backtest.absolute, steps.absolute),
        rmsse=np.sqrt(_divide(backtest.square, steps.square)),
        bias=_divide(error.sum(axis=1), demand),
        pinball=_divide(2.0 * _pinball(actual, limits, known), demand),
        coverage_80=coverage[0.8],
        coverage_95=coverage[0.95],
        naive_wape=naive_wape,
        value_added=1.0 - _divide(wape, naive_wape),
    )


def unknown_accuracy(n_series: int) -> Accuracy:
    """Nothing could be tested."""
    unknown = (np.full(n_series, np.nan) for _ in range(9))
    return Accuracy(np.zeros(n_series, dtype=np.int64), *unknown)


def scored_limits(scored: Totals | None, learned: Totals | None, spread: Spread, whole: Booleans) -> Floats:
    """Quantiles of every scored total, its own error left out of the series' spread, [n_series, folds, Q].

    `spread` and the series' own part of it are learned from the totals of the demand as the forecast knows it.
    """
    if scored is None or learned is None:
        return np.empty((len(whole), 0, len(LEVELS)))
    factor = left_out_ratios(spread, learned.actual, learned.mean, learned.new, learned.overlap)
    return in_whole_units(quantiles(spread, scored.mean, scored.new, factor)[1], whole)


def _pinball(actual: Floats, limits: Floats, known: Booleans) -> Floats:
    """Pinball loss summed over the folds and averaged over LEVELS, [n_series]."""
    gap = actual[:, :, None] - limits
    loss = np.maximum(np.array(LEVELS) * gap, (np.array(LEVELS) - 1.0) * gap).mean(axis=2)
    total: Floats = np.where(known, loss, 0.0).sum(axis=1)
    return total


def _divide(part: Floats, whole: Floats) -> Floats:
    """Element by element, NaN where there is nothing to divide by."""
    part, whole = np.asarray(part, dtype=np.float64), np.asarray(whole, dtype=np.float64)
    return np.divide(part, whole, out=np.full_like(part, np.nan), where=whole > 0)

"""Quantiles of the demand of several days, from pooled errors of forecasts made without knowing them.

Errors of totals are put on one scale by a variance that grows with the mean (c1 m + c2 m^2) and is adapted to
each series; the quantiles of the scaled errors are taken in classes of volume. Scaling the daily spread by the
root of the days instead under-covers badly for lead-time totals (Saoud, Kourentzes & Boylan 2022).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import nnls
from scipy.special import gammaincinv

from retail_desktop.forecasting.history import Booleans, Floats
from retail_desktop.forecasting.results import LEVELS
from retail_desktop.forecasting.shared_errors import turned_round

KNOT_DAYS = (1, 3, 7, 14, 28, 56, 91)
PRIOR_RATIOS = 6.0  # a series' own spread counts against this many pooled errors
RATIO_CAP = 9.0
MIN_ERRORS = 40
GAMMA_ERRORS = 200.0  # the gamma distribution counts as much as this many pooled errors
PRIOR_UNITS = 10.0  # of Poisson demand, where the spread rests on single days
LEVEL_DAYS = 28.0  # a level is known as well as the mean of so many days
LEVEL_DRIFT = 0.01  # squared share by which a level moves, where the spread rests on single days
NEW_ITEM_VARIANCE = 1.5  # times an older item's, where there are no new items to learn it from


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """How totals over a number of days scatter around their forecast.

    Attributes:
        days: length of the total.
        linear: c1 of the variance c1 m + c2 m^2, units.
        square: c2 of it.
        new_item: factor on the variance of a new item.
        ratios: sum of each series' squared errors over that variance, capped, [n_series].
        counts: number of errors summed, [n_series].
        centres: log of the mean volume of the classes, ascending, [classes].
        table: quantiles of the scaled errors at LEVELS and, last, their root mean square, [classes, Q + 1].
        trust: weight of the table against a gamma distribution with the same mean and variance, 0..1.
    """

    days: int
    linear: float
    square: float
    new_item: float
    ratios: Floats
    counts: Floats
    centres: Floats
    table: Floats
    trust: float

    def variance(self, mean: Floats, new: Booleans) -> Floats:
        """Variance of a total before the series' own spread is known, same shape as `mean`."""
        usual = self.linear * mean + self.square * mean**2 + 0.05 * self.linear**2
        return np.where(new, self.new_item, 1.0) * usual


def sparse_spreads(actual: Floats, mean: Floats) -> list[Spread]:
    """The spread of totals where too few of them could be tested: reckoned from errors of single days.

    Demand with variance D times its mean on a day has D m over several independent days; the level itself, known
    from about four weeks of days, adds D m days/28. D is pooled, counting as much as ten units of Poisson demand.

    Args:
        actual: demand of single days, NaN where not known, [n_series, days].
        mean: what was expected of them, same shape.
    """
    usable = np.isfinite(actual) & (mean > 0)
    squared = np.where(usable, (actual - mean) ** 2, 0.0)
    dispersion = float((squared.sum() + PRIOR_UNITS) / (mean[usable].sum() + PRIOR_UNITS))
    ratios = np.minimum(squared / np.where(usable, dispersion * mean, 1.0), RATIO_CAP).sum(axis=1)
    counts = usable.sum(axis=1).astype(np.float64)
    table = np.zeros((1, len(LEVELS) + 1))
    table[:, -1] = 1.0
    drift = LEVEL_DRIFT * min(1.0, dispersion)
    return [
        Spread(
            days,
            dispersion * (1 + days / LEVEL_DAYS),
            drift,
            NEW_ITEM_VARIANCE,
            ratios,
            counts,
            np.zeros(1),
            table,
            0.0,
        )
        for days in KNOT_DAYS
    ]


def fit_spread(days: int, actual: Floats, mean: Floats, new: Booleans, overlap: int = 0) -> Spread | None:
    """Learn the spread from backtest totals, all [n_series, folds], NaN actuals unknown; None if too few.

    `overlap` folds on either side of each share days with it.
    """
    usable = np.isfinite(actual) & (mean > 0)
    if usable.sum() < MIN_ERRORS:
        return None
    squared = np.where(usable, (actual - mean) ** 2, 0.0)
    linear, square = _variance_law(mean[usable], squared[usable])
    if linear + square == 0:
        return None
    raw = Spread(days, linear, square, 1.0, np.empty(0), np.empty(0), np.empty(0), np.empty(0), 0.0)
    ratios = _ratios(raw, squared, mean, new & False, usable)
    early = usable & new
    new_item = float(np.clip(ratios[early].mean(), 1.0, 4.0)) if early.sum() >= MIN_ERRORS else NEW_ITEM_VARIANCE
    raw = Spread(days, linear, square, new_item, np.empty(0), np.empty(0), np.empty(0), np.empty(0), 0.0)
    ratios = _ratios(raw, squared, mean, new, usable)
    counts = usable.sum(axis=1).astype(np.float64)
    raw = replace(raw, ratios=ratios.sum(axis=1), counts=counts)
    own = left_out_ratios(raw, actual, mean, new, overlap)
    deviation = np.where(usable, np.sqrt(raw.variance(mean, new) * own), 1.0)
    scaled = np.where(usable, (actual - mean) / deviation, np.nan)
    either_way = np.stack([scaled, turned_round(scaled, mean / deviation)], axis=-1)[usable]
    centres, table = _classes(np.log(mean[usable]), either_way)
    trust = len(either_way) / (len(either_way) + GAMMA_ERRORS)
    return Spread(days, linear, square, new_item, ratios.sum(axis=1), counts, centres, table, trust)


def own_factor(ratios: Floats, counts: Floats) -> Floats:
    """A series' variance over the pooled one, [n_series]."""
    factor: Floats = (ratios + PRIOR_RATIOS) / (counts + PRIOR_RATIOS)
    return factor


def left_out_ratios(spread: Spread, actual: Floats, mean: Floats, new: Booleans, overlap: int = 0) -> Floats:
    """The series' variance over the pooled one for each fold, learned on its other folds, [n_series, folds].

    Left out are the fold itself and `overlap` folds on either side that share days with it.
    """
    usable = np.isfinite(actual) & (mean > 0)
    squared = np.where(usable, (actual - mean) ** 2, 0.0)
    ratios = _ratios(spread, squared, mean, new, usable)
    near_ratios, near = _around(ratios, overlap), _around(usable.astype(np.float64), overlap)
    # At least 0: totals of a length that has no spread of its own are judged by a neighbour's ratios.
    remaining = np.maximum(spread.ratios[:, None] - near_ratios, 0.0)
    return own_factor(remaining, np.maximum(spread.counts[:, None] - near, 0.0))


def _around(values: Floats, overlap: int) -> Floats:
    """Sums over each fold and its neighbours, same shape."""
    sums = np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))
    folds = np.arange(values.shape[1])
    found: Floats = sums[:, np.minimum(folds + overlap + 1, len(folds))] - sums[:, np.maximum(folds - overlap, 0)]
    return found


def quantiles(spread: Spread, mean: Floats, new: Booleans, factor: Floats) -> tuple[Floats, Floats]:
    """Standard deviation [...] and quantiles [..., Q] of totals with these means; not yet in whole units."""
    deviation = np.sqrt(spread.variance(mean, new) * factor)
    volume = np.log(np.maximum(mean, 1e-12))
    shape = np.stack([np.interp(volume, spread.centres, column) for column in spread.table.T], axis=-1)
    result = np.maximum(mean[..., None] + shape[..., :-1] * deviation[..., None], 0.0)
    if spread.trust < 0.99:
        result = spread.trust * result + (1.0 - spread.trust) * _gamma_quantiles(mean, deviation)
    root_mean_square = spread.trust * shape[..., -1] + (1.0 - spread.trust)
    result = np.where(mean[..., None] > 0, np.maximum.accumulate(result, axis=-1), 0.0)
    return np.where(mean > 0, deviation * root_mean_square, 0.0), result


def in_whole_units(levels: Floats, whole: Booleans) -> Floats:
    """Round down for series ([n_series] first) sold in whole units: P(D <= q) is the same, the stock is less."""
    marks = whole.reshape(-1, *(1,) * (levels.ndim - 1))
    return np.where(marks, np.floor(levels + 1e-6), levels)


def _variance_law(mean: Floats, squared: Floats) -> tuple[float, float]:
    """c1, c2 >= 0 with relative errors least over up to 12 classes of volume."""
    order = np.argsort(mean, kind="stable")
    rows = []
    for members in np.array_split(order, min(12, len(order) // 20)):
        error = squared[members].mean()
        if error > 0:
            rows.append((mean[members].mean() / error, (mean[members] ** 2).mean() / error))
    if not rows:
        return 0.0, 0.0
    (linear, square), _ = nnls(np.array(rows), np.ones(len(rows)))
    return float(linear), float(square)


def _ratios(spread: Spread, squared: Floats, mean: Floats, new: Booleans, usable: Booleans) -> Floats:
    variance = np.where(usable, spread.variance(mean, new), 1.0)
    return np.minimum(squared / variance, RATIO_CAP)


def _classes(volume: Floats, scaled: Floats) -> tuple[Floats, Floats]:
    """Up to six classes of equal size by volume: their centres and the table of their scaled errors, [n, 2]."""
    order = np.argsort(volume, kind="stable")
    centres, table = [], []
    for members in np.array_split(order, int(np.clip(len(order) // 500, 1, 6))):
        centres.append(volume[members].mean())
        errors = scaled[members]
        table.append([*np.quantile(errors, LEVELS), np.sqrt((errors**2).mean())])
    return np.array(centres), np.array(table)


def _gamma_quantiles(mean: Floats, deviation: Floats) -> Floats:
    scale = np.divide(deviation**2, mean, out=np.ones_like(mean), where=mean > 0)
    shape = np.maximum(mean / scale, 1e-9)
    result: Floats = gammaincinv(shape[..., None], np.array(LEVELS)) * scale[..., None]
    return result

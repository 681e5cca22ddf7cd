"""Forecasts made at past origins set beside what then happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from retail_desktop.forecasting.history import DAYS_PER_WEEK, AsSold, Booleans, DemandMatrix, Floats, Split

SINGLE_DAYS = 7  # errors of single days are pooled over the week ahead, every weekday alike
OBSERVED_PART = 0.8  # of the days of a total, for it to count


@dataclass(frozen=True, slots=True, eq=False)
class OriginForecast:
    """What was forecast at one origin.

    Attributes:
        mean: demand of each coming day of whole weeks, [n_series, days].
        new: series that were new then, [n_series].
        known: series of which anything was known then, [n_series].
    """

    mean: Floats
    new: Booleans
    known: Booleans


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """Totals over a number of days at all origins, [n_series, folds]; actual is NaN where it is not known.

    `overlap` is the number of folds on either side of one that share days with it.
    """

    days: int
    actual: Floats
    mean: Floats
    new: Booleans
    overlap: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Backtest:
    """All origins of the backtest.

    Attributes:
        totals: one per tested length of total, ascending; single days come as folds of their own.
        scored: the totals accuracy is measured on, 28 days or 7 days; None without any.
        naive: totals of the carried-on mean of the last 28 observed days, like `scored.mean`.
        absolute: mean absolute error of the days of the scored totals, per series.
        square: mean squared error of the same.
    """

    totals: tuple[Totals, ...]
    scored: Totals | None
    naive: Floats
    absolute: Floats
    square: Floats


_Column = tuple[Floats, Floats, Booleans]  # actual, forecast, new


@dataclass(frozen=True, slots=True, eq=False)
class _Fold:
    demand: Floats
    seen: Booleans
    mean: Floats
    origin: OriginForecast
    past_mean: Floats

    def total(self, days: int) -> _Column:
        """Actual (NaN if unknown) and forecast total of the first days, and which series were new."""
        known = self.origin.known & (self.seen[:, :days].sum(axis=1) >= OBSERVED_PART * days)
        actual = np.where(known, self.demand[:, :days].sum(axis=1), np.nan)
        return actual, self.mean[:, :days].sum(axis=1), self.origin.new

    def single_days(self) -> _Column:
        """The first days one by one, [n_series, days]."""
        known = self.origin.known[:, None] & self.seen[:, :SINGLE_DAYS]
        actual = np.where(known, self.demand[:, :SINGLE_DAYS], np.nan)
        return actual, self.mean[:, :SINGLE_DAYS], np.repeat(self.origin.new[:, None], actual.shape[1], axis=1)

    def naive(self, days: int) -> Floats:
        """Total of the first days if the past mean went on."""
        total: Floats = self.past_mean * self.seen[:, :days].sum(axis=1)
        return total

    def daily_errors(self, days: int) -> Floats:
        """Sums of absolute and squared errors of single days and their number, where the total is known."""
        known = np.isfinite(self.total(days)[0])[:, None] & self.seen[:, :days]
        errors = np.where(known, self.mean[:, :days] - self.demand[:, :days], 0.0)
        return np.stack([np.abs(errors).sum(axis=1), (errors**2).sum(axis=1), known.sum(axis=1).astype(np.float64)])


@dataclass(frozen=True, slots=True, eq=False)
class _Outcome:
    totals: tuple[_Column, ...]
    scored: _Column
    naive: Floats
    daily_errors: Floats


def run_backtest(
    matrix: DemandMatrix,
    split: Split,
    knots: Sequence[int],
    forecast_at: Callable[[int, int], OriginForecast],
    tick: Callable[[float], None],
) -> Backtest:
    """Compare forecasts at every origin with the days that followed.

    `forecast_at(origin, weeks_ahead)` gives the forecast that uses the weeks before `origin` only; `knots` are the
    lengths of totals in days, from 1 to 28 or more. `tick` gets the part done.
    """
    weeks_ahead = -(-knots[-1] // DAYS_PER_WEEK)
    scored_days = 28 if split.origins and split.origins[0] + 4 <= split.weeks else DAYS_PER_WEEK
    outcomes = []
    for number, origin in enumerate(split.origins, start=1):
        fold = _fold(matrix, origin, forecast_at(origin, min(weeks_ahead, split.weeks - origin)))
        totals = (fold.single_days(), *(fold.total(days) for days in knots[1:]))
        scored = fold.total(scored_days)
        outcomes.append(_Outcome(totals, scored, fold.naive(scored_days), fold.daily_errors(scored_days)))
        tick(number / len(split.origins))
    step = DAYS_PER_WEEK * (split.origins[1] - split.origins[0]) if len(split.origins) > 1 else DAYS_PER_WEEK
    return _summary(outcomes, knots, (scored_days, step), matrix.n_series)


def backtest_as_sold(sold: AsSold, split: Split, forecast_at: Callable[[int, int], OriginForecast]) -> Backtest:
    """The same against what was sold, the forecasts multiplied by what was known to happen; scored totals alone."""

    def with_happenings(origin: int, weeks_ahead: int) -> OriginForecast:
        made = forecast_at(origin, weeks_ahead)
        first = origin * DAYS_PER_WEEK - sold.matrix.lead_days
        return replace(made, mean=made.mean * sold.factors(first, first + made.mean.shape[1]))

    return run_backtest(sold.matrix, split, (1, 28), with_happenings, lambda _: None)


def _fold(matrix: DemandMatrix, origin: int, forecast: OriginForecast) -> _Fold:
    first = origin * DAYS_PER_WEEK - matrix.lead_days
    every = slice(None)
    demand, seen = matrix.window(every, first, first + forecast.mean.shape[1])
    past, past_seen = matrix.window(every, max(first - 28, 0), first)
    past_mean = past.sum(axis=1) / np.maximum(past_seen.sum(axis=1), 1)
    return _Fold(demand, seen, forecast.mean * seen, forecast, past_mean)


def _summary(outcomes: list[_Outcome], knots: Sequence[int], scoring: tuple[int, int], n_series: int) -> Backtest:
    if not outcomes:
        unknown = np.full(n_series, np.nan)
        return Backtest((), None, np.empty((n_series, 0)), unknown, unknown)
    by_knot = zip(*(outcome.totals for outcome in outcomes), strict=True)
    scored_days, step = scoring
    totals = tuple(_gather(days, step, columns) for days, columns in zip(knots, by_knot, strict=True))
    scored = _gather(scored_days, step, [outcome.scored for outcome in outcomes])
    naive = np.column_stack([outcome.naive for outcome in outcomes])
    absolute, square, days_scored = np.sum([outcome.daily_errors for outcome in outcomes], axis=0)
    with np.errstate(invalid="ignore"):
        return Backtest(totals, scored, naive, absolute / days_scored, square / days_scored)


def _gather(days: int, step: int, folds: Sequence[_Column]) -> Totals:
    actual, mean, new = (np.column_stack(parts) for parts in zip(*folds, strict=True))
    return Totals(days, actual, mean, new, overlap=-(-days // step) - 1)

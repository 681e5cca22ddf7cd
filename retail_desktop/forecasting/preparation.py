"""From days to weeks: everything the forecast needs to know of the matrix, read in portions of series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.accuracy import NaiveSteps, naive_steps
from retail_desktop.forecasting.history import (
    DAYS_PER_WEEK,
    Booleans,
    DemandMatrix,
    Floats,
    Integers,
    Split,
    WeeklyDemand,
    group_codes,
    split_weeks,
    weekly_demand,
)
from retail_desktop.forecasting.profiles import WeekdayTotals, weekday_shares, weekday_totals

ROWS = 500  # series at a time, to keep the memory small and the progress moving

Tick = Callable[[float], None]
"""Called with the part of a stage that is done, 0..1; may raise to cancel."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The history as the engine works on it.

    Attributes:
        split: where the backtest cuts.
        groups: categories numbered from 0, [n_series].
        n_groups: how many there are.
        weekly: weekly demand, all weeks and series.
        shares: weekday shares on the whole history, [n_series, 7].
        earlier_shares: weekday shares known before the first origin of the backtest, [n_series, 7].
        whole: series that only ever sold whole units, [n_series].
        steps: naive errors of the days before the first origin.
    """

    split: Split
    groups: Integers
    n_groups: int
    weekly: WeeklyDemand
    shares: Floats
    earlier_shares: Floats
    whole: Booleans
    steps: NaiveSteps


def portions(n_series: int, tick: Tick) -> Iterator[slice]:
    """Slices of 500 series, telling how far they have come."""
    for start in range(0, n_series, ROWS):
        yield slice(start, min(start + ROWS, n_series))
        tick(min(start + ROWS, n_series) / n_series)


def prepare(matrix: DemandMatrix, tick: Tick) -> Prepared:
    """Read the matrix twice: for its weekday habits, then for its weeks."""
    split = split_weeks(matrix.n_weeks)
    groups, n_groups = group_codes(matrix.groups)
    sums, earlier = (WeekdayTotals(*np.zeros((2, matrix.n_series, DAYS_PER_WEEK))) for _ in range(2))
    whole = np.zeros(matrix.n_series, dtype=np.bool_)
    steps = NaiveSteps(*np.zeros((2, matrix.n_series)))
    for rows in portions(matrix.n_series, lambda part: tick(part / 2)):
        demand, seen = matrix.blocks(rows)
        _store(sums, rows, weekday_totals(demand, seen, split.weeks))
        _store(earlier, rows, weekday_totals(demand, seen, split.weighted))
        whole[rows] = (demand == np.floor(demand)).all(axis=(1, 2))
        past = (len(demand), split.weighted * DAYS_PER_WEEK)
        found = naive_steps(demand[:, : split.weighted].reshape(past), seen[:, : split.weighted].reshape(past))
        steps.absolute[rows], steps.square[rows] = found.absolute, found.square
    shares = weekday_shares(sums, groups, n_groups)
    weekly = WeeklyDemand(*np.zeros((2, split.weeks, matrix.n_series)))
    for rows in portions(matrix.n_series, lambda part: tick(0.5 + part / 2)):
        part = weekly_demand(*matrix.blocks(rows), shares[rows])
        weekly.units[:, rows], weekly.evidence[:, rows] = part.units, part.evidence
    earlier_shares = weekday_shares(earlier, groups, n_groups)
    if matrix.whole is not None:  # demand cleaned of events is no longer in whole units, its goods are
        whole = matrix.whole
    return Prepared(split, groups, n_groups, weekly, shares, earlier_shares, whole, steps)


def _store(sums: WeekdayTotals, rows: slice, part: WeekdayTotals) -> None:
    sums.units[rows], sums.days[rows] = part.units, part.days

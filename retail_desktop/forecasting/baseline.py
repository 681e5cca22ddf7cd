"""What a series would usually have sold on a day: its weekday habit times its level on the ordinary days around.

An ordinary day is one that was observed and on which nothing is known to have happened. Holidays, promotions, sold-out
days and single outliers are all measured against this expectation, so none of them may have a part in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import DAYS_PER_WEEK, Booleans, DemandMatrix, Floats, group_codes
from retail_desktop.forecasting.preparation import Tick, portions
from retail_desktop.forecasting.profiles import WeekdayTotals, weekday_shares, weekday_totals

NEAR_DAYS = 28  # on either side: long enough for a slow item, short enough to follow a season
FAR_DAYS = 91
FAR_PART = 0.1  # a day this far counts a tenth: it decides only where the near ones are all marked
OVERALL_WEEKS = 0.05  # the mean of the whole history counts as much as a third of a day
LEAST_DAYS = 2.0  # ordinary days, for a weekday to be judged by them alone
CAP = 3.0  # a value beyond three times the third-largest one is cut off before levels are taken

Window = Callable[[slice], tuple[Floats, Booleans, Booleans]]
"""Gives demand, evidence and which days are ordinary, all [rows, n_days], of some series."""


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """Usual demand of some series on every day of the history.

    Attributes:
        mean: units, [rows, n_days]; 0 before a series was listed.
        weeks: weeks of ordinary days it rests on within four weeks on either side, [rows, n_days].
    """

    mean: Floats
    weeks: Floats


def ordinary_shares(matrix: DemandMatrix, window: Window, tick: Tick) -> Floats:
    """Weekday shares of the ordinary days, [n_series, 7], by position in weeks that end at the cutoff.

    A weekday without ordinary days, such as one with an event each week, is judged by all its days.
    """
    plain, every = (WeekdayTotals(*np.zeros((2, matrix.n_series, DAYS_PER_WEEK))) for _ in range(2))
    groups, n_groups = group_codes(matrix.groups)
    for rows in portions(matrix.n_series, tick):
        demand, seen, ordinary = window(rows)
        demand = np.minimum(demand, _cap(demand))  # one huge order would make a weekday of its own
        _add_up(plain, rows, demand, ordinary)
        if (ordinary != seen).any():
            _add_up(every, rows, demand, seen)
    bare = (plain.days < LEAST_DAYS) & (every.days > plain.days)
    units, days = np.where(bare, every.units, plain.units), np.where(bare, every.days, plain.days)
    return weekday_shares(WeekdayTotals(units, days), groups, n_groups)


def _add_up(sums: WeekdayTotals, rows: slice, demand: Floats, counted: Booleans) -> None:
    lead = -demand.shape[1] % DAYS_PER_WEEK
    blocks = np.pad(np.where(counted, demand, 0.0), ((0, 0), (lead, 0))).reshape(len(demand), -1, DAYS_PER_WEEK)
    days = np.pad(counted, ((0, 0), (lead, 0))).reshape(blocks.shape)
    part = weekday_totals(blocks, days, blocks.shape[1])
    sums.units[rows], sums.days[rows] = part.units, part.days


def usual_demand(demand: Floats, seen: Booleans, ordinary: Booleans, shares: Floats) -> Baseline:
    """Baseline of some series, from demand and evidence [rows, n_days] and weekday shares [rows, 7].

    Level = sum of the demand of ordinary days around / sum of their weekday shares.
    """
    days = demand.shape[1]
    lead = -days % DAYS_PER_WEEK
    habit = np.tile(shares, (1, (days + lead) // DAYS_PER_WEEK))[:, lead:]
    units = np.where(ordinary, np.minimum(demand, _cap(demand)), 0.0)
    evidence = np.where(ordinary, habit, 0.0)
    near, weeks = _around(units, NEAR_DAYS), _around(evidence, NEAR_DAYS)
    far, far_weeks = _around(units, FAR_DAYS), _around(evidence, FAR_DAYS)
    total = evidence.sum(axis=1, keepdims=True)
    overall = np.divide(units.sum(axis=1, keepdims=True), total, out=np.zeros_like(total), where=total > 1e-9)
    far *= FAR_PART
    far += near
    far += OVERALL_WEEKS * overall
    far_weeks *= FAR_PART
    far_weeks += weeks
    far_weeks += OVERALL_WEEKS
    far /= far_weeks
    far *= habit
    far *= np.maximum.accumulate(seen, axis=1)
    return Baseline(far, weeks)


def third_largest(values: Floats) -> Floats:
    """Third-largest value of each row, [rows, 1]; infinite where there are fewer than three columns."""
    if values.shape[1] < 3:
        return np.full((len(values), 1), np.inf)
    rest, rows = values.copy(), np.arange(len(values))
    for _ in range(2):  # a tenth of the time that sorting takes
        rest[rows, rest.argmax(axis=1)] = -np.inf
    third: Floats = rest.max(axis=1, keepdims=True)
    return third


def _cap(demand: Floats) -> Floats:
    """Three times the third-largest value of each row, infinite where fewer than three days sold, [rows, 1]."""
    third = third_largest(demand)
    return np.where(third > 0, CAP * third, np.inf)


def _around(values: Floats, reach: int) -> Floats:
    """Sum over each day and `reach` days on either side of it, [rows, n_days]."""
    rows, days = values.shape
    sums = np.empty((rows, days + 2 * reach + 1))
    sums[:, : reach + 1] = 0.0
    np.cumsum(values, axis=1, out=sums[:, reach + 1 : reach + 1 + days])
    sums[:, reach + 1 + days :] = sums[:, reach + days : reach + days + 1]
    around: Floats = sums[:, 2 * reach + 1 :] - sums[:, :days]
    return np.maximum(around, 0.0, out=around)

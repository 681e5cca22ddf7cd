"""Days of the month on which a category sells more or less: pay days and benefits bring more, the last days less."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from retail_desktop.forecasting.history import Booleans, Floats, Integers

DAYS = 31
LEAST_MONTHS = 6  # that a day of the month must have been seen
LARGEST = 0.5  # log of demand over the usual on one day; more is an event of its own
SMOOTH_WEEKS = 4  # on either side, for the usual level


@dataclass(frozen=True, slots=True, eq=False)
class DaySums:
    """Demand of each category on each day and what was usual for it, both [n_groups, days]; blocks from the first."""

    actual: Floats
    usual: Floats

    def add(
        self, groups: Integers, demand: Floats, seen: Booleans, weekly: tuple[Floats, Floats], shares: Floats
    ) -> None:
        """Add some series: daily blocks [rows, weeks, 7], weekly units and evidence [weeks, rows], shares [rows, 7]."""
        level = _moving_average(*weekly).T
        usual = level[:, :, None] * shares[:, None, :] * seen
        member = groups == np.arange(len(self.actual))[:, None]
        for total, days in ((self.actual, demand), (self.usual, usual)):
            np.add(total, member @ days.reshape(len(groups), -1), out=total)


def _moving_average(units: Floats, evidence: Floats) -> Floats:
    """Mean of nine weeks around each, [weeks, rows], by their evidence."""
    width = 2 * SMOOTH_WEEKS + 1
    sums = [np.pad(values, ((SMOOTH_WEEKS + 1, SMOOTH_WEEKS), (0, 0))) for values in (units * evidence, evidence)]
    demand, weight = (np.cumsum(padded, axis=0) for padded in sums)
    total, known = (running[width:] - running[:-width] for running in (demand, weight))
    average: Floats = np.divide(total, known, out=np.zeros_like(total), where=known > 1e-9)
    return average


def month_pattern(sums: DaySums, days_of_month: Integers, days: int) -> Floats:
    """Factor of each day of the month per category from the first `days` days, [n_groups, 31], 1 on average.

    The mean of the logarithm over the months, shrunk by how much it varies between them (empirical Bayes); 1 where a
    day was seen in fewer than six months.
    """
    actual, usual = sums.actual[:, :days], sums.usual[:, :days]
    known = (actual > 0) & (usual > 0)
    logs = np.log(np.where(known, actual, 1.0) / np.where(known, usual, 1.0))
    logs = np.where(known, np.clip(logs, -LARGEST, LARGEST), 0.0)
    which = days_of_month[:days] == np.arange(1, DAYS + 1)[:, None]
    count = known @ which.T.astype(np.float64)
    divisor = np.maximum(count, 1.0)
    mean = logs @ which.T / divisor
    error = np.maximum(logs**2 @ which.T / divisor - mean**2, 0.0) / divisor
    enough = count >= LEAST_MONTHS
    if not enough.any():
        return np.ones_like(mean)
    weight = enough / np.maximum(enough.sum(axis=1, keepdims=True), 1.0)
    mean = np.where(enough, mean - (weight * mean).sum(axis=1, keepdims=True), 0.0)
    between = np.maximum((weight * (mean**2 - error)).sum(axis=1, keepdims=True), 0.0)
    shrunk = np.divide(mean * between, between + error, out=np.zeros_like(mean), where=between > 0)
    pattern: Floats = np.exp(np.where(enough, shrunk, 0.0))
    return pattern


def days_of_month(first: date, days: int) -> Integers:
    """The day of the month of each of some days, 1 to 31."""
    every = np.datetime64(first, "D") + np.arange(days)
    numbers: Integers = (every - every.astype("datetime64[M]")).astype(np.int64) + 1
    return numbers

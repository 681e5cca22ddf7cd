"""The course of the year: how much more or less a category sells in each week of it, where the past proves it.

The logarithm of a category's weekly demand over its centred mean of a year (classical decomposition, Makridakis,
Wheelwright & Hyndman 1998), averaged over the years and over neighbouring weeks. How far it is believed is learned out
of sample: by how well the index of the earlier weeks told the changes of the later ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Floats, Integers

YEAR = 52  # weeks
HALF = YEAR // 2
LEAST_WEEKS = 2 * YEAR  # of history, for an index at all
TESTED_WEEKS = 30  # at the end, that the belief in the index is learned from
AHEAD = 4  # weeks of the totals it is learned on
NEIGHBOURS = np.array([1.0, 2.0, 3.0, 2.0, 1.0])
LARGEST = 2.0  # log; beyond it lies no season but an end or a beginning


@dataclass(frozen=True, slots=True, eq=False)
class YearSeason:
    """Log index by category and week of the year, [n_groups, 52]; week 0 is the first one after the history."""

    logs: Floats

    @property
    def flat(self) -> bool:
        """Whether no category has a season."""
        return not self.logs.any()

    def factors(self, week: Floats) -> Floats:
        """Factors of weeks counted from the end of the history (before it below 0), in parts too, [len, n_groups]."""
        lower = np.floor(week).astype(np.int64)
        part = (week - lower)[:, None]
        logs = (1 - part) * self.logs[:, lower % YEAR].T + part * self.logs[:, (lower + 1) % YEAR].T
        factors: Floats = np.exp(logs)
        return factors


def year_season(units: Floats, groups: Integers, n_groups: int) -> YearSeason:
    """Find the season of each category in weekly demand [n_weeks, n_series]; flat where there is none to be proved."""
    weeks = len(units)
    if weeks < LEAST_WEEKS:
        return YearSeason(np.zeros((n_groups, YEAR)))
    totals = np.zeros((n_groups, weeks))
    np.add.at(totals, groups, units.T)
    logs = np.log(np.maximum(totals, 1e-9))
    belief = _belief(logs, _index(logs[:, : weeks - TESTED_WEEKS]))
    return YearSeason(belief[:, None] * np.roll(_index(logs), -(weeks % YEAR), axis=1))


def _index(logs: Floats) -> Floats:
    """Log index by week of the history modulo 52, [n_groups, 52]; 0 where no week tells."""
    weeks = logs.shape[1]
    weights = np.ones(YEAR + 1)
    weights[[0, -1]] = 0.5
    trend = np.array([np.convolve(series, weights / YEAR, "valid") for series in logs])
    around = np.clip(logs[:, HALF : weeks - HALF] - trend, -LARGEST, LARGEST)
    place = np.arange(HALF, weeks - HALF) % YEAR
    sums, count = np.zeros((len(logs), YEAR)), np.bincount(place, minlength=YEAR).astype(np.float64)
    np.add.at(sums.T, place, around.T)
    spread = range(-(len(NEIGHBOURS) // 2), len(NEIGHBOURS) // 2 + 1)
    near = sum(weight * np.roll(sums, shift, axis=1) for weight, shift in zip(NEIGHBOURS, spread, strict=True))
    known = sum(weight * np.roll(count, shift) for weight, shift in zip(NEIGHBOURS, spread, strict=True))
    index = np.divide(near, known, out=np.zeros_like(sums), where=known > 0)
    centred: Floats = index - index.mean(axis=1, keepdims=True)
    return centred


def _belief(logs: Floats, index: Floats) -> Floats:
    """How far an index is believed, 0..1, [n_groups]: the slope of changes that came on those it told, less its error.

    Changes of four-week means over the four weeks before, from every week of the last thirty.
    """
    weeks = logs.shape[1]
    ends = np.arange(weeks - TESTED_WEEKS, weeks - AHEAD + 1)
    step = np.arange(AHEAD)
    after, before = ends[:, None] + step, ends[:, None] - AHEAD + step
    came = logs[:, after].mean(axis=2) - logs[:, before].mean(axis=2)
    told = index[:, after % YEAR].mean(axis=2) - index[:, before % YEAR].mean(axis=2)
    power = np.maximum((told**2).sum(axis=1), 1e-12)
    slope = (told * came).sum(axis=1) / power
    residual = ((came - slope[:, None] * told) ** 2).mean(axis=1)
    error = np.sqrt(residual * AHEAD / power)  # totals that overlap count once
    believed: Floats = np.clip(slope - error, 0.0, 1.0)
    return believed

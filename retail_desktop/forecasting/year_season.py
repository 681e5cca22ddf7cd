"""The course of the year: how much more or less a category sells in each week of it, where the past proves it.

The logarithm of a category's weekly demand over its centred mean of a year (classical decomposition, Makridakis,
Wheelwright & Hyndman 1998), averaged over the years and, unless the weeks prove to tell more one by one, over
neighbouring weeks. How far it is believed is learned out of sample: by how well the index of the earlier weeks told the
changes of the later ones.
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
NEIGHBOURS = np.array([1.0, 2.0, 1.0])  # wider means smear the step from one month into the next
CLEARLY = 1.2  # times less must single weeks miss than means of neighbours do, to be taken
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
    earlier, now = _indices(logs[:, : weeks - TESTED_WEEKS]), _indices(logs)
    (belief, missed), (belief_single, missed_single) = (_belief(logs, index) for index in earlier)
    single = missed_single * CLEARLY < missed
    index = np.where(single, belief_single, belief)[:, None] * np.where(single[:, None], now[1], now[0])
    return YearSeason(np.roll(index, -(weeks % YEAR), axis=1))


def _indices(logs: Floats) -> tuple[Floats, Floats]:
    """Log index by week of the history modulo 52, of neighbouring weeks and of single ones, both [n_groups, 52].

    0 where no week tells.
    """
    weeks = logs.shape[1]
    weights = np.ones(YEAR + 1)
    weights[[0, -1]] = 0.5
    trend = np.array([np.convolve(series, weights / YEAR, "valid") for series in logs])
    around = np.clip(logs[:, HALF : weeks - HALF] - trend, -LARGEST, LARGEST)
    place = np.arange(HALF, weeks - HALF) % YEAR
    sums, count = np.zeros((len(logs), YEAR)), np.bincount(place, minlength=YEAR).astype(np.float64)
    np.add.at(sums.T, place, around.T)
    return _centred(_near(sums), _near(count)), _centred(sums, count)


def _near(values: Floats) -> Floats:
    """Weighted sums over each week of the year and its neighbours, same shape."""
    shifts = range(-(len(NEIGHBOURS) // 2), len(NEIGHBOURS) // 2 + 1)
    found: Floats = np.sum(
        [part * np.roll(values, by, axis=-1) for part, by in zip(NEIGHBOURS, shifts, strict=True)], 0
    )
    return found


def _centred(sums: Floats, known: Floats) -> Floats:
    index = np.divide(sums, known, out=np.zeros_like(sums), where=known > 0)
    centred: Floats = index - index.mean(axis=1, keepdims=True)
    return centred


def _belief(logs: Floats, index: Floats) -> tuple[Floats, Floats]:
    """How far an index is believed, 0..1, and what it then missed of the changes of single weeks, both [n_groups].

    Believed is the slope of changes that came on those it told, less its error: of four-week means over the four
    weeks before, from every week of the last thirty.
    """
    weeks = logs.shape[1]
    ends = np.arange(weeks - TESTED_WEEKS, weeks - AHEAD + 1)
    step = np.arange(AHEAD)
    after, before = ends[:, None] + step, ends[:, None] - AHEAD + step
    came = logs[:, after] - logs[:, before].mean(axis=2, keepdims=True)
    told = index[:, after % YEAR] - index[:, before % YEAR].mean(axis=2, keepdims=True)
    believed = _proven_slope(told.mean(axis=2), came.mean(axis=2))
    missed: Floats = ((came - believed[:, None, None] * told) ** 2).sum(axis=(1, 2))
    return believed, missed


def _proven_slope(told: Floats, came: Floats) -> Floats:
    """Slope of what came on what was told, less its error, 0..1, [n_groups]."""
    power = np.maximum((told**2).sum(axis=1), 1e-12)
    slope = (told * came).sum(axis=1) / power
    residual = ((came - slope[:, None] * told) ** 2).mean(axis=1)
    error = np.sqrt(residual * AHEAD / power)  # totals that overlap count once
    proven: Floats = np.clip(slope - error, 0.0, 1.0)
    return proven

"""What the pooled model sees of an item at the end of a week: all of it known then, and free of the item's size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retail_desktop.forecasting.candidates import SLOW_MOVER, SMOOTHING, slow_mover, smooth_grid
from retail_desktop.forecasting.history import Booleans, Floats, Integers, WeeklyDemand, group_codes
from retail_desktop.forecasting.preparation import Tick, portions

LEVELS_AVERAGED = slice(1, 5)  # of the smoothing grid: neither the slowest nor the fastest
FLOOR = 0.05  # of the level, for the logarithm of a week without sales
YEAR = 52  # weeks
YEARS_BACK = 2
LONGEST_SILENCE = 60.0  # weeks; longer is all the same
LONGEST_LIFE = 104.0
RECENT = 13  # weeks
LEAST_EVIDENCE = 1e-6  # weeks; less is none

Numbers = npt.NDArray[np.float32]


class Weeks(Protocol):
    """Weekly demand of series in categories numbered from 0, [n_series]."""

    @property
    def weekly(self) -> WeeklyDemand:
        """The demand."""

    @property
    def groups(self) -> Integers:
        """The categories."""


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """Features of every series after every week.

    Attributes:
        units: weekly demand, [n_weeks, n_series]; `evidence` likewise.
        known: weeks of evidence so far, [n_weeks, n_series].
        level: mean of four smoothed levels, units per week, [n_weeks, n_series]; 0 before the first sale.
        own: of the item itself, [features, n_weeks, n_series].
        groups: categories numbered from 0, [n_series].
        categories: demand per week of each category, [n_weeks, n_groups].
        everything: demand per week of the whole matrix, [n_weeks, 1].
    """

    units: Floats
    evidence: Floats
    known: Floats
    level: Numbers
    own: Numbers
    groups: Integers
    categories: Floats
    everything: Floats

    def rows(self, week: Integers, series: Integers, target: Integers) -> Floats:
        """Features after `week` of `series` for the demand of week `target`, all [n]; gives [n, features]."""
        group = self.groups[series]
        seasons = [
            _season(self.categories, week, group, target),
            _season(self.everything, week, np.zeros_like(group), target),
            _season(self.units, week, series, target, steadied=0.5),
        ]
        return np.column_stack([*self.own[:, week, series], *seasons, group])


def describe(prepared: Weeks, items: Integers, tick: Tick) -> Features:
    """Describe all series after all weeks; `items` says which of them are one item in several stores, [n_series]."""
    weekly = prepared.weekly
    shape = weekly.units.shape
    level = np.zeros(shape, dtype=np.float32)
    known = np.cumsum(weekly.evidence, axis=0)
    alone = _count_of_own()
    own = np.zeros((alone + 4, *shape), dtype=np.float32)
    for rows in portions(shape[1], tick):
        part = WeeklyDemand(weekly.units[:, rows], weekly.evidence[:, rows])
        level[:, rows], own[:alone, :, rows] = _own(part, known[:, rows])
    sold = weekly.units * weekly.evidence
    usual = level * weekly.evidence
    for step, weeks in enumerate((1, 4)):
        demand, expected = (_last_weeks(units, weeks) / weeks for units in (sold, usual))
        for place, codes in ((alone, prepared.groups), (alone + 2, group_codes(items)[0])):
            apart = place > alone  # the other stores, without this one
            share = (_others(demand, codes, apart=apart) + 0.3) / (_others(expected, codes, apart=apart) + 0.3)
            own[place + step] = np.log(np.maximum(share, 1e-3))
    categories = _sums(sold, prepared.groups)
    return Features(
        weekly.units, weekly.evidence, known, level, own, prepared.groups, categories, categories.sum(1, keepdims=True)
    )


def _count_of_own() -> int:
    return len(SMOOTHING) + len(SLOW_MOVER) + 7


def _own(weekly: WeeklyDemand, known: Floats) -> tuple[Floats, Floats]:
    """Level and features of some series, [n_weeks, rows] and [features, n_weeks, rows]."""
    units, evidence = weekly.units, weekly.evidence
    levels = np.concatenate([smooth_grid(weekly), *(slow_mover(weekly, *pace)[None] for pace in SLOW_MOVER)])
    level = levels[LEVELS_AVERAGED].mean(axis=0)
    positive = np.where(level > 0, level, 1.0)
    silence = known - np.maximum.accumulate(np.where(units > 0, known, 0.0), axis=0)
    mean = _recent_mean(units, evidence, RECENT)
    variance = np.maximum(_recent_mean(units**2, evidence, RECENT) - mean**2, 0.0)
    features = [
        *np.log(np.maximum(levels / positive, 1e-3)),
        np.log(positive),
        np.minimum(silence, LONGEST_SILENCE),
        1.0 - _recent_mean(units > 0, evidence, RECENT),
        np.sqrt(variance) / np.maximum(mean, 1e-3),
        np.minimum(known, LONGEST_LIFE),
        np.log(np.maximum(np.where(evidence > LEAST_EVIDENCE, units, np.nan) / positive, FLOOR)),
        np.log(np.maximum(_recent_mean(units, evidence, 4) / positive, FLOOR)),
    ]
    return level, np.stack(features)


def _recent_mean(values: Floats | Booleans, evidence: Floats, weeks: int) -> Floats:
    """Mean of the last weeks by their evidence, same shape; NaN where there is none, which is not a mean of 0."""
    total, known = _last_weeks(values * evidence, weeks), _last_weeks(evidence, weeks)
    return np.divide(total, known, out=np.full_like(total, np.nan), where=known > LEAST_EVIDENCE)


def _last_weeks(values: Floats, weeks: int) -> Floats:
    """Sums over the last weeks up to and including each, same shape."""
    sums = np.pad(np.cumsum(values, axis=0), ((1, 0), (0, 0)))
    ends = np.arange(1, len(sums))
    found: Floats = sums[ends] - sums[np.maximum(ends - weeks, 0)]
    return found


def _sums(values: Floats, codes: Integers) -> Floats:
    """Sums over the series of each code, [n_weeks, codes]."""
    sums = np.zeros((codes.max(initial=-1) + 1, len(values)))
    np.add.at(sums, codes, values.T)
    return np.ascontiguousarray(sums.T)


def _others(values: Floats, codes: Integers, *, apart: bool) -> Floats:
    """Sums over the series of the same code, [n_weeks, n_series]; `apart` without the series itself."""
    sums = _sums(values, codes)[:, codes]
    return np.maximum(sums - values, 0.0) if apart else sums


def _season(demand: Floats, week: Integers, column: Integers, target: Integers, steadied: float = 0.0) -> Floats:
    """Log of the demand around the target week over that of the last four weeks, both a year earlier, [n].

    The mean of up to two years; NaN before there is one. `steadied` is added to both, in units.
    """
    sums = np.pad(np.cumsum(demand, axis=0), ((1, 0), (0, 0)))
    total, years = np.zeros(len(week)), np.zeros(len(week))
    for back in range(YEAR, YEAR * YEARS_BACK + 1, YEAR):
        end, middle = week - back + 1, target - back
        usable = (end >= 4) & (middle + 2 <= week + 1)
        start = np.clip(middle - 1, 0, len(demand) - 3)
        around = (sums[start + 3, column] - sums[start, column]) / 3 + steadied
        end = np.maximum(end, 4)
        before = (sums[end, column] - sums[end - 4, column]) / 4 + steadied
        usable &= (around > 0) & (before > 0)
        ratio = np.log(np.where(usable, around, 1.0) / np.where(usable, before, 1.0))
        total += np.where(usable, ratio, 0.0)
        years += usable
    season: Floats = np.divide(total, years, out=np.full(len(week), np.nan), where=years > 0)
    return season

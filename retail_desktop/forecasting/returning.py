"""Items that have come back before: what is to be expected of them in a silence like an earlier one.

An unusual silence fades a forecast away (`lifecycle`), for most such items are gone. One that was silent as long
before and sold again was out of stock or out of season, and may be so now: of these, the past of all items tells how
much of their former demand came back, the longer the silence the less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Booleans, Floats, WeeklyDemand
from retail_desktop.forecasting.lifecycle import Life, overdue

LATE_WEEKS = (2.0, 4.0, 8.0, 16.0, 32.0, 64.0)  # between the classes of silence
TARGET_WEEKS = 4
PRIOR_UNITS = 10.0  # of expected demand, as spread as Poisson's: so much the faded forecast counts
SPREAD = 0.05  # squared share of a total by which it misses, beside its Poisson spread
MOST_TIMES = 20.0  # of the former demand; more is an accident


@dataclass(frozen=True, slots=True, eq=False)
class Returns:
    """What came back after silences of each class, [classes].

    Attributes:
        part: of the former demand per week.
        trust: how much that counts against the faded forecast, 0..1.
    """

    part: Floats
    trust: Floats

    def path(self, faded: Floats, life: Life) -> Floats:
        """Forecasts [weeks_ahead, n_series] in which the items that may come back are expected to, in part."""
        late = np.digitize(overdue(life), LATE_WEEKS)
        trust = np.where(may_come_back(life), self.trust[late], 0.0)
        expected: Floats = (1.0 - trust) * faded + trust * self.part[late] * life.former_mean
        return expected


def may_come_back(life: Life) -> Booleans:
    """Series in an unusual silence of a kind that they have ended before, [n_series]."""
    return (overdue(life) > 0) & life.has_come_back & ~life.new


def learn_returns(weekly: WeeklyDemand, lives: Mapping[int, Life]) -> Returns:
    """Learn from what followed the silences at past origins; `lives` are those of the series as of each of them."""
    classes = len(LATE_WEEKS) + 1
    came, expected = np.zeros(classes), np.zeros(classes)
    for origin, life in lives.items():
        weeks = slice(origin, origin + TARGET_WEEKS)
        if origin + TARGET_WEEKS > len(weekly.units):
            continue
        silent = may_come_back(life) & (weekly.evidence[weeks].min(axis=0) > 0)
        late = np.digitize(overdue(life)[silent], LATE_WEEKS)
        former = life.former_mean[silent] * TARGET_WEEKS
        actual = np.minimum(weekly.units[weeks].sum(axis=0)[silent], MOST_TIMES * former)
        weight = 1.0 / (former + SPREAD * former**2 + 1.0)
        came += np.bincount(late, weight * actual, classes)
        expected += np.bincount(late, weight * former, classes)
    part = np.divide(came, expected, out=np.zeros(classes), where=expected > 0)
    return Returns(part, expected / (expected + PRIOR_UNITS))

"""Histories in whole calendar weeks: what is estimated slowly is estimated on these, once a week.

The forecast itself rests on weeks that end at the cutoff, and all of them change every day. A smoothing parameter does
not need the newest days: estimated up to the last Sunday it is the same from one night to the next, and found kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import DAYS_PER_WEEK, DemandMatrix, Integers, Split, WeeklyDemand
from retail_desktop.forecasting.preparation import Tick, read_weeks

ENOUGH_WEEKS = 26  # with fewer, every day tells something new
DECIMALS = 3
"""Of what series learn from each other: it moves a little with every line that comes in late and every new item, and
finer digits would change the past of all series each night."""
LONGEST_WEEKS = 155  # three years less a week: a window of three years that moves by a day holds the same weeks


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """Weekly demand up to the last Sunday.

    Attributes:
        weekly: the demand.
        early: how many of its weeks lie before the first that judges a parameter.
        days_after: days from its end to the cutoff.
    """

    weekly: WeeklyDemand
    early: int
    days_after: int


def settled_days(first_weekday: int, n_days: int) -> int:
    """How many days lie before the newest ones, those since the last Sunday; all where the weeks are too few."""
    end = n_days - (first_weekday + n_days) % DAYS_PER_WEEK
    return end if end >= ENOUGH_WEEKS * DAYS_PER_WEEK else n_days


def settled_weeks(matrix: DemandMatrix, split: Split, groups: Integers, n_groups: int, tick: Tick) -> Settled | None:
    """The whole calendar weeks of a matrix; None where they are too few. `split` is that of the whole matrix."""
    end = settled_days(matrix.first_weekday, matrix.n_days)
    weeks = min(end // DAYS_PER_WEEK, LONGEST_WEEKS)
    if weeks < ENOUGH_WEEKS or (matrix.first_weekday + end) % DAYS_PER_WEEK:
        return None
    first = end - weeks * DAYS_PER_WEEK
    whole = DemandMatrix(matrix.values[:, first:end], matrix.observed[:, first:end], 0, matrix.groups)
    _, weekly = read_weeks(whole, groups, n_groups, tick)
    # What all series share, such as weekday shares, moves a little with every line that comes in late.
    np.round(weekly.units, DECIMALS, out=weekly.units)
    judged = split.fitted * DAYS_PER_WEEK - matrix.lead_days
    return Settled(weekly, max((judged - first) // DAYS_PER_WEEK, 0), matrix.n_days - end)

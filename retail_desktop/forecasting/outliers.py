"""Single days far beyond what a series ever does: a bulk buy, a typing error.

Each day's distance from the usual is put on a scale that grows like a count's spread, and a day is an outlier beyond
three times the third-largest distance of its own series, so the large orders of a lumpy item are no outliers. Left
alone is whatever has company: large days next to it (a level that has shifted), a year before or after it (a season),
or in many other series on the same day (a happening nobody told of).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.baseline import third_largest
from retail_desktop.forecasting.event_calendar import Cells
from retail_desktop.forecasting.history import Booleans, Floats, Integers
from retail_desktop.forecasting.settled import DECIMALS

BEYOND = 3.0  # times the third-largest distance
BEYOND_WHEN_RARE = 10.0  # the same where the series has sold on few days
FEW_SALES = 10
LEAST_DISTANCE = 2.0  # about four times the level of a steady item
COMPANY = 0.5  # a day at least half as large stands beside it
NEAR_DAYS = 7
YEAR_DAYS = (357, 372)  # the same week of another year
MANY_SERIES = (3, 0.005)  # at least so many, and so large a part of all series, on one day

Far = tuple[Integers, Integers, Floats, Floats]
"""Row, day, units sold and limit of days that stand out, all [n]."""


@dataclass(frozen=True, slots=True, eq=False)
class Outliers(Cells):
    """Days that were damped for the forecast only; `sold` and `used` are units, [n]."""

    sold: Floats
    used: Floats


def far_days(demand: Floats, usual: Floats, candidates: Booleans) -> tuple[Booleans, Floats]:
    """Days that stand out of some series and are alone there, and the limit of each day, both [rows, n_days].

    Args:
        demand: units, [rows, n_days].
        usual: what was to be expected, same shape.
        candidates: days that may be outliers.
    """
    if demand.shape[1] < 3:
        return np.zeros_like(candidates), demand
    sales = np.count_nonzero(demand, axis=1)[:, None]
    third = third_largest(demand)
    size = typical_sale(demand)
    scale = np.sqrt(size * (usual + size))
    distance = np.divide(demand - usual, scale, out=np.zeros_like(demand), where=scale > 0)
    own = third_largest(distance)
    limit = np.maximum(np.where(sales < FEW_SALES, BEYOND_WHEN_RARE, BEYOND) * own, LEAST_DISTANCE)
    far = candidates & (distance > limit) & (third > 0)
    for row, day in np.argwhere(far):
        far[row, day] = not _has_company(demand[row], int(day))
    return far, usual + limit * scale


def typical_sale(demand: Floats) -> Floats:
    """Mean of the days with a sale, none of them counted as more than three times the third-largest, [rows, 1]."""
    sales = np.count_nonzero(demand, axis=1)[:, None]
    size: Floats = np.minimum(demand, 3.0 * third_largest(demand)).sum(axis=1, keepdims=True) / np.maximum(sales, 1)
    return size


def _has_company(series: Floats, day: int) -> bool:
    large = COMPANY * series[day]
    near = [series[max(day - NEAR_DAYS, 0) : day], series[day + 1 : day + NEAR_DAYS + 1]]
    before = series[max(day - YEAR_DAYS[1], 0) : max(day - YEAR_DAYS[0], 0)]
    after = series[day + YEAR_DAYS[0] + 1 : day + YEAR_DAYS[1] + 1]
    return any((part >= large).any() for part in (*near, before, after))


def alone_among(found: Sequence[Far], n_series: int) -> Outliers:
    """What was found in portions of the series, without the days on which many stand out."""
    none = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0)
    rows, days, sold, used = (np.concatenate(parts) for parts in zip(none, *found, strict=True))
    alone = ~on_crowded_days(Cells(rows, days), n_series)
    return Outliers(rows[alone], days[alone], sold[alone], np.round(used[alone], DECIMALS))


def on_crowded_days(days: Cells, n_series: int) -> Booleans:
    """Which of the found days stand out in so many series that something must have happened, [n]."""
    least = max(MANY_SERIES[0], MANY_SERIES[1] * n_series)
    crowded: Booleans = np.bincount(days.days)[days.days] >= least if len(days.days) else np.zeros(0, dtype=np.bool_)
    return crowded

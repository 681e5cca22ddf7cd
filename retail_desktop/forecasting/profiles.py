"""How a week's demand spreads over its days: the item's own habit shrunk to its category's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import DAYS_PER_WEEK, Booleans, Floats, Integers

PRIOR_UNITS = 200.0
HALF_LIFE_WEEKS = 52.0
CLOSED_AFTER_WEEKS = 6.0  # a weekday never observed for so long is one on which the store does not open


@dataclass(frozen=True, slots=True, eq=False)
class WeekdayTotals:
    """Units sold and days observed per position in the week, older weeks counting less; both [n_series, 7]."""

    units: Floats
    days: Floats


def weekday_totals(demand: Floats, seen: Booleans, weeks: int) -> WeekdayTotals:
    """Sum the first `weeks` blocks of [rows, n_weeks, 7] with a half-life of 52 weeks."""
    ages = np.arange(weeks, 0.0, -1.0) - 1.0
    weights = (0.5 ** (ages / HALF_LIFE_WEEKS))[None, :, None]
    return WeekdayTotals((demand[:, :weeks] * weights).sum(axis=1), (seen[:, :weeks] * weights).sum(axis=1))


def weekday_shares(totals: WeekdayTotals, groups: Integers, n_groups: int) -> Floats:
    """Shares of the week's demand per position, [n_series, 7], rows summing to 1.

    The whole matrix is shrunk to an even week, the category to the matrix, the item to its category.
    """
    everything = _shrink(_pool(totals, np.zeros_like(groups), 1), np.full((1, DAYS_PER_WEEK), 1 / DAYS_PER_WEEK))
    categories = _shrink(_pool(totals, groups, n_groups), everything)
    return _shrink((totals.units, totals.days, totals.days), categories[groups])


def _pool(totals: WeekdayTotals, groups: Integers, n_groups: int) -> tuple[Floats, Floats, Floats]:
    units, days, longest = (np.zeros((n_groups, DAYS_PER_WEEK)) for _ in range(3))
    np.add.at(units, groups, totals.units)
    np.add.at(days, groups, totals.days)
    np.maximum.at(longest, groups, totals.days)
    return units, days, longest


def _shrink(pooled: tuple[Floats, Floats, Floats], prior: Floats) -> Floats:
    """Posterior mode of Poisson shares with unequal exposure and a prior worth 200 units."""
    units, days, longest = pooled
    exposure = (prior * days).sum(axis=1)
    weekly = np.divide(units.sum(axis=1), exposure, out=np.zeros_like(exposure), where=exposure > 0)
    shares = (units + PRIOR_UNITS * prior) / (weekly[:, None] * days + PRIOR_UNITS)
    closed = (days == 0) & (longest.max(axis=1, keepdims=True) >= CLOSED_AFTER_WEEKS)
    shares = np.where(closed, 0.0, shares)
    even: Floats = shares / shares.sum(axis=1, keepdims=True)
    return even


def daily_means(path: Floats, shares: Floats) -> Floats:
    """Spread weekly demand [weeks_ahead, n_series] over the days, [n_series, weeks_ahead * 7]."""
    weeks_ahead, n_series = path.shape
    days = path.T[:, :, None] * shares[:, None, :]
    return days.reshape(n_series, weeks_ahead * DAYS_PER_WEEK)

"""The beginning and the end of an item's life: new items lean on their category, silent ones fade out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Booleans, Floats, Integers, WeeklyDemand

NEW_WEEKS = 8.0
FIRST_SALE_WEEKS = 26.0  # an item that has not sold in half a year is not expected to
FADE_AFTER_WEEKS = 8.0
FADE_AFTER_GAPS = 4.0
FADE_HALF_LIFE_WEEKS = 4.0
AS_LONG = 0.7  # of a silence: another one of this part of it is like it
GONE = 0.01  # a faded forecast below this part of its level is none


@dataclass(frozen=True, slots=True, eq=False)
class Life:
    """What is known of each series at an origin, all [n_series].

    Attributes:
        weeks_known: weeks of evidence, partly observed weeks counting in part.
        mean: mean demand per week.
        variance: variance of the weekly demand.
        weeks_sold: weeks with a sale.
        weeks_silent: weeks of evidence since the last sale.
        longest_silence: weeks of evidence in the longest earlier silence, one that a sale has ended.
    """

    weeks_known: Floats
    mean: Floats
    variance: Floats
    weeks_sold: Floats
    weeks_silent: Floats
    longest_silence: Floats

    @property
    def former_mean(self) -> Floats:
        """Mean demand per week up to the last sale."""
        former: Floats = self.mean * self.weeks_known / np.maximum(self.weeks_known - self.weeks_silent, 1.0)
        return former

    @property
    def has_come_back(self) -> Booleans:
        """Series that have sold again after a silence about as long as this one."""
        again: Booleans = (self.weeks_sold > 1) & (self.longest_silence >= AS_LONG * self.weeks_silent)
        return again

    @property
    def new(self) -> Booleans:
        """Series with less than eight weeks of evidence, or less than 26 and not a single sale yet."""
        weeks = np.where(self.weeks_sold == 0, FIRST_SALE_WEEKS, NEW_WEEKS)
        young: Booleans = self.weeks_known < weeks
        return young

    @property
    def slow(self) -> Booleans:
        """Series that sell in fewer than half of the weeks."""
        rare: Booleans = self.weeks_sold < 0.5 * self.weeks_known
        return rare

    @property
    def never_sold(self) -> Booleans:
        """Series without a sale in 26 weeks of evidence or more."""
        never: Booleans = (self.weeks_sold == 0) & ~self.new
        return never


def life_until(weekly: WeeklyDemand, week: int) -> Life:
    """Summarise the first `week` weeks of each series."""
    units, evidence = weekly.units[:week], weekly.evidence[:week]
    known = evidence.sum(axis=0)
    divisor = np.maximum(known, 1e-9)
    mean = (units * evidence).sum(axis=0) / divisor
    variance = (evidence * (units - mean) ** 2).sum(axis=0) / divisor
    sold = units > 0
    later_sale = np.flip(np.maximum.accumulate(np.flip(sold, axis=0), axis=0), axis=0)
    silent = np.where(later_sale, 0.0, evidence).sum(axis=0)
    longest = _longest_silence(sold, evidence)
    return Life(known, mean, variance, sold.sum(axis=0).astype(np.float64), silent, longest)


def _longest_silence(sold: Booleans, evidence: Floats) -> Floats:
    """Weeks of evidence in the longest run without a sale between two sales, [n_series]."""
    seen = np.cumsum(evidence, axis=0)
    at_sale = np.where(sold, seen, 0.0)
    until = np.maximum.accumulate(at_sale, axis=0)
    gaps = np.where(sold[1:] & (until[:-1] > 0), at_sale[1:] - until[:-1] - evidence[1:], 0.0)
    longest: Floats = gaps.max(axis=0, initial=0.0)
    return longest


@dataclass(frozen=True, slots=True, eq=False)
class CategoryNorm:
    """What a series with little history is expected to sell, per series.

    Attributes:
        mean: mean demand per week of a series of the category.
        weeks: how many weeks of own history the category is worth (Bühlmann's credibility factor k).
    """

    mean: Floats
    weeks: Floats


def category_norm(life: Life, groups: Integers, n_groups: int) -> CategoryNorm:
    """Bühlmann credibility per category: k = variance within the series / variance between them, 0.5 to 13 weeks."""
    weights = np.minimum(life.weeks_known, NEW_WEEKS)

    def average(of: Floats) -> Floats:
        total = np.bincount(groups, weights=weights * of, minlength=n_groups)
        count = np.bincount(groups, weights=weights, minlength=n_groups)
        everywhere = total.sum() / max(count.sum(), 1e-9)
        by_group = (total + NEW_WEEKS * everywhere) / (count + NEW_WEEKS)
        averaged: Floats = by_group[groups]
        return averaged

    mean, within = average(life.mean), average(life.variance)
    between = average((life.mean - mean) ** 2)
    ratio = np.divide(within, between, out=np.full_like(within, np.inf), where=between > 0)
    return CategoryNorm(mean, np.clip(ratio, 0.5, 13.0))


def adjust(path: Floats, life: Life, norm: CategoryNorm) -> Floats:
    """Pull new series to their category and let silent ones fade, on weekly forecasts [weeks_ahead, n_series]."""
    known = life.weeks_known
    leaning = (known * path + norm.weeks * norm.mean) / (known + norm.weeks)
    return np.where(life.new, leaning, path * fading(life))


def overdue(life: Life) -> Floats:
    """Weeks by which a silence is beyond all that is usual of the item, [n_series]."""
    usual_gap = (life.weeks_known - life.weeks_silent) / np.maximum(life.weeks_sold, 1.0)
    late: Floats = np.maximum(life.weeks_silent - np.maximum(FADE_AFTER_WEEKS, FADE_AFTER_GAPS * usual_gap), 0.0)
    return late


def fading(life: Life) -> Floats:
    """Part of the forecast that is left after a silence far beyond the item's usual gap, [n_series], 0..1."""
    left = 0.5 ** (overdue(life) / FADE_HALF_LIFE_WEEKS)
    return np.where((left < GONE) | life.never_sold, 0.0, left)


def method_names(life: Life, path: Floats) -> tuple[str, ...]:
    """Plain name of how each series is forecast; the combination of a slow mover leans on its rare sales."""
    conditions = [life.new, path.sum(axis=0) == 0, life.slow]
    names = np.select(conditions, ["new item", "no sales", "slow mover"], "weekly smoothing")
    return tuple(str(name) for name in names)

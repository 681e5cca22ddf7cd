"""How holidays and other happenings of the calendar change what is sold, on their days and on those around.

The factor of a moment (such as two days before Easter) is the ratio of what was sold to what usually would have been,
over all its past days; first of all items, then what each category adds to it, then each item. A ratio counts by how
far it stands out of the usual unrest of as many ordinary days (positive-part shrinkage, Baranchik 1964): chance
stays at factor 1, a Christmas goes through whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retail_desktop.forecasting.event_calendar import NO_EVENT, EventCalendar
from retail_desktop.forecasting.history import Booleans, Floats, Integers
from retail_desktop.forecasting.settled import DECIMALS

PRIOR_UNITS = 20.0  # of usual demand at factor 1 stand behind every ratio
UNREST = 4.0  # variances: a ratio within two deviations of 1 is chance
ITEM_UNREST = 9.0  # of thousands of items, some stand two deviations out by chance
ALWAYS_SHUT_UNITS = 10.0  # usual demand of a day on which the store sold nothing at all, for it to tell
LARGEST_LOG = 3.0
TOO_DEEP = 0.25  # a day that keeps less than a quarter of its demand tells nothing of an ordinary one


@dataclass(frozen=True, slots=True, eq=False)
class DaySums:
    """Sums over the series of each scope and category; all [pairs, n_days].

    Attributes:
        sold: demand of the days that say something of demand.
        usual: what would usually have been sold on them.
        all_sold: demand of all days since the series were listed.
        all_usual: what would usually have been sold on them.
    """

    sold: Floats
    usual: Floats
    all_sold: Floats
    all_usual: Floats


@dataclass(frozen=True, slots=True, eq=False)
class ItemSums:
    """Sums over days of each series.

    Attributes:
        sold: demand at each moment, [moments, n_series].
        usual: what would usually have been sold, [moments, n_series].
        squared: squared deviations from the usual on ordinary days, [n_series].
        squared_usual: squares of the usual on ordinary days, [n_series].
    """

    sold: Floats
    usual: Floats
    squared: Floats
    squared_usual: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The pairs of scope and category that occur; scopes and categories are numbered from 0."""

    scopes: Integers
    categories: Integers


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """What the moments of the calendar do.

    Attributes:
        factor: on usual demand, [moments, n_series].
        shut: whether a scope's store never opens then, [moments, scopes].
    """

    factor: Floats
    shut: Booleans


def estimate_effects(
    calendar: EventCalendar, pairs: Pairs, of_pair: Integers, days: DaySums, items: ItemSums
) -> Effects:
    """Learn the factors from sums over the past; `of_pair` is the number of each series' pair, [n_series]."""
    moments = calendar.moments[:, : calendar.n_days]
    n_moments, n_categories = len(calendar.names), int(pairs.categories.max(initial=-1)) + 1
    everywhere = _by_moment(moments, pairs, days, np.zeros_like(pairs.categories), 1, n_moments)
    times = _occurrences(moments, n_moments)
    unrest = _unrest(moments, pairs, days, np.zeros_like(pairs.categories), 1)
    together = _steadied(*everywhere, np.ones((n_moments, 1)), unrest / times[:, None])
    by_category = _by_moment(moments, pairs, days, pairs.categories, n_categories, n_moments)
    unrest = _unrest(moments, pairs, days, pairs.categories, n_categories)
    category = _steadied(*by_category, np.repeat(together, n_categories, axis=1), unrest / times[:, None])
    own_unrest = np.divide(
        items.squared, items.squared_usual, out=np.full_like(items.squared, np.inf), where=items.squared_usual > 0
    )
    factor = _steadied(
        items.sold,
        items.usual,
        category[:, pairs.categories[of_pair]],
        own_unrest * (ITEM_UNREST / UNREST) / times[:, None],
    )
    return Effects(np.round(factor, DECIMALS), _always_shut(calendar, pairs, days))


def _by_moment(
    moments: npt.NDArray[np.int32], pairs: Pairs, days: DaySums, codes: Integers, n_codes: int, n_moments: int
) -> tuple[Floats, Floats]:
    """Sold and usual units at each moment by code of the pair, both [moments, codes]."""
    own = moments[pairs.scopes]
    at = own != NO_EVENT
    cells = (own * n_codes + codes[:, None])[at]
    sold, usual = np.zeros((2, n_moments, n_codes))
    for total, part in ((sold, days.sold), (usual, days.usual)):
        np.copyto(total, np.bincount(cells, part[at], n_moments * n_codes).reshape(total.shape))
    return sold, usual


def _occurrences(moments: npt.NDArray[np.int32], n_moments: int) -> Floats:
    """How often each moment fell, at least 1, [moments]; further days in a row tell a quarter, being much alike."""
    scopes, columns = np.nonzero(moments != NO_EVENT)
    days = np.zeros((n_moments, moments.shape[1] + 1), dtype=np.bool_)
    days[moments[scopes, columns], columns + 1] = True
    runs = (days[:, 1:] & ~days[:, :-1]).sum(axis=1)
    times: Floats = np.maximum(runs + (days.sum(axis=1) - runs) / 4, 1.0)
    return times


def _unrest(moments: npt.NDArray[np.int32], pairs: Pairs, days: DaySums, codes: Integers, n_codes: int) -> Floats:
    """Variance of the log ratio of sold to usual units on ordinary days, by code of the pair, [codes]."""
    ordinary = (moments == NO_EVENT)[pairs.scopes]
    sold, usual = np.zeros((2, n_codes, moments.shape[1]))
    np.add.at(sold, codes, np.where(ordinary, days.sold, 0.0))
    np.add.at(usual, codes, np.where(ordinary, days.usual, 0.0))
    log = np.log((sold + 1.0) / (usual + 1.0))
    variance = np.full(n_codes, np.inf)
    for code in range(n_codes):
        known = log[code][usual[code] > 0]
        if len(known) >= 28:
            # The middle 80 % of the days are enough to tell the deviation: the far ones may be happenings unknown.
            low, high = np.quantile(known, (0.1, 0.9))
            variance[code] = ((high - low) / 2.563) ** 2
    return variance


def _steadied(sold: Floats, usual: Floats, before: Floats, variance: Floats) -> Floats:
    """Factors `before`, moved to the ratio of sold to usual by how far that stands out of chance; same shapes."""
    log = np.log((sold + PRIOR_UNITS * before) / ((usual + PRIOR_UNITS) * before))
    with np.errstate(invalid="ignore", divide="ignore"):
        part = np.nan_to_num(np.maximum(1.0 - UNREST * variance / log**2, 0.0), nan=0.0, neginf=0.0)
    moved: Floats = before * np.exp(np.clip(part * log, -LARGEST_LOG, LARGEST_LOG))
    return moved


def _always_shut(calendar: EventCalendar, pairs: Pairs, days: DaySums) -> Booleans:
    """On which events' own days each scope sold nothing at all, every time, [moments, scopes]."""
    past = calendar.moments[:, : calendar.n_days]
    sold, usual = np.zeros((2, *past.shape))
    np.add.at(sold, pairs.scopes, days.all_sold)
    np.add.at(usual, pairs.scopes, days.all_usual)
    scopes, columns = np.nonzero(past != NO_EVENT)
    opened, expected = np.zeros((2, len(calendar.names), len(past)))
    np.add.at(opened, (past[scopes, columns], scopes), sold[scopes, columns] > 0)
    np.add.at(expected, (past[scopes, columns], scopes), usual[scopes, columns])
    shut: Booleans = calendar.itself[:, None] & (opened == 0) & (expected >= ALWAYS_SHUT_UNITS)
    return shut

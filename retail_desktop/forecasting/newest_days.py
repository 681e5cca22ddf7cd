"""The days since the last Sunday, cleaned by what was learned up to it.

What is estimated on settled weeks stays the same from one night to the next, and so do the days cleaned with it. The
newest days get the same factors and are held against the same habits; they change nothing that lies before them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.baseline import usual_demand
from retail_desktop.forecasting.censoring import LostSales, SoldOut, demand_when_sold_out
from retail_desktop.forecasting.event_calendar import NO_EVENT, Cells, EventCalendar
from retail_desktop.forecasting.event_effects import TOO_DEEP
from retail_desktop.forecasting.history import DAYS_PER_WEEK, Booleans, DemandMatrix, Floats
from retail_desktop.forecasting.outliers import Outliers, alone_among, far_days, typical_sale
from retail_desktop.forecasting.preparation import portions

TAIL_DAYS = 28 * DAYS_PER_WEEK  # before the newest days: as far as a level looks back


@dataclass(frozen=True, slots=True, eq=False)
class Newest:
    """The newest days cleaned, [n_series, days] each, and what was done to them."""

    values: Floats
    observed: Booleans
    lost_sales: LostSales
    outliers: Outliers


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """What the settled weeks taught.

    Attributes:
        values: demand of the settled days as if no event had been, [n_series, settled days]; `observed` likewise.
        shares: weekday shares by position in weeks that end with the settled days, [n_series, 7].
        factor: of events on each of the newest days, [n_series, days].
    """

    values: Floats
    observed: Booleans
    shares: Floats
    factor: Floats


def clean_newest(
    matrix: DemandMatrix, calendar: EventCalendar, learned: Habits, marked: tuple[SoldOut, Cells, Cells]
) -> Newest:
    """Clean the days that come after the settled ones.

    Args:
        matrix: demand of all days; days closed or without stock are no evidence.
        calendar: of all days.
        learned: what the settled days taught.
        marked: days that sold out, days that stay as they are, days on or after a promotion.
    """
    sold_out, *spared = marked
    first = learned.values.shape[1]
    rows, days = _from(sold_out, first, matrix.n_days)
    demand, seen = matrix.window(slice(None), first, matrix.n_days)
    values = demand / np.maximum(learned.factor, TOO_DEEP)
    observed = seen & (learned.factor >= TOO_DEEP)
    ordinary = observed & (calendar.moments[calendar.scopes, first : matrix.n_days] == NO_EVENT)
    ordinary[rows, days] = False
    usual = _usual(learned, values, observed, ordinary)
    suspects = ordinary.copy()
    for cells in spared:
        suspects[_from(cells, first, matrix.n_days)] = False
    outliers = _outliers(learned, values, observed, suspects)
    shares = sold_out.open_share[_is_from(sold_out, first, matrix.n_days)]
    wanted = demand_when_sold_out(values[rows, days], usual[rows, days], shares)
    lost = (wanted - values[rows, days]) * learned.factor[rows, days]
    missing = (lost > 0) & (learned.factor[rows, days] >= TOO_DEEP)
    values[rows, days] = np.where(observed[rows, days], wanted, values[rows, days])
    values[outliers.rows, outliers.days - first] = outliers.used
    return Newest(values, observed, LostSales(rows[missing], days[missing] + first, lost[missing]), outliers)


def _is_from(cells: Cells, first: int, last: int) -> Booleans:
    return (cells.days >= first) & (cells.days < last)


def _from(cells: Cells, first: int, last: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows and columns, counted from `first`, of the cells of some days."""
    inside = _is_from(cells, first, last)
    return cells.rows[inside], cells.days[inside] - first


def _usual(learned: Habits, values: Floats, observed: Booleans, ordinary: Booleans) -> Floats:
    """Usual demand of the newest days, [n_series, days]."""
    shares = np.roll(learned.shares, -values.shape[1], axis=1)
    usual = np.zeros_like(values)
    for rows in portions(len(values), lambda _: None):
        before, known = learned.values[rows, -TAIL_DAYS:], learned.observed[rows, -TAIL_DAYS:]
        demand = np.concatenate([np.where(known, before, 0.0), values[rows]], axis=1)
        seen = np.concatenate([known, observed[rows]], axis=1)
        plain = np.concatenate([known, ordinary[rows]], axis=1)
        usual[rows] = usual_demand(demand, seen, plain, shares[rows]).mean[:, before.shape[1] :]
    return usual


def _outliers(learned: Habits, values: Floats, observed: Booleans, suspects: Booleans) -> Outliers:
    """Newest days that stand out of their series; only a series with a large sale is looked at as a whole."""
    first = learned.values.shape[1]
    shares = np.roll(learned.shares, -values.shape[1], axis=1)
    found = []
    for rows in portions(len(values), lambda _: None):
        sold = np.where(suspects[rows], values[rows], 0.0).max(axis=1, initial=0.0)
        large = sold > 2.0 * typical_sale(learned.values[rows])[:, 0]
        few = np.flatnonzero(large) + rows.start
        if not len(few):
            continue
        seen = np.concatenate([learned.observed[few], observed[few]], axis=1)
        demand = np.where(seen, np.concatenate([learned.values[few], values[few]], axis=1), 0.0)
        candidates = np.zeros_like(seen)
        candidates[:, first:] = suspects[few]
        plain = seen.copy()
        plain[:, first:] &= suspects[few]
        far, limit = far_days(demand, usual_demand(demand, seen, plain, shares[few]).mean, candidates)
        at = np.nonzero(far)
        found.append((few[at[0]], at[1], demand[at], limit[at]))
    return alone_among(found, len(values))

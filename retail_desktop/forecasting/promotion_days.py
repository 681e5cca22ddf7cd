"""Demand without its promotions: past days on promotion, and the dip after them, divided by what promotions do."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from retail_desktop.forecasting.baseline import ordinary_shares, usual_demand
from retail_desktop.forecasting.event_calendar import NO_EVENT, Cells, EventCalendar, Promotions, sorted_cells
from retail_desktop.forecasting.history import DAYS_PER_WEEK, Booleans, DemandMatrix, Floats, Integers, group_codes
from retail_desktop.forecasting.preparation import Tick, portions
from retail_desktop.forecasting.promotions import Evidence, estimate_uplift
from retail_desktop.forecasting.settled import DECIMALS

DAYS_AFTER = 7  # customers have stocked up
LEAST_WEEKS = 1.0  # of ordinary days around a promotion, for it to be compared with them
PRICED, UNPRICED, AFTER = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class PromotionDays(Cells):
    """Days on promotion and after one, in the past and to come.

    Attributes:
        kinds: on promotion at a known price, at an unknown one, or after a promotion, [n].
        depth: -log(price ratio), 0 where not known, [n].
        factor: on demand, [n].
    """

    kinds: Integers
    depth: Floats
    factor: Floats

    def factor_at(self, rows: Integers, days: Integers) -> Floats:
        """Factor of single days, 1 where there is no promotion, [n]."""
        if not len(self.rows):
            return np.ones(len(rows))
        span = int(max(self.days.max(), days.max(initial=0))) + 1
        keys, wanted = self.rows * span + self.days, rows * span + days
        places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        return np.where(keys[places] == wanted, self.factor[places], 1.0)


def find_promotion_days(calendar: EventCalendar) -> PromotionDays:
    """The days on promotion and the week after each, factors still 1."""
    promotions = calendar.promotions
    priced = (promotions.price_ratio > 0) & (promotions.price_ratio < 1)  # a dearer one is a price list out of date
    depth = -np.log(np.maximum(np.where(priced, promotions.price_ratio, 1.0), 0.05))
    after = _days_after(promotions, calendar.moments.shape[1])
    rows, days, places = sorted_cells(
        np.concatenate([promotions.rows, after.rows]), np.concatenate([promotions.days, after.days])
    )
    kinds = np.concatenate([np.where(priced, PRICED, UNPRICED), np.full(len(after.rows), AFTER)])[places]
    depth = np.concatenate([depth, np.zeros(len(after.rows))])[places]
    return PromotionDays(rows, days, kinds, depth, np.ones(len(rows)))


def _days_after(promotions: Promotions, last: int) -> Cells:
    """The week after the last day of each promotion; days that are on promotion again stand among them."""
    rows, days = promotions.rows, promotions.days
    goes_on = np.zeros(len(rows), dtype=np.bool_)
    goes_on[:-1] = (rows[1:] == rows[:-1]) & (days[1:] == days[:-1] + 1)
    steps = np.arange(1, DAYS_AFTER + 1)
    after = (days[~goes_on][:, None] + steps).ravel()
    return Cells(np.repeat(rows[~goes_on], DAYS_AFTER)[after < last], after[after < last])


def measure_promotions(matrix: DemandMatrix, calendar: EventCalendar, censored: Cells, tick: Tick) -> PromotionDays:
    """Learn the factors of all days on or after a promotion from the past ones."""
    days = find_promotion_days(calendar)
    past = days.days < matrix.n_days
    if not len(days.rows) or not past.any():
        return days
    special = Cells(days.rows[past], days.days[past])
    sold, usual, dispersion = _compare(matrix, calendar, censored, special, tick)
    groups, n_groups = group_codes(matrix.groups)
    weekdays = (days.days + matrix.lead_days) % DAYS_PER_WEEK
    factor = np.ones(len(days.rows))
    for kind in (PRICED, UNPRICED, AFTER):
        own = days.kinds == kind
        known = own[past] & np.isfinite(usual)
        if own.any():
            seen = Evidence(
                special.rows[known], weekdays[past][known], days.depth[past][known], sold[known], usual[known]
            )
            uplift = estimate_uplift(seen, groups, n_groups, dispersion)
            factor[own] = uplift.factors(days.rows[own], groups[days.rows[own]], weekdays[own], days.depth[own])
    return replace(days, factor=np.round(factor, DECIMALS))


def without_promotions(matrix: DemandMatrix, days: PromotionDays) -> DemandMatrix:
    """Demand with the past days on and after promotions divided by their factors; the given one if there are none."""
    past = days.days < matrix.n_days
    if not past.any():
        return matrix
    values = matrix.values.copy()
    values[days.rows[past], days.days[past]] /= days.factor[past]
    return replace(matrix, values=values)


def _compare(
    matrix: DemandMatrix, calendar: EventCalendar, censored: Cells, special: Cells, tick: Tick
) -> tuple[Floats, Floats, float]:
    """Sold and usual demand of the special days, NaN where they tell nothing, and the variance over the mean."""

    def window(rows: slice) -> tuple[Floats, Booleans, Booleans]:
        demand, seen = matrix.window(rows, 0, matrix.n_days)
        ordinary = seen & (calendar.moments[calendar.scopes[rows], : matrix.n_days] == NO_EVENT)
        for cells in (censored, special):
            part = cells.part(rows)
            ordinary[cells.rows[part] - rows.start, cells.days[part]] = False
        return demand, seen, ordinary

    shares = ordinary_shares(matrix, window, lambda part: tick(part / 2))
    sold, usual = np.full((2, len(special.rows)), np.nan)
    squared, mean = 0.0, 0.0
    for rows in portions(matrix.n_series, lambda part: tick((1 + part) / 2)):
        demand, seen, ordinary = window(rows)
        baseline = usual_demand(demand, seen, ordinary, shares[rows])
        squared += float((np.where(ordinary, demand - baseline.mean, 0.0) ** 2).sum())
        mean += float(np.where(ordinary, baseline.mean, 0.0).sum())
        part, blind = special.part(rows), censored.part(rows)
        tells = seen & (calendar.moments[calendar.scopes[rows], : matrix.n_days] == NO_EVENT)
        tells &= baseline.weeks >= LEAST_WEEKS
        tells[censored.rows[blind] - rows.start, censored.days[blind]] = False
        at = special.rows[part] - rows.start, special.days[part]
        sold[part] = demand[at]
        usual[part] = np.where(tells[at], baseline.mean[at], np.nan)
    return sold, usual, max(squared / max(mean, 1e-9), 1e-9)

"""The rules: what each would order up to on a morning, from what was known the evening before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Floats, Integers
from retail_desktop.forecasting.replaying.outlook import Origin, at_level, mixed_quantile
from retail_desktop.forecasting.replaying.trade import NO_BOUND, UNIT, Targets, whole_steps

MONTH_DAYS = 28
QUARTER_DAYS = 91


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What a rule knows of the supply of n series.

    Attributes:
        lead_days: the usual lead time, [n].
        lead_shares: probability of a lead time of 0, 1, … days, [k, n].
        shelf_days: 0 where it keeps, [n].
        step: what quantities are rounded up to before packs, thousandths, [n].
        shelf_level: probability to sell in time that the last perishable unit needs, [n].
    """

    lead_days: Integers
    lead_shares: Floats
    shelf_days: Integers
    step: Integers
    shelf_level: Floats

    def of(self, rows: Integers) -> Terms:
        """The terms of some of the series."""
        return Terms(
            self.lead_days[rows],
            self.lead_shares[:, rows],
            self.shelf_days[rows],
            self.step[rows],
            self.shelf_level[rows],
        )


def program(origin: Origin, terms: Terms, review_days: Integers, level: Floats) -> Targets:
    """Order up to the quantile of demand over lead time and review period (`domain.replenishment.suggest`).

    A perishable item gets no more than what sells within the lead time and its shelf life.

    Args:
        origin: the forecast of the evening before.
        terms: of the supply.
        review_days: days until the chance to order after this one, [n].
        level: probability that nothing is lost until the order after this one arrives, [n].
    """
    (leads,) = np.nonzero((terms.lead_shares > 0).any(axis=1))
    lines = np.stack([origin.totals(lead + review_days)[1] for lead in leads])
    up_to = mixed_quantile(lines, terms.lead_shares[leads], level, terms.step)
    return Targets.up_to_level(up_to, _sold_in_time(origin, terms))


def _sold_in_time(origin: Origin, terms: Terms) -> Integers:
    """Whole units that sell before they expire, in thousandths, [n]; NO_BOUND where it keeps."""
    lines = origin.totals(terms.lead_days + terms.shelf_days)[1]
    units = np.floor(at_level(lines, terms.shelf_level)).astype(np.int64)
    found: Integers = np.where(terms.shelf_days > 0, units * UNIT, NO_BOUND)
    return found


class Sold:
    """Sales up to an evening, for rules that look at nothing else; units, days before the replay included."""

    def __init__(self, sold: Floats) -> None:
        """Take units by day and series, [days, n]."""
        self._sum = np.pad(np.cumsum(sold, axis=0), ((1, 0), (0, 0)))
        self._squares = np.pad(np.cumsum(sold**2, axis=0), ((1, 0), (0, 0)))

    def total(self, end: int, days: int) -> Floats:
        """Units of the last `days` days before day number `end`, [n]."""
        found: Floats = self._sum[end] - self._sum[max(end - days, 0)]
        return found

    def mean(self, end: int, days: int) -> Floats:
        """Units a day over the same days; as many as there are, if there are fewer."""
        return self.total(end, days) / max(min(days, end), 1)

    def deviation(self, end: int, days: int) -> Floats:
        """Standard deviation of the days, as a sample of them."""
        count = min(days, end)
        squares = self._squares[end] - self._squares[end - count]
        variance = (squares - count * self.mean(end, days) ** 2) / max(count - 1, 1)
        found: Floats = np.sqrt(np.maximum(variance, 0.0))
        return found


def recent_mean(sold: Sold, end: int, step: Integers, cover_days: float) -> Targets:
    """The mean of the last four weeks times days of cover."""
    return Targets.up_to_level(whole_steps(sold.mean(end, MONTH_DAYS) * cover_days, step))


def three_months(sold: Sold, end: int, step: Integers, cover_days: float) -> Targets:
    """Odoo's Suggest: a third of the demand of three months for every 30 days of cover, less what is there."""
    return Targets.up_to_level(whole_steps(sold.total(end, QUARTER_DAYS) / 3 * cover_days / 30, step))


def min_max(sold: Sold, end: int, step: Integers, min_days: float) -> Targets:
    """Below the minimum up to the maximum, twice as much; both set by the last quarter's mean, once a quarter."""
    least = whole_steps(sold.mean(end, QUARTER_DAYS) * min_days, step)
    return Targets(least, 2 * least, np.zeros_like(least))


def normal_formula(sold: Sold, end: int, terms: Terms, review_days: Integers, z: float) -> Targets:
    """Mean times days, plus z * sigma * sqrt(L) of daily sales, both of the last quarter; L the usual lead time."""
    mean, deviation = sold.mean(end, QUARTER_DAYS), sold.deviation(end, QUARTER_DAYS)
    safety = z * deviation * np.sqrt(terms.lead_days)
    return Targets.up_to_level(whole_steps(mean * (terms.lead_days + review_days) + safety, terms.step))


def reorder_level(sold: Sold, end: int, terms: Terms, review_days: Integers, safety_days: float) -> Targets:
    """ERPNext: below safety stock + mean * lead time order the review period's mean, or all that is missing."""
    mean = sold.mean(end, QUARTER_DAYS)
    level = whole_steps(mean * (safety_days + terms.lead_days), terms.step)
    return Targets(level, level, whole_steps(mean * review_days, terms.step))

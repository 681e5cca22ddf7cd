"""The rules people use today, to be compared with: each gives an order-up-to level or a reorder point in units.

Demand is what sold on past days, oldest first. They are kept as they are found in use, faults and all.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, sqrt
from statistics import NormalDist, fmean, stdev

FOUR_WEEKS = 28
QUARTER = 90
Demand = Sequence[float] | Sequence[Decimal]


def last_four_weeks_mean(demand: Demand, lead_time_days: int, review_days: int) -> float:
    """The mean day of the last four weeks times the days to cover: an order-up-to level."""
    return _mean(demand[-FOUR_WEEKS:]) * (lead_time_days + review_days)


def min_max(demand: Demand, lead_time_days: int, review_days: int) -> tuple[float, float]:
    """Minimum and maximum as people set them: the lead time's demand and half again, and a review period's on top."""
    a_day = _mean(demand[-QUARTER:])
    low = ceil(1.5 * a_day * lead_time_days)
    return float(low), float(low + ceil(a_day * max(1, review_days)))


def normal_safety_stock(demand: Demand, lead_time_days: int, review_days: int, level: float = 0.95) -> float:
    """Mean over the days to cover and z sigma sqrt(days) of raw daily sales: an order-up-to level.

    z is the standard normal quantile of `level`, sigma the sample deviation of a day.
    """
    days = lead_time_days + review_days
    return _mean(demand) * days + normal_margin(demand, days, level)


def normal_margin(demand: Demand, days: int, level: float = 0.95) -> float:
    """Z sigma sqrt(days): what the spreadsheet add-on calls safety stock."""
    if len(demand) < 2:
        return 0.0
    return NormalDist().inv_cdf(level) * stdev(map(float, demand)) * sqrt(days)


def erpnext_level(demand: Demand, lead_time_days: int, review_days: int = 0, safety_stock: float = 0.0) -> float:
    """ERPNext's recommended level: units out per day times lead time, and the safety stock somebody typed.

    Its report has no review period; one given is added to the lead time, for a fair comparison.
    """
    return _mean(demand) * (lead_time_days + review_days) + safety_stock


def odoo_suggest(demand: Demand, lead_time_days: int, review_days: int) -> float:
    """Odoo's purchase suggestion: the mean of the last three months, in whole units, for the days to cover."""
    return float(odoo_quantity(_mean(demand[-QUARTER:]) * QUARTER, lead_time_days + review_days))


def odoo_quantity(units_in_three_months: float, days: int) -> int:
    """Whole units for so many days out of what sold in three months, counted as 90 days and rounded up."""
    return ceil(round(units_in_three_months / QUARTER * days, 6))


def _mean(demand: Demand) -> float:
    return fmean(map(float, demand)) if len(demand) else 0.0

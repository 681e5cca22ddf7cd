"""Stock that the book shows and the shelf probably does not: long silence of an item that usually sells."""

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

UNLIKELY = 0.05
"""A silence less probable than this is a reason to look at the shelf."""
FEWEST_DAYS_WITH_SALES = 4


class Doubt(StrEnum):
    """Why the book is not to be trusted."""

    NEGATIVE = "Below zero"
    SILENT = "No sale although in stock"
    NEVER_COUNTED = "Never counted"


@dataclass(frozen=True, slots=True)
class Suspect:
    """An item in a store to be counted; `weekly` units sell in a normal week, `chance` is that of the silence.

    `at_risk` is money: the stock at cost that may not be there, or the sales that a wrong book hides in a week.
    """

    sku: str
    name: str
    store: str
    doubt: Doubt
    on_hand: Decimal
    at_risk: Decimal
    last_sale: date | None = None
    silent_days: int = 0
    weekly: float = 0.0
    chance: float | None = None


def chance_of_silence(daily_mean: float, daily_variance: float, days: int) -> float:
    """The probability that an item sells nothing for so many days although it is on the shelf.

    Daily demand is taken as negative binomial with mean m and variance v > m, independent from day to day:
    P(0 in n days) = (m / v) ** (n * m² / (v - m)); with v at most m it is Poisson, P = exp(-n * m).
    Units: m in units a day, v in units² a day, n in days. Source: Johnson, Kemp and Kotz, Univariate Discrete
    Distributions, 3rd ed., sections 4.2 and 5.1; as a sign of phantom stock: DeHoratius, Mersereau and Schrage (2008),
    Retail Inventory Management When Records Are Inaccurate, M&SOM 10(2), 257-277.
    """
    if daily_mean <= 0 or days <= 0:
        return 1.0
    if daily_variance <= daily_mean:
        return math.exp(-days * daily_mean)
    shape = daily_mean * daily_mean / (daily_variance - daily_mean)
    return math.exp(days * shape * math.log(daily_mean / daily_variance))


def daily_moments(days_with_sales: int, total: float, squares: float, span_days: int) -> tuple[float, float]:
    """Mean and variance of demand a day over `span_days`, from the sum and the sum of squares of the days that sold."""
    if days_with_sales <= 0 or span_days <= 1:
        return 0.0, 0.0
    mean = total / span_days
    return mean, max(0.0, (squares - span_days * mean * mean) / (span_days - 1))

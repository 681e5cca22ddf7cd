"""How much for one season: critical ratio, order-up-to levels and expected shortages of known distributions.

Source: Snyder & Shen 2019, chapters 4 and appendix C. h is the cost of a unit left, p that of a unit short.
"""

from math import exp, sqrt
from statistics import NormalDist

_STANDARD = NormalDist()


def critical_ratio(overage: float, underage: float) -> float:
    """The probability of no shortage that costs least, p / (p + h)."""
    return underage / (underage + overage)


def newsvendor_normal(overage: float, underage: float, mean: float, deviation: float) -> tuple[float, float]:
    """The quantity S and its expected cost under normal demand."""
    z = _STANDARD.inv_cdf(critical_ratio(overage, underage))
    return mean + z * deviation, (overage + underage) * deviation * _STANDARD.pdf(z)


def newsvendor_poisson(overage: float, underage: float, mean: float) -> tuple[int, float]:
    """The quantity S and its expected cost under Poisson demand."""
    ratio, level, reached = critical_ratio(overage, underage), 0, exp(-mean)
    share = reached
    while reached < ratio:
        level += 1
        share *= mean / level
        reached += share
    short = poisson_loss(level, mean)
    return level, overage * (level - mean + short) + underage * short


def base_stock_normal(
    overage: float, underage: float, mean: float, deviation: float, lead_time: int
) -> tuple[float, float]:
    """The base stock level and its cost a period: newsvendor over the lead time and the period under review."""
    periods = lead_time + 1
    return newsvendor_normal(overage, underage, mean * periods, deviation * sqrt(periods))


def standard_loss(z: float) -> float:
    """E[(Z - z)+] of a standard normal Z: pdf(z) - z (1 - cdf(z))."""
    return _STANDARD.pdf(z) - z * (1 - _STANDARD.cdf(z))


def normal_loss(stock: float, mean: float, deviation: float) -> float:
    """Expected units short of a normal demand."""
    return deviation * standard_loss((stock - mean) / deviation)


def poisson_loss(stock: int, mean: float) -> float:
    """Expected units short of a Poisson demand: -(S - m)(1 - F(S)) + m f(S)."""
    share = reached = exp(-mean)
    for units in range(1, stock + 1):
        share *= mean / units
        reached += share
    return -(stock - mean) * (1 - reached) + mean * share

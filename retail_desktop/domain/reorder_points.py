"""Reorder point policies of the books under normal and Poisson demand: what our quantiles are held against.

No plan uses them, since they take demand to be normal or Poisson; they are the measure where that
is true, and the tests hold the examples of the books against them.

Source: Snyder & Shen 2019, chapters 4.4 and 5; Silver, Pyke & Thomas 2017, chapter 6.9; Zheng & Federgruen 1991.
"""

from math import exp, sqrt
from statistics import NormalDist

from retail_desktop.domain.lot_sizing import economic_order_quantity
from retail_desktop.domain.newsvendor import critical_ratio, poisson_loss, standard_loss


def lot_cost_normal(
    reorder_point: float, lot: float, *, holding: float, shortage: float, order: float, demand: float,
    deviation: float, lead_time: float,
) -> float:  # fmt: skip
    """Expected cost a year of (r, Q) where waiting customers cost `shortage` a unit and year (section 5.1, exact).

    (K D + integral from r to r + Q of g(y) dy) / Q with g(y) = h (y - m) + (h + p) n(y); `demand` and `deviation` are
    of a year, `lead_time` in years.
    """
    mean, spread = demand * lead_time, deviation * sqrt(lead_time)
    short = _second_loss(reorder_point, mean, spread) - _second_loss(reorder_point + lot, mean, spread)
    held = holding * lot * (reorder_point + lot / 2 - mean)
    return (order * demand + held + (holding + shortage) * short) / lot


def _second_loss(stock: float, mean: float, deviation: float) -> float:
    """The integral of the normal loss above `stock`: sigma^2 ((z^2 + 1)(1 - cdf(z)) - z pdf(z)) / 2."""
    z, standard = (stock - mean) / deviation, NormalDist()
    return deviation**2 * ((z**2 + 1) * (1 - standard.cdf(z)) - z * standard.pdf(z)) / 2


def lot_with_safety_stock(
    *, holding: float, shortage: float, order: float, demand: float, deviation: float, lead_time: float
) -> tuple[float, float]:
    """Reorder point and lot: the economic order quantity, and the level with probability p / (p + h) of no shortage."""
    lot = economic_order_quantity(order, holding, demand)[0]
    z = NormalDist().inv_cdf(critical_ratio(holding, shortage))
    return demand * lead_time + z * deviation * sqrt(lead_time), lot


def lot_policy_poisson(
    *, holding: float, shortage: float, order: float, rate: float, lead_time: float
) -> tuple[int, int, float]:
    """Exact (r, Q) under Poisson demand and its cost: the lot grows while the next level costs less than the mean."""
    mean = rate * lead_time

    def cost_at(stock: int) -> float:
        short = poisson_loss(stock, mean) if stock >= 0 else mean - stock
        return holding * (stock - mean + short) + shortage * short

    best = min(range(int(mean + 10 * sqrt(mean) + 10)), key=cost_at)
    low = high = best
    total, cost = order * rate + cost_at(best), order * rate + cost_at(best)
    while True:
        following, before = cost_at(high + 1), cost_at(low - 1)
        nearer = min(following, before)
        if nearer >= cost:
            return low - 1, high - low + 1, cost
        low, high = (low, high + 1) if following <= before else (low - 1, high)
        total += nearer
        cost = total / (high - low + 1)


def order_up_to_poisson(*, holding: float, shortage: float, order: float, mean: float) -> tuple[int, int, float]:
    """Optimal (s, S) under Poisson demand a period, without lead time, and its cost a period (Zheng & Federgruen)."""
    shares = [exp(-mean)]
    for units in range(1, int(mean + 12 * sqrt(mean) + 30)):
        shares.append(shares[-1] * mean / units)

    def cost_at(stock: int) -> float:
        short = poisson_loss(stock, mean) if stock >= 0 else mean - stock
        return holding * (stock - mean + short) + shortage * short

    renewals = [1 / (1 - shares[0])]
    for step in range(1, len(shares)):
        past = sum(shares[units] * renewals[step - units] for units in range(1, step + 1))
        renewals.append(past / (1 - shares[0]))

    def cost_of(low: int, high: int) -> float:
        steps = range(high - low)
        periods = sum(renewals[step] for step in steps)
        return (order + sum(renewals[step] * cost_at(high - step) for step in steps)) / periods

    reach = int(mean * 2 + 10)
    pairs = ((low, high) for high in range(1, reach) for low in range(-reach, high))
    return min(((low, high, cost_of(low, high)) for low, high in pairs if high - low < len(shares)), key=lambda x: x[2])


def safety_factor_for_fill_rate(*, lot: float, window_deviation: float, fill_rate: float) -> float:
    """The z of (r, Q) whose expected shortage a cycle, sigma G(z), is (1 - beta) Q: units short per lot delivered."""
    allowed = (1 - fill_rate) * lot / window_deviation
    low, high = -10.0, 10.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if standard_loss(middle) > allowed else (low, middle)
    return high

"""How much at a time: lots that weigh the cost of ordering against the cost of holding.

Plans use the economic order quantity and the saving of a break, the policy dialog the lot with price breaks. Lots with
backorders and those of Wagner and Whitin decide nothing: tests hold the book's examples against them, and they are the
measure for known demand and for customers who wait, neither of which a shop has.

Source: Snyder & Shen 2019, "Fundamentals of Supply Chain Theory", chapter 3; Silver, Pyke & Thomas 2017, chapter 10.
Costs are in currency: K per order, h per unit and year, p per unit short and year; demand D is in units a year.
"""

from collections.abc import Sequence
from math import inf, sqrt


def economic_order_quantity(order_cost: float, holding_cost: float, demand: float) -> tuple[float, float]:
    """The lot Q = sqrt(2 K D / h) and its cost a year, sqrt(2 K D h)."""
    return sqrt(2 * order_cost * demand / holding_cost), sqrt(2 * order_cost * demand * holding_cost)


def with_backorders(
    order_cost: float, holding_cost: float, shortage_cost: float, demand: float
) -> tuple[float, float, float]:
    """The lot, the share of demand that waits, h / (h + p), and the cost a year, where customers wait at a cost p."""
    share = holding_cost / (holding_cost + shortage_cost)
    lot = sqrt(2 * order_cost * demand / (holding_cost * (1 - share)))
    return lot, share, order_cost * demand / lot + holding_cost * (1 - share) * lot / 2


def with_price_breaks(
    order_cost: float, holding_rate: float, demand: float, breaks: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """The lot and its cost a year, goods included, where all units cost less from some quantities on.

    `breaks` are (from quantity, unit cost) in the order of the quantities; h is `holding_rate` times the unit cost.
    """
    best = (inf, 0.0)
    for place, (start, cost) in enumerate(breaks):
        end = breaks[place + 1][0] if place + 1 < len(breaks) else inf
        lot = max(start, economic_order_quantity(order_cost, holding_rate * cost, demand)[0])
        if lot < end:
            total = cost * demand + order_cost * demand / lot + holding_rate * cost * lot / 2
            best = min(best, (total, lot))
    return best[1], best[0]


def wagner_whitin(order_cost: float, holding_cost: float, demands: Sequence[float]) -> tuple[list[float], float]:
    """The orders of each period that serve known demands at the least cost, and that cost.

    Holding is paid for what is left at the end of a period; source: Wagner & Whitin 1958.
    """
    count = len(demands)
    costs, until = [0.0] * (count + 1), [0] * count
    for start in range(count - 1, -1, -1):
        choices, held = [], 0.0
        for end in range(start + 1, count + 1):
            held += holding_cost * (end - 1 - start) * demands[end - 1]
            choices.append((order_cost + held + costs[end], end))
        costs[start], until[start] = min(choices)
    orders, start = [0.0] * count, 0
    while start < count:
        orders[start] = float(sum(demands[start : until[start]]))
        start = until[start]
    return orders, costs[0]


def saving_of_break(
    daily_demand: float, holding_rate: float, quantity: float, cost: float, break_quantity: float, break_cost: float
) -> float:
    """What ordering `break_quantity` at its lower cost saves against `quantity` now and the rest later, in currency.

    The price difference on all units, less holding the units above `quantity` until they sell, on average half of
    the way from the one quantity's last day to the other's.
    """
    if daily_demand <= 0:
        return -inf
    longer_days = (break_quantity + quantity) / (2 * daily_demand)
    holding = holding_rate / 365 * break_cost * (break_quantity - quantity) * longer_days
    return break_quantity * (cost - break_cost) - holding

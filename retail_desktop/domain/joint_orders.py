"""Ordering several items together from one supplier: a base cycle and each item's multiple of it.

Source: Silver, Pyke & Thomas 2017, section 10.4; the multiples are searched, not rounded.
"""

from collections.abc import Sequence
from math import sqrt


def joint_cycle(
    order_cost: float, line_costs: Sequence[float], demands: Sequence[float], holding_costs: Sequence[float]
) -> tuple[float, tuple[int, ...], float]:
    """The base cycle T in years, each item's multiple m, and the cost a year.

    Cost = (K + sum k_i / m_i) / T + T / 2 sum m_i D_i h_i; K is paid with each order, k_i with each line of item i.
    """
    rates = [demand * holding for demand, holding in zip(demands, holding_costs, strict=True)]
    multiples = [1] * len(rates)
    while True:
        cycle = _cycle(order_cost, line_costs, rates, multiples)
        better = [_multiple(cost, rate * cycle**2) for cost, rate in zip(line_costs, rates, strict=True)]
        if better == multiples:
            break
        multiples = better
    return cycle, tuple(multiples), _cost(cycle, order_cost, line_costs, rates, multiples)


def cost_of_cycle(
    cycle: float,
    order_cost: float,
    line_costs: Sequence[float],
    demands: Sequence[float],
    holding_costs: Sequence[float],
) -> float:
    """The cost a year of a given base cycle in years, each item at the multiple that is best for it."""
    rates = [demand * holding for demand, holding in zip(demands, holding_costs, strict=True)]
    multiples = [_multiple(cost, rate * cycle**2) for cost, rate in zip(line_costs, rates, strict=True)]
    return _cost(cycle, order_cost, line_costs, rates, multiples)


def _cost(
    cycle: float, order_cost: float, line_costs: Sequence[float], rates: Sequence[float], multiples: Sequence[int]
) -> float:
    paid = order_cost + sum(cost / times for cost, times in zip(line_costs, multiples, strict=True))
    held = sum(rate * times for rate, times in zip(rates, multiples, strict=True))
    return paid / cycle + cycle * held / 2


def _cycle(order_cost: float, line_costs: Sequence[float], rates: Sequence[float], multiples: Sequence[int]) -> float:
    paid = order_cost + sum(cost / times for cost, times in zip(line_costs, multiples, strict=True))
    return sqrt(2 * paid / sum(rate * times for rate, times in zip(rates, multiples, strict=True)))


def _multiple(line_cost: float, rate: float) -> int:
    """The whole m with m (m - 1) <= 2 k / (D h T^2) <= m (m + 1)."""
    times = 1
    while times * (times + 1) < 2 * line_cost / rate:
        times += 1
    return times

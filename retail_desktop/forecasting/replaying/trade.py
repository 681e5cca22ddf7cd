"""What is the same for every rule, and the step from a target to an order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Booleans, Floats, Integers

UNIT = 1000
"""Thousandths of a unit: quantities are whole numbers of them, so that every sum is exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Trade:
    """The days walked through and the terms that bind every rule; n series, quantities in thousandths of a unit.

    Attributes:
        demand: what customers wanted, [days, n].
        opening: stock on the morning of the first day, [n].
        suppliers: number of the supplier of each series, [n].
        chances: mornings on which one may order, [days, suppliers].
        lead_days: days until an order of that morning arrives, [days, suppliers]; the draws are the same for every
            rule.
        pack: units come in whole packs of so many, [n].
        minimum: smallest order of the item, [n].
        shelf_days: days after its arrival at whose end a unit is thrown away, [n]; 0 where it keeps.
        unit_cost: currency per unit, [n]; 0 where unknown.
        unit_margin: price less cost, [n]; 0 where unknown.
    """

    demand: Integers
    opening: Integers
    suppliers: Integers
    chances: Booleans
    lead_days: Integers
    pack: Integers
    minimum: Integers
    shelf_days: Integers
    unit_cost: Floats
    unit_margin: Floats

    @property
    def days(self) -> int:
        """How many days are walked through."""
        return len(self.demand)


@dataclass(frozen=True, slots=True, eq=False)
class Targets:
    """What a rule wants on one morning, in thousandths of a unit, all [n].

    Attributes:
        below: order when stock and open orders are less than this.
        up_to: as much as brings them up to this.
        at_least: but no less than this, packs and the item's minimum aside.
    """

    below: Integers
    up_to: Integers
    at_least: Integers

    @classmethod
    def up_to_level(cls, level: Integers) -> Targets:
        """Order whatever is missing to a level."""
        return cls(level, level, np.zeros_like(level))


def quantities(targets: Targets, position: Integers, pack: Integers, minimum: Integers) -> Integers:
    """What is ordered at a position of stock and open orders: raised to the minimum, then to whole packs, [n]."""
    wanted = np.maximum(np.maximum(targets.up_to - position, targets.at_least), minimum)
    packs = -(-wanted // pack) * pack
    missing = (position < targets.below) & (np.maximum(targets.up_to - position, targets.at_least) > 0)
    ordered: Integers = np.where(missing, packs, 0)
    return ordered


def whole_steps(units: Floats, step: Integers) -> Integers:
    """Units rounded up to whole steps of so many thousandths, forgiving the float's last digits; thousandths."""
    steps = np.ceil(np.round(units * UNIT / step, 6)).astype(np.int64)
    result: Integers = steps * step
    return result

"""What is the same for every rule, and the step from a target to an order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Booleans, Floats, Integers

UNIT = 1000
"""Thousandths of a unit: quantities are whole numbers of them, so that every sum is exact."""

NO_BOUND = 10**15
"""Thousandths that no stock ever reaches: where nothing expires or there is room for any stock."""


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
        maximum: most stock that there is room for, [n]; NO_BOUND where there is for any.
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
    maximum: Integers
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
        in_time: what sells before it expires, which stock, open orders and the order may not exceed.
    """

    below: Integers
    up_to: Integers
    at_least: Integers
    in_time: Integers | int = NO_BOUND

    @classmethod
    def up_to_level(cls, level: Integers, in_time: Integers | int = NO_BOUND) -> Targets:
        """Order whatever is missing to a level."""
        return cls(level, level, np.zeros_like(level), in_time)

    def of(self, rows: Integers) -> Targets:
        """The targets of some of the series."""
        in_time = self.in_time if isinstance(self.in_time, int) else self.in_time[rows]
        return Targets(self.below[rows], self.up_to[rows], self.at_least[rows], in_time)


def quantities(
    targets: Targets, position: Integers, pack: Integers, minimum: Integers, maximum: Integers | int = NO_BOUND
) -> Integers:
    """What is ordered at a position of stock and open orders, as `domain.replenishment.quantity_rules` has it, [n].

    Bounded by what sells in time, raised to the minimum, then to whole packs; of these are taken away what does not
    fit, and what then falls below the minimum is not ordered.
    """
    raw = np.maximum(targets.up_to - position, targets.at_least)
    sells = _sells(targets.in_time - position, pack)
    packs = _packs_that_hold(np.maximum(np.minimum(raw, sells), minimum), pack)
    room = np.minimum(sells, np.maximum(maximum - position, 0))
    fits = room // pack * pack
    within = np.where(packs <= room, packs, np.where(fits < minimum, 0, fits))
    ordered: Integers = np.where((position < targets.below) & (raw > 0) & (sells > 0), within, 0)
    return ordered


def _sells(units: Integers, pack: Integers) -> Integers:
    """What sells in time besides what is there; a pack of which at least half sells in time counts as selling."""
    left = np.maximum(units, 0)
    found: Integers = np.maximum(left, (2 * left + pack) // (2 * pack) * pack)
    return found


def _packs_that_hold(units: Integers, pack: Integers) -> Integers:
    found: Integers = -(-units // pack) * pack
    return found


def whole_steps(units: Floats, step: Integers) -> Integers:
    """Units rounded up to whole steps of so many thousandths, forgiving the float's last digits; thousandths."""
    steps = np.ceil(np.round(units * UNIT / step, 6)).astype(np.int64)
    result: Integers = steps * step
    return result

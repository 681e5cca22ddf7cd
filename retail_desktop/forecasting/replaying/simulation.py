"""The walk through the past, day by day, for all items and stores at once.

In the morning orders are placed, then what is due arrives; customers buy over the day what is there, and what they do
not find is lost. What has stood its days is thrown away in the evening.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from retail_desktop.forecasting.history import Booleans, Floats, Integers
from retail_desktop.forecasting.replaying.trade import UNIT, Targets, Trade, quantities


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What became of one rule from the first measured day on; thousandths of a unit unless said otherwise.

    Attributes:
        opening: stock on the first measured morning, [n].
        received: arrived, [n].
        sold: handed over, [n].
        wasted: thrown away, [n].
        closing: stock on the last evening, [n].
        lost: wanted and not there, [n].
        stock_days: sum of the stock of all evenings, [n].
        lines: orders of the item, a number, [n].
        cycles: times between two arrivals, a number, [n].
        failed: those of them in which something was lost, a number, [n].
        orders: orders to suppliers, a number.
        stock_value: of each evening, at cost, [days].
        lost_by_day: units lost on each day, [days].
        wanted_by_day: units wanted on each day, [days].
    """

    opening: Integers
    received: Integers
    sold: Integers
    wasted: Integers
    closing: Integers
    lost: Integers
    stock_days: Integers
    lines: Integers
    cycles: Integers
    failed: Integers
    orders: int
    stock_value: Floats
    lost_by_day: Floats
    wanted_by_day: Floats


def simulate(
    trade: Trade,
    targets: Mapping[int, Targets],
    *,
    measured_from: int = 0,
    tick: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Walk through all days under a rule, given as its targets on the mornings when one may order.

    Args:
        trade: what is the same for every rule.
        targets: by number of the day; on a day without any nothing is ordered.
        measured_from: the days before only warm up, and are counted nowhere.
        tick: called with the number of each day; may raise to cancel.

    Raises:
        RuntimeError: opening + received - sold - wasted is not closing: a mistake of the program.
    """
    walk = _Walk(trade)
    for day in range(trade.days):
        tick(day)
        if day == measured_from:
            walk.measure()
        if day in targets:
            walk.order(day, targets[day])
        walk.trade_day(day)
    return walk.outcome(measured_from)


class _Walk:
    """Stock, what is under way, and the sums so far."""

    def __init__(self, trade: Trade) -> None:
        n_series, self._trade = len(trade.opening), trade
        self._stock, self._on_order = trade.opening.copy(), np.zeros(n_series, dtype=np.int64)
        self._slots = int(trade.lead_days.max(initial=0)) + 1
        self._due = np.zeros((self._slots, n_series), dtype=np.int64)
        self._keeps = trade.shelf_days == 0
        self._perishable = np.flatnonzero(~self._keeps)
        self._arrived = np.zeros((trade.days, len(self._perishable)), dtype=np.int64)  # all until that day's morning
        self._gone = np.zeros(len(self._perishable), dtype=np.int64)  # sold or thrown away since the first day
        self._value, self._lost, self._wanted = (np.zeros(trade.days) for _ in range(3))
        self._failing = np.zeros(n_series, dtype=np.bool_)
        self.measure()

    def measure(self) -> None:
        """Count from here on."""
        self._opening, n_series = self._stock.copy(), len(self._stock)
        names = "received", "sold", "wasted", "lost", "stock_days", "lines", "cycles", "failed"
        self._sums = {name: np.zeros(n_series, dtype=np.int64) for name in names}
        self._failing[:] = False
        self._orders = 0

    def order(self, day: int, targets: Targets) -> None:
        """Place the morning's orders where the calendar allows."""
        trade = self._trade
        wanted = quantities(targets, self._stock + self._on_order, trade.pack, trade.minimum, trade.maximum)
        wanted[~trade.chances[day, trade.suppliers]] = 0
        (rows,) = np.nonzero(wanted)
        np.add.at(self._due, ((day + trade.lead_days[day, trade.suppliers[rows]]) % self._slots, rows), wanted[rows])
        self._on_order += wanted
        self._sums["lines"][rows] += 1
        self._orders += len(np.unique(trade.suppliers[rows]))

    def trade_day(self, day: int) -> None:
        """What arrives, what is bought, what is missing, what is thrown away."""
        trade, sums = self._trade, self._sums
        arrived = self._due[day % self._slots].copy()
        self._due[day % self._slots] = 0
        self._on_order -= arrived
        self._stock += arrived
        sums["received"] += arrived
        self._end_cycles(arrived > 0)
        wanted = trade.demand[day]
        sold = np.minimum(self._stock, wanted)
        lost = wanted - sold
        self._stock -= sold
        sums["sold"] += sold
        sums["lost"] += lost
        self._failing |= lost > 0
        self._throw_away(day, arrived, sold)
        sums["stock_days"] += self._stock
        self._value[day] = self._stock @ trade.unit_cost / UNIT
        self._lost[day], self._wanted[day] = lost.sum() / UNIT, wanted.sum() / UNIT

    def _end_cycles(self, ended: Booleans) -> None:
        self._sums["cycles"] += ended
        self._sums["failed"] += ended & self._failing
        self._failing[ended] = False

    def _throw_away(self, day: int, arrived: Integers, sold: Integers) -> None:
        """The oldest goes first, so whatever came its shelf life ago and has not gone by now goes tonight."""
        rows = self._perishable
        before = self._arrived[day - 1] if day else self._trade.opening[rows]
        self._arrived[day] = before + arrived[rows]
        self._gone += sold[rows]
        old = day - self._trade.shelf_days[rows] + 1
        ended = np.where(old >= 0, self._arrived[np.maximum(old, 0), np.arange(len(rows))], 0)
        wasted = np.maximum(ended - self._gone, 0)
        self._gone += wasted
        self._stock[rows] -= wasted
        self._sums["wasted"][rows] += wasted

    def outcome(self, measured_from: int) -> Outcome:
        """The sums, proven: nothing came from nowhere and nothing vanished."""
        self._end_cycles(np.ones(len(self._stock), dtype=np.bool_))
        sums = self._sums
        if not np.array_equal(self._opening + sums["received"] - sums["sold"] - sums["wasted"], self._stock):
            raise RuntimeError("the replay lost count: opening + received - sold - wasted is not closing")
        return Outcome(
            opening=self._opening,
            closing=self._stock,
            orders=self._orders,
            stock_value=self._value[measured_from:],
            lost_by_day=self._lost[measured_from:],
            wanted_by_day=self._wanted[measured_from:],
            **sums,
        )

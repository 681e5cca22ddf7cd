"""What was sold in a period, and what of it has a known cost."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from retail_desktop.services.shelf_days import Days
from retail_desktop.services.trade_history import History, Whole

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PeriodSales:
    """Sums of a period. `costed` are the net sales of items with a known cost, and `cost` is what these cost.

    `priced_share` is the part of the units whose amount is known. By row: `units` in thousandths, all of them, and
    `money` in ten-thousandths.
    """

    net: Decimal
    costed: Decimal
    cost: Decimal
    priced_share: float
    units: Floats
    money: Floats

    @property
    def costs_share(self) -> Decimal | None:
        """The part of net sales whose cost is known; None without sales."""
        return min(Decimal(1), max(Decimal(0), self.costed / self.net)) if self.net > 0 else None


def sales_of(history: History, period: Days) -> PeriodSales:
    """Add up the lines of a period, refunds netted."""
    lines, size = history.lines, len(history.series.keys)
    own = (lines.days >= period.first) & (lines.days <= period.last)
    priced = own & lines.priced
    units = summed(lines.rows[own], lines.units[own], size)
    money = summed(lines.rows[priced], lines.amounts[priced], size)
    priced_units = summed(lines.rows[priced], lines.units[priced], size)
    known = history.series.costs >= 0
    moved = float(np.abs(lines.units[own]).sum())
    return PeriodSales(
        net=as_money(float(money.sum())),
        costed=as_money(float(money[known].sum())),
        cost=worth(priced_units[known], history.series.costs[known]),
        priced_share=float(np.abs(lines.units[priced]).sum()) / moved if moved else 1.0,
        units=units,
        money=money,
    )


@dataclass(frozen=True, slots=True)
class DailySales:
    """Sums of every day from `first`: net sales and those with a known cost in ten-thousandths, cost times 1000."""

    first: int
    net: Floats
    costed: Floats
    cost: Floats

    def between(self, period: Days) -> tuple[Decimal, Decimal, Decimal]:
        """Net sales, those with a known cost, and that cost."""
        own = slice(max(0, period.first - self.first), max(0, period.last - self.first + 1))
        cost = Decimal(round(float(self.cost[own].sum()))) / 10_000_000
        return as_money(float(self.net[own].sum())), as_money(float(self.costed[own].sum())), cost


def daily_sales(history: History) -> DailySales:
    """Add up the lines day by day, refunds netted."""
    lines = history.lines
    first = int(lines.days.min(initial=history.last))
    days = lines.days - first
    costs = history.series.costs[lines.rows]
    known = lines.priced & (costs >= 0)
    size = history.last - first + 1
    return DailySales(
        first,
        summed(days, lines.amounts, size),
        summed(days[known], lines.amounts[known], size),
        summed(days[known], lines.units[known] * costs[known], size),
    )


def summed(places: Whole, numbers: Whole, size: int) -> Floats:
    """Numbers added up by the place each belongs to; exact below 2**53."""
    return np.bincount(places, numbers, size).astype(float)


def as_money(ten_thousandths: float) -> Decimal:
    """Money from ten-thousandths."""
    return Decimal(round(ten_thousandths)) / 10_000


def worth(thousandths: Floats, ten_thousandths: NDArray[np.generic]) -> Decimal:
    """Units times cost or price, added up; below 2**53 ten-millionths, some 900 million, the sum is exact."""
    return Decimal(round(float(np.dot(thousandths, ten_thousandths.astype(float))))) / 10_000_000

"""Demand history: what customers wanted, day by day, and which days say nothing about it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class DemandHistory:
    """One item in one store: demand per day from `first`, in units; `observed` False marks a day that is no evidence.

    A day is no evidence when the store was closed, the item not listed yet, or out of stock (censored).
    """

    sku: str
    store: str
    first: date
    demand: tuple[float, ...]
    observed: tuple[bool, ...]

    @property
    def last(self) -> date:
        """The last day of the history."""
        return self.first + timedelta(days=len(self.demand) - 1)


class StockOuts(NamedTuple):
    """Days on which stock ran short, as ordinals.

    `empty` began and ended without stock; `sold_out` sold the last piece, and more may have been wanted.
    """

    empty: set[int]
    sold_out: set[int]


def stock_outs(opening: int, sold: dict[int, int], received: dict[int, int], days: range) -> StockOuts:
    """Days without stock and days that sold out, from the ledger; all amounts in thousandths, days as ordinals.

    A day with a sale is never empty: its sale is evidence, even when the day sold out. A day that ends below zero is
    not sold out: the book was wrong.
    """
    found = StockOuts(set(), set())
    level, start = opening, days.start
    for day in sorted(day for day in sold.keys() | received.keys() if day in days):
        began_empty = level <= 0
        there = max(level, 0) + received.get(day, 0)
        level += received.get(day, 0) - sold.get(day, 0)
        if began_empty:
            found.empty.update(range(start, day))
            if level <= 0 and not sold.get(day, 0):
                found.empty.add(day)
        if level == 0 and there > 0 and sold.get(day, 0) > 0:
            found.sold_out.add(day)
        start = day + 1
    if level <= 0:
        found.empty.update(range(start, days.stop))
    return found


class CorrectionKind(StrEnum):
    """Why a day counts otherwise than it was sold."""

    OUTLIER = "outlier"
    LOST_SALES = "lost sales"


@dataclass(frozen=True, slots=True)
class Correction:
    """A past day that a forecast does not take as it was sold; units.

    `used` is what counts: the limit an outlier is damped to, or what would have been sold with enough stock.
    """

    day: date
    kind: CorrectionKind
    sold: float
    used: float

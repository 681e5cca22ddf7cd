"""Demand history: what customers wanted, day by day, and which days say nothing about it."""

from dataclasses import dataclass
from datetime import date, timedelta


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


def out_of_stock_days(opening: int, sold: dict[int, int], received: dict[int, int], days: range) -> set[int]:
    """Days that began and ended without stock, from the ledger; all amounts in thousandths, days as ordinals.

    A day with a sale is never returned: its sale is evidence, even when the day sold out.
    """
    out = set()
    level = opening
    for day in days:
        began_empty = level <= 0
        level += received.get(day, 0) - sold.get(day, 0)
        if began_empty and level <= 0 and not sold.get(day, 0):
            out.add(day)
    return out

"""Sales lines of one file as NumPy columns: without a Python object a line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.quantities import QUANTITY_SCALE, line_amount

UNKNOWN = np.iinfo(np.int64).min
"""Stands for an amount that the file does not give."""

NO_PRICE = -1
"""Stands for a price that the file does not give; prices are never negative."""

Ints = NDArray[Any]
_RUN = 250_000
_EXACT = 2.0**52  # below this a product of floats tells whether the whole numbers may be multiplied


def _none() -> Ints:
    return np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class SalesLines:
    """Columns of equal length, in the narrowest kind of number that holds them.

    `item`, `store` and `receipt` are numbers of this file's items, stores and receipts (later the keys of the store);
    `day` is `date.toordinal()`; `line` the physical line; `minute` of the day, -1 unknown; `quantity` thousandths of a
    unit, negative for a return; `price` (`NO_PRICE`) and `net` (`UNKNOWN` where not given) ten-thousandths of the
    currency unit.
    `minute` and `receipt` are empty where the file has none, `net` where every amount is quantity times price.
    """

    item: Ints
    store: Ints
    day: Ints
    line: Ints
    quantity: Ints
    price: Ints
    net: Ints = field(default_factory=_none)
    minute: Ints = field(default_factory=_none)
    receipt: Ints = field(default_factory=_none)

    def __len__(self) -> int:
        return len(self.line)

    def only(self, keep: NDArray[Any] | slice) -> "SalesLines":
        """The lines that a mask, an order of places or a slice picks."""
        return SalesLines(*(column[keep] if len(column) else column for column in self.columns()))

    def columns(self) -> list[Ints]:
        """All columns, in the order of their names."""
        return [getattr(self, column.name) for column in fields(self)]

    def with_keys(self, items: Sequence[int], stores: Sequence[int]) -> "SalesLines":
        """The same lines with the numbers of this file's items and stores replaced by the given keys."""
        return replace(self, item=_looked_up(items, self.item), store=_looked_up(stores, self.store))

    def records(self) -> "SalesLines":
        """The first line of each record of the file; a total that is spread over days is on several lines."""
        first = np.ones(len(self), bool)
        first[1:] = self.line[1:] != self.line[:-1]
        return self if first.all() else self.only(first)

    def parts(self) -> Iterator["SalesLines"]:
        """The same lines in runs, so that what is computed of them never stands in memory all at once."""
        return (self.only(np.s_[start : start + _RUN]) for start in range(0, len(self), _RUN))

    def amounts(self) -> Ints:
        """The net amount of every line."""
        return self.net if len(self.net) else products(self.quantity, self.price)


def _looked_up(keys: Sequence[int], numbers: Ints) -> Ints:
    found: Ints = narrow(np.asarray(keys, np.int64))[numbers] if len(numbers) else numbers
    return found


def narrow(numbers: Ints) -> Ints:
    """The same numbers in four bytes each, where they fit."""
    if len(numbers) and numbers.min() >= -(2**31) and numbers.max() < 2**31:
        return numbers.astype(np.int32)
    return numbers


def distinct(lines: SalesLines, key: Callable[[SalesLines], Ints], most: int) -> tuple[Ints, Ints]:
    """The different keys of the lines in order, and the number of lines of each; `key` gives numbers below `most`.

    Counted a run at a time where the keys lie close together, as those of items and days do; else sorted.
    """
    if most > 4 * len(lines) + 1_000_000:
        found = np.concatenate([key(part) for part in lines.parts()] or [np.empty(0, np.int64)])
        return np.unique(found, return_counts=True)
    counts = np.zeros(most, np.int64)
    for part in lines.parts():
        some = np.bincount(key(part))
        counts[: len(some)] += some
    values = np.flatnonzero(counts)
    return values, counts[values]


def divides(quantities: Ints, prices: Ints) -> bool:
    """Whether every quantity times its price is a whole number of ten-thousandths, so that nothing is rounded."""
    return all(
        _divides(quantities[start : start + _RUN], prices[start : start + _RUN])
        for start in range(0, len(quantities), _RUN)
    )


def _divides(quantities: Ints, prices: Ints) -> bool:
    if not _safe(quantities, prices).all():
        return False
    if not np.any(quantities % QUANTITY_SCALE):
        return True
    known = prices != NO_PRICE
    return not np.any(quantities[known].astype(np.int64) * prices[known] % QUANTITY_SCALE)


def products(quantities: Ints, prices: Ints) -> Ints:
    """Quantity times price, rounded half to even; unknown where the price is."""
    wide = quantities.astype(np.int64)
    known = prices != NO_PRICE
    safe = _safe(quantities, prices) & known
    whole, rest = np.divmod(np.where(safe, wide, 0) * np.where(safe, prices, 0), QUANTITY_SCALE)
    half = QUANTITY_SCALE // 2
    found: Ints = whole + ((rest > half) | ((rest == half) & (whole % 2 == 1)))
    for place in np.flatnonzero(known & ~safe).tolist():
        found[place] = line_amount(int(quantities[place]), int(prices[place]))
    found[~known] = UNKNOWN
    return found


def _safe(quantities: Ints, prices: Ints) -> NDArray[np.bool_]:
    """Where a product fits well into 64 bits."""
    safe: NDArray[np.bool_] = np.abs(quantities.astype(np.float64) * prices) < _EXACT * 1000
    return safe

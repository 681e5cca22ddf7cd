"""Sales lines of one file as NumPy columns: gathered, matched, sorted and summed without a Python object a line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.sales import SalesColumns

UNKNOWN = np.iinfo(np.int64).min
"""Stands for a price or amount that the file does not give."""

BATCH = 100_000
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lines:
    """Columns of equal length; `item` and `store` are keys, `receipts` is empty when the file has none.

    Days are ordinals, quantities thousandths, money ten-thousandths (`UNKNOWN` where not given), minutes -1 unknown.
    """

    item: Ints
    store: Ints
    day: Ints
    line: Ints
    minute: Ints
    quantity: Ints
    price: Ints
    net: Ints
    receipts: NDArray[np.object_] = field(default_factory=lambda: np.empty(0, dtype=object))

    def __len__(self) -> int:
        return len(self.line)

    def only(self, keep: NDArray[Any] | slice) -> "Lines":
        """The lines that a mask, an order of places or a slice picks."""
        names = ("item", "store", "day", "line", "minute", "quantity", "price", "net")
        picked = {name: getattr(self, name)[keep] for name in names}
        return Lines(**picked, receipts=self.receipts[keep] if len(self.receipts) else self.receipts)

    def with_keys(self, items: Sequence[int], stores: Sequence[int]) -> "Lines":
        """The same lines with the numbers of this file's items and stores replaced by the given keys."""
        return replace(
            self, item=np.asarray(items, np.int64)[self.item], store=np.asarray(stores, np.int64)[self.store]
        )

    def in_key_order(self) -> "Lines":
        """Sorted by item, store, day and line: the order in which the store keeps them."""
        return self.only(np.lexsort((self.line, self.day, self.store, self.item)))

    def batches(self) -> Iterator["Lines"]:
        """The same lines in runs, so that their Python numbers never stand in memory all at once."""
        return (self.only(np.s_[start : start + BATCH]) for start in range(0, len(self), BATCH))

    def raw(self, import_id: int) -> list[Sequence[Any]]:
        """Columns as the bulk writer wants them: plain Python numbers, None where unknown."""
        receipts = self.receipts.tolist() if len(self.receipts) else [None] * len(self)
        return [
            self.item.tolist(), self.store.tolist(), self.day.tolist(), [import_id] * len(self), self.line.tolist(),
            _or_none(self.minute, -1), self.quantity.tolist(), _or_none(self.price, UNKNOWN),
            _or_none(self.net, UNKNOWN), [text or None for text in receipts],
        ]  # fmt: skip

    def day_totals(self) -> list[Sequence[int]]:
        """Item, store, day, sold, returned, net amount and lines of each item-store-day; needs `in_key_order`."""
        starts = _starts(self.item, self.store, self.day)
        sums = [
            np.maximum(self.quantity, 0),
            np.minimum(self.quantity, 0),
            np.where(self.net == UNKNOWN, 0, self.net),
            np.ones(len(self), np.int64),
        ]
        keys = [column[starts].tolist() for column in (self.item, self.store, self.day)]
        return keys + [np.add.reduceat(column, starts).tolist() for column in sums]

    def item_stores(self) -> set[tuple[int, int]]:
        """The items and stores that occur; needs `in_key_order`."""
        starts = _starts(self.item, self.store)
        return set(zip(self.item[starts].tolist(), self.store[starts].tolist(), strict=True))

    def store_days(self, import_id: int) -> list[Sequence[int]]:
        """Store, day, import and number of lines of each store-day."""
        ordered = self.only(np.lexsort((self.day, self.store)))
        starts = _starts(ordered.store, ordered.day)
        counts = np.diff(np.append(starts, len(ordered)))
        return [
            ordered.store[starts].tolist(),
            ordered.day[starts].tolist(),
            [import_id] * len(starts),
            counts.tolist(),
        ]


class Gathering:
    """Collects chunks; items and stores are numbered in the order in which the file names them."""

    def __init__(self) -> None:
        self.skus: dict[str, int] = {}
        self.stores: dict[str, int] = {}
        self._parts: list[Lines] = []

    def add(self, columns: SalesColumns) -> None:
        """Take in one chunk."""
        skus, stores = self.skus, self.stores
        has_receipts = any(columns.receipts)
        self._parts.append(
            Lines(
                item=np.array([skus.setdefault(sku, len(skus)) for sku in columns.skus], np.int64),
                store=np.array([stores.setdefault(code, len(stores)) for code in columns.stores], np.int64),
                day=np.array(columns.days, np.int64),
                line=np.array(columns.lines, np.int64),
                minute=np.array(columns.minutes, np.int64),
                quantity=np.array(columns.quantities, np.int64),
                price=_numbers(columns.prices),
                net=_numbers(columns.net_amounts),
                receipts=np.array(columns.receipts if has_receipts else [""] * len(columns), dtype=object),
            )
        )

    def lines(self) -> Lines:
        """Everything gathered, in file order, handed over; `item` and `store` are numbers of this file."""
        names = ("item", "store", "day", "line", "minute", "quantity", "price", "net", "receipts")
        joined = {name: _joined([getattr(part, name) for part in self._parts]) for name in names}
        self._parts.clear()
        if not any(joined["receipts"]):
            joined["receipts"] = np.empty(0, dtype=object)
        return Lines(**joined)


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def _numbers(values: Iterable[int | None]) -> Ints:
    return np.array([UNKNOWN if value is None else value for value in values], np.int64)


def _or_none(values: Ints, unknown: int) -> list[int | None]:
    return [None if value == unknown else value for value in values.tolist()]


def _starts(*keys: Ints) -> Ints:
    """Places where a new combination of sorted keys begins."""
    if not len(keys[0]):
        return np.empty(0, np.int64)
    changed = np.zeros(len(keys[0]), bool)
    changed[0] = True
    for key in keys:
        changed[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(changed)

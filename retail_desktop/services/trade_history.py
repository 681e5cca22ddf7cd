"""What was sold, moved and counted in the whole store, as arrays: what its figures are computed from."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.catalogue import Item, ItemStatus, SupplyTerms
from retail_desktop.domain.quantities import ten_thousandths
from retail_desktop.persistence import catalogue, ledger, sales
from retail_desktop.persistence.database import Work

Whole = NDArray[np.int64]
UNKNOWN = -1
"""Stands for a cost or price that nobody knows."""
YEAR_DAYS = 364


@dataclass(frozen=True, slots=True)
class Series:
    """Every item in every store that was ever sold, moved or counted; costs and prices in ten-thousandths.

    `listed` is the first day of each, as an ordinal; `active` are those that are to be in stock.
    """

    keys: tuple[tuple[int, int], ...]
    items: tuple[Item, ...]
    stores: tuple[str, ...]
    store_numbers: Whole
    costs: Whole
    active: NDArray[np.bool_]
    listed: Whole


@dataclass(frozen=True, slots=True)
class Lines:
    """Sales lines: the row of each in `Series`, day ordinal, thousandths of units, ten-thousandths of money.

    Where the amount of a line is not known, `priced` is False and the amount 0.
    """

    rows: Whole
    days: Whole
    units: Whole
    amounts: Whole
    priced: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Moves:
    """Movements but counts, or counts (then `units` are levels); `delivered` and `transferred` say of which kind."""

    rows: Whole
    days: Whole
    units: Whole
    delivered: NDArray[np.bool_]
    transferred: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class History:
    """All of it, up to a day."""

    last: int
    series: Series
    lines: Lines
    moves: Moves
    counts: Moves

    def prices(self, last: int) -> NDArray[np.float64]:
        """What a unit of each row was sold for in the 52 weeks up to a day; else its price today, or 0."""
        known = self.lines.priced & (self.lines.days > last - YEAR_DAYS) & (self.lines.days <= last)
        size = len(self.series.keys)
        units = np.bincount(self.lines.rows[known], self.lines.units[known], size) / 1000
        money = np.bincount(self.lines.rows[known], self.lines.amounts[known], size) / 10_000
        listed = np.array([float(item.price or 0) for item in self.series.items])
        return np.where((units > 0) & (money > 0), money / np.where(units > 0, units, 1), listed)


def read_history(work: Work, last: int, store: str = "") -> History:
    """Everything up to a day ordinal, of all stores or one; ignored and withdrawn items are left out."""
    items = catalogue.items(work)
    named = {
        number: items[sku]
        for sku, number in catalogue.item_ids(work).items()
        if sku in items and items[sku].status is not ItemStatus.IGNORED
    }
    stores = {number: code for code, number in catalogue.store_ids(work).items() if store in ("", code)}
    parts = list(sales.amounts_by_item(work, last))
    moved, counted = list(ledger.moves_by_item(work, last)), list(ledger.counts(work, last))
    pairs = {row[:2] for row in parts} | {row[:2] for row in moved} | {row[:2] for row in counted}
    keys = sorted(key for key in pairs if key[0] in named and key[1] in stores)
    place = {key: row for row, key in enumerate(keys)}
    lines = _lines([(place[row[:2]], row[2], row[3]) for row in parts if row[:2] in place])
    moves = _moves([(place[row[:2]], row[2]) for row in moved if row[:2] in place])
    counts = _counts([(place[row[:2]], *row[2:]) for row in counted if row[:2] in place])
    listed = np.full(len(keys), np.iinfo(np.int64).max)
    for part in (lines, moves, counts):
        np.minimum.at(listed, part.rows, part.days)
    terms, chosen = catalogue.terms(work), tuple(named[item] for item, _ in keys)
    series = Series(
        keys=tuple(keys),
        items=chosen,
        stores=tuple(stores[number] for _, number in keys),
        store_numbers=np.array([number for _, number in keys], dtype=np.int64),
        costs=np.array([_cost(item, terms) for item in chosen], dtype=np.int64),
        active=np.array([item.status is ItemStatus.ACTIVE for item in chosen], dtype=bool),
        listed=listed,
    )
    return History(last, series, lines, moves, counts)


def _cost(item: Item, terms: dict[str, SupplyTerms]) -> int:
    own = terms.get(item.sku)
    cost: Decimal | None = own.unit_cost if own and own.unit_cost is not None else item.unit_cost
    return UNKNOWN if cost is None else ten_thousandths(cost)


def _lines(parts: list[tuple[int, str, str]]) -> Lines:
    packed = [np.fromstring(units, dtype=np.int64, sep=",") for _, units, _ in parts]
    rows, numbers = _joined([row for row, _, _ in parts], packed)
    amounts = _concatenated([np.fromstring(money, dtype=np.int64, sep=",") for _, _, money in parts])
    priced = amounts != sales.NO_AMOUNT
    return Lines(rows, numbers >> 32, (numbers & 0xFFFFFFFF) - 2**31, np.where(priced, amounts, 0), priced)


def _moves(parts: list[tuple[int, str]]) -> Moves:
    packed = [np.fromstring(words, dtype=np.int64, sep=",") for _, words in parts]
    rows, numbers = _joined([row for row, _ in parts], packed)
    flags = numbers >> 32
    return Moves(rows, numbers >> 34, (numbers & 0xFFFFFFFF) - 2**31, flags & 2 == 2, flags & 1 == 1)


def _counts(parts: list[tuple[int, int, int]]) -> Moves:
    table = np.array(parts, dtype=np.int64).reshape(-1, 3)
    neither = np.zeros(len(table), dtype=bool)
    return Moves(table[:, 0], table[:, 1], table[:, 2], neither, neither)


def _joined(rows: list[int], packed: list[Whole]) -> tuple[Whole, Whole]:
    return np.repeat(np.array(rows, dtype=np.int64), [len(part) for part in packed]), _concatenated(packed)


def _concatenated(parts: list[Whole]) -> Whole:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)

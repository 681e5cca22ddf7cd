"""The stock of every item on every evening, and the days without it, summed up by period and by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retail_desktop.services.trade_history import History, Whole

USUAL_DAYS = 84
"""What is usual on a day is the mean of so many days before it."""
FEWEST_DAYS = 7
ROWS_AT_ONCE = 512

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


class Days(NamedTuple):
    """First and last day of a period, as ordinals."""

    first: int
    last: int


@dataclass(slots=True)
class Shelf:
    """A period's stock, one entry an item and store; units in thousandths.

    `levels` are the sums of all known evenings and `evenings` their number; `opening` and `closing` are levels, with
    whether they are known. `stocked` are the days on which stock was known and the item was to be there, `out` those of
    them without stock, `possible` all days on which it was to be there. `lost` is estimated, `served` was sold on
    stocked days. `missing` is what the book had and counts had not; `counts` is their number.
    """

    levels: Floats
    evenings: Whole
    opening: Floats
    opening_known: Flags
    closing: Floats
    closing_known: Flags
    stocked: Whole
    out: Whole
    possible: Whole
    lost: Floats
    served: Floats
    missing: Floats
    counts: int = 0


@dataclass(slots=True)
class DaySums:
    """All items together, day by day from `first`: stock at cost, days stocked and out, lost units at their price."""

    first: int
    value: Floats
    evenings: Whole
    stocked: Whole
    out: Whole
    lost: Floats


@dataclass(slots=True)
class ShelfDays:
    """The periods in the order in which they were asked for, and the days."""

    shelves: tuple[Shelf, ...]
    days: DaySums


@dataclass(frozen=True, slots=True)
class _Block:
    """Some rows day by day; columns begin with the evening before the first day."""

    level: Floats
    valued: Flags
    anchored: Flags
    net: Floats
    missing: tuple[tuple[int, int, float], ...]


def walk(history: History, periods: Sequence[Days]) -> ShelfDays:
    """Walk through the days of all periods once."""
    first = min(period.first for period in periods) - USUAL_DAYS
    last, size = max(period.last for period in periods), len(history.series.keys)
    shelves = tuple(_empty_shelf(size) for _ in periods)
    length = last - first + 1
    evenings, stocked, out = (np.zeros(length, dtype=np.int64) for _ in range(3))
    sums = DaySums(first, np.zeros(length), evenings, stocked, out, np.zeros(length))
    places, prices = _store_places(history), history.prices(last)
    opened = _open_days(history, places, first, last)
    for rows in _blocks(size):
        block = _block(history, rows, Days(first, last))
        own = list(zip(periods, shelves, strict=True))
        _add(history, rows, block, opened[places[rows]], prices[rows], sums, own)
    return ShelfDays(shelves, sums)


def _blocks(size: int) -> Iterator[slice]:
    return (slice(start, min(size, start + ROWS_AT_ONCE)) for start in range(0, size, ROWS_AT_ONCE))


def _empty_shelf(size: int) -> Shelf:
    def floats() -> Floats:
        return np.zeros(size)

    def whole() -> Whole:
        return np.zeros(size, dtype=np.int64)

    def flags() -> Flags:
        return np.zeros(size, dtype=bool)

    return Shelf(
        floats(), whole(), floats(), flags(), floats(), flags(), whole(), whole(), whole(), floats(), floats(), floats()
    )


def _store_places(history: History) -> Whole:
    _, places = np.unique(history.series.store_numbers, return_inverse=True)
    return places.reshape(-1).astype(np.int64)


def _open_days(history: History, places: Whole, first: int, last: int) -> Flags:
    """Whether a store, by its place, sold anything at all on a day."""
    opened = np.zeros((int(places.max(initial=0)) + 1, last - first + 1), dtype=bool)
    inside = (history.lines.days >= first) & (history.lines.days <= last)
    opened[places[history.lines.rows[inside]], history.lines.days[inside] - first] = True
    return opened


def _block(history: History, rows: slice, window: Days) -> _Block:
    """Follow the ledger: a count fixes the evening of its day, all else changes the level."""
    start, size, columns = rows.start, rows.stop - rows.start, window.last - window.first + 2
    told, before = np.full((size, columns), np.nan), np.full(size, -1, dtype=np.int64)
    counted = slice(*np.searchsorted(history.counts.rows, (rows.start, rows.stop)))
    places = list(
        zip(
            (history.counts.rows[counted] - start).tolist(),
            history.counts.days[counted].tolist(),
            history.counts.units[counted].tolist(),
            strict=True,
        )
    )
    for row, day, level in places:
        if day <= window.last:
            told[row, max(0, day - window.first + 1)] = level
            before[row] = max(before[row], day) if day < window.first else before[row]

    def grid(part: slice, all_rows: Whole, days: Whole, units: Whole) -> Floats:
        own_rows, own_days = all_rows[part] - start, days[part]
        counts = (own_days <= window.last) & ((own_days >= window.first) | (own_days > before[own_rows]))
        spots = own_rows * columns + np.maximum(own_days - window.first + 1, 0)
        sums = np.bincount(spots[counts], units[part][counts], size * columns).astype(float)
        return sums.reshape(size, columns)

    lines, moves = history.lines, history.moves
    sold = grid(slice(*np.searchsorted(lines.rows, (rows.start, rows.stop))), lines.rows, lines.days, lines.units)
    own_moves = slice(*np.searchsorted(moves.rows, (rows.start, rows.stop)))
    change = grid(own_moves, moves.rows, moves.days, moves.units) - sold
    told[:, 0] += np.where(before >= 0, change[:, 0], 0)
    booked = np.cumsum(change, axis=1)
    anchors = np.maximum.accumulate(np.where(np.isfinite(told), np.arange(columns), -1), axis=1)
    offset = np.take_along_axis(np.nan_to_num(told) - booked, np.maximum(anchors, 0), axis=1)
    anchored = anchors >= 0
    offset = np.where(anchored, offset, 0.0)
    valued = anchored | _delivered(history, own_moves, start, size, window)
    missing = _missing(places, window, booked + np.roll(offset, 1, axis=1), told, anchored)
    return _Block(booked + offset, valued, anchored, sold[:, 1:], missing)


def _delivered(history: History, own: slice, start: int, size: int, window: Days) -> Flags:
    """Whether something was delivered until an evening: it gives stock a footing where nobody counted."""
    first = np.full(size, np.iinfo(np.int64).max)
    came = history.moves.delivered[own] & (history.moves.units[own] > 0)
    np.minimum.at(first, history.moves.rows[own][came] - start, history.moves.days[own][came])
    evenings: Whole = np.arange(window.first - 1, window.last + 1)
    held: Flags = evenings[None, :] >= first[:, None]
    return held


def _missing(
    places: list[tuple[int, int, int]], window: Days, book: Floats, told: Floats, anchored: Flags
) -> tuple[tuple[int, int, float], ...]:
    """Row, day and what the book had beyond the count, of every count that came after another."""
    found = {(row, day) for row, day, _ in places if window.first <= day <= window.last}
    columns = ((row, day, day - window.first + 1) for row, day in sorted(found))
    return tuple(
        (row, day, float(book[row, column] - told[row, column]))
        for row, day, column in columns
        if anchored[row, column - 1]
    )


def _add(
    history: History,
    rows: slice,
    block: _Block,
    opened: Flags,
    prices: Floats,
    sums: DaySums,
    periods: list[tuple[Days, Shelf]],
) -> None:
    series, level = history.series, block.level
    days = np.arange(sums.first, sums.first + level.shape[1] - 1)
    listed = days[None, :] >= series.listed[rows, None]
    held, known = level[:, 1:], block.anchored[:, 1:]
    bare = (held <= 0) & (block.net == 0) & (~block.anchored[:, :-1] | (level[:, :-1] <= 0))
    wanted = opened & listed & series.active[rows, None]
    stocked = wanted & known
    out = stocked & bare
    lost = np.where(out, _usual(block.net, opened & listed & ~(known & bare)), 0.0)
    there = np.where(block.valued[:, 1:], np.maximum(held, 0), 0.0)
    sums.value += np.maximum(series.costs[rows], 0).astype(float) @ there
    sums.evenings += block.valued[:, 1:].sum(axis=0)
    sums.stocked += stocked.sum(axis=0)
    sums.out += out.sum(axis=0)
    sums.lost += prices @ lost
    for period, shelf in periods:
        own = slice(period.first - sums.first, period.last - sums.first + 1)
        shelf.levels[rows] = there[:, own].sum(axis=1)
        shelf.evenings[rows] = block.valued[:, 1:][:, own].sum(axis=1)
        shelf.opening[rows], shelf.opening_known[rows] = level[:, own.start], block.valued[:, own.start]
        shelf.closing[rows], shelf.closing_known[rows] = level[:, own.stop], block.valued[:, own.stop]
        shelf.stocked[rows], shelf.out[rows] = stocked[:, own].sum(axis=1), out[:, own].sum(axis=1)
        shelf.possible[rows], shelf.lost[rows] = wanted[:, own].sum(axis=1), lost[:, own].sum(axis=1)
        shelf.served[rows] = np.where(stocked, np.maximum(block.net, 0), 0.0)[:, own].sum(axis=1)
        for row, day, units in block.missing:
            if period.first <= day <= period.last:
                shelf.missing[rows.start + row] += units
                shelf.counts += 1


def _usual(net: Floats, evidence: Flags) -> Floats:
    """Mean demand a day over the evidence of the 84 days before each day; nothing where that is less than a week."""
    padded = ((0, 0), (1, 0))
    total: Floats = np.pad(np.cumsum(np.where(evidence, np.maximum(net, 0), 0.0), axis=1), padded)[:, :-1]
    count: Whole = np.pad(np.cumsum(evidence, axis=1, dtype=np.int64), padded)[:, :-1]
    total[:, USUAL_DAYS:] -= total[:, :-USUAL_DAYS].copy()
    count[:, USUAL_DAYS:] -= count[:, :-USUAL_DAYS].copy()
    usual: Floats = np.where(count >= FEWEST_DAYS, total / np.maximum(count, 1), 0.0)
    return usual

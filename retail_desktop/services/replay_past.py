"""What happened: the stock of each evening, as far as a count gives the ledger a footing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.quantities import thousandths
from retail_desktop.persistence import ledger, sales
from retail_desktop.persistence.database import Work

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PastStock:
    """Item-stores whose stock was known when the period began; thousandths of a unit, m rows.

    Attributes:
        rows: their rows among all series, [m].
        opening: on the first morning, [m].
        evenings: stock at the end of each day, [days, m].
        arrived: received on each day, [days, m].
        wasted: thrown away on each day, [days, m].
    """

    rows: NDArray[np.int64]
    opening: NDArray[np.int64]
    evenings: NDArray[np.int64]
    arrived: NDArray[np.int64]
    wasted: NDArray[np.int64]


def read_past(work: Work, keys: Sequence[Key], first: date, days: int) -> PastStock:
    """The stock of those of the series, by item and store key, that were counted before `first`.

    Left out are those whose book fell below zero: more was sold than it knew of, so their stock is not known.
    """
    known = ledger.levels(work, first - timedelta(days=1))
    rows = [row for row, key in enumerate(keys) if key in known and known[key].counted_on is not None]
    places = {keys[row]: place for place, row in enumerate(rows)}
    opening = np.array([thousandths(known[keys[row]].on_hand) for row in rows], dtype=np.int64)
    change, counted = np.zeros((days, len(rows)), dtype=np.int64), np.full((days, len(rows)), np.iinfo(np.int64).min)
    arrived, wasted = np.zeros_like(change), np.zeros_like(change)
    if rows:
        _take_movements(work, places, first, (change, counted, arrived, wasted))
        _take_sales(work, places, first, change)
    level, evenings = opening.copy(), np.zeros_like(change)
    for day in range(days):
        level = np.where(counted[day] != np.iinfo(np.int64).min, counted[day], level + change[day])
        evenings[day] = level
    sound = (opening >= 0) & (evenings >= 0).all(axis=0)
    found = opening[sound], evenings[:, sound], arrived[:, sound], wasted[:, sound]
    return PastStock(np.array(rows, dtype=np.int64)[sound], *found)


def _take_movements(work: Work, places: Mapping[Key, int], first: date, into: tuple[NDArray[np.int64], ...]) -> None:
    change, counted, arrived, wasted = into
    start, days = first.toordinal(), len(change)
    for item, store, day, kind, amount in ledger.entries(work, start + days - 1):
        place = places.get((item, store))
        if place is None or day < start:
            continue
        if kind == MovementKind.COUNT.value:
            counted[day - start, place] = amount
            continue
        change[day - start, place] += amount
        if kind == MovementKind.RECEIPT.value:
            arrived[day - start, place] += amount
        elif kind == MovementKind.WASTE.value:
            wasted[day - start, place] -= amount


def _take_sales(work: Work, places: Mapping[Key, int], first: date, change: NDArray[np.int64]) -> None:
    start = first.toordinal()
    for item, store, day, out, back in sales.raw_days(work, start + len(change) - 1):
        place = places.get((item, store))
        if place is not None and day >= start:
            change[day - start, place] -= out + back

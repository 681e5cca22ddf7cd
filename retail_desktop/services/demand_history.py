"""Demand histories of the whole store as matrices: what was sold, and which days say nothing about demand."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.errors import RetailError
from retail_desktop.persistence import catalogue, ledger, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.stock_history import stock_outs_between
from retail_desktop.services.workplace import last_day

ENOUGH_ITEMS_A_DAY = 5
"""A store that sells so many different items on a usual day was closed on a day without any sale."""
LONGEST_HISTORY_DAYS = 3 * 365 + 1


@dataclass(frozen=True, slots=True)
class Histories:
    """Demand per day in units, one row an item and store; `observed` False marks a day that is no evidence.

    `empty` and `sold_out` are the days without stock and those that sold the last piece, as (row, column) by row.
    """

    keys: tuple[tuple[int, int], ...]
    skus: tuple[str, ...]
    stores: tuple[str, ...]
    categories: tuple[str, ...]
    groups: NDArray[np.int64]
    prices: NDArray[np.float64]
    first: date
    demand: NDArray[np.float64]
    observed: NDArray[np.bool_]
    empty: tuple[tuple[int, int], ...]
    sold_out: tuple[tuple[int, int], ...]


def read_histories(
    work: Work, as_of: date | None = None, *, skus: Collection[str] = (), store: str | None = None
) -> Histories:
    """Histories of all items and stores with a sale up to `as_of` (default: the newest day with sales).

    Raises:
        RetailError: there are no sales yet.
    """
    last = last_day(work, as_of)
    rows = (
        np.fromiter(sales.raw_days(work, last.toordinal()), dtype=(np.int64, 5)) if last else np.empty((0, 5), np.int64)
    )
    rows = _chosen(work, rows, skus, store)
    if last is None or not len(rows):
        raise RetailError("There are no sales to forecast from. Import a sales file first.")
    end = last.toordinal()
    start = max(int(rows[:, 2].min()), end - LONGEST_HISTORY_DAYS + 1)
    pairs, numbers = np.unique(rows[:, :2], axis=0, return_inverse=True)
    numbers = numbers.reshape(-1)
    listed = np.full(len(pairs), end, np.int64)
    np.minimum.at(listed, numbers, rows[:, 2])
    recent = rows[:, 2] >= start
    demand = np.zeros((len(pairs), end - start + 1))
    # A return on another day than its sale must not make negative demand (domain.sales.day_demand).
    demand[numbers[recent], rows[recent, 2] - start] = np.maximum(rows[recent, 3] + rows[recent, 4], 0) / 1000
    days = np.arange(start, end + 1)
    observed = days[None, :] >= listed[:, None]
    _mark_closed(observed, demand > 0, pairs[:, 1], days)
    starts = np.searchsorted(numbers, np.arange(len(pairs) + 1))
    empty, sold_out = _without_stock(work, pairs, rows, starts, days)
    for place, column in empty:
        observed[place, column] = False
    sku_of = {key: sku for sku, key in catalogue.item_ids(work).items()}
    store_of = {key: code for code, key in catalogue.store_ids(work).items()}
    named = [sku_of[int(item)] for item in pairs[:, 0]]
    categories, groups, prices = _of_items(work, named)
    return Histories(
        keys=tuple((int(item), int(place)) for item, place in pairs),
        skus=tuple(named),
        stores=tuple(store_of[int(place)] for place in pairs[:, 1]),
        categories=categories,
        groups=groups,
        prices=prices,
        first=date.fromordinal(start),
        demand=demand,
        observed=observed,
        empty=empty,
        sold_out=sold_out,
    )


def _chosen(work: Work, rows: NDArray[np.int64], skus: Collection[str], store: str | None) -> NDArray[np.int64]:
    if skus:
        ids = catalogue.item_ids(work)
        rows = rows[np.isin(rows[:, 0], [ids[sku] for sku in skus if sku in ids])]
    if store is not None:
        rows = rows[rows[:, 1] == catalogue.store_ids(work).get(store, -1)]
    return rows


def _of_items(work: Work, skus: list[str]) -> tuple[tuple[str, ...], NDArray[np.int64], NDArray[np.float64]]:
    """Category, its number, and regular price (NaN where unknown) of each item."""
    items = catalogue.items(work, None)
    found = [items.get(sku) for sku in skus]
    categories = tuple(item.category if item else "" for item in found)
    _, numbers = np.unique(np.array(categories, dtype=object).astype(str), return_inverse=True)
    prices = np.array([float(item.price) if item and item.price is not None else np.nan for item in found])
    return categories, numbers.reshape(-1).astype(np.int64), prices


def _mark_closed(
    observed: NDArray[np.bool_], sold: NDArray[np.bool_], stores: NDArray[np.int64], days: NDArray[np.int64]
) -> None:
    """Take days on which a store was evidently shut out of the evidence.

    A weekday on which it is nearly always shut stays: there the zeros are the pattern that goes on.
    """
    for store in np.unique(stores):
        rows = stores == store
        items_a_day = sold[rows].sum(axis=0)
        open_days = items_a_day[items_a_day > 0]
        if not len(open_days) or np.median(open_days) < ENOUGH_ITEMS_A_DAY:
            continue
        shut = items_a_day == 0
        for weekday in range(7):
            same = (days - 1) % 7 == weekday  # ordinal 1 was a Monday
            if shut[same].mean() > 0.8:
                shut[same] = False
        observed[np.ix_(rows, shut)] = False


def _without_stock(
    work: Work,
    pairs: NDArray[np.int64],
    rows: NDArray[np.int64],
    starts: NDArray[np.int64],
    days: NDArray[np.int64],
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Days without stock and days that sold the last piece, where a count gives the ledger a footing."""
    place_of = {(int(item), int(store)): place for place, (item, store) in enumerate(pairs)}
    first, last = int(days[0]), int(days[-1])
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = [], []
    for key, group in groupby(ledger.entries(work, last), key=itemgetter(0, 1)):
        place = place_of.get(key)
        if place is None:
            continue
        own = rows[starts[place] : starts[place + 1]]
        sold = {int(day): int(out + back) for day, out, back in own[:, 2:]}
        for cells, out in zip(found, stock_outs_between(list(group), sold, last), strict=True):
            cells.extend((place, day - first) for day in out if day >= first)
    return tuple(sorted(found[0])), tuple(sorted(found[1]))

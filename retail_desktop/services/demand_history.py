"""Demand histories of the whole store as matrices: what was sold, and which days say nothing about demand."""

from collections.abc import Callable, Collection
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
LONGEST_HISTORY_WEEKS = 156  # whole ones, up to the last Sunday


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
    found = _read_days(work, last, skus, store) if last else None
    if last is None or found is None:
        raise RetailError("There are no sales to forecast from. Import a sales file first.")
    end = last.toordinal()
    pairs, sold = found
    start = max(int(sold.days.min()), end - end % 7 - 7 * LONGEST_HISTORY_WEEKS + 1)  # ordinal 7 was a Sunday
    starts = np.searchsorted(sold.rows, np.arange(len(pairs) + 1))
    listed = sold.days[starts[:-1]]
    recent = sold.days >= start
    demand = np.zeros((len(pairs), end - start + 1))
    # A return on another day than its sale must not make negative demand (domain.sales.day_demand).
    demand[sold.rows[recent], sold.days[recent] - start] = np.maximum(sold.units[recent], 0) / 1000
    days = np.arange(start, end + 1)
    observed = days[None, :] >= listed[:, None]
    _mark_closed(observed, demand > 0, pairs[:, 1], days)
    empty, sold_out = _without_stock(work, pairs, sold, starts, days)
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


def _chosen(work: Work, skus: Collection[str], store: str | None) -> Callable[[int, int], bool]:
    """Whether a series, by its keys, was asked for."""
    items, stores = catalogue.item_ids(work), catalogue.store_ids(work)
    keys = {items[sku] for sku in skus if sku in items}
    place = None if store is None else stores.get(store, -1)
    return lambda item, at: (not skus or item in keys) and place in {None, at}


@dataclass(frozen=True, slots=True)
class _Sold:
    """Thousandths of a unit sold by series and day, ascending, no day twice; all [n]."""

    rows: NDArray[np.int64]
    days: NDArray[np.int64]
    units: NDArray[np.int64]


def _read_days(
    work: Work, last: date, skus: Collection[str], store: str | None
) -> tuple[NDArray[np.int64], _Sold] | None:
    """Keys of the chosen series, [n_series, 2], and what they sold; None without any."""
    chosen = _chosen(work, skus, store)
    pairs, packed = list[tuple[int, int]](), list[NDArray[np.int64]]()
    for item, place, text in sales.lines_by_item(work, last.toordinal()):
        if chosen(item, place):
            pairs.append((item, place))
            packed.append(np.fromstring(text, dtype=np.int64, sep=","))
    if not pairs:
        return None
    rows = np.repeat(np.arange(len(pairs)), [len(part) for part in packed])
    lines = np.concatenate(packed)
    days, units = lines >> 32, (lines & 0xFFFFFFFF) - 2**31
    keys = rows << 32 | days
    if (np.diff(keys) < 0).any():  # the store gives them in order, but has not promised to
        order = np.argsort(keys, kind="stable")
        keys, units = keys[order], units[order]
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return np.array(pairs, dtype=np.int64), _Sold(
        keys[firsts] >> 32, keys[firsts] & 0xFFFFFFFF, np.add.reduceat(units, firsts)
    )


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
    sold: _Sold,
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
        own = slice(starts[place], starts[place + 1])
        by_day = dict(zip(sold.days[own].tolist(), sold.units[own].tolist(), strict=True))
        for cells, out in zip(found, stock_outs_between(list(group), by_day, last), strict=True):
            cells.extend((place, day - first) for day in out if day >= first)
    return tuple(sorted(found[0])), tuple(sorted(found[1]))

"""All sales lines in memory, read once and added up for every question.

A million lines take 30 MB and a third of a second to read; any sum of them takes milliseconds. The process that asks
keeps those of one store file until other lines count there.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.analysis.question import Question, Slice
from retail_desktop.domain.analysis.sums import Sums
from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.persistence import catalogue, sale_columns
from retail_desktop.persistence.database import Work
from retail_desktop.persistence.sale_columns import UNPRICED, ItemFact
from retail_desktop.services.workplace import Workplace

Numbers = NDArray[np.int64]
Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Lines:
    """Columns of the lines: place of item and store in their lists, day ordinal, thousandths, ten-thousandths.

    `priced` are the units of lines with an amount.
    """

    item: NDArray[np.int32]
    store: NDArray[np.int32]
    day: NDArray[np.int32]
    units: Numbers
    net: Numbers
    priced: Numbers


@dataclass(frozen=True, slots=True)
class Cube:
    """The lines with what they are of; `sees_cost` whether costs may be used."""

    lines: Lines
    items: tuple[ItemFact, ...]
    stores: tuple[Store, ...]
    suppliers: dict[str, str]
    oldest: date
    newest: date
    sees_cost: bool

    @property
    def cost(self) -> Numbers:
        """Unit cost by item in ten-thousandths; −1 where none is known."""
        return np.array([-1 if one.unit_cost is None else one.unit_cost for one in self.items], np.int64)

    def chosen(self, question: Question) -> Rows:
        """The lines that belong to what the question is narrowed to, of all days."""
        found = np.ones(len(self.lines.day), np.bool_)
        if any(one is not None for one in (question.category, question.supplier, question.sku)):
            found &= self._items(question)[self.lines.item]
        if question.store is not None:
            found &= self.lines.store == self._store_place(question.store)
        return np.flatnonzero(found)

    def between(self, rows: Rows, first: date, last: date) -> Rows:
        """Of some lines those of the days from `first` to `last`."""
        day = self.lines.day[rows]
        return rows[(day >= first.toordinal()) & (day <= last.toordinal())]

    def codes(self, by: Slice) -> list[str]:
        """The codes of all stores, categories, suppliers or items."""
        if by is Slice.STORE:
            return [store.code for store in self.stores]
        if by is Slice.ITEM:
            return [item.sku for item in self.items]
        return sorted(set(self._words(by)))

    def groups(self, by: Slice, rows: Rows) -> Numbers:
        """For each of some lines the place of its store, category, supplier or item among `codes`."""
        if by is Slice.STORE:
            return self.lines.store[rows].astype(np.int64)
        item = self.lines.item[rows].astype(np.int64)
        if by is Slice.ITEM:
            return item
        at = {code: place for place, code in enumerate(self.codes(by))}
        return np.array([at[word] for word in self._words(by)], np.int64)[item]

    def sums(self, rows: Rows, groups: Numbers, count: int) -> list[Sums]:
        """The sums of some lines by group, `groups` being the group of each of them.

        Sums are exact up to 2**53 thousandths or ten-thousandths.
        """
        lines = self.lines
        units, net, priced = lines.units[rows], lines.net[rows], lines.priced[rows]
        columns = [_add(groups, values, count) for values in (units, net, priced)]
        size = np.bincount(groups, minlength=count).tolist()
        if not self.sees_cost:
            return [Sums(a, b, c, lines=number) for a, b, c, number in zip(*columns, size, strict=True)]
        cost = self.cost[lines.item[rows]]
        known = cost >= 0
        costed = _add(groups, np.where(known, net, 0), count)
        spent = _add(groups, np.where(known, priced * cost, 0), count)
        some = _add(groups, known, count)
        return [
            Sums(units, net, priced, costed, round(spent / 1000), some > 0, lines)
            for units, net, priced, costed, spent, some, lines in zip(*columns, costed, spent, some, size, strict=True)
        ]

    def total(self, rows: Rows) -> Sums:
        """The sum of some lines."""
        return self.sums(rows, np.zeros(len(rows), np.int64), 1)[0]

    def _words(self, by: Slice) -> list[str]:
        return [item.category if by is Slice.CATEGORY else item.supplier for item in self.items]

    def _items(self, question: Question) -> NDArray[np.bool_]:
        return np.array(
            [
                question.category in (None, one.category)
                and question.supplier in (None, one.supplier)
                and question.sku in (None, one.sku)
                for one in self.items
            ],
            np.bool_,
        )

    def _store_place(self, code: str) -> int:
        return next((place for place, store in enumerate(self.stores) if store.code == code), -1)


_held: dict[str, tuple[Any, Lines]] = {}


def read_cube(place: Workplace, work: Work) -> Cube | None:
    """The lines of the store, from memory where they are still those that count; None without any."""
    items, stores = sale_columns.item_facts(work), catalogue.stores(work)
    keys = catalogue.store_ids(work)
    store_ids = tuple(keys[store.code] for store in stores)
    mark = (*sale_columns.mark(work), len(items), store_ids)
    held = _held.get(place.location)
    if held is None or held[0] != mark:
        _held.clear()
        held = _held[place.location] = (mark, _read(work, [item.item_id for item in items], store_ids))
    lines = held[1]
    if not len(lines.day):
        return None
    return Cube(
        lines=lines,
        items=items,
        stores=stores,
        suppliers={code: supplier.name for code, supplier in catalogue.suppliers(work).items()},
        oldest=date.fromordinal(int(lines.day.min())),
        newest=date.fromordinal(int(lines.day.max())),
        sees_cost=Permission.VIEW_COST in PERMISSIONS[place.person.role],
    )


def _read(work: Work, item_ids: list[int], store_ids: tuple[int, ...]) -> Lines:
    item_at = {key: place for place, key in enumerate(item_ids)}
    store_at = {key: place for place, key in enumerate(store_ids)}
    found = list(sale_columns.item_lines(work))
    sizes = [len(one.days) for one in found]
    amounts = _joined([one.amounts for one in found])
    units = _joined([one.units for one in found])
    unpriced = (amounts == UNPRICED) | (amounts == 0)  # a file without a price leaves zero
    return Lines(
        item=np.repeat(np.array([item_at[one.item_id] for one in found], np.int32), sizes),
        store=np.repeat(np.array([store_at[one.store_id] for one in found], np.int32), sizes),
        day=_joined([one.days for one in found]).astype(np.int32),
        units=units,
        net=np.where(unpriced, 0, amounts),
        priced=np.where(unpriced, 0, units),
    )


def _joined(columns: list[Numbers]) -> Numbers:
    return np.concatenate([*columns, np.empty(0, np.int64)])


def _add(groups: Numbers, values: NDArray[Any], count: int) -> list[int]:
    return [int(total) for total in np.rint(np.bincount(groups, weights=values, minlength=count)).tolist()]

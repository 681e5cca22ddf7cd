"""Sums of sold and usual demand that the effects of the calendar are learned from, gathered in portions of series."""

from __future__ import annotations

import numpy as np

from retail_desktop.forecasting.event_calendar import NO_EVENT, EventCalendar
from retail_desktop.forecasting.event_effects import DaySums, Effects, ItemSums, Pairs, estimate_effects
from retail_desktop.forecasting.history import Booleans, Floats, Integers


class EventSums:
    """What was sold and what usually would have been: by day and pair of scope and category, by moment and series."""

    def __init__(self, calendar: EventCalendar, groups: Integers) -> None:
        self._calendar = calendar
        codes, of_pair = np.unique(np.stack([calendar.scopes, groups], axis=1), axis=0, return_inverse=True)
        self._pairs = Pairs(codes[:, 0], codes[:, 1])
        self._of_pair = of_pair.reshape(-1).astype(np.int64)
        n_series, n_moments = len(calendar.scopes), len(calendar.names)
        self._days = DaySums(*np.zeros((4, len(codes), calendar.n_days)))
        self._items = ItemSums(*np.zeros((2, n_moments, n_series)), *np.zeros((2, n_series)))

    def add(self, rows: slice, demand: Floats, usual: Floats, seen: Booleans, ordinary: Booleans) -> None:
        """Add some series: demand, what was usual, and which days tell of demand and are ordinary, [rows, n_days]."""
        order = np.argsort(self._of_pair[rows], kind="stable")
        pairs, starts = np.unique(self._of_pair[rows][order], return_index=True)
        sums = self._days
        for total, part in ((sums.all_sold, demand), (sums.all_usual, usual)):
            total[pairs] += np.add.reduceat(part[order], starts, axis=0)
        for total, part in ((sums.sold, demand), (sums.usual, usual)):
            total[pairs] += np.add.reduceat(np.where(seen, part, 0.0)[order], starts, axis=0)
        self._add_items(rows, demand, usual, seen)
        off = np.where(ordinary, demand - usual, 0.0)
        self._items.squared[rows] = np.einsum("ij,ij->i", off, off)
        plain = np.where(ordinary, usual, 0.0)
        self._items.squared_usual[rows] = np.einsum("ij,ij->i", plain, plain)

    def _add_items(self, rows: slice, demand: Floats, usual: Floats, seen: Booleans) -> None:
        moments = self._calendar.moments[self._calendar.scopes[rows], : self._calendar.n_days]
        at, n_moments = seen & (moments != NO_EVENT), len(self._calendar.names)
        cells = (moments + np.arange(len(moments))[:, None] * n_moments)[at]
        for total, part in ((self._items.sold, demand), (self._items.usual, usual)):
            counted = np.bincount(cells, part[at], len(moments) * n_moments)
            total[:, rows] = counted.reshape(len(moments), n_moments).T

    def effects(self) -> Effects:
        """What the moments of the calendar do, once all series were added."""
        return estimate_effects(self._calendar, self._pairs, self._of_pair, self._days, self._items)

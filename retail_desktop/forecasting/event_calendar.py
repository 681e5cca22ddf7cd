"""Known happenings as arrays: which event falls on which day of which series, in the past and in the days to come.

Days are columns of the demand matrix; those from `n_days` on are the days to be forecast.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from retail_desktop.forecasting.history import Booleans, Floats, Integers

NO_EVENT = -1
DAYS_AROUND = 3  # before and after an event on which it is felt


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Single days of single series, ascending by row and day, none twice; both [n]."""

    rows: Integers
    days: Integers

    def part(self, rows: slice) -> slice:
        """Where the cells of a portion of series stand."""
        first, last = np.searchsorted(self.rows, (rows.start, rows.stop))
        return slice(int(first), int(last))

    def until(self, n_days: int) -> Cells:
        """The cells of the past alone."""
        past = self.days < n_days
        return Cells(self.rows[past], self.days[past])


@dataclass(frozen=True, slots=True, eq=False)
class Occasions(Cells):
    """Days on which something with a name happens; `labels` are the numbers of the names, [n]."""

    labels: Integers

    def label_at(self, row: int, day: int) -> int:
        """Number of the name of what happens on a day, -1 if nothing does."""
        own = self.part(slice(row, row + 1))
        at = own.start + int(np.searchsorted(self.days[own], day))
        return int(self.labels[at]) if at < own.stop and self.days[at] == day else NO_EVENT


@dataclass(frozen=True, slots=True, eq=False)
class Promotions(Occasions):
    """Days on promotion; `price_ratio` is the promotion's price over the regular one, [n], NaN where not known."""

    price_ratio: Floats


@dataclass(frozen=True, slots=True, eq=False)
class EventCalendar:
    """What is known to happen.

    Attributes:
        n_days: days of the past; the rest of `moments` is the horizon.
        names: plain name of each moment, such as "Easter Sunday" or "Easter Sunday, 2 days before".
        itself: whether the moment is the event's own day, [moments].
        moments: number of the moment on each day or -1, [scopes, n_days + horizon]; every series follows one scope.
        scopes: row of `moments`, [n_series].
        promotions: days on promotion.
        closed: days on which a series cannot be sold though it may be in stock: the store is closed.
        occasions: plain names of the promotions and closures.
    """

    n_days: int
    names: tuple[str, ...]
    itself: Booleans
    moments: npt.NDArray[np.int32]
    scopes: Integers
    promotions: Promotions
    closed: Occasions
    occasions: tuple[str, ...]

    @property
    def horizon(self) -> int:
        """Number of days after the past ones."""
        return int(self.moments.shape[1]) - self.n_days

    def happenings(self, row: int, day: int) -> tuple[str, ...]:
        """Plain names of what happens to a series on a day; columns from `n_days` on are the days to come."""
        moment = int(self.moments[self.scopes[row], day])
        labels = (cells.label_at(row, day) for cells in (self.promotions, self.closed))
        names = [self.names[moment]] if moment != NO_EVENT else []
        return (*names, *(self.occasions[label] for label in labels if label != NO_EVENT))


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the calendar by its columns; the same name at another time is the same event."""

    name: str
    first: int
    last: int


class Moments:
    """Numbers the moments of the calendar and lays them on the days of one scope after another."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int], int] = {}

    def row(self, happenings: Iterable[Happening], days: int) -> npt.NDArray[np.int32]:
        """Number of the moment on each day, [days]; a day close to two events belongs to the nearer, shorter one."""
        nearest = sorted(happenings, key=lambda one: (one.last - one.first, one.name, one.first))
        row = np.full(days, NO_EVENT, dtype=np.int32)
        for distance in range(DAYS_AROUND + 1):
            for one in nearest:
                for first, last, offset in _stretches(one, distance):
                    window = row[max(first, 0) : max(last + 1, 0)]
                    if (window == NO_EVENT).any():
                        window[window == NO_EVENT] = self._numbers.setdefault((one.name, offset), len(self._numbers))
        return row

    def names(self) -> tuple[str, ...]:
        """Plain names of all moments numbered so far."""
        return tuple(_plain_name(name, offset) for name, offset in self._numbers)

    def themselves(self) -> Booleans:
        """Which of them are the event's own days, [moments]."""
        return np.array([offset == 0 for _, offset in self._numbers], dtype=np.bool_)


def _stretches(one: Happening, distance: int) -> tuple[tuple[int, int, int], ...]:
    """First and last day and offset of the moments of an event so many days away from it."""
    if distance == 0:
        return ((one.first, one.last, 0),)
    before, after = one.first - distance, one.last + distance
    return (before, before, -distance), (after, after, distance)


def _plain_name(name: str, offset: int) -> str:
    if offset == 0:
        return name
    days = f"{abs(offset)} day{'s' if abs(offset) > 1 else ''}"
    return f"{name}, {days} {'before' if offset < 0 else 'after'}"


def sorted_cells(rows: Integers, days: Integers) -> tuple[Integers, Integers, Integers]:
    """Rows and days in order without repeats, and where each kept cell stood; of equal ones the first stays."""
    span = int(days.max(initial=0)) + 1
    keys, places = np.unique(rows * span + days, return_index=True)
    return keys // span, keys % span, places.astype(np.int64)


def no_events(n_series: int, n_days: int, horizon: int) -> EventCalendar:
    """A calendar on which nothing happens."""
    none = np.zeros(0, dtype=np.int64)
    return EventCalendar(
        n_days,
        (),
        np.zeros(0, dtype=np.bool_),
        np.full((1, n_days + horizon), NO_EVENT, dtype=np.int32),
        np.zeros(n_series, dtype=np.int64),
        Promotions(none, none, none, np.zeros(0)),
        Occasions(none, none, none),
        (),
    )

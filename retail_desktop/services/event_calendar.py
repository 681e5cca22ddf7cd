"""The calendar of a forecast: public holidays and the store's own events, laid on the days of the demand histories."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.events import Event, EventKind
from retail_desktop.forecasting.event_calendar import (
    EventCalendar,
    Happening,
    Moments,
    Occasions,
    Promotions,
    sorted_cells,
)
from retail_desktop.persistence import events
from retail_desktop.persistence.database import Work
from retail_desktop.services.choose_holidays import Region, region_of
from retail_desktop.services.demand_history import Histories

_OBSERVED = "observed"  # the library's word for a day off in place of a holiday that fell on a weekend


def read_calendar(work: Work, histories: Histories, horizon_days: int) -> EventCalendar:
    """What is known to happen in the past of the histories and in the days to come."""
    return lay_out(
        events.events(work), {store: region_of(work, store) for store in set(histories.stores)}, histories, horizon_days
    )


def lay_out(
    known: Iterable[Event], regions: dict[str, Region], histories: Histories, horizon_days: int
) -> EventCalendar:
    """The calendar of some events, and of the public holidays of each store's region."""
    days = histories.demand.shape[1] + horizon_days
    places = _Places(histories)
    by_kind = defaultdict[EventKind, list[Event]](list)
    for event in known:
        by_kind[event.kind].append(event)
    moments, rows, scopes = _moments(by_kind[EventKind.HOLIDAY] + by_kind[EventKind.OTHER], regions, histories, days)
    occasions = by_kind[EventKind.PROMOTION] + by_kind[EventKind.CLOSURE]
    n_promotions = len(by_kind[EventKind.PROMOTION])
    return EventCalendar(
        n_days=histories.demand.shape[1],
        names=moments.names(),
        itself=moments.themselves(),
        moments=rows,
        scopes=scopes,
        promotions=_promotions(occasions[:n_promotions], places, histories, days),
        closed=_closed(occasions[n_promotions:], places, histories, days, n_promotions),
        occasions=tuple(event.name for event in occasions),
    )


class _Places:
    """Finds the rows of the histories that an event concerns."""

    def __init__(self, histories: Histories) -> None:
        self._columns = {
            column: np.array(values, dtype=object)
            for column, values in (
                ("sku", histories.skus),
                ("category", histories.categories),
                ("store", histories.stores),
            )
        }
        rows = defaultdict[tuple[str, str], list[int]](list)
        for column, values in self._columns.items():
            for row, value in enumerate(values):
                rows[column, value].append(row)
        self._rows = {place: np.array(found, dtype=np.int64) for place, found in rows.items()}
        self._all = np.arange(len(histories.skus))

    def rows(self, event: Event) -> NDArray[np.int64]:
        """Numbers of the series in the event's store, of its item and category; empty means all."""
        wanted = [(column, value) for column in self._columns if (value := getattr(event, column))]
        found = self._rows.get(wanted[0], self._all[:0]) if wanted else self._all
        for column, value in wanted[1:]:
            found = found[self._columns[column][found] == value]
        return found

    def cells(
        self, known: Sequence[Event], first: date, days: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Row, column and number of the event of every day that an event lasts, within the first `days` columns."""
        parts = [np.zeros((3, 0), dtype=np.int64)]
        for number, event in enumerate(known):
            start, end = max((event.first - first).days, 0), min((event.last - first).days + 1, days)
            rows = self.rows(event) if start < end else np.zeros(0, dtype=np.int64)
            columns = np.tile(np.arange(start, max(start, end)), len(rows))
            parts.append(np.stack([np.repeat(rows, max(end - start, 0)), columns, np.full(len(columns), number)]))
        rows, columns, numbers = np.concatenate(parts, axis=1)
        return rows, columns, numbers


def _promotions(known: Sequence[Event], places: _Places, histories: Histories, days: int) -> Promotions:
    """Days on promotion with the price over the regular one; of two promotions on a day the cheaper one counts."""
    rows, columns, numbers = places.cells(known, histories.first, days)
    # A price for a whole category is no item's own.
    told = [float(event.price) if event.price is not None and event.sku else np.nan for event in known]
    prices = np.array(told)[numbers]
    regular = histories.prices[rows]
    ratio = np.divide(prices, regular, out=np.full(len(rows), np.nan), where=regular > 0)
    cheapest = np.argsort(np.where(np.isfinite(ratio), ratio, np.inf), kind="stable")
    rows, columns, places_kept = sorted_cells(rows[cheapest], columns[cheapest])
    kept = cheapest[places_kept]
    return Promotions(rows, columns, numbers[kept], ratio[kept])


def _closed(known: Sequence[Event], places: _Places, histories: Histories, days: int, before: int) -> Occasions:
    """Days on which the store is closed; their names stand after `before` others."""
    rows, columns, numbers = places.cells(known, histories.first, days)
    rows, columns, kept = sorted_cells(rows, columns)
    return Occasions(rows, columns, numbers[kept] + before)


def _moments(
    own: Sequence[Event], regions: dict[str, Region], histories: Histories, days: int
) -> tuple[Moments, NDArray[np.int32], NDArray[np.int64]]:
    """The numbered moments, the days of each scope, and the scope of each series: equal events share one."""
    moments, numbers = Moments(), dict[tuple[Region, tuple[Event, ...]], int]()
    by_place = defaultdict[str, list[Event]](list)
    for event in own:
        by_place[event.sku].append(event)
    scope_of = dict[tuple[str, str, str], int]()  # few distinct ones, however many items
    scopes = np.zeros(len(histories.skus), dtype=np.int64)
    for row, (store, sku, category) in enumerate(
        zip(histories.stores, histories.skus, histories.categories, strict=True)
    ):
        place = store, category, sku if sku in by_place else ""
        if place not in scope_of:
            felt = tuple(
                event
                for event in (*by_place[""], *(by_place[sku] if place[2] else ()))
                if event.store in {"", store} and event.category in {"", category}
            )
            scope_of[place] = numbers.setdefault((regions[store], felt), len(numbers))
        scopes[row] = scope_of[place]
    span = histories.first, histories.first + timedelta(days=days - 1)
    rows = [moments.row(_happenings(region, felt, *span), days) for region, felt in numbers]
    return moments, np.stack(rows), scopes


def _happenings(region: Region, felt: Iterable[Event], first: date, last: date) -> list[Happening]:
    """Public holidays and own events by their columns; an own holiday on a public one is the same day."""
    public = public_holidays(region, first.year, last.year + 1)
    named = {day: name for name, day in public}
    own = [
        (event.name, event.first, event.last)
        for event in felt
        if not (event.kind is EventKind.HOLIDAY and event.first == event.last and event.first in named)
    ]
    return [
        Happening(name, (start - first).days, (end - first).days)
        for name, start, end in (*own, *((name, day, day) for name, day in public))
    ]


def public_holidays(region: Region, first_year: int, last_year: int) -> list[tuple[str, date]]:
    """Name and day of each public holiday, by day; none where no country was chosen."""
    if not region.country:
        return []
    from holidays import country_holidays  # noqa: PLC0415 - only shops that chose a country need it

    found = country_holidays(region.country, subdiv=region.part or None, years=range(first_year, last_year + 1))
    return [(_one_name(names), day) for day, names in sorted(found.items())]


def _one_name(names: str) -> str:
    """The first of a day's names, a holiday's own before that of a day off in its place."""
    return min(names.split("; "), key=lambda name: (_OBSERVED in name, name))

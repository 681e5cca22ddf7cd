"""Demand histories as the engine gets them: without what promotions, holidays, empty shelves and single orders did."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

import numpy as np

from retail_desktop.domain.corrections import CorrectionKind, DemandCorrection
from retail_desktop.domain.events import ComingEvent
from retail_desktop.forecasting.censoring import SoldOut
from retail_desktop.forecasting.cleaning import Cleaned, clean
from retail_desktop.forecasting.event_calendar import Cells, EventCalendar, sorted_cells
from retail_desktop.forecasting.history import DemandMatrix
from retail_desktop.services.demand_history import Histories
from retail_desktop.services.progress import Progress, silent

KeptDay = tuple[str, str, date]
"""Item, store and day that stays as it was sold, because somebody said so."""


def clean_demand(
    histories: Histories, calendar: EventCalendar, *, kept: Collection[KeptDay] = (), progress: Progress = silent
) -> Cleaned:
    """Clean all histories; `kept` days are never damped. Items count as done in the progress."""
    matrix = DemandMatrix(
        histories.demand,
        histories.observed,
        histories.first.weekday(),
        histories.groups,
        first_day=histories.first,
        items=np.array([item for item, _ in histories.keys], dtype=np.int64),
    )
    return clean(
        matrix,
        calendar,
        _sold_out(histories),
        _kept(histories, kept),
        lambda part: progress("Cleaning demand", round(part * matrix.n_series), matrix.n_series),
    )


def corrections(histories: Histories, cleaned: Cleaned) -> Iterator[DemandCorrection]:
    """What the cleaning changed, by item, store and day."""
    lost, far = cleaned.lost_sales, cleaned.outliers
    sold = histories.demand[lost.rows, lost.days]
    found = (
        (CorrectionKind.LOST_SALES, lost.rows, lost.days, sold, sold + lost.units),
        (CorrectionKind.OUTLIER, far.rows, far.days, histories.demand[far.rows, far.days], far.used),
    )
    for kind, *columns in found:
        for row, day, before, after in zip(*(column.tolist() for column in columns), strict=True):
            yield DemandCorrection(
                histories.skus[row], histories.stores[row], _day(histories, day), kind, before, after
            )


def coming_events(histories: Histories, calendar: EventCalendar, cleaned: Cleaned) -> Iterator[tuple[int, ComingEvent]]:
    """Every day of the forecast that an event changes, with the row of its history."""
    for row, ahead in np.argwhere(cleaned.event_factor != 1).tolist():
        column = calendar.n_days + ahead
        names = calendar.happenings(row, column) or ("After a promotion",)
        yield row, ComingEvent(_day(histories, column), names, float(cleaned.event_factor[row, ahead]))


def _day(histories: Histories, column: int) -> date:
    return histories.first + timedelta(days=column)


def _sold_out(histories: Histories) -> SoldOut:
    """Days without stock, and those of which only the evening is known."""
    cells = np.array([*histories.empty, *histories.sold_out], dtype=np.int64).reshape(-1, 2)
    shares = np.repeat([0.0, np.nan], [len(histories.empty), len(histories.sold_out)])
    rows, days, places = sorted_cells(cells[:, 0], cells[:, 1])
    return SoldOut(rows, days, shares[places])


def _kept(histories: Histories, kept: Collection[KeptDay]) -> Cells:
    row_of = {pair: row for row, pair in enumerate(zip(histories.skus, histories.stores, strict=True))}
    days = histories.demand.shape[1]
    cells = [
        (row_of[sku, store], (day - histories.first).days)
        for sku, store, day in kept
        if (sku, store) in row_of and 0 <= (day - histories.first).days < days
    ]
    rows, columns, _ = sorted_cells(*np.array(cells, dtype=np.int64).reshape(-1, 2).T)
    return Cells(rows, columns)

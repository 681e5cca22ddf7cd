"""Demand histories as the engine gets them: without what promotions, holidays, empty shelves and single orders did."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

import numpy as np

from retail_desktop.domain.demand import Correction, CorrectionKind
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
    matrix = DemandMatrix(histories.demand, histories.observed, histories.first.weekday(), histories.groups)
    return clean(
        matrix,
        calendar,
        _sold_out(histories),
        _kept(histories, kept),
        lambda part: progress("Cleaning demand", round(part * matrix.n_series), matrix.n_series),
    )


def corrections(histories: Histories, cleaned: Cleaned) -> Iterator[tuple[int, Correction]]:
    """Every past day that the forecast does not take as it was sold, with the row of its history."""
    lost, outliers = cleaned.lost_sales, cleaned.outliers
    for row, column, units in zip(lost.rows.tolist(), lost.days.tolist(), lost.units.tolist(), strict=True):
        sold = float(histories.demand[row, column])
        yield row, Correction(_day(histories, column), CorrectionKind.LOST_SALES, sold, sold + units)
    columns = (outliers.rows, outliers.days, outliers.sold, outliers.used)
    for row, column, sold, used in zip(*(column.tolist() for column in columns), strict=True):
        yield row, Correction(_day(histories, column), CorrectionKind.OUTLIER, sold, used)


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

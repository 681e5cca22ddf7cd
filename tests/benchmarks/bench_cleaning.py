"""How long a whole catalogue takes to clean of events, on made-up sales: bench_cleaning.py [series].

Prints the processor time with nothing known, with twelve holidays a year, with promotions too, and with sold-out days.
"""

import sys
from time import process_time

import numpy as np
from bench_forecasting import DAYS, HORIZON_DAYS, catalogue, peak_memory

from retail_desktop.forecasting.censoring import SoldOut
from retail_desktop.forecasting.cleaning import clean
from retail_desktop.forecasting.event_calendar import (
    Cells,
    EventCalendar,
    Happening,
    Moments,
    Promotions,
    no_events,
    sorted_cells,
)

NONE = np.zeros(0, dtype=np.int64)


def holidays(n_series: int, promotions: Promotions) -> EventCalendar:
    """Give a calendar with a holiday every thirty days and some promotions."""
    moments, days = Moments(), DAYS + HORIZON_DAYS
    row = moments.row([Happening(str(day % 360), day, day) for day in range(0, days, 30)], days)
    empty = no_events(n_series, DAYS, HORIZON_DAYS)
    return EventCalendar(
        DAYS, moments.names(), moments.themselves(), row[None], empty.scopes, promotions, empty.closed, ("Week",)
    )


def main() -> None:
    """Clean four times and print the figures."""
    n_series = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    random, matrix = np.random.default_rng(1), catalogue(n_series)
    starts = random.integers(0, DAYS + HORIZON_DAYS - 7, (n_series, 9))
    weeks = (starts[:, :, None] + np.arange(7)).reshape(n_series, -1)
    rows, days, _ = sorted_cells(np.repeat(np.arange(n_series), weeks.shape[1]), weeks.ravel())
    promotions = Promotions(rows, days, np.zeros_like(rows), random.uniform(0.5, 0.95, len(rows)))
    evenings = random.integers(0, DAYS, (n_series, 25))
    out_rows, out_days, _ = sorted_cells(np.repeat(np.arange(n_series), 25), evenings.ravel())
    never = SoldOut(NONE, NONE, np.zeros(0))
    calendar = holidays(n_series, promotions)
    for what, known, sold_out in (
        ("nothing known", no_events(n_series, DAYS, HORIZON_DAYS), never),
        ("12 holidays a year", holidays(n_series, Promotions(NONE, NONE, NONE, np.zeros(0))), never),
        ("and 9 weeks of promotion an item", calendar, never),
        ("and 25 sold-out days an item", calendar, SoldOut(out_rows, out_days, np.full(len(out_rows), np.nan))),
    ):
        began = process_time()
        found = clean(matrix, known, sold_out, Cells(NONE, NONE), lambda _: None)
        told = f"{len(found.outliers.rows)} outliers, {len(found.lost_sales.rows)} days with lost sales"
        print(f"{n_series} series x {DAYS} days, {what}: {process_time() - began:.2f} s of CPU; {told}")
    print(f"peak memory {peak_memory()}")


if __name__ == "__main__":
    main()

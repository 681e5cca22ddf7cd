"""Forecast a prepared set with the product's engine: run_product.py SET_FOLDER CUTOFF OUT [options].

Writes daily.csv and totals.csv as the shared tools read them, and timing.json. Nothing after the cutoff is handed over.
"""

import argparse
import dataclasses
import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, TypeAlias

import numpy as np

from retail_desktop.forecasting.censoring import SoldOut
from retail_desktop.forecasting.cleaning import clean
from retail_desktop.forecasting.engine import DemandMatrix, ForecastBatch, forecast
from retail_desktop.forecasting.event_calendar import Cells, no_events
from retail_desktop.forecasting.results import LEVELS
from retail_desktop.services.demand_history import _mark_closed

Array: TypeAlias = np.ndarray[Any, Any]

HORIZON = 28
LENGTHS = (7, 14, 28)
SHOWN = (0.5, 0.8, 0.9, 0.95, 0.99)
HOURS_OUT = 6 / 16  # a day with more of its opening hours without stock is no evidence


def main() -> None:
    """Forecast once and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("cutoff")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only-scored", action="store_true", help="the shop has only the scored series")
    parser.add_argument("--mask", action="store_true", help="days mostly without stock are no evidence of demand")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    prepared = np.load(options.folder / "matrix.npz")
    facts = json.loads((options.folder / "set.json").read_text())
    pool = prepared["scored"] if options.only_scored else np.arange(facts["series"])
    rows, matrix = known_demand(prepared, options.cutoff, pool, facts["last_days"], facts["short"])
    if options.mask:
        seen = prepared["out_of_stock"][rows, : matrix.n_days] <= HOURS_OUT
        matrix = dataclasses.replace(matrix, observed=matrix.observed & seen)
    wall, cpu = perf_counter(), sum(os.times()[:4])
    batch = forecast(cleaned(matrix), HORIZON, workers=options.workers)
    spent = {"wall": perf_counter() - wall, "cpu": sum(os.times()[:4]) - cpu, "series": len(rows)}
    spent["whole"] = not options.only_scored
    options.out.mkdir(parents=True, exist_ok=True)
    asked = prepared["scored"] if options.only_scored else prepared[f"rows_{options.cutoff}"]
    shown = np.flatnonzero(np.isin(rows, asked))
    write(options.out, batch, shown, [str(name) for name in prepared["names"][rows]], options.cutoff)
    (options.out / "timing.json").write_text(json.dumps(spent))


def known_demand(
    prepared: Mapping[str, Array], cutoff: str, rows: Array, last_days: int, short: bool
) -> tuple[Array, DemandMatrix]:
    """Give the rows that have sold by then, and what the program would have in its matrix that evening.

    As services.demand_history does it: from the first sale on, without the days on which the whole store was shut.
    With a short history nothing older than `last_days` is known, not even that an item had been sold.
    """
    end = int(np.searchsorted(prepared["dates"], np.datetime64(cutoff))) + 1
    start = max(0, end - last_days)
    units = prepared["units"][:, :end].astype(np.float64)
    if short:
        units[:, :start] = 0.0
    rows = rows[units[rows].any(axis=1)]
    listed = (units[rows] > 0).argmax(axis=1)
    demand = units[rows, start:]
    observed = np.arange(start, end) >= listed[:, None]
    ordinals = prepared["dates"][start:end].astype(int) + date(1970, 1, 1).toordinal()
    _mark_closed(observed, demand > 0, np.unique(prepared["store"][rows], return_inverse=True)[1], ordinals)
    groups = np.unique(prepared["category"][rows], return_inverse=True)[1].astype(np.int64)
    codes = [
        str(name).replace(str(store), "") for name, store in zip(prepared["names"], prepared["store"], strict=True)
    ]
    items = np.unique(codes, return_inverse=True)[1][rows].astype(np.int64)
    first = date.fromordinal(int(ordinals[0]))
    return rows, DemandMatrix(demand, observed, first.weekday(), groups, first_day=first, items=items)


def cleaned(matrix: DemandMatrix) -> DemandMatrix:
    """Give the demand as the program hands it to the engine, without promotions, holidays or a ledger of stock."""
    calendar, none = no_events(matrix.n_series, matrix.n_days, HORIZON), np.zeros(0, dtype=np.int64)
    return clean(matrix, calendar, SoldOut(none, none, np.zeros(0)), Cells(none, none), lambda _: None).matrix


def write(out: Path, batch: ForecastBatch, shown: Array, names: list[str], cutoff: str) -> None:
    """Write the means of the days and the quantiles of the totals of the rows `shown`."""
    days = [str(np.datetime64(cutoff) + day) for day in range(1, HORIZON + 1)]
    picked = [LEVELS.index(level) for level in SHOWN]
    with (out / "daily.csv").open("w") as daily, (out / "totals.csv").open("w") as totals:
        daily.write("item_id,date,mean\n")
        totals.write("item_id,days,mean," + ",".join(f"q{level}" for level in SHOWN) + "\n")
        for row in shown:
            means = zip(days, batch.mean[row], strict=True)
            daily.writelines(f"{names[row]},{day},{mean:.6g}\n" for day, mean in means)
            for length in LENGTHS:
                figures = [batch.total_mean[row, length - 1], *batch.total_quantiles[row, length - 1, picked]]
                totals.write(f"{names[row]},{length}," + ",".join(f"{figure:.6g}" for figure in figures) + "\n")


if __name__ == "__main__":
    main()

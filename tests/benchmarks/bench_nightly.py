"""What a shop of many items waits for, night after night, on made-up sales: bench_nightly.py [items] [folder].

Makes a store with three years of mostly slow items, promotions, holidays, bulk buys and sold-out days, and forecasts
it on a Tuesday, then, with the sales of the days since imported, on Wednesday, Thursday and Sunday. Prints for each
command the wall time, the CPU seconds with all its processes, and the memory of the largest of them; and of the first
forecast when another program could read its first numbers.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, sleep

import numpy as np
from bench_forecasting import DAYS, catalogue

FIRST = date(2022, 12, 1)  # so that the last of the sales is of a Tuesday
NIGHTS = (1, 2, 5)  # days later on which the shop forecasts again
Numbers = np.ndarray


def make_files(n_items: int, folder: Path) -> None:
    """Write items, events, counted stock and the sales: all but those of the nights in one file."""
    random, sales = np.random.default_rng(2), catalogue(n_items).values.astype(np.int64)
    promoted = [(item, int(day)) for item in range(0, n_items, 4) for day in random.integers(0, DAYS, 8)]
    for item, day in promoted:
        sales[item, day : day + 7] *= 2
    for item in range(0, n_items, 50):
        sales[item, random.integers(DAYS)] += 80
    sales[:, [day for day in range(DAYS) if f"{day_of(day):%m-%d}" in {"01-01", "12-25", "12-26"}]] = 0
    counts = []
    for item in range(0, n_items, 5):
        day = int(random.integers(200, DAYS - 60))
        counts += [(item, day, sales[item, day + 1 : day + 21].sum()), (item, day + 30, 10**6)]
        sales[item, day + 21 : day + 31] = 0
    write(folder / "items.csv", "sku,name,category,price", (f"{i},Item {i},C{i % 12},4.00" for i in range(n_items)))
    write(folder / "stock.csv", "sku,date,on_hand", (f"{i},{day_of(day)},{units}" for i, day, units in counts))
    weeks = (f"Offer,promotion,{day_of(day)},{day_of(day + 6)},{item},3.00" for item, day in promoted)
    write(folder / "events.csv", "name,kind,first,last,sku,price", weeks)
    head, before = "date,sku,quantity,price", DAYS - max(NIGHTS) - 1
    write(folder / "sales.csv", head, sales_lines(sales, range(before + 1)))
    for night in range(1, max(NIGHTS) + 1):
        write(folder / f"sales{night}.csv", head, sales_lines(sales, [before + night]))


def day_of(day: int) -> date:
    """The date of a column of the sales."""
    return FIRST + timedelta(days=day)


def sales_lines(sales: Numbers, days: Iterable[int]) -> Iterable[str]:
    """The lines of a till for some days."""
    for day in days:
        for item in np.flatnonzero(sales[:, day]):
            yield f"{day_of(day)},{item},{sales[item, day]},4.00"


def write(path: Path, head: str, lines: Iterable[str]) -> None:
    """Write a CSV file."""
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")


def _watch(store: Path, began: float) -> None:
    """Print when a forecast can be read first."""
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as reader:
        while not reader.execute("SELECT 1 FROM forecast LIMIT 1").fetchall():
            sleep(0.05)
    print(f"{'first usable forecasts':28} {perf_counter() - began:6.1f} s", flush=True)


def run(folder: Path, *words: str, first: bool = False) -> None:
    """Run a command of the program and print what it took, and when its first forecasts were there."""
    began = perf_counter()
    command = [sys.executable, "-m", "retail_desktop", "--database", str(folder / "store.db"), "--json", *words]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    if first:
        _watch(folder / "store.db", began)
    _, status, used = os.wait4(process.pid, 0)
    assert status == 0, words
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1e6
    print(f"{' '.join(words):28} {perf_counter() - began:6.1f} s, {cpu:6.1f} s of CPU, {peak:.2f} GB", flush=True)


def main() -> None:
    """Make the store and live through the nights."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else scratch)
        folder.mkdir(parents=True, exist_ok=True)
        # In a process of its own: the memory of a command is told as no less than that of the one that started it.
        making = get_context("spawn").Process(
            target=make_files, args=(int(sys.argv[1] if len(sys.argv) > 1 else 10_000), folder)
        )
        making.start()
        making.join()
        run(folder, "settings", "holidays", "DE")
        for target in ("items", "sales", "events", "stock"):
            run(folder, "import", target, f"{target}.csv")
        run(folder, "forecast", first=True)
        for night in range(1, max(NIGHTS) + 1):
            run(folder, "import", "sales", f"sales{night}.csv")
            if night in NIGHTS:
                run(folder, "forecast")


if __name__ == "__main__":
    main()

"""The same forecast by the product's command line, to see that measuring the engine measures the program."""

import csv
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from comparison.peers import call, facts_of

HERE = Path(__file__).parent
Forecasts = dict[tuple[str, str], list[float]]


def compare(root: Path, folder: Path, name: str) -> str:
    """Import the scored series, forecast as of the newest cutoff, and tell how far the engine's figures are away."""
    cutoff = facts_of(folder)["cutoffs"][-1]
    with TemporaryDirectory() as scratch:
        work = Path(scratch)
        print(f"commands on {name}, {cutoff} …", flush=True)
        _sales_file(folder, work / "sales.csv")
        program = [sys.executable, "-m", "retail_desktop", "--database", work / "store.db", "--json"]
        told = json.loads(call(*program, "import", "sales", work / "sales.csv", path=root))
        call(*program, "forecast", "--as-of", cutoff, "--horizon", 28, "--workers", 1, path=root)
        call(*program, "export", "forecasts", "--out", work / "daily.csv", path=root)
        call(*program, "export", "lead-time-demand", "--days", "7,14,28", "--out", work / "totals.csv", path=root)
        call(sys.executable, HERE / "run_product.py", folder, cutoff, work / "engine", "--only-scored", path=root)
        parts = [
            _difference(work / "daily.csv", work / "engine" / "daily.csv", "date", {"mean": "mean"}),
            _difference(work / "totals.csv", work / "engine" / "totals.csv", "days", TOTALS),
        ]
    rejected = len(told["rejected"])
    return (
        f"By commands, {name}, {cutoff}: {rejected} lines rejected; {parts[0]} of the days; {parts[1]} of the totals."
    )


TOTALS = {"mean": "mean", "q50": "q0.5", "q80": "q0.8", "q90": "q0.9", "q95": "q0.95", "q99": "q0.99"}


def _sales_file(folder: Path, out: Path) -> None:
    with (folder / "items.csv").open() as file:
        known = {row["item_id"]: (row["store"], row["category"]) for row in csv.DictReader(file)}
    with (folder / "actuals.csv").open() as source, out.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "sku", "quantity", "store", "category"])
        for row in csv.DictReader(source):
            if float(row["qty"]):
                quantity = round(float(row["qty"]), 3)  # the program counts thousandths of a unit
                writer.writerow([row["date"], row["item_id"], quantity, *known[row["item_id"]]])


def _difference(program: Path, engine: Path, second: str, columns: dict[str, str]) -> str:
    mine = _read(program, "sku", second, list(columns))
    other = _read(engine, "item_id", second, list(columns.values()))
    both = mine.keys() & other.keys()
    pairs = [pair for key in both for pair in zip(mine[key], other[key], strict=True)]
    apart = [abs(a - b) / max(abs(b), 1.0) for a, b in pairs]
    return f"{len(both)} rows in both, {len(mine.keys() ^ other.keys())} in one, largest difference {max(apart):.2g}"


def _read(path: Path, first: str, second: str, columns: list[str]) -> Forecasts:
    with path.open() as file:
        return {(row[first], row[second]): [float(row[column]) for column in columns] for row in csv.DictReader(file)}

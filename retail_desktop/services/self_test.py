"""Proof that this installation works: versions, schema, a forecast, a plan, a PDF, and a textbook case."""

import platform
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from retail_desktop import __version__
from retail_desktop.domain.forecast import LEVELS, ItemForecast
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.replenishment import Position, Terms, suggest
from retail_desktop.persistence import sqlite
from retail_desktop.persistence.database import close_database
from retail_desktop.services.import_file import import_file
from retail_desktop.services.keep_store import check
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.report_reorder import write_reorder_report
from retail_desktop.services.workplace import open_workplace


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried."""

    name: str
    passed: bool
    detail: str


def self_test() -> tuple[Finding, ...]:
    """Try everything in a temporary folder; the user's store is not touched."""
    with tempfile.TemporaryDirectory(prefix="retail-desktop-") as folder:
        return (
            Finding(
                "versions", True, f"Retail Desktop {__version__}, Python {platform.python_version()}, {sys.platform}"
            ),
            _tried("sqlite", _sqlite),
            _tried("textbook order-up-to level", _textbook),
            _tried("import, forecast, plan, report", lambda: _main_job(Path(folder))),
        )


def _tried(name: str, attempt: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, attempt())
    except Exception as error:  # noqa: BLE001 - whatever fails here is what the test is for
        return Finding(name, False, f"{type(error).__name__}: {error}")


def _sqlite() -> str:
    version = tuple(int(part) for part in sqlite.VERSION.split("."))
    if version < sqlite.NEEDED_VERSION:
        raise RuntimeError(f"SQLite {sqlite.VERSION} is older than {sqlite.NEEDED_VERSION}")
    return f"SQLite {sqlite.VERSION}"


def _textbook() -> str:
    """Ten units every day, lead time 4, review 3: S = 70, so 50 on hand ask for 20, in packs of 12 for 24."""
    line = [10.0] * len(LEVELS)
    totals = [10.0 * day for day in range(1, 15) for _ in LEVELS]
    steady = ItemForecast(
        "A", "MAIN", date(2024, 1, 1), "", [10.0] * 14, line * 14, totals[:: len(LEVELS)], [0.0] * 14, totals
    )
    terms = Terms(supplier="S", lead_time_days=4, review_days=3, pack_size=Decimal(12))
    found = suggest("A", "MAIN", steady, Position(on_hand=Decimal(50)), terms)
    if found.order_up_to != 70 or found.suggested_quantity != 24:
        raise RuntimeError(f"order-up-to {found.order_up_to}, suggested {found.suggested_quantity}")
    return "order-up-to 70, suggested 24"


def _main_job(folder: Path) -> str:
    lines = ["date,sku,quantity,price"]
    first = date(2024, 1, 1)
    lines += [
        f"{first + timedelta(days=day)},0{sku},{1 + (day * sku) % 5},2.50" for day in range(120) for sku in (41, 42)
    ]
    file = folder / "sales.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    location = str(folder / "store.sqlite")
    try:
        place = open_workplace(location)
        report = import_file(place, Target.SALES, str(file), ImportOptions())
        plan = make_plan(place)
        out = write_reorder_report(place, folder / "report.pdf")
        problems = check(place).problems
        if report.accepted != 240 or len(plan.lines) != 2 or problems or not out.read_bytes().startswith(b"%PDF"):
            raise RuntimeError(f"{report.accepted} lines, {len(plan.lines)} suggestions, {problems}")
    finally:
        close_database(location)
    return "240 lines, 2 suggestions, a PDF, no broken promise"

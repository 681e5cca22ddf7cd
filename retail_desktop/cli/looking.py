"""Commands that look, write files, and keep the store safe."""

import argparse
from pathlib import Path

from retail_desktop.cli import accuracy, counting, figures
from retail_desktop.cli.answer import DONE, REFUSED, Answer, place_of
from retail_desktop.domain.errors import RetailError

TABLES = (
    "daily-sales", "sales-lines", "items", "suppliers", "supply-terms", "stock", "movements", "forecasts",
    "lead-time-demand", "plan", "orders", "receipts", "events", "accuracy", figures.METRICS,
)  # fmt: skip


REPORTS = ("stock", "idle", "supplier", "schedule", "receiving", "sales")
DIVISIONS = ("day", "week", "month", "quarter", "category", "supplier", "store", "item")
PAGES = ("A4", "Letter")


def report(given: argparse.Namespace) -> Answer:
    """Write a report."""
    from retail_desktop.services.report_order import write_order  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.report_reorder import write_reorder_report  # noqa: PLC0415 - services load SQLAlchemy

    if given.kind == "accuracy":
        return accuracy.report(given)
    if given.kind == "count-sheet":
        return counting.write_sheet(given)
    if given.kind == figures.EXECUTIVE:
        return figures.report(given)
    if given.kind == "stock-sheet":
        return _stock_sheet(given)
    if given.kind in REPORTS:
        return _list_report(given)
    place = place_of(given)
    if given.kind == "order":
        if not given.number:
            raise RetailError("Say which order to print, like: retail-desktop report order PO-1001")
        out = write_order(place, given.number, Path(given.out or f"{given.number}.pdf"))
    else:
        out = Path(given.out or "reorder-report.pdf")
        write_reorder_report(place, out, supplier=given.supplier, page=given.page)
    return Answer(f"Written to {out}.", {"file": str(out)})


def _stock_sheet(given: argparse.Namespace) -> Answer:
    """Write the page for the shop floor."""
    from retail_desktop.services.report_stock_sheet import write_stock_sheet  # noqa: PLC0415 - services load SQLAlchemy

    out = Path(given.out or "stock-sheet.html")
    items = write_stock_sheet(place_of(given), out, store=given.store or None)
    return Answer(f"{items:,} items written to {out}.", {"file": str(out), "lines": items})


def _list_report(given: argparse.Namespace) -> Answer:
    """Write a report of lists."""
    from retail_desktop.services.report_wish import Wish  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.reports import write_report  # noqa: PLC0415 - services load SQLAlchemy

    wish = Wish(
        as_of=given.as_of, store=given.store, category=given.category, supplier=given.supplier or "", days=given.days,
        with_items=not given.sums, page=given.page, first=given.first, last=given.last, by=given.by,
    )  # fmt: skip
    made = write_report(place_of(given), given.kind, wish, Path(given.out or f"{given.kind}-report.pdf"))
    text = [f"{made.lines:,} lines written to {made.path}.", *(f"{one}: {sum_}" for one, sum_ in made.figures.items())]
    return Answer("\n".join(text), {"file": str(made.path), "lines": made.lines, "figures": dict(made.figures)})


def export(given: argparse.Namespace) -> Answer:
    """Write a table."""
    from retail_desktop.services.export_tables import export_table  # noqa: PLC0415 - services load SQLAlchemy

    if given.kind == figures.METRICS:
        rows = figures.export(given)
    else:
        rows = export_table(place_of(given), given.kind, given.out, first=given.first, last=given.last, days=given.days)
    return Answer(f"{rows} rows written to {given.out}.", {"rows": rows, "file": given.out})


def self_test(_given: argparse.Namespace) -> Answer:
    """Prove that this installation works."""
    from retail_desktop.services.self_test import self_test  # noqa: PLC0415 - services load SQLAlchemy

    findings = self_test()
    failed = [finding for finding in findings if not finding.passed]
    text = [f"{'ok  ' if finding.passed else 'FAIL'}  {finding.name}: {finding.detail}" for finding in findings]
    data = {
        "status": "refused" if failed else "ok",
        "findings": [{"name": f.name, "passed": f.passed, "detail": f.detail} for f in findings],
    }
    return Answer("\n".join(text), data, REFUSED if failed else DONE)

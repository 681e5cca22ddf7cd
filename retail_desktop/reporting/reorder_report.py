"""The reorder report as PDF, workbook, CSV and HTML."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.reporting import reorder_pages, tables
from retail_desktop.reporting.paper import Page, Sheet, write_pages
from retail_desktop.reporting.reorder_html import write_html
from retail_desktop.reporting.reorder_lines import ReorderReport, ReportLine, SupplierBlock
from retail_desktop.reporting.tables import Cell, Table, TableColumn
from retail_desktop.reporting.wording import day

__all__ = [
    "ReorderReport", "ReportLine", "SupplierBlock", "plan_table", "write_csv", "write_html", "write_pdf", "write_xlsx",
]  # fmt: skip

_COLUMNS: tuple[tuple[str, tables.Kind, int | None], ...] = (
    ("sku", "code", None),
    ("store", "code", None),
    ("supplier", "code", None),
    ("on_hand", "number", None),
    ("on_order", "number", None),
    ("inventory_position", "number", None),
    ("lead_time_days", "number", None),
    ("review_days", "number", None),
    ("expected_demand", "number", None),
    ("safety_stock", "number", None),
    ("reorder_point", "number", None),
    ("order_up_to", "number", None),
    ("suggested_quantity", "number", None),
    ("packs", "number", None),
    ("order_by", "date", None),
    ("runs_out_on", "date", None),
    ("stockout_risk", "number", 4),
    ("unit_cost", "money", None),
    ("line_cost", "money", None),
    ("binding_rules", "text", None),
    ("why", "text", None),
    ("name", "text", None),
    ("status", "text", None),
    ("ordered_quantity", "number", None),
    ("policy", "text", None),
    ("service", "text", None),
    ("safety_for_lateness", "number", None),
    ("normal_level", "number", None),
    ("next_chance", "date", None),
    ("arrives_on", "date", None),
    ("waiting_risk", "number", 4),
    ("waiting_cost", "money", None),
    ("expected_waste", "number", None),
    ("transfer_from", "code", None),
    ("transfer_quantity", "number", None),
)


def plan_table(suggestions: Sequence[Suggestion], names: Mapping[str, str], title: str = "Reorder plan") -> Table:
    """Suggestions with all their numbers, in the columns of the plan export; `ordered_quantity` is a person's."""
    columns = tuple(TableColumn(key, key, kind, decimals) for key, kind, decimals in _COLUMNS)
    return Table(title, columns, [tuple(_cells(plan, names.get(plan.sku, ""))) for plan in suggestions])


def write_pdf(report: ReorderReport, path: Path, page: Page = "A4", *, with_reasons: bool = True) -> None:
    """Write the report on lying pages, each supplier's reasons below its table.

    Raises:
        RetailError: the file cannot be written.
    """
    sheet = Sheet(
        title=f"Reorder report, {report.store_name}, {day(report.as_of)}",
        author=report.store_name,
        footer=f"Reorder report · {report.store_name} · printed {report.printed_at} by {report.printed_by}",
        page=page,
        lying=True,
    )
    write_pages(path, sheet, lambda: reorder_pages.story(report, sheet.width, with_reasons=with_reasons))


def write_csv(report: ReorderReport, out: Path | TextIO) -> int:
    """Write every line of the report in the columns of the plan export; returns the number of lines."""
    return tables.write_csv(_table(report), out)


def write_xlsx(report: ReorderReport, path: Path) -> int:
    """Write every line of the report as a workbook; returns the number of lines."""
    return tables.write_xlsx(_table(report), path)


def _table(report: ReorderReport) -> Table:
    names = {line.suggestion.sku: line.name for line in report.lines}
    return plan_table([line.suggestion for line in report.lines], names, "Reorder report")


def _cells(plan: Suggestion, name: str) -> Iterator[Cell]:
    shown = {"name": name, "binding_rules": ";".join(plan.binding_rules), "status": plan.status.value}
    return (shown[key] if key in shown else getattr(plan, key) for key, _, _ in _COLUMNS)

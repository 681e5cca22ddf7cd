"""The reorder report as one page of HTML, with the columns of the printed one."""

from pathlib import Path

from retail_desktop.reporting import document_html
from retail_desktop.reporting.document import ROOMY, Column, Document, Listing, Occasion, Section, total_row
from retail_desktop.reporting.reorder_lines import ReorderReport, ReportLine, Sum, SupplierBlock, supplier_facts
from retail_desktop.reporting.tables import Cell
from retail_desktop.reporting.wording import amount, count, decimals_of, units


def write_html(report: ReorderReport, path: Path) -> int:
    """Write every line by supplier; returns the number of lines.

    Raises:
        RetailError: the file cannot be written.
    """
    return document_html.write_html(_document(report), path)


def _document(report: ReorderReport) -> Document:
    columns = _columns(report)
    total = report.sum
    return Document(
        title="Reorder report",
        occasion=Occasion(
            report.store_name, report.as_of, report.data_through, report.printed_at, report.printed_by,
            report.currency, report.filters,
        ),
        figures=(("To order", f"{count(total.lines, 'line')}, {amount(total.cost)} {report.currency}"),),
        listings=(
            Listing(
                "", columns, tuple(_section(columns, block, report.currency) for block in report.suppliers),
                f"Grand total, {count(total.lines, 'line')}", _sums(columns, total),
            ),
        ),
        notes=(f"Money in {report.currency}. Units unless packs are named.",),
        empty=report.nothing_because,
    )  # fmt: skip


def _columns(report: ReorderReport) -> tuple[Column, ...]:
    decimals = decimals_of(line.suggestion.unit_cost for line in report.lines)
    return (
        Column("status", "Status", "text", ROOMY),
        Column("sku", "Code", "code", ROOMY),
        Column("supplier_code", "Supplier code", "code", ROOMY),
        Column("name", "Description", "text", ROOMY),
        Column("on_hand", "On hand", "number", ROOMY),
        Column("on_order", "On order", "number", ROOMY),
        Column("reorder_point", "Reorder point", "number", ROOMY),
        Column("order_up_to", "Target", "number", ROOMY),
        Column("sold", "Sold 4 weeks", "number", ROOMY),
        Column("cover", "Days cover", "number", ROOMY, 1),
        Column("quantity", "Suggested", "number", ROOMY),
        Column("packs", "Packs", "text", ROOMY),
        Column("unit_cost", "Unit cost", "money", ROOMY, decimals),
        Column("cost", "Total", "money", ROOMY),
        Column("why", "Why", "text", ROOMY),
    )


def _section(columns: tuple[Column, ...], block: SupplierBlock, currency: str) -> Section:
    words = f"Sub-total, {count(block.sum.lines, 'line')}"
    rows = tuple(map(_row, block.lines))
    return Section(block.supplier.name, supplier_facts(block, currency), rows, words, _sums(columns, block.sum))


def _row(line: ReportLine) -> tuple[Cell, ...]:
    plan = line.suggestion
    return (
        plan.status.value, plan.sku, line.supplier_code, line.name, plan.on_hand, plan.on_order, plan.reorder_point,
        plan.order_up_to, line.sold_4_weeks, line.days_cover, plan.quantity,
        f"{units(line.packs, 2)} × {units(plan.pack_size)}" if plan.quantity else "", plan.unit_cost, line.cost,
        plan.why,
    )  # fmt: skip


def _sums(columns: tuple[Column, ...], total: Sum) -> tuple[Cell, ...]:
    return total_row(columns, quantity=total.units, cost=total.cost)

"""The reorder report as a document: what to order, from whom, and why."""

from collections.abc import Callable
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from retail_desktop.domain.people import Permission
from retail_desktop.domain.quantities import quantity
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.domain.trading_days import shown_moment
from retail_desktop.persistence import catalogue, people, sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.plan_replenishment import NO_SUPPLIER, Plan, read_plan
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.reorder_lines import ReorderReport, ReportLine

FOUR_WEEKS = 28


def write_reorder_report(
    place: Workplace,
    out: Path,
    *,
    plan_id: int | None = None,
    supplier: str | None = None,
    page: Literal["A4", "Letter"] = "A4",
) -> Path:
    """Write the report of a plan (the newest by default) as .pdf, .xlsx, .csv or .html, one block per supplier.

    Raises:
        NotFoundError: there is no plan.
        RetailError: an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting import reorder_report  # noqa: PLC0415 - reportlab is slow to load

    place.allow(Permission.VIEW_COST)
    plan = read_plan(place, plan_id)
    with place.database.reading() as work:
        report = _report(place, work, plan, supplier)
    makers: dict[str, Callable[[ReorderReport, Path], object]] = {
        ".pdf": partial(reorder_report.write_pdf, page=page),
        ".xlsx": reorder_report.write_xlsx,
        ".csv": reorder_report.write_csv,
        ".html": reorder_report.write_html,
    }
    write_by_ending(out, {ending: partial(make, report) for ending, make in makers.items()})
    return out


def _report(place: Workplace, work: Work, plan: Plan, only: str | None) -> "ReorderReport":
    from retail_desktop.reporting.reorder_lines import ReorderReport, SupplierBlock  # noqa: PLC0415 - as above

    suppliers, stores = catalogue.suppliers(work), catalogue.stores(work)
    newest = sales.newest_day(work) or plan.as_of
    first = plan.as_of.fromordinal(max(1, plan.as_of.toordinal() - FOUR_WEEKS + 1))
    sold = sales.sold_since(work, first, plan.as_of)
    keys = catalogue.item_ids(work), catalogue.store_ids(work)
    codes = {sku: terms.supplier_code for sku, terms in catalogue.terms(work).items()}
    blocks: dict[str, list[ReportLine]] = {}
    for line in plan.lines:
        if line.quantity > 0 and only in {None, line.supplier}:
            amount = quantity(sold.get((keys[0][line.sku], keys[1][line.store]), 0))
            name = plan.names.get(line.sku, line.sku)
            name = f"{name} ({line.store})" if len(stores) > 1 else name
            blocks.setdefault(line.supplier, []).append(_line(line, name, codes.get(line.sku, ""), amount))
    return ReorderReport(
        store_name=stores[0].name if len(stores) == 1 else f"{len(stores)} stores",
        as_of=plan.as_of,
        printed_at=shown_moment(datetime.now().astimezone()),
        printed_by=place.person.name,
        data_through=newest,
        currency=people.read_setting(work, "currency"),
        filters=f"supplier {suppliers.get(only, NO_SUPPLIER).name}" if only else "everything to order",
        suppliers=tuple(
            SupplierBlock(suppliers.get(code, NO_SUPPLIER), tuple(lines)) for code, lines in sorted(blocks.items())
        ),
    )


def _line(line: Suggestion, name: str, supplier_code: str, sold: Decimal) -> "ReportLine":
    from retail_desktop.reporting.reorder_lines import ReportLine  # noqa: PLC0415 - as above

    cover = line.on_hand / line.daily_demand if line.daily_demand > 0 else None
    days = None if cover is None else min(cover, Decimal(999)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return ReportLine(line, name, supplier_code, sold, days)

"""The reports of lists by name: what each is about, its preview, and its file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.persistence import catalogue, ledger
from retail_desktop.services import (
    report_figures,
    report_receiving,
    report_sales,
    report_schedule,
    report_stock,
    report_suppliers,
)
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.report_wish import Wish
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Document

PREVIEW_LINES = 150


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report: its title, what it answers, which choices it knows, and how many days are usual for it."""

    title: str
    answers: str
    choices: frozenset[str]
    days: tuple[int, ...] = ()


EXECUTIVE = "executive"

REPORTS: Mapping[str, ReportKind] = {
    "stock": ReportKind(
        "Stock valuation",
        "What the stock of an evening is worth at cost and at price, by store and category, with every item.",
        frozenset({"as_of", "store", "category", "supplier", "with_items"}),
    ),
    "idle": ReportKind(
        "Dead, slow and surplus stock",
        "What does not sell, sells slowly, or is more than the next orders would bring it up to, and how old it is.",
        frozenset({"store", "category", "supplier", "days"}),
        (90, 180),
    ),
    "supplier": ReportKind(
        "Supplier scorecard",
        "Who delivers in full and on time, how long it takes, and what unreliable deliveries cost in safety stock.",
        frozenset({"store", "supplier", "days"}),
        (365, 182, 91),
    ),
    "schedule": ReportKind(
        "Reorder schedule",
        "Whom to order from on which day until when, and what should arrive, late ones first, with boxes to tick.",
        frozenset({"supplier", "days"}),
        (28, 14, 7),
    ),
    "receiving": ReportKind(
        "Receiving list",
        "What is expected at the back door by day, with boxes to tick. It shows no costs.",
        frozenset({"store", "supplier", "days"}),
        (0, 1, 7, 14),
    ),
    "sales": ReportKind(
        "Sales",
        "What was sold, by period or by category, supplier, store or item, beside the same weekdays a year before.",
        frozenset({"store", "category", "supplier", "days", "by"}),
        (28, 7, 91, 364),
    ),
    EXECUTIVE: ReportKind(
        "Figures at a glance",
        "Sales, margin, stock and service of a period beside the one before and last year, on one page.",
        frozenset({"store", "span"}),
    ),
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The beginning of a report as HTML, and how many lines the whole of it has."""

    html: str
    lines: int


@dataclass(frozen=True, slots=True)
class Written:
    """A report that was written: where, how many lines, and the figures of its heading by label."""

    path: Path
    lines: int
    figures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: stores and suppliers as code and name, categories, and the newest day of the ledger."""

    stores: tuple[tuple[str, str], ...]
    suppliers: tuple[tuple[str, str], ...]
    categories: tuple[str, ...]
    newest: date | None


def report_choices(place: Workplace) -> Choices:
    """What reports can be narrowed to."""
    with place.database.reading() as work:
        return Choices(
            stores=tuple((store.code, store.name) for store in catalogue.stores(work)),
            suppliers=tuple((one.code, one.name) for one in catalogue.suppliers(work).values()),
            categories=tuple(sorted({item.category for item in catalogue.items(work).values()} - {""})),
            newest=ledger.newest_day(work),
        )


def write_report(place: Workplace, kind: str, wish: Wish, out: Path) -> Written:
    """Write a report as .pdf, .xlsx, .csv or .html.

    Raises:
        NotFoundError: there is no such report, or not what is wished.
        RetailError: an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting import document_files  # noqa: PLC0415 - reportlab is slow to load

    if kind == EXECUTIVE:
        return Written(out, *report_figures.written(place, wish, out))
    document = _document(place, kind, wish)
    makers: dict[str, Callable[[Path], int]] = {
        ".pdf": partial(document_files.write_pdf, document, page=wish.page),
        ".xlsx": partial(document_files.write_xlsx, document),
        ".csv": partial(document_files.write_csv, document),
        ".html": partial(document_files.write_html, document),
    }
    return Written(out, write_by_ending(out, makers), dict(document.figures))


def preview_report(place: Workplace, kind: str, wish: Wish) -> Preview:
    """The beginning of a report as it will be printed.

    Raises:
        NotFoundError: there is no such report, or not what is wished.
    """
    from retail_desktop.reporting.document_html import html  # noqa: PLC0415 - reporting loads XlsxWriter

    document = _document(place, kind, wish)
    lines = report_figures.FIGURES if kind == EXECUTIVE else document.count
    return Preview(html(document, PREVIEW_LINES), lines)


def _document(place: Workplace, kind: str, wish: Wish) -> "Document":
    makers: dict[str, Callable[[Workplace, Wish], Document]] = {
        "stock": report_stock.valuation_document,
        "idle": report_stock.idle_document,
        "supplier": report_suppliers.supplier_document,
        "schedule": report_schedule.schedule_document,
        "receiving": report_receiving.receiving_document,
        "sales": report_sales.sales_document,
        EXECUTIVE: report_figures.figures_document,
    }
    if kind not in makers:
        raise NotFoundError(f"There is no report {kind}. Known are: {', '.join(makers)}.")
    return makers[kind](place, wish)

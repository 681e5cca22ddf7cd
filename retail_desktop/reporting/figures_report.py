"""The figures of a store as a report: one page on paper, a page of HTML, and a table for programs."""

from pathlib import Path
from typing import TextIO

from retail_desktop.domain.figures import DEFINITIONS, Compared, Figure, StoreFigures
from retail_desktop.reporting import document_html, tables
from retail_desktop.reporting.document import ROOMY, Column, Document, Listing, Occasion, Section
from retail_desktop.reporting.figure_words import change_words, days_of, said, value_words
from retail_desktop.reporting.tables import Cell, Table, TableColumn
from retail_desktop.reporting.valuation_report import NO_CATEGORY

TITLE = "Figures at a glance"
_TABLE: tuple[tuple[str, tables.Kind], ...] = (
    ("figure", "text"), ("name", "text"), ("unit", "text"), ("value", "number"), ("before", "number"),
    ("last_year", "number"), ("currency", "text"), ("store", "code"), ("first", "date"), ("last", "date"),
    ("before_first", "date"), ("before_last", "date"), ("last_year_first", "date"), ("last_year_last", "date"),
    ("note", "text"), ("reason", "text"), ("before_reason", "text"), ("last_year_reason", "text"), ("formula", "text"),
)  # fmt: skip
_FIGURES = (
    Column("name", "Figure", "text", 110),
    Column("value", "Value", "text", 70),
    Column("before", "Against the period before", "text", 130),
    Column("last_year", "Against last year", "text", 130),
    Column("note", "Remark", "text", ROOMY),
)
_RISKS = (
    Column("sku", "Code", "code", 70),
    Column("name", "Description", "text", ROOMY),
    Column("store", "Store", "code", 60),
    Column("supplier", "Supplier", "code", 60),
    Column("status", "Status", "text", 100),
    Column("days_without", "Days without", "number", 50),
    Column("at_stake", "Sales at stake", "money", 70),
)
_IDLE = (
    Column("category", "Category", "text", ROOMY),
    Column("stock", "Stock at cost", "money", 80),
    Column("excess", "Excess", "money", 70),
    Column("dead", "Dead", "money", 70),
)
_MONTHS = (
    Column("first", "From", "date", 60),
    Column("last", "To", "date", 60),
    Column("net_sales", "Net sales", "money", 80),
    Column("last_year", "Same weekdays a year before", "money", 80),
    Column("margin", "Margin", "percent", 60),
)


def metrics_table(found: StoreFigures) -> Table:
    """Every figure with the two it is compared with, exact, and the reason where there is none."""
    columns = tuple(TableColumn(key, key, kind) for key, kind in _TABLE)
    return Table("Figures", columns, [_exact(found, found.figures[figure]) for figure in Figure])


def write_csv(found: StoreFigures, out: Path | TextIO) -> int:
    """Write every figure; returns their number."""
    return tables.write_csv(metrics_table(found), out)


def write_xlsx(found: StoreFigures, out: Path) -> int:
    """Write every figure as a workbook; returns their number."""
    return tables.write_xlsx(metrics_table(found), out)


def write_html(found: StoreFigures, occasion: Occasion, out: Path) -> int:
    """Write one page of HTML; returns the number of figures."""
    document_html.write_html(document(found, occasion), out)
    return len(Figure)


def document(found: StoreFigures, occasion: Occasion) -> Document:
    """The figures as lists, for HTML and the preview."""
    periods = found.periods
    return Document(
        title=TITLE,
        occasion=occasion,
        figures=(
            ("Period", days_of(periods.now)),
            ("Compared with", f"{days_of(periods.before)}, and {days_of(periods.last_year)} (last year)"),
        ),
        listings=(
            _listing("Figures", _FIGURES, tuple(_line(found.figures[figure]) for figure in Figure)),
            _listing("What is out, or runs out before a delivery", _RISKS, tuple(_risks(found))),
            _listing("Excess and dead stock by category", _IDLE, tuple(_idle(found))),
            _listing("Net sales by month", _MONTHS, tuple(_months(found))),
        ),
        notes=found.notes,
        empty="There are no sales yet.",
    )


def _listing(title: str, columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Listing:
    return Listing(title, columns, (Section("", "", rows),))


def _line(one: Compared) -> tuple[Cell, ...]:
    return (
        DEFINITIONS[one.figure].name, value_words(one.figure, one.now.value),
        change_words(one.figure, one.now, one.before), change_words(one.figure, one.now, one.last_year),
        said(one.figure, one.now),
    )  # fmt: skip


def _risks(found: StoreFigures) -> list[tuple[Cell, ...]]:
    return [
        (one.sku, one.name, one.store, one.supplier, one.status, one.days_without, one.at_stake) for one in found.risks
    ]


def _idle(found: StoreFigures) -> list[tuple[Cell, ...]]:
    return [(one.category or NO_CATEGORY, one.stock, one.excess, one.dead) for one in found.idle]


def _months(found: StoreFigures) -> list[tuple[Cell, ...]]:
    return [(one.period.first, one.period.last, one.net_sales, one.last_year, one.margin_share) for one in found.months]


def _exact(found: StoreFigures, one: Compared) -> tuple[Cell, ...]:
    periods, definition = found.periods, DEFINITIONS[one.figure]
    values = [None if told.value is None else round(told.value, 6) for told in (one.now, one.before, one.last_year)]
    return (
        one.figure.value, definition.name, definition.unit.value, *values, found.currency, found.store,
        periods.now.first, periods.now.last, periods.before.first, periods.before.last, periods.last_year.first,
        periods.last_year.last, one.now.note, one.now.reason, one.before.reason, one.last_year.reason,
        definition.formula,
    )  # fmt: skip

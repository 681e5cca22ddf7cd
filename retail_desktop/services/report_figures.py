"""The figures of a store as files."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from retail_desktop.domain.figure_periods import Span
from retail_desktop.domain.figures import DEFINITIONS, Figure, StoreFigures
from retail_desktop.domain.periods import Period
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.report_wish import Paper, Wish, occasion
from retail_desktop.services.store_figures import store_figures
from retail_desktop.services.workplace import Workplace

if TYPE_CHECKING:
    from retail_desktop.reporting.document import Document, Occasion

STANDARD_OUTPUT = "-"
FIGURES = len(Figure)


def write_figures(
    place: Workplace,
    out: Path,
    *,
    span: Span = Span.FOUR_WEEKS,
    own: Period | None = None,
    store: str = "",
    page: Paper = "A4",
    progress: Progress = silent,
) -> StoreFigures:
    """Write the figures as .pdf (one page), .html, .xlsx or .csv; gives them.

    Raises:
        RetailError: an unknown kind of file, the place cannot be written, or there are no such figures.
    """
    from retail_desktop.reporting import figures_pages, figures_report  # noqa: PLC0415 - Matplotlib is slow to load

    found = store_figures(place, span, own=own, store=store, progress=progress)
    made = _occasion(place, found)
    makers: dict[str, Callable[[Path], int]] = {
        ".pdf": lambda path: figures_pages.write_pdf(found, made, path, page),
        ".xlsx": partial(figures_report.write_xlsx, found),
        ".csv": partial(figures_report.write_csv, found),
        ".html": partial(figures_report.write_html, found, made),
    }
    write_by_ending(out, makers)
    return found


def export_figures(place: Workplace, out: str, *, span: Span = Span.FOUR_WEEKS, own: Period | None = None) -> int:
    """Write the figures as a table, .csv or .xlsx, or as CSV to standard output (`-`); gives the number of rows.

    Raises:
        RetailError: an unknown kind of file, the place cannot be written, or there are no such figures.
    """
    from retail_desktop.reporting import figures_report  # noqa: PLC0415 - XlsxWriter is slow to load

    found = store_figures(place, span, own=own)
    if out == STANDARD_OUTPUT:
        return figures_report.write_csv(found, sys.stdout)
    makers: dict[str, Callable[[Path], int]] = {
        ".csv": partial(figures_report.write_csv, found),
        ".xlsx": partial(figures_report.write_xlsx, found),
    }
    return write_by_ending(Path(out), makers)


def figures_document(place: Workplace, wish: Wish) -> "Document":
    """The figures as a report of lists, for the preview.

    Raises:
        RetailError: there are no such figures.
    """
    from retail_desktop.reporting import figures_report  # noqa: PLC0415 - as above

    found = store_figures(place, wish.span or Span.FOUR_WEEKS, store=wish.store)
    return figures_report.document(found, _occasion(place, found))


def written(place: Workplace, wish: Wish, out: Path) -> tuple[int, dict[str, str]]:
    """Write the report that was wished for; gives the number of figures, and the largest of them in words."""
    from retail_desktop.reporting.figure_words import value_words  # noqa: PLC0415 - as above

    found = write_figures(place, out, span=wish.span or Span.FOUR_WEEKS, store=wish.store, page=wish.page)
    shown = (Figure.NET_SALES, Figure.STOCK_VALUE)
    return FIGURES, {DEFINITIONS[one].name: value_words(one, found.figures[one].now.value) for one in shown}


def _occasion(place: Workplace, found: StoreFigures) -> "Occasion":
    with place.database.reading() as work:
        return occasion(place, work, found.periods.now.last, f"store {found.store}" if found.store else "all stores")

"""A report of lists as PDF, workbook, CSV or HTML."""

from pathlib import Path
from typing import TextIO

from retail_desktop.reporting import document_pages, tables
from retail_desktop.reporting.document import Document, table
from retail_desktop.reporting.document_html import html, write_html
from retail_desktop.reporting.paper import Page, Sheet, write_pages
from retail_desktop.reporting.wording import short_date

__all__ = ["html", "write_csv", "write_html", "write_pdf", "write_xlsx"]


def write_pdf(document: Document, path: Path, page: Page = "A4") -> int:
    """Write numbered pages; returns the number of lines.

    Raises:
        RetailError: the file cannot be written.
    """
    place = document.occasion.store_name
    sheet = Sheet(
        title=f"{document.title}, {place}, {short_date(document.occasion.as_of)}",
        author=place,
        footer=f"{document.title} · {place} · printed {document.occasion.printed_at} by {document.occasion.printed_by}",
        page=page,
        lying=document.lying,
    )
    write_pages(path, sheet, lambda: document_pages.story(document, sheet.width))
    return document.count


def write_csv(document: Document, out: Path | TextIO) -> int:
    """Write every line with its exact figures; returns the number of lines."""
    return tables.write_csv(table(document), out)


def write_xlsx(document: Document, path: Path) -> int:
    """Write every line as a workbook; returns the number of lines."""
    return tables.write_xlsx(table(document), path)

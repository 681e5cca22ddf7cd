"""A list that is being counted as paper to write on, or as a table to fill in."""

from functools import partial
from pathlib import Path

from retail_desktop.domain.errors import NotFoundError
from retail_desktop.services.count_stock import list_counts, read_sheet
from retail_desktop.services.endings import write_by_ending
from retail_desktop.services.report_wish import Paper, occasion
from retail_desktop.services.workplace import Workplace

ORDERS = ("category", "code", "list")
"""In which order the lines can stand: by category as shelves are, by code, or as the list was made."""


def write_count_sheet(
    place: Workplace,
    number: int | None,
    out: Path,
    *,
    page: Paper = "A4",
    order: str = "category",
    with_book: bool = True,
) -> int:
    """Write a list as .pdf, .xlsx, .csv or .html; the newest one unless named. Gives the number of its lines.

    Raises:
        NotFoundError: no such list is being counted, or there is no such order.
        RetailError: an unknown kind of file, or the place cannot be written.
    """
    from retail_desktop.reporting import count_sheet, document_files  # noqa: PLC0415 - reportlab is slow to load

    if order not in ORDERS:
        raise NotFoundError(f"There is no order “{order}”. Known are: {', '.join(ORDERS)}.")
    sheet = read_sheet(place, _number(place, number))
    lines = [
        count_sheet.SheetLine(
            line.sku, line.name, line.category, line.barcodes[0] if line.barcodes else "", line.book, line.counted
        )
        for line in sheet.lines
    ]
    with place.database.reading() as work:
        made = occasion(place, work, sheet.day, f"store {sheet.store}")
    title = f"{sheet.number}, {sheet.name}, store {sheet.store}"
    wanted = count_sheet.SheetOrder(order)
    document = count_sheet.document(title, lines, made, order=wanted, with_book=with_book)
    return write_by_ending(
        out,
        {
            ".pdf": partial(document_files.write_pdf, document, page=page),
            ".xlsx": partial(document_files.write_xlsx, document),
            ".csv": partial(document_files.write_csv, document),
            ".html": partial(document_files.write_html, document),
        },
    )


def _number(place: Workplace, number: int | None) -> int:
    if number is not None:
        return number
    lists = list_counts(place)
    if not lists:
        raise NotFoundError("No list is being counted. Make one first, like: retail-desktop count make --by risk")
    return lists[0].number

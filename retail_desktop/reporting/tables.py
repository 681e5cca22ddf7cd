"""Tables as files: CSV for programs, XLSX for people; codes stay text, numbers stay numbers, formulas stay words."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TextIO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.quantities import plain
from retail_desktop.reporting.atomic import writing

Kind = Literal["text", "code", "number", "money", "date", "percent"]
Cell = str | Decimal | int | float | date | None

LARGEST_SHEET = 1_048_575
LONGEST_CELL = 32_767
_STARTS_FORMULA = tuple("=+-@\t\r\n\0＝＋－＠")
_BOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column; a percentage is a fraction of one; `decimals` None writes a number as exactly as it is."""

    key: str
    header: str
    kind: Kind
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the rows may come one by one, and are read once."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: Iterable[Sequence[Cell]]


def write_csv(table: Table, out: Path | TextIO) -> int:
    """Write UTF-8 without byte order mark, lines ending in a line feed; returns the number of rows.

    Dates are ISO, decimals have a point, nothing known is an empty cell. A text that a spreadsheet would take for a
    formula gets a leading apostrophe (OWASP, "CSV Injection"), which the import takes away again.

    Raises:
        RetailError: the file cannot be written.
    """
    if not isinstance(out, Path):
        return _write_rows(table, out)
    with writing(out) as temporary, temporary.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        return _write_rows(table, stream)


def write_xlsx(table: Table, path: Path) -> int:
    """Write a workbook of one sheet with a fixed header and filters; returns the number of rows.

    Raises:
        RetailError: the file cannot be written, or has more rows than a sheet can hold.
    """
    with writing(path) as temporary, TemporaryDirectory() as workshop:
        packed = BytesIO()  # a zip file whose disk fills up cannot be closed in silence
        book = xlsxwriter.Workbook(packed, {"tmpdir": workshop, **_BOOK})
        try:
            count = _fill(book, table)
        finally:
            _close(book)
        temporary.write_bytes(packed.getbuffer())
    return count


def _write_rows(table: Table, stream: TextIO) -> int:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.header for column in table.columns])
    count = 0
    for count, row in enumerate(table.rows, 1):  # noqa: B007  the last number is the result
        writer.writerow([_as_text(column, cell) for column, cell in zip(table.columns, row, strict=True)])
    return count


def _as_text(column: TableColumn, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        words = cell.replace("\r\n", "\n").replace("\r", "\n")  # a bare return would end the record unquoted
        return f"'{words}" if cell.lstrip("'").startswith(_STARTS_FORMULA) else words
    if isinstance(cell, date):
        return cell.isoformat()
    if not isfinite(cell):
        return ""
    number = Decimal(str(cell))
    if column.decimals is not None:
        return f"{number:.{column.decimals + 2 * (column.kind == 'percent')}f}"
    whole, _, digits = plain(number).partition(".")
    return f"{whole}.{digits:0<2}" if column.kind == "money" else plain(number)


def _fill(book: Any, table: Table) -> int:  # noqa: ANN401  XlsxWriter ships no types
    sheet = book.add_worksheet(_sheet_name(table.title))
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F0F2F3", "valign": "vcenter", "text_wrap": True})
    formats = [book.add_format({"num_format": _number_format(column), "valign": "top"}) for column in table.columns]
    guarded = book.add_format({"num_format": "@", "valign": "top", "quote_prefix": True})
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.header, head)
    widths = [len(column.header) for column in table.columns]
    count = 0
    for count, row in enumerate(table.rows, 1):
        if count > LARGEST_SHEET:
            raise RetailError(f"A sheet holds {LARGEST_SHEET:,} rows and this table has more. Save it as CSV instead.")
        for place, cell in enumerate(row):
            _write_cell(sheet, (count, place), cell, formats[place], guarded)
            widths[place] = max(widths[place], len(str(cell or "")))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(max(width + 2, 9), 60))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, count, len(table.columns) - 1)
    return count


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, style: Any, guarded: Any) -> None:  # noqa: ANN401  XlsxWriter ships no types
    if isinstance(cell, str):
        sheet.write_string(*place, cell[:LONGEST_CELL], guarded if cell.startswith(_STARTS_FORMULA) else style)
    elif isinstance(cell, date):
        sheet.write_datetime(*place, cell, style)
    elif cell is not None and isfinite(cell):
        sheet.write_number(*place, cell, style)


def _close(book: Any) -> None:  # noqa: ANN401  XlsxWriter ships no types
    try:
        book.close()
    except FileCreateError as error:
        for sheet in book.worksheets():
            sheet.row_data_fh.close()  # the library forgets them when the disk is full
        raise OSError(*error.args[0].args) from error


def _number_format(column: TableColumn) -> str:
    zeros = "0" * (column.decimals or 0)
    match column.kind:
        case "date":
            return "yyyy-mm-dd"
        case "money":
            return f"#,##0.{zeros or '00##'}"
        case "percent":
            return f"0.{zeros or '0'}%"
        case "number":
            return f"#,##0.{zeros}" if zeros else "General" if column.decimals is None else "#,##0"
        case _:
            return "@"


def _sheet_name(title: str) -> str:
    return _NOT_IN_SHEET_NAMES.sub(" ", title)[:31].strip() or "Table"

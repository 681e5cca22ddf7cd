"""Spreadsheet files: which sheet is meant, and its rows as texts.

One sheet that holds a table is read; several are a question. Rows and columns that are hidden are data like the others.
"""

import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from retail_desktop.domain.errors import FileRefusedError, NeedsAnswerError
from retail_desktop.importing.books.book import Book, Row, Table, too_large
from retail_desktop.importing.books.ods import Ods
from retail_desktop.importing.books.spreadsheet_xml import SpreadsheetXml
from retail_desktop.importing.books.xls import BARE, Xls
from retail_desktop.importing.books.xlsb import Xlsb
from retail_desktop.importing.books.xlsx import Xlsx
from retail_desktop.importing.progress import Progress

MOST_CELLS = 50_000_000
LARGEST_UNPACKED = 4 * 1024**3
LARGEST_RATIO = 200
RATIO_MATTERS_FROM = 100 * 1024**2
OLD_WORKBOOKS = (b"\xd0\xcf\x11\xe0", BARE)  # how they begin
_LOOKED_AT = 50
_SHOWN_ROWS, _SHOWN_COLUMNS = 4, 8


def read_workbook(name: str, file: BinaryIO, wanted: str | None, progress: Progress) -> Table:
    """The sheet that is wanted by name or number, or the only one that holds a table; else a question."""
    book = _opened(name, file, progress)
    place, notes = _chosen(name, book, wanted)
    return Table(_counted(name, book, place), book.merged, notes, book.from_1904)


def _opened(name: str, file: BinaryIO, progress: Progress) -> Book:
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    if head.startswith(OLD_WORKBOOKS):
        return Xls(name, file, progress)
    if not head.startswith(b"PK"):
        return SpreadsheetXml(name, file, progress)
    archive = zipfile.ZipFile(file)
    unpacked, packed = (sum(getattr(entry, what) for entry in archive.infolist()) for what in _SIZES)
    if unpacked > LARGEST_UNPACKED or (unpacked > RATIO_MATTERS_FROM and unpacked > packed * LARGEST_RATIO):
        raise too_large(name)
    names = {entry.filename.replace("\\", "/").lower() for entry in archive.infolist()}
    if "content.xml" in names:
        return Ods(name, archive, progress)
    return Xlsb(name, archive, progress) if "xl/workbook.bin" in names else Xlsx(name, archive, progress)


_SIZES = ("file_size", "compress_size")


def _chosen(name: str, book: Book, wanted: str | None) -> tuple[int, tuple[str, ...]]:
    """The place of the sheet to read, and what to say about it."""
    seen = [place for place, sheet in enumerate(book.sheets) if sheet.visible] or list(range(len(book.sheets)))
    if wanted is not None:
        place = _named(name, book, seen, wanted)
        title = book.sheets[place].name
        if not _beginning(book, place):
            raise FileRefusedError(f"The sheet “{title}” of “{name}” is empty. Choose another one.")
        return place, (f"The sheet “{title}” is read, as you chose.",)
    beginnings = {place: _beginning(book, place) for place in seen}
    filled = [place for place in seen if beginnings[place]]
    if not filled:
        raise FileRefusedError(f"“{name}” is a workbook without any data. Check that the export finished.")
    tables = [place for place in filled if _looks_like_table(beginnings[place])] or filled
    if len(tables) > 1:
        raise NeedsAnswerError(
            f"“{name}” has {len(tables)} sheets with data. Choose the one to import; the others can follow.",
            "sheet",
            {book.sheets[place].name: _shown(beginnings[place]) for place in tables},
        )
    title = book.sheets[tables[0]].name
    hidden = len(book.sheets) - len(seen)
    others = [book.sheets[place].name for place in filled if place != tables[0]]
    notes = [f"The sheet “{title}” is read."]
    if others:
        notes.append(f"Sheets without a table are not read: {', '.join(others)}.")
    if hidden:
        notes.append(f"{hidden} hidden {'sheet is' if hidden == 1 else 'sheets are'} not read.")
    return tables[0], tuple(notes)


def _named(name: str, book: Book, seen: Sequence[int], wanted: str) -> int:
    """The sheet with this name, in any case, else the one with this number among those that people see."""
    text = wanted.strip()
    for same in (str.strip, lambda title: title.strip().casefold()):
        found = [place for place, sheet in enumerate(book.sheets) if same(sheet.name) == same(text)]
        if len(found) == 1:
            return found[0]
    if text.isdecimal() and 1 <= int(text) <= len(seen):
        return seen[int(text) - 1]
    titles = ", ".join(f"“{book.sheets[place].name}”" for place in seen)
    raise FileRefusedError(f"“{name}” has no sheet “{text}”. Its sheets are: {titles}.")


def _beginning(book: Book, place: int) -> list[Sequence[str]]:
    return [row for _, row in islice(book.rows(place), _LOOKED_AT)]


def _looks_like_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether at least two rows have two filled cells or more."""
    return sum(sum(bool(cell.strip()) for cell in row) > 1 for row in rows) > 1


def _shown(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The first rows for a person to recognise, without what is empty on their left."""
    first = min((place for row in rows for place, cell in enumerate(row) if cell), default=0)
    return [list(row[first : first + _SHOWN_COLUMNS]) for row in rows[:_SHOWN_ROWS]]


def _counted(name: str, book: Book, place: int) -> Iterator[Row]:
    """The rows of a sheet as long as they are no more than a sheet of sales can be."""
    cells = 0
    for number, row in book.rows(place):
        cells += len(row)
        if cells > MOST_CELLS:
            raise too_large(name)
        yield number, row

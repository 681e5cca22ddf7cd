"""Web pages that hold a table, as many programs export them under the name .xls: the table's rows as texts."""

import codecs
import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import BinaryIO

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books.book import MOST_COLUMNS, Row, Table, Tall, too_large
from retail_desktop.importing.progress import Progress

_LARGEST = 256 * 1024**2
_MOST_CELLS = 5_000_000
_PIECE = 64 * 1024
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SILENT = {"script", "style"}
_LONGEST_TAG = 1024**2
_SAME_AS = {"iso-8859-1": "cp1252", "ascii": "cp1252"}  # what programs call so is nearly always the wider one


@dataclass(slots=True)
class Grid:
    """One table of a page: its rows in order, and the cells that reach down over several of them."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[Tall] = field(default_factory=list)

    @property
    def fullness(self) -> int:
        """How many rows have two filled cells or more."""
        return sum(sum(bool(cell) for cell in row) > 1 for row in self.rows)


def read_html_table(name: str, file: BinaryIO, progress: Progress) -> Table:
    """The page's largest table, and those with the same headings behind it; its rows are numbered from 1.

    Raises:
        FileRefusedError: there is no table of at least two rows with two cells.
    """
    file.seek(0)
    content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise too_large(name)
    reader = _Reader(name)
    text = _decoded(_page_of(content))
    for place in range(0, len(text), _PIECE):
        progress("Reading the page", place // 1024, len(text) // 1024)
        reader.feed(text[place : place + _PIECE])
        if len(reader.rawdata) > _LONGEST_TAG:
            raise too_large(name)
    reader.close()
    largest = max(reader.grids, key=lambda grid: grid.fullness, default=Grid())
    if largest.fullness < 2:
        raise FileRefusedError(
            f"“{name}” is a web page without a table of sales. Export the sales as CSV and import that file."
        )
    same = [grid for grid in reader.grids if grid is largest or _headings(grid) == _headings(largest)]
    others = sum(grid.fullness > 1 for grid in reader.grids if not any(grid is one for one in same))
    notes = ["The file is a web page; its table is read."]
    if others:
        notes.append(f"{others} other {'table' if others == 1 else 'tables'} on the page are not read.")
    rows, merged = _joined(same)
    return Table(rows, merged, tuple(notes))


def _headings(grid: Grid) -> list[str]:
    return next((row for row in grid.rows if sum(map(bool, row)) > 1), [])


def _joined(grids: Sequence[Grid]) -> tuple[list[Row], list[Tall]]:
    rows: list[Row] = []
    merged: list[Tall] = []
    before = 0
    for grid in grids:
        rows.extend((before + number, row) for number, row in enumerate(grid.rows, 1) if any(row))
        merged.extend(Tall(before + tall.first, before + tall.last, tall.column) for tall in grid.merged)
        before += len(grid.rows)
    return rows, merged


def _page_of(content: bytes) -> bytes:
    """The page itself, where it is kept as a message with its pictures as parts."""
    if not content[:200].lstrip().lower().startswith(b"mime-version:"):
        return content
    parts = [part for part in email.message_from_bytes(content).walk() if part.get_content_type() == "text/html"]
    pages = [payload for part in parts if isinstance(payload := part.get_payload(decode=True), bytes)]
    return max(pages, key=len, default=b"")


def _decoded(content: bytes) -> str:
    """The page as text, by its mark, its own declaration, or what fits."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in (*_declared(content[:8192]), "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace")


def _declared(head: bytes) -> Iterator[str]:
    for found in _DECLARED.findall(head):
        try:
            encoding = codecs.lookup(found.decode("ascii")).name
            "".encode(encoding)
        except LookupError:
            continue
        yield _SAME_AS.get(encoding, encoding)


class _Open:
    """A table whose end has not come yet."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.row: list[str] | None = None
        self.cell: list[str] | None = None
        self.spans = 1, 1
        self.reaching: dict[int, int] = {}  # column: rows that a cell from above still takes up

    def begin_row(self) -> None:
        self.end_row()
        self.row = []
        self._skip_taken()

    def begin_cell(self, columns: int, rows: int) -> None:
        self.end_cell()
        if self.row is None:
            self.begin_row()
        self.cell, self.spans = [], (columns, rows)

    def end_cell(self) -> None:
        if self.cell is None or self.row is None:
            return
        columns, rows = self.spans
        column = len(self.row)
        if column + columns <= MOST_COLUMNS:
            self.row.append(" ".join("".join(self.cell).split()))
            self.row.extend([""] * (columns - 1))
            if rows > 1:
                line = len(self.grid.rows) + 1
                self.grid.merged.append(Tall(line, line + rows - 1, column))
                self.reaching.update((column + step, rows) for step in range(columns))
        self.cell = None
        self._skip_taken()

    def end_row(self) -> None:
        self.end_cell()
        if self.row is not None:
            self.grid.rows.append(self.row)
            self.reaching = {column: rows - 1 for column, rows in self.reaching.items() if rows > 1}
        self.row = None

    def _skip_taken(self) -> None:
        """Leave room for cells that reach down from above."""
        line = self.row if self.row is not None else []
        while len(line) in self.reaching and len(line) < MOST_COLUMNS:
            line.append("")


class _Reader(HTMLParser):
    """Gathers the tables of a page; a table inside another's cell counts as one of its own."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self._name = name
        self._open: list[_Open] = []
        self._silent = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append(_Open())
            self.grids.append(self._open[-1].grid)
        elif tag in _SILENT:
            self._silent += 1
        elif self._open and tag == "tr":
            self._open[-1].begin_row()
        elif self._open and tag in {"td", "th"}:
            values = dict(attrs)
            columns, rows = _span(values.get("colspan")), _span(values.get("rowspan"))
            self._cells += columns
            if self._cells > _MOST_CELLS:
                raise too_large(self._name)
            self._open[-1].begin_cell(columns, rows)
        elif tag in {"br", "p", "div", "li"}:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif not self._open:
            return
        elif tag == "table":
            self._open.pop().end_row()
        elif tag == "tr":
            self._open[-1].end_row()
        elif tag in {"td", "th"}:
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent:
            cell = self._open[-1].cell
            if cell is not None:
                cell.append(data)

    def close(self) -> None:
        super().close()
        while self._open:
            self._open.pop().end_row()


def _span(text: str | None) -> int:
    return min(max(1, int(text)), 1_000) if text and text.strip().isdecimal() else 1

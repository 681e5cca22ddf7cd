"""The XML that Excel 2002 and 2003 wrote, and that reports still write under the name .xls."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from retail_desktop.importing.books.book import MOST_COLUMNS, MOST_ROWS, Pace, Row, Sheet, Tall, unharmed
from retail_desktop.importing.books.formats import iso_text, number_text, reading_of
from retail_desktop.importing.books.markup import plain_name, read_markup
from retail_desktop.importing.progress import Progress


class SpreadsheetXml:
    """One opened workbook of a single XML file."""

    def __init__(self, name: str, file: BinaryIO, progress: Progress) -> None:
        self._name = name
        self._file = file
        self.merged: list[Tall] = []
        self.from_1904 = False
        self._pace = Pace(2 * file.seek(0, io.SEEK_END), progress)
        outline = _Cells(-1, self.merged)
        for _ in self._events(outline):
            pass
        self.sheets = tuple(outline.sheets)

    def rows(self, place: int) -> Iterator[Row]:
        """The filled rows of one sheet."""
        self.merged.clear()
        cells = _Cells(place, self.merged)
        for _ in self._events(cells):
            yield from cells.found
            cells.found.clear()
            if cells.over:
                return

    def _events(self, handler: "_Cells") -> Iterator[int]:
        self._file.seek(0)
        with unharmed(self._name):
            for count in read_markup(self._name, self._file, handler):
                self._pace.step(count)
                yield count


class _Cells:
    """The names of all sheets and the cells of one; `found` are its rows since it was last emptied."""

    def __init__(self, place: int, merged: list[Tall]) -> None:
        self.sheets: list[Sheet] = []
        self.found: list[Row] = []
        self.over = False
        self._place = place
        self._merged = merged
        self._codes: dict[str, str] = {}
        self._style = ""
        self._row: list[str] = []
        self._line = self._span = 0
        self._column = -1
        self._cell: dict[str, str] = {}
        self._kind: str | None = None
        self._pieces: list[str] = []
        self._listens = False
        self._in_comment = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind, plain = plain_name(name), {plain_name(word): value for word, value in attributes.items()}
        if kind == "Style":
            self._style = plain.get("ID", "")
        elif kind == "NumberFormat":
            self._codes[self._style] = plain.get("Format", "")
        elif kind == "Worksheet":
            self.sheets.append(Sheet(plain.get("Name", "")))
            self._line = 0
        elif kind == "Visible":
            self._pieces, self._listens = [], True
        elif len(self.sheets) - 1 == self._place:
            self._begin(kind, plain)

    def _begin(self, kind: str, attributes: dict[str, str]) -> None:
        if kind == "Row":
            self._line = int(attributes.get("Index", self._line + 1))
            self._row, self._column, self._span = [], -1, int(attributes.get("Span", "0"))
            if not 1 <= self._line <= MOST_ROWS:
                raise ValueError(self._line)
        elif kind == "Cell":
            self._cell, self._kind, self._pieces = attributes, None, []
            self._column = int(attributes.get("Index", self._column + 2)) - 1
            if not 0 <= self._column < MOST_COLUMNS:
                raise ValueError(self._column)
        elif kind == "Comment":
            self._in_comment = True
        elif kind == "Data" and not self._in_comment:
            self._kind, self._listens = attributes.get("Type", "String"), True

    def text(self, text: str) -> None:
        if self._listens:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        kind = plain_name(name)
        if kind == "Visible":
            self._listens = False
            if self.sheets and "".join(self._pieces).strip() in {"SheetHidden", "SheetVeryHidden"}:
                self.sheets[-1] = Sheet(self.sheets[-1].name, visible=False)
        if len(self.sheets) - 1 != self._place:
            return
        if kind == "Data":
            self._listens = False
        elif kind == "Comment":
            self._in_comment = False
        elif kind == "Cell":
            self._put()
            self._cell = {}
        elif kind == "Row":
            if self._row:
                self.found.append((self._line, self._row))
            self._line += self._span
        elif kind == "Worksheet":
            self.over = True

    def _put(self) -> None:
        text = self._shown("".join(self._pieces))
        if text:
            self._row.extend([""] * (self._column - len(self._row)))
            self._row.append(text)
            down = int(self._cell.get("MergeDown", "0"))
            if down > 0:
                self._merged.append(Tall(self._line, min(self._line + down, MOST_ROWS), self._column))
        self._column += max(0, int(self._cell.get("MergeAcross", "0")))

    def _shown(self, text: str) -> str:
        if self._kind is None:
            return self._cell.get("Formula", "")
        if self._kind == "Number":
            reading = reading_of(0, self._codes.get(self._cell.get("StyleID", ""), ""), from_1904=False)
            return reading(text) if reading else number_text(text)
        if self._kind == "Boolean":
            return "TRUE" if text.strip() == "1" else "FALSE"
        return iso_text(text) if self._kind == "DateTime" else text

"""OpenDocument spreadsheets (.ods): read as a stream; cells that stand for many are counted out."""

import re
import zipfile
from collections.abc import Iterator

from retail_desktop.importing.books.book import (
    MOST_COLUMNS,
    MOST_ROWS,
    Pace,
    Row,
    Sheet,
    Tall,
    damaged,
    protected,
    too_large,
    unharmed,
)
from retail_desktop.importing.books.formats import iso_text, number_text
from retail_desktop.importing.books.markup import plain_name, read_markup
from retail_desktop.importing.progress import Progress

_LENGTH = re.compile(r"-?PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_NUMBERS = {"float", "percentage", "currency"}
_MOST_ALIKE = 1_000_000  # cells that one row may stand for
_CONTENT = "content.xml"
_LONGEST_MANIFEST = 1024**2
_MANIFEST = "META-INF/manifest.xml"


class Ods:
    """One opened spreadsheet; `archive` stays open as long as it is read."""

    def __init__(self, name: str, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._name = name
        self._archive = archive
        self.merged: list[Tall] = []
        self.from_1904 = False
        names = set(archive.namelist())
        if _MANIFEST in names:
            with archive.open(_MANIFEST) as manifest:
                if b"encryption-data" in manifest.read(_LONGEST_MANIFEST):
                    raise protected(name)
        if _CONTENT not in names:
            raise damaged(name)
        self._pace = Pace(2 * archive.getinfo(_CONTENT).file_size, progress)
        outline = _Outline()
        for _ in self._events(outline):
            pass
        self.sheets = tuple(outline.sheets)

    def rows(self, place: int) -> Iterator[Row]:
        """The filled rows of one sheet."""
        self.merged.clear()
        cells = _Cells(self._name, place, self.merged)
        for _ in self._events(cells):
            while cells.found:
                number, row, times = cells.found.pop(0)
                for again in range(times):
                    yield number + again, row
            if cells.over:
                return

    def _events(self, handler: "_Outline | _Cells") -> Iterator[int]:
        with unharmed(self._name), self._archive.open(_CONTENT) as part:
            for count in read_markup(self._name, part, handler):
                self._pace.step(count)
                yield count


class _Outline:
    """The sheets by name, and whether their style hides them."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._hidden: set[str] = set()
        self._style = ""
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = plain_name(name)
        if kind == "style":
            self._style = attributes.get("style:name", "")
        elif kind == "table-properties" and attributes.get("table:display") == "false":
            self._hidden.add(self._style)
        elif name == "table:table":
            if not self._depth:
                visible = attributes.get("table:style-name") not in self._hidden
                self.sheets.append(Sheet(attributes.get("table:name", ""), visible))
            self._depth += 1

    def end(self, name: str) -> None:
        if name == "table:table":
            self._depth -= 1

    def text(self, text: str) -> None:
        """Texts are not needed here."""


class _Cells:
    """The cells of one sheet; `found` are row number, texts and number of repetitions of the rows read of late."""

    def __init__(self, name: str, place: int, merged: list[Tall]) -> None:
        self.found: list[tuple[int, list[str], int]] = []
        self.over = False
        self._name = name
        self._place = place
        self._merged = merged
        self._table = -1
        self._depth = 0
        self._line = 1
        self._times = 1
        self._row: list[str] = []
        self._column = 0
        self._cell: dict[str, str] = {}
        self._paragraphs: list[str] = []
        self._inside = False
        self._aside = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._table += not self._depth
            self._depth += 1
        if self._table != self._place or self._depth != 1:
            return
        if name == "table:table-row":
            self._times = _count(attributes, "table:number-rows-repeated", MOST_ROWS)
            self._row, self._column = [], 0
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._cell, self._paragraphs = attributes, []
        elif name == "office:annotation":
            self._aside += 1
        elif not self._aside:
            self._begin_text(name, attributes)

    def _begin_text(self, name: str, attributes: dict[str, str]) -> None:
        if name == "text:p":
            self._paragraphs.append("")
            self._inside = True
        elif self._inside and name == "text:s":
            self._paragraphs[-1] += " " * _count(attributes, "text:c", 1_000)
        elif self._inside and name in {"text:line-break", "text:tab"}:
            self._paragraphs[-1] += " "

    def text(self, text: str) -> None:
        if self._inside:
            self._paragraphs[-1] += text

    def end(self, name: str) -> None:
        if name == "table:table":
            self._depth -= 1
            self.over = self._table == self._place and not self._depth
        if self._table != self._place or self._depth != 1:
            return
        if name == "text:p":
            self._inside = False
        elif name == "office:annotation":
            self._aside -= 1
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._put()
        elif name == "table:table-row":
            if self._row:
                if len(self._row) * self._times > _MOST_ALIKE:
                    raise too_large(self._name)
                self.found.append((self._line, self._row, self._times))
            self._line += self._times

    def _put(self) -> None:
        times = _count(self._cell, "table:number-columns-repeated", MOST_COLUMNS)
        text = _shown(self._cell, " ".join(self._paragraphs))
        if text:
            if self._line + self._times - 1 > MOST_ROWS or self._column + times > MOST_COLUMNS:
                raise ValueError(self._line)
            self._row.extend([""] * (self._column - len(self._row)))
            self._row.extend([text] * times)
            rows = _count(self._cell, "table:number-rows-spanned", MOST_ROWS)
            if rows > 1:
                self._merged.append(Tall(self._line, self._line + rows - 1, self._column))
        self._column += times


def _count(attributes: dict[str, str], name: str, most: int) -> int:
    return min(max(1, int(attributes.get(name, "1"))), most)


def _shown(cell: dict[str, str], text: str) -> str:
    """The cell's value; its text where that holds more: an error's name, or zeros in front of a code."""
    kind = cell.get("office:value-type", "")
    value = cell.get("office:value", "")
    if kind in _NUMBERS and value:
        number = number_text(value)
        padded = text.isdigit() and text != number and text.lstrip("0") == number.lstrip("0")
        return text if padded or cell.get("calcext:value-type") == "error" else number
    if kind == "date":
        return iso_text(cell.get("office:date-value", text))
    if kind == "time":
        return _clock(cell.get("office:time-value", ""), text)
    if kind == "boolean":
        return cell.get("office:boolean-value", text).upper()
    if cell.get("table:formula") and not kind:
        return cell["table:formula"][:1_000]
    return cell.get("office:string-value", text)


def _clock(length: str, text: str) -> str:
    found = _LENGTH.fullmatch(length)
    return ":".join(f"{int(part or 0):02}" for part in found.groups()) if found else text

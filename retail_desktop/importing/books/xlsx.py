"""Excel workbooks since 2007 (.xlsx, .xlsm): read as a stream, cell by cell, in little memory.

The value that was stored counts, shown as the cell's format shows dates and leading zeros. A formula whose result was
never stored gives its own text, so that nobody takes it for an empty cell or for the zero that stands in its place.
"""

import re
import zipfile
from collections.abc import Iterator

from retail_desktop.importing.books.book import (
    LARGEST_TEXTS,
    MOST_COLUMNS,
    MOST_ROWS,
    Progress,
    Row,
    Sheet,
    Tall,
    too_large,
)
from retail_desktop.importing.books.formats import Reading, iso_text, number_text, reading_of
from retail_desktop.importing.books.markup import Quiet, plain_name
from retail_desktop.importing.books.parts import Parts, linked

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


class Xlsx:
    """One opened workbook; `archive` stays open as long as it is read."""

    def __init__(self, name: str, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._name = name
        self._parts = Parts(name, archive, progress)
        self.merged: list[Tall] = []
        workbook = self._parts.main("xl/workbook.xml")
        self._links = self._parts.links(workbook)
        self._outline = _Outline()
        self._parts.tell(workbook, self._outline)
        kept = [
            (sheet, self._links[key][1])
            for sheet, key in self._outline.sheets
            if key in self._links and self._links[key][0].endswith("/worksheet")
        ]
        self.from_1904 = self._outline.from_1904
        self.sheets = tuple(sheet for sheet, _ in kept)
        self._places = [path for _, path in kept]
        self._shared: tuple[list[str], list[Reading | None]] | None = None

    def rows(self, place: int) -> Iterator[Row]:
        """The filled rows of one sheet."""
        self._shared = self._shared or self._load()
        self.merged.clear()
        cells = _Cells(*self._shared, self.merged, stale=self._outline.stale)
        for _ in self._parts.pieces(self._places[place], cells):
            yield from cells.found
            cells.found.clear()

    def _load(self) -> tuple[list[str], list[Reading | None]]:
        """The texts and the formats that all sheets share."""
        styles, strings = _Styles(), _Strings()
        path = linked(self._links, "/styles")
        if path in self._parts:
            self._parts.tell(path, styles)
        path = linked(self._links, "/sharedstrings")
        if path in self._parts:
            if self._parts.size(path) > LARGEST_TEXTS:
                raise too_large(self._name)
            self._parts.tell(path, strings)
        return strings.found, [
            reading_of(number, styles.codes.get(number), from_1904=self.from_1904) for number in styles.used
        ]


class _Outline(Quiet):
    def __init__(self) -> None:
        self.sheets: list[tuple[Sheet, str]] = []
        self.from_1904 = False
        self.stale = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = plain_name(name)
        if kind == "sheet":
            key = next((value for word, value in attributes.items() if word.endswith(":id")), "")
            visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((Sheet(attributes.get("name", ""), visible), key))
        elif kind == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0").lower() in {"1", "true", "on"}
        elif kind == "calcPr":
            self.stale = attributes.get("fullCalcOnLoad", "0").lower() in {"1", "true", "on"}


class _Styles(Quiet):
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.used: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = plain_name(name)
        if kind == "numFmt":
            self.codes.setdefault(int(attributes["numFmtId"]), attributes.get("formatCode", ""))
        elif kind == "cellXfs":
            self._in_cells = True
        elif kind == "xf" and self._in_cells:
            self.used.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if plain_name(name) == "cellXfs":
            self._in_cells = False


class _Strings:
    """The shared texts, without the reading aids above Japanese ones."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._open = False
        self._aid = False

    def start(self, name: str, _: dict[str, str]) -> None:
        kind = plain_name(name)
        if kind == "si":
            self._pieces.clear()
        elif kind == "rPh":
            self._aid = True
        self._open = kind == "t" and not self._aid

    def text(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        kind = plain_name(name)
        self._open = False
        if kind == "rPh":
            self._aid = False
        elif kind == "si":
            self.found.append(_unescaped("".join(self._pieces)))


class _Cells:
    """The cells of one sheet; `found` are the rows since it was last emptied."""

    def __init__(self, strings: list[str], readings: list[Reading | None], merged: list[Tall], *, stale: bool) -> None:
        self.found: list[Row] = []
        self._strings, self._readings, self._merged, self._stale = strings, readings, merged, stale
        self._names: dict[str, str] = {}
        self._row: list[str] = []
        self._line = 0
        self._column = -1
        self._columns: dict[str, int] = {}
        self._cell: dict[str, str] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._aid = False
        self._pieces: list[str] = []
        self.text = self._pieces.append

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind = self._names.get(name) or self._names.setdefault(name, plain_name(name))
        if kind == "c":
            self._cell, self._value, self._formula = attributes, None, None
        elif kind == "row":
            self._line = int(attributes["r"]) if "r" in attributes else self._line + 1
            self._column = -1
            if not 1 <= self._line <= MOST_ROWS:
                raise ValueError(self._line)
        elif kind == "rPh":
            self._aid = True
        elif kind == "mergeCell":
            self._note_merged(attributes.get("ref", ""))
        self._pieces.clear()

    def end(self, name: str) -> None:
        kind = self._names[name]
        if kind == "v":
            if self._cell.get("t") != "inlineStr":
                self._value = "".join(self._pieces)
        elif kind == "c":
            self._put(self._text())
        elif kind == "row":
            if self._row:
                self.found.append((self._line, self._row))
                self._row = []
        elif kind == "t":
            if not self._aid:
                self._value = (self._value or "") + "".join(self._pieces)
        elif kind == "f":
            self._formula = "".join(self._pieces)
        elif kind == "rPh":
            self._aid = False

    def _put(self, text: str) -> None:
        place = self._cell.get("r")
        if place:
            letters = place.rstrip(_DIGITS)
            column = self._columns.get(letters, -1)
            if column < 0:
                column = self._columns[letters] = _column(letters)
        else:
            column = self._column + 1
        self._column = column
        if not text:
            return
        row = self._row
        if len(row) == column < MOST_COLUMNS:
            row.append(text)
        elif column < len(row):
            row[column] = text
        elif column < MOST_COLUMNS:
            row.extend([""] * (column - len(row)))
            row.append(text)
        else:
            raise ValueError(column)

    def _text(self) -> str:
        value, kind = self._value, self._cell.get("t", "n")
        if self._formula is not None and self._not_calculated(value, kind):
            return f"={self._formula}"
        if not value:
            return ""
        if kind == "n":
            style = int(self._cell.get("s") or 0)
            reading = self._readings[style] if 0 <= style < len(self._readings) else None
            return reading(value) if reading else number_text(value)
        if kind == "s":
            place = int(value)
            if place < 0:
                raise ValueError(place)
            return self._strings[place]
        if kind == "b":
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
        return iso_text(value) if kind == "d" else _unescaped(value)

    def _not_calculated(self, value: str | None, kind: str) -> bool:
        """Whether a formula's result is missing, or is the zero that programs write which cannot calculate."""
        return (not value and kind != "str") or (self._stale and kind == "n" and value == "0")

    def _note_merged(self, place: str) -> None:
        found = _RANGE.fullmatch(place)
        if found and int(found[4]) > int(found[2]):
            self._merged.append(Tall(int(found[2]), int(found[4]), _column(found[1])))


def _column(letters: str) -> int:
    """The place of a column by its letters, A being 0."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - 64
    return number - 1


def _unescaped(text: str) -> str:
    """The text with characters that XML cannot hold, which Excel writes as `_x000D_`."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)

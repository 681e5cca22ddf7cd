"""The cells of one sheet of an Excel workbook, told of element by element."""

import re

from retail_desktop.importing.books.book import MOST_COLUMNS, MOST_ROWS, Row, Tall
from retail_desktop.importing.books.formats import Reading, iso_text, number_text
from retail_desktop.importing.books.markup import plain_name

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


class Values:
    """What the stored values of one workbook's cells mean; a formula without a result gives its own text."""

    def __init__(self, strings: list[str], readings: list[Reading | None], *, stale: bool) -> None:
        self.strings = strings
        self._readings = readings
        self._stale = stale

    def text(self, value: str | None, kind: str, style: str, formula: str | None) -> str:
        """The text of one cell; `kind` and `style` are its attributes `t` and `s`."""
        if formula is not None and self._not_calculated(value, kind):
            return f"={formula}"
        if not value:
            return ""
        if kind == "n":
            place = int(style or 0)
            reading = self._readings[place] if 0 <= place < len(self._readings) else None
            return reading(value) if reading else number_text(value)
        if kind == "s":
            place = int(value)
            if place < 0:
                raise ValueError(place)
            return self.strings[place]
        if kind == "b":
            return "TRUE" if value.strip() in {"1", "true"} else "FALSE"
        return iso_text(value) if kind == "d" else unescaped(value)

    def _not_calculated(self, value: str | None, kind: str) -> bool:
        """Whether a formula's result is missing, or is the zero that programs write which cannot calculate."""
        return (not value and kind != "str") or (self._stale and kind == "n" and value == "0")


class Cells:
    """The cells of one sheet; `found` are the rows since it was last emptied, `line` is the row begun last."""

    def __init__(self, values: Values, merged: list[Tall]) -> None:
        self.found: list[Row] = []
        self.line = 0
        self.values = values
        self._merged = merged
        self._names: dict[str, str] = {}
        self._row: list[str] = []
        self._column = -1
        self._columns: dict[str, int] = {}
        self._cell: dict[str, str] = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._aid = False
        self._pieces: list[str] = []
        self.text = self._pieces.append

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        kind = self._names.get(name) or self._names.setdefault(name, plain_name(name))
        if kind == "c":
            self._cell, self._value, self._formula = attributes, None, None
        elif kind == "row":
            self.begin_row(int(attributes["r"]) if "r" in attributes else self.line + 1)
        elif kind == "rPh":
            self._aid = True
        elif kind == "mergeCell":
            self.note_merged(attributes.get("ref", ""))
        self._pieces.clear()

    def end(self, name: str) -> None:
        """An element ends."""
        kind = self._names[name]
        if kind == "v":
            if self._cell.get("t") != "inlineStr":
                self._value = "".join(self._pieces)
        elif kind == "c":
            cell = self._cell
            self._put(self.values.text(self._value, cell.get("t", "n"), cell.get("s", ""), self._formula))
        elif kind == "row":
            if self._row:
                self.found.append((self.line, self._row))
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
        self._column = self.column(place.rstrip(_DIGITS)) if place else self._column + 1
        if text:
            put(self._row, self._column, text)

    def column(self, letters: str) -> int:
        """The place of a column by its letters."""
        found = self._columns.get(letters, -1)
        if found < 0:
            found = self._columns[letters] = _column(letters)
        return found

    def begin_row(self, line: int) -> None:
        """A row with this number begins."""
        if not 1 <= line <= MOST_ROWS:
            raise ValueError(line)
        self.line = line
        self._column = -1

    def note_merged(self, place: str) -> None:
        """Cells at this place are one, such as `A2:A5`."""
        found = _RANGE.fullmatch(place)
        if found and int(found[4]) > int(found[2]):
            self._merged.append(Tall(int(found[2]), int(found[4]), _column(found[1])))


def put(row: list[str], column: int, text: str) -> None:
    """Put a text into its column of a row that may be shorter."""
    if column >= MOST_COLUMNS:
        raise ValueError(column)
    if len(row) <= column:
        row.extend([""] * (column - len(row)))
        row.append(text)
    else:
        row[column] = text


def _column(letters: str) -> int:
    """The place of a column by its letters, A being 0."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(letters)
        number = number * 26 + ord(letter) - 64
    return number - 1


def unescaped(text: str) -> str:
    """The text with characters that XML cannot hold, which Excel writes as `_x000D_`."""
    return _ESCAPED.sub(_character, text) if "_x" in text else text


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)

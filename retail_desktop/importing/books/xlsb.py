"""Excel's binary workbooks (.xlsb): the parts of an .xlsx, written as records instead of XML."""

import struct
import zipfile
from collections.abc import Iterator
from typing import IO

from retail_desktop.importing.books.binary import ERRORS, compressed
from retail_desktop.importing.books.book import (
    LARGEST_TEXTS,
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Sheet,
    Tall,
    too_large,
    unharmed,
)
from retail_desktop.importing.books.formats import Reading, number_text, reading_of
from retail_desktop.importing.books.parts import Parts, linked
from retail_desktop.importing.progress import Progress

_ROW, _RK, _ERROR, _FLAG, _NUMBER, _TEXT, _SHARED_TEXT = 0, 2, 3, 4, 5, 6, 7
_FORMULA_TEXT, _FORMULA_NUMBER, _FORMULA_ERROR, _RICH_TEXT = 8, 9, 11, 62
_SHARED, _CODE, _STYLE, _PROPERTIES, _SHEET, _MERGED, _STYLES_BEGIN, _STYLES_END = 19, 44, 47, 153, 156, 176, 617, 618
_STEP = 256 * 1024
_LONGEST_RECORD = 16 * 1024**2

Record = tuple[int, bytes]


class Xlsb:
    """One opened workbook; `archive` stays open as long as it is read."""

    def __init__(self, name: str, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._name = name
        self._parts = Parts(name, archive, progress)
        self.merged: list[Tall] = []
        workbook = self._parts.main("xl/workbook.bin")
        self._links = self._parts.links(workbook)
        self.from_1904 = False
        self._places: list[str] = []
        with unharmed(name):
            self.sheets = tuple(self._worksheets(workbook))
        self._shared: tuple[list[str], list[Reading | None]] | None = None

    def _worksheets(self, workbook: str) -> Iterator[Sheet]:
        for kind, data in self._records(workbook):
            if kind == _PROPERTIES:
                self.from_1904 = bool(data[0] & 1)
            elif kind == _SHEET:
                key, place = _text(data, 8)
                what, path = self._links.get(key, ("", ""))
                if what.endswith("/worksheet"):
                    self._places.append(path)
                    yield Sheet(_text(data, place)[0], visible=not data[0])

    def rows(self, place: int) -> Iterator[Row]:
        """The filled rows of one sheet."""
        self.merged.clear()
        with unharmed(self._name):
            self._shared = self._shared or self._load()
            yield from self._filled(self._places[place])

    def _filled(self, path: str) -> Iterator[Row]:
        line, row = 0, list[str]()
        for kind, data in self._records(path):
            if kind == _ROW:
                if row:
                    yield line, row
                line, row = struct.unpack_from("<I", data)[0] + 1, []
                if line > MOST_ROWS:
                    raise ValueError(line)
            elif kind == _MERGED:
                first, last, column = struct.unpack_from("<III", data)
                if last > first:
                    self.merged.append(Tall(first + 1, last + 1, column))
            elif _RK <= kind <= _FORMULA_ERROR or kind == _RICH_TEXT:
                self._put(row, kind, data)
        if row:
            yield line, row

    def _put(self, row: list[str], kind: int, data: bytes) -> None:
        (column,) = struct.unpack_from("<I", data)
        if not len(row) <= column < MOST_COLUMNS:
            raise ValueError(column)
        text = self._shown(kind, data)
        if text:
            row.extend([""] * (column - len(row)))
            row.append(text)

    def _shown(self, kind: int, data: bytes) -> str:
        strings, readings = self._shared or ([], [])
        if kind in {_RK, _NUMBER, _FORMULA_NUMBER}:
            number: str = repr(compressed(data, 8) if kind == _RK else struct.unpack_from("<d", data, 8)[0])
            style = int.from_bytes(data[4:7], "little")
            reading = readings[style] if style < len(readings) else None
            return reading(number) if reading else number_text(number)
        if kind == _SHARED_TEXT:
            place: int = struct.unpack_from("<I", data, 8)[0]
            return strings[place]
        if kind in {_TEXT, _FORMULA_TEXT, _RICH_TEXT}:
            return _text(data, 8 + (kind == _RICH_TEXT))[0]
        if kind in {_ERROR, _FORMULA_ERROR}:
            return ERRORS.get(data[8], "#N/A")
        return "TRUE" if data[8] else "FALSE"

    def _load(self) -> tuple[list[str], list[Reading | None]]:
        """The texts and the formats that all sheets share."""
        codes, used, in_cells = dict[int, str](), list[int](), False
        path = linked(self._links, "/styles")
        for kind, data in self._records(path) if path in self._parts else ():
            if kind == _CODE:
                codes[struct.unpack_from("<H", data)[0]] = _text(data, 2)[0]
            elif kind in {_STYLES_BEGIN, _STYLES_END}:
                in_cells = kind == _STYLES_BEGIN
            elif kind == _STYLE and in_cells:
                used.append(struct.unpack_from("<H", data, 2)[0])
        path = linked(self._links, "/sharedstrings")
        if path in self._parts and self._parts.size(path) > LARGEST_TEXTS:
            raise too_large(self._name)
        records = self._records(path) if path in self._parts else ()
        strings = [_text(data, 1)[0] for kind, data in records if kind == _SHARED]
        return strings, [reading_of(number, codes.get(number), from_1904=self.from_1904) for number in used]

    def _records(self, path: str) -> Iterator[Record]:
        with self._parts.open(path) as part:
            unread = 0
            for kind, data in _records(part):
                unread += len(data)
                if unread > _STEP:
                    self._parts.pace.step(unread)
                    unread = 0
                yield kind, data


def _records(part: IO[bytes]) -> Iterator[Record]:
    while first := part.read(1):
        kind = first[0]
        if kind & 0x80:
            kind = kind & 0x7F | part.read(1)[0] << 7
        length = 0
        for shift in (0, 7, 14, 21):
            (byte,) = part.read(1)
            length |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if length > _LONGEST_RECORD:
            raise EOFError
        yield kind, part.read(length)


def _text(data: bytes, place: int) -> tuple[str, int]:
    """A text with its length in front, and the place behind it."""
    (length,) = struct.unpack_from("<I", data, place)
    if length == 0xFFFFFFFF:
        return "", place + 4
    end = place + 4 + 2 * length
    return data[place + 4 : end].decode("utf-16-le", "replace"), end

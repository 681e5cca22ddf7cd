"""Excel workbooks of 1995 to 2003 (.xls): the records of the old binary format, one after the other."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.books.binary import ERRORS, compressed
from retail_desktop.importing.books.book import (
    Pace,
    Row,
    Sheet,
    Tall,
    damaged,
    protected,
    too_large,
    unharmed,
)
from retail_desktop.importing.books.compound import CompoundError, read_streams
from retail_desktop.importing.books.formats import number_text, reading_of
from retail_desktop.importing.books.xls_texts import code_page, read_shared, read_text
from retail_desktop.importing.progress import Progress

_LARGEST = 256 * 1024**2
_OFTEN, _BYTES_A_CELL = 20_000, 16
_MOST_CELLS = 5_000_000  # they are held in memory, as the format lets them come in any order
_BEGIN, _END, _CONTINUE = 0x809, 0x0A, 0x3C
_PASSWORD, _CODE_PAGE, _FROM_1904, _SHEET, _FORMAT, _STYLE, _SHARED = 0x2F, 0x42, 0x22, 0x85, 0x41E, 0xE0, 0xFC
_NUMBER, _RK, _MANY_RK, _SHARED_TEXT, _TEXT, _RICH_TEXT, _FORMULA, _RESULT, _FLAG, _MERGED = (
    0x203, 0x27E, 0xBD, 0xFD, 0x204, 0xD6, 0x06, 0x207, 0x205, 0xE5,
)  # fmt: skip

BARE = b"\x09\x08"  # how the records begin where no compound file is around them
_LONE_SHEET = 0x10

Record = tuple[int, bytes]


class Xls:
    """One opened workbook, held in memory."""

    def __init__(self, name: str, file: BinaryIO, progress: Progress) -> None:
        self._name = name
        self.merged: list[Tall] = []
        self._stream = _stream(name, file)
        self._pace = Pace(len(self._stream), progress)
        self._modern = self._version() == 0x600
        self._encoding = "cp1252"
        self.from_1904 = False
        self._strings: list[str] = []
        codes, used, sheets = dict[int, str](), list[int](), list[tuple[Sheet, int]]()
        with unharmed(name):
            if self._is_lone_sheet():
                sheets.append((Sheet("Sheet 1"), 0))
            else:
                self._read_globals(codes, used, sheets)
        self.sheets = tuple(sheet for sheet, _ in sheets)
        self._places = [place for _, place in sheets]
        self._readings = [reading_of(number, codes.get(number), from_1904=self.from_1904) for number in used]

    def rows(self, place: int) -> Iterator[Row]:
        """The filled rows of one sheet."""
        self.merged.clear()
        rows: dict[int, dict[int, str]] = {}
        count = 0
        with unharmed(self._name):
            for number, column, text in self._cells(self._places[place]):
                if text:
                    rows.setdefault(number, {})[column] = text
                    count += 1
                if count > _MOST_CELLS:
                    raise too_large(self._name)
                if not count % _OFTEN:
                    self._pace.step(_OFTEN * _BYTES_A_CELL)
        for number in sorted(rows):
            row = rows[number]
            yield number + 1, [row.get(column, "") for column in range(max(row) + 1)]

    def _version(self) -> int:
        if len(self._stream) < 8 or struct.unpack_from("<H", self._stream)[0] != _BEGIN:
            raise damaged(self._name)
        version: int = struct.unpack_from("<H", self._stream, 4)[0]
        return version

    def _is_lone_sheet(self) -> bool:
        """Whether the records begin with a sheet, as web shops write them that know no more of the format."""
        kind: int = struct.unpack_from("<H", self._stream, 6)[0]
        return kind == _LONE_SHEET

    def _read_globals(self, codes: dict[int, str], used: list[int], sheets: list[tuple[Sheet, int]]) -> None:
        for kind, data in self._records(0):
            if kind == _END:
                return
            if kind in {_PASSWORD, _CODE_PAGE, _FROM_1904}:
                self._note_property(kind, data)
            elif kind == _FORMAT:
                codes[struct.unpack_from("<H", data)[0]] = self._text(data, 2, 2 if self._modern else 1)
            elif kind == _STYLE:
                used.append(struct.unpack_from("<H", data, 2)[0])
            elif kind == _SHEET:
                start, hidden, what = struct.unpack_from("<IBB", data)
                if what == 0:
                    sheets.append((Sheet(self._text(data, 6, 1), visible=not hidden & 3), start))
            elif kind == _SHARED:
                self._strings = read_shared(self._continued(data))

    def _note_property(self, kind: int, data: bytes) -> None:
        if kind == _PASSWORD:
            raise protected(self._name)
        if kind == _CODE_PAGE:
            self._encoding = code_page(struct.unpack_from("<H", data)[0])
        else:
            self.from_1904 = data[:1] == b"\1"

    def _records(self, start: int) -> Iterator[Record]:
        """The records from one place on, until the stream ends."""
        self._next = start
        while self._next + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, self._next)
            begin = self._next + 4
            self._next = begin + length
            yield kind, self._stream[begin : self._next]

    def _continued(self, data: bytes) -> list[bytes]:
        """A record and those that continue it."""
        blocks = [data]
        while self._stream[self._next : self._next + 2] == b"\x3c\0":
            (length,) = struct.unpack_from("<H", self._stream, self._next + 2)
            blocks.append(self._stream[self._next + 4 : self._next + 4 + length])
            self._next += 4 + length
        return blocks

    def _cells(self, start: int) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of the cells of the sheet whose records start there."""
        depth = 0
        waiting: tuple[int, int] | None = None
        for kind, data in self._records(start):
            if kind == _BEGIN:
                depth += 1
            elif kind == _END:
                depth -= 1
                if not depth:
                    return
            elif depth == 1:
                if kind == _RESULT and waiting:
                    yield *waiting, self._text(data, 0, 2)
                    waiting = None
                elif kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == 0:
                    waiting = struct.unpack_from("<HH", data)
                elif kind == _MERGED:
                    self._note_merged(data)
                else:
                    yield from self._values(kind, data)
        raise IndexError("the sheet does not end")

    def _values(self, kind: int, data: bytes) -> Iterator[tuple[int, int, str]]:
        if kind not in {_NUMBER, _RK, _MANY_RK, _SHARED_TEXT, _TEXT, _RICH_TEXT, _FORMULA, _FLAG}:
            return
        row, column, style = struct.unpack_from("<HHH", data)
        if kind == _NUMBER:
            yield row, column, self._number(struct.unpack_from("<d", data, 6)[0], style)
        elif kind == _RK:
            yield row, column, self._number(compressed(data, 6), style)
        elif kind == _MANY_RK:
            for place in range(4, len(data) - 7, 6):
                (style,) = struct.unpack_from("<H", data, place)
                yield row, column + (place - 4) // 6, self._number(compressed(data, place + 2), style)
        elif kind == _SHARED_TEXT:
            yield row, column, self._strings[struct.unpack_from("<I", data, 6)[0]]
        elif kind == _FLAG:
            yield row, column, _flag(data[6], data[7])
        elif kind == _FORMULA:
            yield row, column, self._result(data, style)
        else:
            yield row, column, self._text(data, 6, 2)

    def _result(self, data: bytes, style: int) -> str:
        """What a formula came to, other than a text."""
        if data[12:14] != b"\xff\xff":
            (number,) = struct.unpack_from("<d", data, 6)
            return "=(not calculated)" if not number and data[14] & 3 == 3 else self._number(number, style)
        return _flag(data[8], data[6] - 1) if data[6] in {1, 2} else ""

    def _number(self, number: float, style: int) -> str:
        reading = self._readings[style] if style < len(self._readings) else None
        return reading(repr(number)) if reading else number_text(repr(number))

    def _text(self, data: bytes, place: int, length_bytes: int) -> str:
        return read_text(data, place, length_bytes, None if self._modern else self._encoding)

    def _note_merged(self, data: bytes) -> None:
        for place in range(2, len(data) - 7, 8):
            first, last, column, _ = struct.unpack_from("<4H", data, place)
            if last > first:
                self.merged.append(Tall(first + 1, last + 1, column))


def _stream(name: str, file: BinaryIO) -> bytes:
    """The records of the workbook inside its compound file."""
    file.seek(0)
    content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise too_large(name)
    if content.startswith(BARE):
        return content
    try:
        streams = read_streams(content, ("EncryptedPackage", "Workbook", "Book"))
    except CompoundError:
        raise damaged(name) from None
    if "EncryptedPackage" in streams:
        raise protected(name)
    if not streams:
        raise FileRefusedError(
            f"“{name}” is an old Office document without a workbook. Export the sales as CSV and import that file."
        )
    return next(iter(streams.values()))


def _flag(value: int, is_error: int) -> str:
    return ERRORS.get(value, "#N/A") if is_error else "TRUE" if value else "FALSE"

"""Rows of a sheet as nearly all programs write them, taken apart many at a time; the others element by element.

What comes out is the same: a run of rows in which anything is out of the ordinary goes the careful way.
"""

import html
import io
import re
from collections.abc import Iterator
from typing import IO

from retail_desktop.importing.books.book import Pace, Row
from retail_desktop.importing.books.markup import read_markup
from retail_desktop.importing.books.xlsx_cells import Cells, put

_BLOCK = 1024**2
_LONGEST_ROW = 64 * 1024**2
_MOST_REMEMBERED = 50_000
_BEGIN = re.compile(rb"<sheetData(?:\s[^>]*?)?(/?)>")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8)", re.IGNORECASE)
_END, _END_OF_ROW = b"</sheetData>", b"</row>"
_MERGED = re.compile(rb'<mergeCell ref="([^"]*)"')
_ROW = re.compile(r'\s*(?:<row r="\d{1,7}"[^>]*/>\s*)*<row r="(\d{1,7})"[^>]*(?<!/)>')
_NO_ROW = re.compile(r'\s*(?:<row r="\d{1,7}"[^>]*/>\s*)*')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d*)")?(?: t="([a-zA-Z]+)")?(?:/>|>'
    r"(<f[ >/][^<]*(?:</f>)?)?(?:<v>([^<]*)</v>|<v ?/>|<is><t(?: [^>]*)?>([^<]*)</t></is>)?</c>)"
)
_TAG = re.compile(r"<[^>]*>")


def begins_usually(part: IO[bytes]) -> bool:
    """Whether a sheet looks as nearly all do: without prefixes, in UTF-8, with nothing before its first element."""
    head = part.read(4096)
    part.seek(0)
    return b"<worksheet" in head and b"<!" not in head and not _ENCODING.search(head)


def usual_rows(name: str, part: IO[bytes], cells: Cells, pace: Pace) -> Iterator[Row]:
    """The filled rows of a sheet; what stands behind them is noted in `cells`."""
    rows = _Rows(name, cells)
    data = _after_beginning(part, pace)
    while _END not in data:
        cut = data.rfind(_END_OF_ROW) + len(_END_OF_ROW)
        if cut >= len(_END_OF_ROW):
            yield from rows.read(data[:cut])
            data = data[cut:]
        block = part.read(_BLOCK)
        if not block or len(data) > _LONGEST_ROW:
            raise ValueError("the rows do not end")
        pace.step(len(block))
        data += block
    data, _, rest = data.partition(_END)
    yield from rows.read(data)
    rest += part.read(_LONGEST_ROW)
    if b"</worksheet>" not in rest:
        raise ValueError("the sheet does not end")
    for place in _MERGED.findall(rest):
        cells.note_merged(place.decode())


def _after_beginning(part: IO[bytes], pace: Pace) -> bytes:
    """The first bytes of the rows."""
    data = b""
    while block := part.read(_BLOCK):
        pace.step(len(block))
        data += block
        if found := _BEGIN.search(data):
            return _END + data[found.end() :] if found[1] else data[found.end() :]
        if len(data) > _LONGEST_ROW:
            break
    raise ValueError("the sheet has no rows")


class _Rows:
    """Runs of rows on their way to texts."""

    def __init__(self, name: str, cells: Cells) -> None:
        self._name = name
        self._cells = cells
        self._columns: dict[str, int] = {}
        self._numbers: dict[tuple[str, str], str] = {}

    def read(self, run: bytes) -> Iterator[Row]:
        """The filled rows of some whole rows of XML."""
        found = None if b"<!" in run or b"<?" in run else self._fast(run.decode())
        if found is None:
            self._cells.found.clear()
            for _ in read_markup(self._name, io.BytesIO(b"<sheetData>" + run + _END), self._cells):
                pass
            found = self._cells.found
        yield from found
        found.clear()

    def _fast(self, run: str) -> list[Row] | None:
        """The rows, if all are of the usual form."""
        found: list[Row] = []
        before = self._cells.line
        *pieces, rest = run.split(_END_OF_ROW.decode())
        for piece in pieces:
            begin = _ROW.match(piece)
            body = piece[begin.end() :] if begin else ""
            cells = _CELL.findall(body)
            if not begin or len(cells) != body.count("<c"):
                self._cells.line = before
                return None
            self._cells.begin_row(int(begin[1]))
            if row := self._row(cells):
                found.append((self._cells.line, row))
        return found if _NO_ROW.fullmatch(rest) else None

    def _row(self, cells: list[tuple[str, str, str, str, str, str]]) -> list[str]:
        row: list[str] = []
        columns, numbers, strings = self._columns, self._numbers, self._cells.values.strings
        for letters, style, kind, formula, value, inline in cells:
            if kind == "s" and value.isdigit():
                text = strings[int(value)]
            elif not kind and not formula:
                text = numbers.get((style, value)) or self._number(style, value)
            elif kind == "inlineStr" and "&" not in inline and "_x" not in inline:
                text = inline
            else:
                text = self._unusual(style, kind, formula, inline or value)
            if not text:
                continue
            column = columns.get(letters, -1)
            if len(row) == column:
                row.append(text)
            else:
                columns[letters] = self._cells.column(letters)
                put(row, columns[letters], text)
        return row

    def _unusual(self, style: str, kind: str, formula: str, value: str) -> str:
        written = html.unescape(_TAG.sub("", formula)) if formula else None
        return self._cells.values.text(html.unescape(value), kind or "n", style, written)

    def _number(self, style: str, value: str) -> str:
        """The text of a number, which is remembered: most come again."""
        if len(self._numbers) >= _MOST_REMEMBERED:
            self._numbers.clear()
        text = self._numbers[style, value] = self._cells.values.text(html.unescape(value), "n", style, None)
        return text

"""Rows of a sheet into lines of text of equal width, with what the spreadsheet program did to them put right.

Three things show in whole columns only: cells merged over several rows, of which the first alone holds the text; dates
whose day and month the program took for each other, so that only those with a day above 12 stayed texts; and item
codes such as 3-1 that it took for dates.
"""

import csv
import io
import re
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO

from retail_desktop.importing.books.book import Row, Tall

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)( .*)?", re.ASCII)
_ORDERED = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(?:\d{4}|\d\d)(?: .*)?", re.ASCII)
_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_CELL = 32_767  # what a cell holds at most in Excel
_SWAPPED = (
    "The spreadsheet program had taken day and month for each other in some dates of this file; they are put right."
)


class SheetLines:
    """The lines, in `file`; `numbers` are the rows that they come from; `notes` say what was put right.

    `typed` says that dates among the rows were dates to the program, and not texts. `merged` may fill up while the
    rows are read.
    """

    def __init__(self, rows: Iterable[Row], merged: Sequence[Tall] = (), *, typed: bool = False) -> None:
        self.numbers = array("l")
        self.notes: tuple[str, ...] = ()
        self._lengths: set[int] = set()
        self._width = 0
        self._dates: list[int] = []
        self._others: list[int] = []
        self.file = _written(self._counted(rows))
        mends = self._mends(merged, typed=typed)
        if mends or self._lengths - {self._width}:
            draft = self.file
            with draft:
                self.file = _written(self._mended(draft, mends))

    def _counted(self, rows: Iterable[Row]) -> Iterator[Sequence[str]]:
        """The rows on their way, while the kinds of cells in each column are counted."""
        dates, others = self._dates, self._others
        for number, row in rows:
            filled = len(row)
            while filled and not row[filled - 1]:
                filled -= 1
            self._lengths.add(len(row))
            if filled > self._width:
                dates.extend([0] * (filled - self._width))
                others.extend([0] * (filled - self._width))
                self._width = filled
            for column, cell in enumerate(row):
                if cell:
                    (dates if cell[4:5] == "-" == cell[7:8] else others)[column] += 1
            self.numbers.append(number)
            yield row

    def _mends(self, merged: Sequence[Tall], *, typed: bool) -> "_Mends":
        mixed = [place for place, dates in enumerate(self._dates) if typed and dates and self._others[place] > 1]
        counts = {place: _Dates() for place in mixed}
        if mixed:
            for row in _rows_of(self.file):
                for place in mixed:
                    if place < len(row):
                        counts[place].take(row[place])
        mends = _Mends(tall=_by_row(merged))
        for place, found in counts.items():
            if found.written_month_first or found.written_day_first:
                mends.swapped[place] = found.written_month_first
                self.notes = (_SWAPPED,)
            elif found.are_codes:
                mends.codes.add(place)
        return mends

    def _mended(self, draft: IO[bytes], mends: "_Mends") -> Iterator[list[str]]:
        reaching: dict[int, tuple[int, str]] = {}
        for number, row in zip(self.numbers, _rows_of(draft), strict=True):
            del row[self._width :]
            row.extend([""] * (self._width - len(row)))
            for tall in mends.tall.get(number, ()):
                if tall.column < self._width and _is_word_or_date(row[tall.column]):
                    reaching[tall.column] = tall.last, row[tall.column]
            for column, (last, text) in reaching.items():
                if number <= last and not row[column]:
                    row[column] = text
            for column, month_first in mends.swapped.items():
                row[column] = _as_typed(row[column], month_first=month_first)
            for column in mends.codes:
                if _ISO.fullmatch(row[column]):
                    row[column] = f"{row[column][:10]} 00:00:00"
            yield row


@dataclass(slots=True)
class _Mends:
    """What is to be put right: tall cells by their first row, columns of swapped dates, columns of codes."""

    tall: Mapping[int, Sequence[Tall]]
    swapped: dict[int, bool] = field(default_factory=dict)
    codes: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.tall or self.swapped or self.codes)


class _Dates:
    """How the dates and other texts of one column look."""

    def __init__(self) -> None:
        self._dates = self._late = self._day_first = self._month_first = self._either = self._others = 0

    def take(self, text: str) -> None:
        """Count one cell."""
        if iso := _ISO.fullmatch(text):
            self._dates += 1
            self._late += int(iso[3]) > 12
        elif ordered := _ORDERED.fullmatch(text):
            first, second = int(ordered[1]), int(ordered[3])
            self._day_first += first > 12 >= second
            self._month_first += second > 12 >= first
            self._either += first <= 12 and second <= 12
        elif text:
            self._others += 1

    @property
    def written_month_first(self) -> bool:
        """Whether the program read dates month first which were typed day first: it left those it could not read."""
        return bool(self._day_first and not (self._month_first or self._either or self._late))

    @property
    def written_day_first(self) -> bool:
        """The same the other way round."""
        return bool(self._month_first and not (self._day_first or self._either or self._late))

    @property
    def are_codes(self) -> bool:
        """Whether dates are rare among other texts, so that the program made them out of something else."""
        return self._others > 4 * self._dates and not (self._day_first or self._month_first or self._either)


def _written(rows: Iterable[Sequence[str]]) -> IO[bytes]:
    file = tempfile.TemporaryFile(prefix="retail-import-")  # noqa: SIM115 - the Source closes it
    text = io.TextIOWrapper(file, "utf-8", "surrogateescape", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    try:
        for row in rows:
            joined = "".join(row)
            odd = "\n" in joined or "\r" in joined or len(joined) > _LONGEST_CELL
            writer.writerow(list(map(_one_line, row)) if odd else row)
        text.flush()
    except BaseException:
        text.close()
        raise
    text.detach()
    return file


def _one_line(cell: str) -> str:
    return _LINE_END.sub(" ", cell[:_LONGEST_CELL])


def _rows_of(file: IO[bytes]) -> Iterator[list[str]]:
    file.seek(0)
    text = io.TextIOWrapper(file, "utf-8", "surrogateescape", newline="")
    try:
        yield from csv.reader(text)
    finally:
        text.detach()


def _by_row(merged: Sequence[Tall]) -> dict[int, list[Tall]]:
    found: dict[int, list[Tall]] = {}
    for tall in merged:
        found.setdefault(tall.first, []).append(tall)
    return found


def _is_word_or_date(text: str) -> bool:
    """Whether a text may stand for all rows that it reaches over, which a number may not: it would count twice."""
    return bool(_ISO.fullmatch(text)) or any(character.isalpha() for character in text)


def _as_typed(text: str, *, month_first: bool) -> str:
    """A date that the program read month (or day) first, as it was typed."""
    iso = _ISO.fullmatch(text)
    if not iso:
        return text
    first, second = (iso[2], iso[3]) if month_first else (iso[3], iso[2])
    return f"{first}/{second}/{iso[1]}{iso[4] or ''}"

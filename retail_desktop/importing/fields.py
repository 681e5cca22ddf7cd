"""Where the cells of plain text lie in a block of bytes, found for the whole block at once.

Text is plain where no quotation mark, NUL or lone carriage return stands in it: then every line is a record and every
delimiter ends a cell. Other text is read record by record (`table`).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LINE_FEED, RETURN = 10, 13
PADDING = b"\0" * 16  # so that the two words of the last cell may be read

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fields:
    """Regular records of a block: `starts` and `ends` of their cells have the shape (records, wanted columns).

    `text` is the block with `PADDING` behind it; `rows` are the numbers, from 0, of the block's lines on which the
    records stand. `others` are the line numbers of the lines with more or fewer cells, blank lines left out.
    """

    text: bytes
    lines: int
    rows: Ints
    starts: Ints
    ends: Ints
    others: Ints
    line_starts: Ints
    line_ends: Ints

    def line(self, number: int) -> bytes:
        """The bytes of one line, without its end."""
        return self.text[self.line_starts[number] : self.line_ends[number]]


def is_plain(block: bytes) -> bool:
    """Whether a block of whole lines holds no quotes, no NUL and no lone carriage return."""
    if b'"' in block or b"\0" in block:
        return False
    return b"\r" not in block or block.count(b"\r") == block.count(b"\r\n")


def line_bounds(block: bytes) -> tuple[Ints, Ints]:
    """Where the lines of a plain block start and end, their ends left out; the last one may lack its end."""
    data = np.frombuffer(block, np.uint8)
    ends = np.flatnonzero(data == LINE_FEED)
    if not block.endswith(b"\n"):
        ends = np.append(ends, len(data))
    starts = np.concatenate(([0], ends[:-1] + 1))
    return starts, _without_return(data, starts, ends)


def find_fields(block: bytes, delimiter: str, width: int, columns: list[int]) -> Fields:
    """The cells of some columns of a plain block, whose regular lines have `width` cells."""
    if not block.endswith(b"\n"):
        block += b"\n"
    text = block + PADDING
    data = np.frombuffer(text, np.uint8, len(block))
    marks = np.flatnonzero((data == LINE_FEED) | (data == ord(delimiter)))
    last = np.flatnonzero(data[marks] == LINE_FEED)
    line_ends = marks[last]
    line_starts = np.concatenate(([0], line_ends[:-1] + 1))
    line_ends = _without_return(data, line_starts, line_ends)
    regular = np.diff(last, prepend=-1) == width
    rows = np.flatnonzero(regular)
    first = last[rows] - width + 1
    ends = marks[first[:, None] + np.array(columns, np.int64)]
    starts = np.empty_like(ends)
    for place, column in enumerate(columns):
        starts[:, place] = marks[first + column - 1] + 1 if column else line_starts[rows]
        if column == width - 1:
            ends[:, place] = line_ends[rows]
    others = np.flatnonzero(~regular & (line_ends > line_starts))
    return Fields(text, len(last), rows, starts, ends, others, line_starts, line_ends)


def _without_return(data: NDArray[np.uint8], starts: Ints, ends: Ints) -> Ints:
    """The ends of lines, moved before the carriage return of those that have one."""
    if not len(ends):
        return ends
    before = data[np.maximum(ends - 1, 0)] == RETURN
    moved: Ints = ends - (before & (ends > starts))
    return moved

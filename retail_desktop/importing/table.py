"""Physical lines into records, with the line where each starts, whatever the quotes in the file do."""

import csv
import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.importing.source import Source

DELIMITERS = (",", ";", "\t", "|")
_LINES_A_BLOCK = 1_000
_LONGEST_RECORD = 2_000  # lines; a quote that stays open longer was never meant as one
_END = "\x1c end of block \x1c"
_NO_TEXT = re.compile("[\ud800-\udfff]")
_NO_TEXT_16 = re.compile("[\ud800-\udfff\ufffd]")


@dataclass(frozen=True, slots=True)
class Block:
    """Some records that follow each other; `lines` are the physical lines they start on, the first line being 1."""

    lines: Sequence[int]
    rows: list[list[str]]
    issues: tuple[LineIssue, ...] = ()


def read_blocks(source: Source, encoding: str, delimiter: str) -> Generator[Block, None, None]:
    """All records of the file in order; blank lines are none, lines that are no record come as issues."""
    with source.text(encoding) as text:
        for block in parse_lines(text, delimiter, encoding):
            yield _renumbered(block, source.line_numbers) if source.line_numbers else block


def parse_lines(text: Iterator[str], delimiter: str, encoding: str, first: int = 1) -> Generator[Block, None, None]:
    """The records of some lines, whose first one has the number `first`."""
    lines = list[str]()
    no_text = _NO_TEXT_16 if encoding.startswith(("utf-16", "utf-32")) else _NO_TEXT
    while lines := [*lines, *islice(text, max(0, _LINES_A_BLOCK - len(lines)))]:
        block = _fast(first, lines, delimiter, no_text)
        taken = len(lines)
        if not block:
            block, taken = _careful(first, lines, text, delimiter, no_text)
        yield block
        first, lines = first + taken, lines[taken:]


def _renumbered(block: Block, numbers: Sequence[int]) -> Block:
    """The block with the line numbers of the original, where the file was put together from another."""
    issues = tuple(replace(issue, line=numbers[issue.line - 1]) for issue in block.issues)
    return Block([numbers[line - 1] for line in block.lines], block.rows, issues)


def _fast(first: int, lines: list[str], delimiter: str, no_text: re.Pattern[str]) -> Block | None:
    """The records where every line is one, as nearly everywhere; else None."""
    joined = "".join(lines)
    if not joined.isascii() and no_text.search(joined):
        return None
    try:
        rows = list(csv.reader([*lines, _END], delimiter=delimiter))
    except csv.Error:
        return None
    if len(rows) != len(lines) + 1 or rows.pop() != [_END]:
        return None
    if [] in rows:
        return Block([first + place for place, row in enumerate(rows) if row], [row for row in rows if row])
    return Block(range(first, first + len(rows)), rows)


def _careful(
    first: int, lines: list[str], text: Iterator[str], delimiter: str, no_text: re.Pattern[str]
) -> tuple[Block, int]:
    """The records one by one, and how many lines they took; `lines` grows where the last record goes on."""
    starts, rows, issues = list[int](), list[list[str]](), list[LineIssue]()
    place, end = 0, len(lines)
    while place < end:
        row, taken = _record([lines[place]], delimiter)
        if not row and taken != 1:
            lines.extend(islice(text, max(0, place + _LONGEST_RECORD - len(lines))))
            row, taken = _record(lines[place : place + _LONGEST_RECORD], delimiter)
        if row is None or (
            taken > 1 and _runaway(lines[place : place + taken], delimiter, len(rows[-1]) if rows else 0)
        ):
            issues.append(_unread(first + place, lines[place], Reason.UNCLOSED_QUOTE))
            taken = 1
        elif no_text.search("".join(row)):
            issues.append(_unread(first + place, "".join(lines[place : place + taken]), Reason.BAD_ENCODING))
        elif row:
            starts.append(first + place)
            rows.append(row)
        place += taken
    return Block(starts, rows, tuple(issues)), place


def _record(lines: list[str], delimiter: str) -> tuple[list[str] | None, int]:
    """The record at the beginning of `lines` and its number of lines; None where its quotes do not end in time."""
    reader = csv.reader([*lines, _END], delimiter=delimiter)
    try:
        row = next(reader)
    except csv.Error:
        return None, 0
    return (row, reader.line_num) if reader.line_num <= len(lines) else (None, 0)


def _runaway(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether a stray quote made one record of several lines: text behind a closing quote, or whole records inside."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return width > 1 and any(len(next(csv.reader([line], delimiter=delimiter), [])) == width for line in lines[1:-1])


def _unread(line: int, text: str, reason: Reason) -> LineIssue:
    shown = text.rstrip("\r\n").encode(errors="surrogateescape").decode(errors="replace")
    return LineIssue(line, reason, value=shown[:200], record=(shown,))

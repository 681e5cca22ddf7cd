"""Records as wide as the table; the others are mended where that is harmless, else they become issues."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import Block
from retail_desktop.importing.words import begins_footer

Regular = tuple[Sequence[int], list[list[str]], list[LineIssue]]


class Tabular(Protocol):
    """What must be known to take a file apart into records, as a layout knows it."""

    @property
    def encoding(self) -> str:
        """The encoding's Python name."""

    @property
    def delimiter(self) -> str:
        """The character between cells."""

    @property
    def width(self) -> int:
        """How many cells a record has."""

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings, none where the file has none."""

    @property
    def header_line(self) -> int:
        """The line of the headings, 0 = none."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The physical shape of a file: `header_line` counts the lines of the bytes as they lie."""

    encoding: str
    delimiter: str
    width: int
    headers: tuple[str, ...]
    header_line: int


def physical_shape(source: Source, table: Tabular) -> Shape:
    """The shape by physical lines, which are others than the original's in a source put together from another."""
    encoding = "utf-8" if table.encoding == "utf-8-sig" else table.encoding
    return Shape(encoding, table.delimiter, table.width, table.headers, source.physical(table.header_line))


def regular_records(block: Block, layout: Tabular) -> Regular:
    """Lines and records below the headings, all of one width, and the issues of the records that are not."""
    lines, rows = block.lines, block.rows
    issues = [issue for issue in block.issues if issue.line > layout.header_line]
    width = layout.width
    if lines and lines[0] > layout.header_line and set(map(len, rows)) == {width}:
        return lines, rows, issues
    good_lines, good_rows = list[int](), list[list[str]]()
    for line, row in zip(lines, rows, strict=True):
        if line <= layout.header_line:
            continue
        mended = _mended(row, width, layout)
        if mended:
            good_lines.append(line)
            good_rows.append(mended)
        else:
            issues.append(_ragged(line, row))
    return good_lines, good_rows, issues


def _mended(row: list[str], width: int, layout: Tabular) -> list[str] | None:
    """Superfluous cells may go if they are empty; missing ones are harmless below empty headings only."""
    if len(row) >= width:
        return row[:width] if not any(cell.strip() for cell in row[width:]) else None
    missing = layout.headers[len(row) :]
    if layout.headers and not any(missing):
        return row + [""] * len(missing)
    return None


def _ragged(line: int, row: list[str]) -> LineIssue:
    if not any(cell.strip() for cell in row):
        return LineIssue(line, Reason.NO_VALUE)
    if begins_footer(row):
        return LineIssue(line, Reason.TOTAL_ROW)
    return LineIssue(line, Reason.RAGGED_ROW, value=row[0][:200], record=tuple(row))

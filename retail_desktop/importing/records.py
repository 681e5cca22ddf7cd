"""Records as wide as the table; the others are mended where that is harmless, else they become issues."""

from collections.abc import Sequence

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.table import Block
from retail_desktop.importing.words import begins_footer

Regular = tuple[Sequence[int], list[list[str]], list[LineIssue]]


def regular_records(block: Block, layout: Layout) -> Regular:
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


def _mended(row: list[str], width: int, layout: Layout) -> list[str] | None:
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

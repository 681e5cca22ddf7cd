"""The cells of lines that turned out unusable only after they were read: a person mends them in their own words."""

from collections.abc import Iterable
from dataclasses import replace

from retail_desktop.domain.imports import LineIssue
from retail_desktop.importing.coded import records_on
from retail_desktop.importing.records import Tabular
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import read_blocks


def with_records(source: Source, table: Tabular, issues: Iterable[LineIssue]) -> list[LineIssue]:
    """Issues by physical line with the cells as the file has them, and the line numbers of the original."""
    found = list(issues)
    rows = records_on(source, table, {issue.line for issue in found if not issue.record})
    return [
        replace(issue, line=source.line(issue.line), record=issue.record or tuple(rows.get(issue.line, ())))
        for issue in found
    ]


def with_cells(source: Source, table: Tabular, issues: Iterable[LineIssue]) -> list[LineIssue]:
    """Issues by line of the original with the cells of their records.

    Several records may stand on one line of the original; an issue gets the next one that holds its value.
    """
    found = list(issues)
    rows: dict[int, list[list[str]]] = {issue.line: [] for issue in found if not issue.record}
    for block in read_blocks(source, table.encoding, table.delimiter) if rows else ():
        for line, row in zip(block.lines, block.rows, strict=True):
            if line in rows:
                rows[line].append(row)
    return [issue if issue.record else replace(issue, record=_taken(rows[issue.line], issue.value)) for issue in found]


def _taken(rows: list[list[str]], value: str) -> tuple[str, ...]:
    """The record that holds a value, else the first; it is not given a second time."""
    place = next((place for place, row in enumerate(rows) if value in map(str.strip, row)), 0)
    return tuple(rows.pop(place)) if rows else ()

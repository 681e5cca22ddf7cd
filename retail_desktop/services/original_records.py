"""The cells of lines that turned out unusable only after they were read: a person mends them in their own words."""

from collections.abc import Iterable
from dataclasses import replace

from retail_desktop.domain.imports import LineIssue
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import read_blocks


def with_records(source: Source, layout: Layout, issues: Iterable[LineIssue]) -> list[LineIssue]:
    """The issues with the cells as the file has them; the file is read again only if some lack theirs."""
    found = list(issues)
    wanted = {issue.line for issue in found if not issue.record}
    if not wanted:
        return found
    records = {
        line: tuple(row)
        for block in read_blocks(source, layout.encoding, layout.delimiter)
        for line, row in zip(block.lines, block.rows, strict=True)
        if line in wanted
    }
    return [issue if issue.record else replace(issue, record=records.get(issue.line, ())) for issue in found]

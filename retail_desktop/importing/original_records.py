"""The cells of lines that turned out unusable only after they were read: a person mends them in their own words."""

from collections.abc import Iterable
from dataclasses import replace

from retail_desktop.domain.imports import LineIssue
from retail_desktop.importing.coded import records_on
from retail_desktop.importing.records import Tabular
from retail_desktop.importing.source import Source


def with_records(source: Source, table: Tabular, issues: Iterable[LineIssue]) -> list[LineIssue]:
    """Issues by physical line with the cells as the file has them, and the line numbers of the original."""
    found = list(issues)
    rows = records_on(source, table, {issue.line for issue in found if not issue.record})
    return [
        replace(issue, line=source.line(issue.line), record=issue.record or tuple(rows.get(issue.line, ())))
        for issue in found
    ]

"""The first records of a file as it has them, with what each column was read as and what becomes of each record."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any

from retail_desktop.domain.imports import LineIssue, PreviewColumn, PreviewLine, Reason
from retail_desktop.importing.amounts import read_number
from retail_desktop.importing.dates import read_day
from retail_desktop.importing.headers import is_personal
from retail_desktop.importing.layout import NUMBER_FIELDS, Layout
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import read_blocks

RECORDS = 40
EXAMPLES = 3
_LONGEST_CELL = 200


def preview(
    source: Source, layout: Layout, ignored: Iterable[LineIssue], rejected: Iterable[LineIssue]
) -> tuple[tuple[PreviewColumn, ...], tuple[PreviewLine, ...]]:
    """The columns of a file and its first records; issues by line of the original.

    Of several records on one line, only those are rejected whose cells the issue gives.
    """
    outcomes = {_place(issue, layout): ("ignored", issue.reason.value) for issue in ignored}
    outcomes |= {_place(issue, layout): ("rejected", issue.reason.value) for issue in rejected}
    records = list(islice(_records(source, layout), RECORDS))
    columns = tuple(_column(place, layout, [cells for _, cells in records]) for place in range(layout.width))
    lines = []
    for line, cells in records:
        shown = _shown(cells, layout.width)
        outcome = outcomes.get((line, shown)) or outcomes.get((line, ())) or ("stored", "")
        lines.append(PreviewLine(line, *outcome, shown))
    return columns, tuple(lines)


def _place(issue: LineIssue, layout: Layout) -> tuple[int, tuple[str, ...]]:
    return issue.line, _shown(issue.record, layout.width) if issue.record else ()


def _records(source: Source, layout: Layout) -> Iterable[tuple[int, list[str]]]:
    blocks = read_blocks(source, layout.encoding, layout.delimiter)
    records = chain.from_iterable(zip(block.lines, block.rows, strict=True) for block in blocks)
    return ((line, cells) for line, cells in records if line > layout.header_line)


def _shown(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(cell[:_LONGEST_CELL] for cell in [*cells, *[""] * width][:width])


def _column(place: int, layout: Layout, rows: Sequence[Sequence[str]]) -> PreviewColumn:
    heading = layout.headers[place] if place < len(layout.headers) else ""
    names = [name for name, column in layout.columns.items() if column == place]
    personal = is_personal(heading) and not names
    texts = dict.fromkeys(row[place].strip() for row in rows if place < len(row) and row[place].strip())
    meaning = next((_MEANINGS[kind] for kind in map(_kind, names) if kind), None)
    examples = ((text, meaning(text, layout)) for text in texts) if meaning else ()
    return PreviewColumn(
        heading or f"Column {place + 1}",
        names[0] if names else "",
        tuple(islice(_telling(examples), EXAMPLES)),
        personal,
    )


def _kind(name: str) -> str:
    return "date" if name == "date" else "number" if name in NUMBER_FIELDS else ""


def _telling(examples: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Examples that mean something, those whose text differs from their meaning first."""
    return sorted(((text, meaning) for text, meaning in examples if meaning), key=lambda pair: pair[0] == pair[1])


def _day(text: str, layout: Layout) -> str:
    day = read_day(text, layout.date_order)
    return "" if isinstance(day, Reason) else date.fromordinal(day).isoformat()


def _number(text: str, layout: Layout) -> str:
    number = read_number(text, layout.decimal)
    return "" if number is None else f"{number:f}"


_MEANINGS: Mapping[str, Callable[[str, Any], str]] = {"date": _day, "number": _number}

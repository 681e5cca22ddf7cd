"""Turning columns into records: one for each cell that says something, with the column's heading beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.importing.amounts import read_number
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.measures import names_figure
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Records, Row, fresh_heading
from retail_desktop.importing.shapes.texts import is_dated, is_nothing, is_zero
from retail_desktop.importing.words import begins_footer, is_total


@dataclass(frozen=True, slots=True)
class Melting:
    """What becomes of each column.

    `keys` say what a record is about; `kept` go into every record; `groups` are the labels with their columns, one for
    each of `measures` (field and heading), None where there is none; the label serves the field `label`.
    `counts`: a zero is a count and no empty cell. `total` is the column with the sum of a record's first measures; the
    parts of a record in which it differs are rejected.
    """

    label: str
    heading: str
    groups: Sequence[tuple[str, Sequence[int | None]]]
    measures: Sequence[tuple[str, str]]
    keys: Sequence[int]
    kept: Sequence[int]
    counts: bool = False
    total: int | None = None
    decimal: str = "."


def melted(arrangement: Arrangement, melting: Melting, note: str) -> Arrangement:
    """The table with one record for each filled cell, its new columns assigned to their fields."""
    grid = arrangement.grid
    kept = [grid.headers[place] for place in melting.kept]
    headings = (melting.heading, *(heading for _, heading in melting.measures))
    new = [fresh_heading(heading, kept, "of the column") for heading in headings]
    fields = (melting.label, *(field for field, _ in melting.measures))
    mapping = {**arrangement.options.mapping, **dict(zip(new, fields, strict=True))}
    turned = replace(grid, headers=(*kept, *new), records=lambda: _records(grid, melting))
    return replace(arrangement, options=replace(arrangement.options, mapping=mapping)).turned(turned, note)


def _records(grid: Grid, melting: Melting) -> Records:
    for one in grid.regular():
        reason = None if isinstance(one, LineIssue) else _no_record(grid, one[1], melting)
        if isinstance(one, LineIssue):
            yield one
        elif reason:
            yield LineIssue(one[0], reason)
        elif _adds_up(one[1], melting):
            yield from _parts(*one, melting)
        else:
            yield from _doubted(_parts(*one, melting), grid.headers[melting.total or 0], one[1][melting.total or 0])


def _doubted(parts: Iterable[Row | LineIssue], heading: str, total: str) -> Records:
    """The parts of a record as rejected, since their total is another one and any of them may be wrong."""
    for part in parts:
        if isinstance(part, LineIssue):
            yield part
        else:
            yield LineIssue(part[0], Reason.BAD_QUANTITY, heading, total, tuple(part[1]))


def _adds_up(cells: Sequence[str], melting: Melting) -> bool:
    """Whether the total that a record gives, if any, is the sum of its parts."""
    total = None if melting.total is None else read_number(cells[melting.total], melting.decimal)
    if total is None:
        return True
    parts = [cells[places[0]] for _, places in melting.groups if places[0] is not None]
    numbers = [Decimal(0) if is_nothing(part) else read_number(part, melting.decimal) for part in parts]
    return None in numbers or sum(number for number in numbers if number) == total


def _parts(line: int, cells: Sequence[str], melting: Melting) -> list[Row | LineIssue]:
    empty = is_nothing if melting.counts else is_zero
    kept = [cells[place] for place in melting.kept]
    found = list[Row | LineIssue]()
    for label, places in melting.groups:
        values = ["" if place is None else cells[place] for place in places]
        if not all(map(empty, values)):
            found.append((line, [*kept, label, *values]))
    return found or [LineIssue(line, Reason.NO_VALUE)]


def _no_record(grid: Grid, cells: Sequence[str], melting: Melting) -> Reason | None:
    if grid.is_heading(cells):
        return Reason.REPEATED_HEADER
    told = [cells[place] for place in melting.keys if cells[place].strip()]
    undated = melting.label == "sku" and not any(map(is_dated, told))
    if any(map(_is_total, told)) or ((undated or not told) and begins_footer(told or cells)):
        return Reason.TOTAL_ROW
    return None


def _is_total(text: str) -> bool:
    """Whether what a record is about is a total, such as `Total` or `Total sold`."""
    return is_total(text) or ("total" in plain_words(text).split() and names_figure(text))

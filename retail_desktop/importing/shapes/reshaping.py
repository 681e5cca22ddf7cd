"""The door to all shapes: whatever a file looks like, what leaves here is an ordinary table of records."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from retail_desktop.domain.imports import ImportOptions, LineIssue, Target
from retail_desktop.importing.detection import advice_instead
from retail_desktop.importing.shapes.days import days_across
from retail_desktop.importing.shapes.eancom import is_eancom, read_eancom
from retail_desktop.importing.shapes.finding import find_grid
from retail_desktop.importing.shapes.grid import Arrangement, Grid, Row
from retail_desktop.importing.shapes.headings import join_headings
from retail_desktop.importing.shapes.items import items_across
from retail_desktop.importing.shapes.lists import split_lists
from retail_desktop.importing.shapes.nameless import name_refunds
from retail_desktop.importing.shapes.sections import flatten_sections
from retail_desktop.importing.shapes.spans import find_spans
from retail_desktop.importing.shapes.stores import stores_across
from retail_desktop.importing.shapes.titles import read_titles
from retail_desktop.importing.shapes.x12 import is_x12, read_x12
from retail_desktop.importing.source import Source

Step = Callable[[Arrangement, Target], Arrangement]

_STEPS: tuple[Step, ...] = (
    join_headings,
    flatten_sections,
    read_titles,
    split_lists,
    days_across,
    stores_across,
    items_across,
    find_spans,
    name_refunds,
)


@dataclass(frozen=True, slots=True)
class Shaped:
    """How to go on with a file: its encoding, what is still open, and what its shape told.

    `headers` are those of the table it became, `issues` the records that were ignored or rejected on the way, and
    `spans` says that its dates are months, weeks or the like.
    """

    encoding: str
    options: ImportOptions
    notes: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    issues: tuple[LineIssue, ...] = ()
    spans: bool = False


def reshape(source: Source, target: Target, encoding: str, options: ImportOptions) -> Shaped:
    """Make the source read as an ordinary table if it is none; raises a question where its shape is not certain."""
    arrangement = _message(source, target, encoding, options) or _table(source, target, encoding, options)
    if arrangement is None:
        return Shaped(encoding, options)
    if not arrangement.rearranged:
        return Shaped(encoding, arrangement.options, arrangement.notes)
    issues = list[LineIssue]()
    source.rearrange(_rows(arrangement.grid, issues))
    ordinary = replace(arrangement.options, encoding=None, delimiter=",")
    headers, left = arrangement.grid.headers, tuple(sorted(issues, key=attrgetter("line")))
    return Shaped("utf-8", ordinary, arrangement.notes, headers, left, arrangement.spans)


def _message(source: Source, target: Target, encoding: str, options: ImportOptions) -> Arrangement | None:
    if is_x12(source, encoding):
        return read_x12(source, encoding, target, options)
    return read_eancom(source, encoding, target, options) if is_eancom(source, encoding) else None


def _table(source: Source, target: Target, encoding: str, options: ImportOptions) -> Arrangement | None:
    grid = None if options.columns else find_grid(source, encoding, target, options)
    if grid is None or (target is Target.SALES and not options.format and advice_instead(grid.headers)):
        return None
    arrangement = Arrangement(grid, options)
    for step in _STEPS:
        arrangement = step(arrangement, target)
    return arrangement


def _rows(grid: Grid, issues: list[LineIssue]) -> Iterator[Row]:
    """The headings and the records; the issues go to their own list."""
    yield grid.line, list(grid.headers)
    for one in grid.regular():
        if isinstance(one, LineIssue):
            issues.append(one)
        else:
            yield one

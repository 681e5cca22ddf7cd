"""A file of an odd shape in a line: write it, recognise it, and look at the table it became."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from retail_desktop.domain.imports import ImportOptions, LineIssue, Target
from retail_desktop.importing.layout import Layout, recognise
from retail_desktop.importing.shapes.grid import Arrangement, Grid
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import read_blocks

TODAY = date(2026, 6, 30)


@dataclass(frozen=True)
class Flat:
    """The table: its headings, and (original line, cells) of each record."""

    layout: Layout
    headers: tuple[str, ...]
    rows: list[tuple[int, list[str]]]

    @property
    def reasons(self) -> list[tuple[int, str]]:
        """Line and reason of what is not in the table any more."""
        return [(issue.line, issue.reason.value) for issue in self.layout.issues]

    def of(self, *names: str) -> list[tuple[str, ...]]:
        """The texts of some fields, record by record."""
        return [tuple(cells[self.layout.columns[name]] for name in names) for _, cells in self.rows]


Flatten = Callable[..., Flat]


@pytest.fixture
def flat(open_text: Callable[[str | bytes], Source]) -> Flatten:
    def flatten(content: str | bytes, target: Target = Target.SALES, **options: object) -> Flat:
        source = open_text(content)
        layout = recognise(source, target, ImportOptions(**options))  # type: ignore[arg-type] # any option by its name
        blocks = read_blocks(source, layout.encoding, layout.delimiter)
        rows = [row for block in blocks for row in zip(block.lines, block.rows, strict=True)]
        return Flat(layout, layout.headers, [row for row in rows if row[0] > layout.header_line])

    return flatten


def arranged(headers: str, *rows: str, titles: tuple[str, ...] = (), **options: object) -> Arrangement:
    """A table by its lines, cells separated by commas; the headings stand on the line below the titles."""
    line = len(titles) + 1
    cells = [(line + place, row.split(",")) for place, row in enumerate(rows, 1)]
    above = tuple((place, title.split(",")) for place, title in enumerate(titles, 1))
    grid = Grid(line, tuple(headers.split(",")), lambda: iter(cells), above)
    return Arrangement(grid, ImportOptions(**options))  # type: ignore[arg-type] # any option by its name


def records(arrangement: Arrangement) -> list[tuple[int, list[str]]]:
    return [one for one in arrangement.grid.records() if not isinstance(one, LineIssue)]


def issues(arrangement: Arrangement) -> list[tuple[int, str]]:
    return [(one.line, one.reason.value) for one in arrangement.grid.records() if isinstance(one, LineIssue)]


@pytest.fixture
def table() -> Callable[..., Arrangement]:
    return arranged


@pytest.fixture
def left() -> Callable[[Arrangement], list[tuple[int, list[str]]]]:
    return records


@pytest.fixture
def gone() -> Callable[[Arrangement], list[tuple[int, str]]]:
    return issues

"""A table inside a file: what stands above it, its headings, and its records as often as they are wanted."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.words import begins_footer

Row = tuple[int, list[str]]
"""The original line of a record, and its cells."""
Records = Iterator[Row | LineIssue]
"""Records in order, and in their places the lines that are none."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings on `line` of the original (0 = none), and `records`, which reads what stands below from the beginning.

    `titles` are the rows above the headings.
    """

    line: int
    headers: tuple[str, ...]
    records: Callable[[], Records]
    titles: tuple[Row, ...] = ()

    def sample(self, count: int) -> list[list[str]]:
        """The cells of the first records, as they are."""
        return list(islice((one[1] for one in self.records() if not isinstance(one, LineIssue)), count))

    def regular(self) -> Records:
        """The records with exactly one cell for each heading; others become issues."""
        return (one if isinstance(one, LineIssue) else self.mended(*one) for one in self.records())

    def mended(self, line: int, cells: list[str]) -> Row | LineIssue:
        """A record with one cell for each heading, or the issue of one that has too many or too few."""
        width = len(self.headers)
        if len(cells) == width:
            return line, cells
        if not any(cell.strip() for cell in cells):
            return LineIssue(line, Reason.NO_VALUE)
        if not any(cell.strip() for cell in cells[width:]) and not any(self.headers[len(cells) :]):
            return line, [*cells[:width], *[""] * (width - len(cells))]
        if begins_footer(cells):
            return LineIssue(line, Reason.TOTAL_ROW)
        return LineIssue(line, Reason.RAGGED_ROW, value=cells[0][:200], record=tuple(cells))

    def is_heading(self, cells: Sequence[str]) -> bool:
        """Whether a record is the headings once more."""
        told = [cell.strip(" \t\ufeff\xa0") for cell in cells]
        return told[: len(self.headers)] == list(self.headers) and not any(told[len(self.headers) :])


def fresh_heading(heading: str, taken: Sequence[str], otherwise: str) -> str:
    """A heading that no other column has, with some more words if need be."""
    known = set(map(plain_words, taken))
    return heading if plain_words(heading) not in known else f"{heading} {otherwise}"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A table on its way to an ordinary one, with what is still asked of it; `notes` are sentences for the user.

    `rearranged`: the records are no longer those of the file. `spans`: its dates are months, weeks or the like, and
    its records the totals of their days.
    """

    grid: Grid
    options: ImportOptions
    notes: tuple[str, ...] = ()
    rearranged: bool = False
    spans: bool = False

    def turned(self, grid: Grid, note: str = "") -> "Arrangement":
        """The same with another table, and a sentence on how it came about."""
        return replace(self, grid=grid, notes=(*self.notes, *filter(None, [note])), rearranged=True)

    def told(self, options: ImportOptions, note: str) -> "Arrangement":
        """The same, with something learnt that the user had not said."""
        return replace(self, options=options, notes=(*self.notes, note))

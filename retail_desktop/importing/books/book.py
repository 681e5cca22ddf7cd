"""What every kind of spreadsheet file offers: its sheets by name, and the filled rows of each as texts."""

import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.importing.progress import Progress

Row = tuple[int, Sequence[str]]
LARGEST_TEXTS = 512 * 1024**2  # bytes of the texts that all sheets share: they are held in memory
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that holds cells: its name, and whether people see it."""

    name: str
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Tall:
    """Cells of one column merged into one, from row `first` to row `last`; rows count from 1, columns from 0."""

    first: int
    last: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet, each with its number; its tall cells, known at the end; what was read and what not.

    `from_1904` says from which of two years the days are counted that no format shows as dates.
    """

    rows: Iterable[Row]
    merged: Sequence[Tall]
    notes: tuple[str, ...]
    from_1904: bool = False


class Pace:
    """How far the reading of a file of `total` bytes is; each step may raise that the user has cancelled."""

    def __init__(self, total: int, progress: Progress) -> None:
        self._done = 0
        self._total = total
        self._progress = progress

    def step(self, count: int) -> None:
        """Some more bytes were read; they are told of in kibibytes."""
        self._done = min(self._done + count, self._total)
        self._progress("Reading the workbook", self._done // 1024, self._total // 1024)


class Book(Protocol):
    """An opened spreadsheet file.

    `rows` gives the rows of a sheet (by its place) that hold anything: their number, the first row being 1, and the
    text of each cell from the first column on. `merged` are the tall merged cells of the sheet last read to its end.
    `from_1904` says from which of two years its days are counted.
    """

    sheets: tuple[Sheet, ...]
    merged: list[Tall]
    from_1904: bool

    def rows(self, place: int) -> Iterator[Row]:
        """The filled rows of one sheet."""
        ...


def damaged(name: str) -> FileRefusedError:
    """The refusal of a workbook that cannot be read to its end."""
    return FileRefusedError(
        f"“{name}” is a workbook, and it is damaged or incomplete. Open it in a spreadsheet program, save it again, "
        "and import that file."
    )


def protected(name: str) -> FileRefusedError:
    """The refusal of a workbook that needs a password."""
    return FileRefusedError(
        f"“{name}” is protected by a password. Open it, save it without the password, and import that file."
    )


def too_large(name: str) -> FileRefusedError:
    """The refusal of a workbook that would take too much room."""
    return FileRefusedError(
        f"“{name}” unpacks to far more than a sales file holds. Export a shorter period, or save it as CSV, and import "
        "that file."
    )


@contextmanager
def unharmed(name: str) -> Iterator[None]:
    """Whatever goes wrong while a workbook's bytes are taken apart means that they are damaged."""
    try:
        yield
    except (struct.error, LookupError, ValueError, EOFError):
        raise damaged(name) from None

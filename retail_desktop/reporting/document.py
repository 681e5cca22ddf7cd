"""A report of lists: its heading, its tables with sub-totals, its notes; the same for paper, screen and files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from retail_desktop.reporting import tables
from retail_desktop.reporting.tables import Cell, Table, TableColumn
from retail_desktop.reporting.wording import NOTHING, amount, day, short_date, units

Shape = Literal["text", "code", "number", "money", "date", "percent", "blank", "tick"]
ROOMY = 0.0
FILES_ONLY = -1.0


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its heading on paper, and its width there in points.

    A width of `ROOMY` takes what the others leave, one of `FILES_ONLY` keeps the column off the page. `blank` and
    `tick` are boxes to fill in by hand: on paper only.
    """

    key: str
    heading: str
    shape: Shape
    width: float
    decimals: int | None = None

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return self.shape in {"number", "money", "percent"}

    @property
    def is_box(self) -> bool:
        """Whether it is filled in by hand."""
        return self.shape in {"blank", "tick"}


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading with their sub-total; `total` has a cell for each column, `total_words` says of what."""

    heading: str
    facts: str
    rows: tuple[tuple[Cell, ...], ...]
    total_words: str = ""
    total: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Sections of the same columns, and what all of them add up to."""

    title: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    total_words: str = ""
    total: tuple[Cell, ...] = ()

    @property
    def on_paper(self) -> tuple[int, ...]:
        """Places of the columns that are printed."""
        return tuple(place for place, column in enumerate(self.columns) if column.width != FILES_ONLY)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where, when, by whom and of what a report was made; `filters` says in words what was chosen."""

    store_name: str
    as_of: date
    data_through: date
    printed_at: str
    printed_by: str
    currency: str
    filters: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report: the last listing holds its lines and is what files hold; `empty` is said when it has none.

    `figures` are label and value of the heading, `notes` explain words and sums. `lying` turns the page.
    """

    title: str
    occasion: Occasion
    figures: tuple[tuple[str, str], ...]
    listings: tuple[Listing, ...]
    notes: tuple[str, ...]
    empty: str
    lying: bool = False

    @property
    def lines(self) -> Listing:
        """The listing with every line."""
        return self.listings[-1]

    @property
    def count(self) -> int:
        """How many lines there are."""
        return sum(len(section.rows) for section in self.lines.sections)


def table(document: Document) -> Table:
    """All lines as a table for programs."""
    lines = document.lines
    kept = [place for place, column in enumerate(lines.columns) if not column.is_box]
    columns = tuple(_table_column(lines.columns[place]) for place in kept)
    rows = (tuple(row[place] for place in kept) for section in lines.sections for row in section.rows)
    return Table(document.title, columns, rows)


def shown(column: Column, cell: Cell) -> str:
    """A cell in the words of the page."""
    if column.is_box or cell == "":
        return ""
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, Decimal | int | float):
        return _number(column, Decimal(str(cell)))
    return NOTHING if cell is None else cell


def total_row(columns: Sequence[Column], **sums: Cell) -> tuple[Cell, ...]:
    """A row of sums by the names of their columns; all other cells are empty."""
    return tuple(sums.get(column.key, "") for column in columns)


def chosen(*choices: tuple[str, str]) -> str:
    """What was chosen, in words: label and value of each choice that was made, or that there was none."""
    return ", ".join(f"{label} {value}" for label, value in choices if value) or "everything"


def heading_facts(occasion: Occasion) -> Iterable[str]:
    """What the heading says besides the title: day, data, and what was chosen."""
    yield f"As of the evening of {day(occasion.as_of)}"
    yield f"Sales data through {day(occasion.data_through)}"
    yield f"Shown: {occasion.filters}"


def _number(column: Column, number: Decimal) -> str:
    match column.shape:
        case "money":
            return amount(number, 2 if column.decimals is None else column.decimals)
        case "percent":
            return f"{amount(number * 100, 1)} %"
        case _:
            return units(number) if column.decimals is None else amount(number, column.decimals)


def _table_column(column: Column) -> TableColumn:
    kinds: dict[str, tables.Kind] = {"code": "code", "number": "number", "money": "money", "date": "date"}
    return TableColumn(column.key, column.key, kinds.get(column.shape, "number" if column.is_number else "text"))

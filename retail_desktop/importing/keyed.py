"""Tables with one record for each thing: an item, a supplier, a counted shelf."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.domain.quantities import money, quantity
from retail_desktop.importing.amounts import read_money, read_quantity
from retail_desktop.importing.codes import read_code, read_label, read_name
from retail_desktop.importing.judgement import IGNORED
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.records import regular_records
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import read_blocks
from retail_desktop.importing.words import begins_footer

Row = TypeVar("Row")
Parser = Callable[[str, Layout], object]


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """What a table holds: its rows in order, and the lines that were ignored or rejected."""

    rows: tuple[Row, ...]
    ignored: tuple[LineIssue, ...] = ()
    rejected: tuple[LineIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """One record: its key, and the value of every field whose cell is not empty."""

    line: int
    key: str
    fields: Mapping[str, object]
    record: tuple[str, ...]


def read_filled(
    source: Source, layout: Layout, key: str, parsers: Mapping[str, Parser]
) -> Iterator[Filled | LineIssue]:
    """Every record of a table, with its fields read by `parsers`, or the issue that stands against it."""
    yield from layout.issues
    for block in read_blocks(source, layout.encoding, layout.delimiter):
        lines, rows, issues = regular_records(block, layout)
        yield from issues
        for line, row in zip(lines, rows, strict=True):
            yield _filled(line, row, layout, key, parsers)


def _filled(line: int, row: list[str], layout: Layout, key: str, parsers: Mapping[str, Parser]) -> Filled | LineIssue:
    code = read_code(row[layout.columns[key]])
    if not any(cell.strip() for cell in row):
        return LineIssue(line, Reason.NO_VALUE)
    if layout.headers and [cell.strip() for cell in row] == list(layout.headers):
        return LineIssue(line, Reason.REPEATED_HEADER)
    if isinstance(code, Reason):
        footer = code is Reason.MISSING_SKU and begins_footer(row)
        return LineIssue(line, Reason.TOTAL_ROW) if footer else issue(line, code, key, row, layout)
    fields: dict[str, object] = {}
    for name, parse in parsers.items():
        place = layout.columns.get(name)
        if place is None or not row[place].strip():
            continue
        value = parse(row[place], layout)
        if isinstance(value, Reason):
            return issue(line, value, name, row, layout)
        if value is not None:
            fields[name] = value
    return Filled(line, code, fields, tuple(row))


def issue(line: int, reason: Reason, name: str, row: list[str] | tuple[str, ...], layout: Layout) -> LineIssue:
    """The issue of a record, with the heading and the text of the field to blame."""
    if reason in IGNORED:
        return LineIssue(line, reason)
    return LineIssue(line, reason, layout.heading(name), row[layout.columns[name]], tuple(row))


def is_ignored(found: LineIssue) -> bool:
    """Whether a line was left out on purpose, so that nobody needs to mend it."""
    return found.reason in IGNORED


def as_code(text: str, _: Layout) -> str | Reason:
    """A code, kept as written."""
    return read_code(text)


def as_label(text: str, _: Layout) -> str | Reason:
    """A short text such as a store's."""
    return read_label(text)


def as_name(text: str, _: Layout) -> str:
    """A text for showing."""
    return read_name(text)


def as_money(text: str, layout: Layout) -> Decimal | Reason | None:
    """Money of at least zero; the word `variable` stands for no fixed price."""
    if text.strip().lower() == "variable":
        return None
    amount = read_money(text, layout.decimal)
    if isinstance(amount, int):
        return money(amount) if amount >= 0 else Reason.BAD_PRICE
    return amount


def as_units(text: str, layout: Layout) -> Decimal | Reason:
    """A quantity in units, which may be negative."""
    units = read_quantity(text, layout.decimal)
    return units if isinstance(units, Reason) else quantity(units)


def as_days(text: str, layout: Layout) -> int | Reason:
    """A whole number of days of at least zero."""
    days = as_units(text, layout)
    if isinstance(days, Reason) or days < 0 or days != int(days) or days > _LONGEST_DAYS:
        return Reason.BAD_QUANTITY
    return int(days)


_LONGEST_DAYS = 3_650

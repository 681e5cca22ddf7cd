"""Sales lines out of a recognised file: every record is accepted, ignored or rejected, in columns and chunks.

Records are read a block at a time and column by column; every distinct text is parsed once. Only the records in which
a cell is out of the ordinary are judged one by one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import compress, repeat
from operator import floordiv, mul
from typing import Any

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.domain.quantities import QUANTITY_SCALE, line_amount
from retail_desktop.domain.sales import SalesColumns, SeenItem
from retail_desktop.importing.cells import Cells
from retail_desktop.importing.codes import read_barcode, read_name, trimmed
from retail_desktop.importing.dates import UNKNOWN_MINUTE
from retail_desktop.importing.judgement import IGNORED, judge
from retail_desktop.importing.layout import Layout, format_of
from retail_desktop.importing.records import regular_records
from retail_desktop.importing.source import Source
from retail_desktop.importing.table import Block, read_blocks

Progress = Callable[[str, int, int], None]

_RECORDS_A_CHUNK = 50_000
_AS_WRITTEN = {"receipt": "receipt", "item_name": "name", "category": "category", "barcode": "barcode"}


@dataclass(frozen=True, slots=True)
class SalesChunk:
    """Some tens of thousands of records: the accepted ones in columns, the others as issues.

    `seen_items` holds what the file says of items not told of in an earlier chunk; `returns` counts accepted lines
    with a negative quantity, `free` those sold for nothing.
    """

    columns: SalesColumns
    ignored: tuple[LineIssue, ...]
    rejected: tuple[LineIssue, ...]
    seen_items: Mapping[str, SeenItem]
    returns: int
    free: int


def read_sales(
    source: Source, layout: Layout, options: ImportOptions, *, today: date, progress: Progress
) -> Iterator[SalesChunk]:
    """The file's sales lines in order, about 50,000 records at a time; `progress` gets bytes read and bytes in all."""
    reading = _Reading(layout, options, today)
    for block in read_blocks(source, layout.encoding, layout.delimiter):
        reading.read(block)
        progress("Reading sales", min(source.position(), source.size), source.size)
        if reading.records >= _RECORDS_A_CHUNK:
            yield reading.take()
    if reading.records:
        yield reading.take()
    progress("Reading sales", source.size, source.size)


class _Reading:
    """The lines and issues gathered since the last chunk was taken."""

    def __init__(self, layout: Layout, options: ImportOptions, today: date) -> None:
        self.records = 0
        self._layout = layout
        self._known = format_of(layout, Target.SALES)
        self._cells = Cells(layout, self._known, today=today)
        self._day = layout.day.toordinal() if layout.day else 0
        self._store = options.store or ""
        self._amount = next((name for name in ("amount", "gross_amount") if name in layout.columns), "")
        self._told: set[str] = set()
        self._said: dict[str, tuple[str, str]] = {}
        self._begin()
        self.records = len(layout.issues)
        self._object(layout.issues)

    def _begin(self) -> None:
        self.records = 0
        self._columns: dict[str, list[Any]] = {column.name: [] for column in fields(SalesColumns)}
        self._ignored: list[LineIssue] = []
        self._rejected: list[LineIssue] = []
        self._items: dict[str, SeenItem] = {}
        self._returns = self._free = 0

    def take(self) -> SalesChunk:
        """What was gathered; the gathering begins anew."""
        chunk = SalesChunk(
            SalesColumns(**self._columns),
            tuple(self._ignored),
            tuple(self._rejected),
            self._items,
            self._returns,
            self._free,
        )
        self._begin()
        return chunk

    def read(self, block: Block) -> None:
        """Sort the records of a block into lines and issues."""
        lines, rows, issues = regular_records(block, self._layout)
        self.records += len(rows) + len(issues)
        self._object(issues)
        if not rows:
            return
        texts = list(zip(*rows, strict=True))
        if self._known.fill_down and "receipt" in self._layout.columns:
            texts = self._filled(texts)
        values = self._cells.read(texts)
        values["line"] = list(lines)
        for name, written in _AS_WRITTEN.items():
            if written in self._layout.columns:
                values[name] = list(texts[self._layout.columns[written]])
        doubtful = self._cells.special_places(texts)
        if doubtful:
            values = self._judged(sorted(doubtful), rows, values)
        if 0 in values.get("quantity", ()):
            values = self._moved(values)
        self._keep(values)

    def _object(self, issues: Sequence[LineIssue]) -> None:
        for issue in issues:
            (self._ignored if issue.reason in IGNORED else self._rejected).append(issue)

    def _judged(self, doubtful: list[int], rows: list[list[str]], values: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """The columns with doubtful records corrected or left out."""
        keep = bytearray(b"\1") * len(rows)
        for place in doubtful:
            record = {name: column[place] for name, column in values.items()}
            objection = judge(rows[place], record, self._layout, self._known, self._cells)
            if objection:
                keep[place] = 0
                self._object([self._issue(record["line"], rows[place], *objection)])
            else:
                for name, column in values.items():
                    column[place] = record[name]
        if all(keep):
            return values
        return {name: list(compress(column, keep)) for name, column in values.items()}

    def _moved(self, values: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """The columns without the records that sold nothing."""
        quantities = values["quantity"]
        self._ignored.extend(
            LineIssue(line, Reason.NO_VALUE)
            for line, quantity in zip(values["line"], quantities, strict=True)
            if not quantity
        )
        return {name: list(compress(column, quantities)) for name, column in values.items()}

    def _filled(self, texts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """The columns in which the later lines of a receipt repeat what its first line says."""
        receipts = texts[self._layout.columns["receipt"]]
        for name in self._known.fill_down:
            place = self._layout.columns.get(name)
            if place is None:
                continue
            last, said = self._said.get(name, ("", ""))
            column = []
            for receipt, text in zip(receipts, texts[place], strict=True):
                last, said = receipt, text if text.strip() or receipt != last else said
                column.append(said)
            self._said[name] = last, said
            texts[place] = tuple(column)
        return texts

    def _issue(self, line: int, row: list[str], reason: Reason, name: str) -> LineIssue:
        if reason in IGNORED:
            return LineIssue(line, reason)
        column = self._layout.columns.get(name)
        value = "" if column is None else row[column]
        return LineIssue(line, reason, self._layout.heading(name), value, tuple(row))

    def _keep(self, values: dict[str, list[Any]]) -> None:
        """Add accepted records to the columns."""
        count = len(values["line"])
        if not count:
            return
        quantities = values.get("quantity") or [QUANTITY_SCALE] * count
        prices = values.get("price") or [None] * count
        amounts = self._amounts(values, quantities, prices)
        new: dict[str, list[Any]] = {
            "lines": values["line"],
            "days": values.get("date") or [self._day] * count,
            "minutes": values.get("minute") or [UNKNOWN_MINUTE] * count,
            "skus": values["sku"],
            "stores": values.get("store") or [self._store] * count,
            "quantities": quantities,
            "prices": prices,
            "net_amounts": amounts,
            "receipts": list(map(trimmed, values["receipt"])) if "receipt" in values else [""] * count,
        }
        for name, column in new.items():
            self._columns[name].extend(column)
        self._returns += sum(quantity < 0 for quantity in quantities) if min(quantities) < 0 else 0
        self._free += amounts.count(0)
        self._meet(values)

    def _amounts(
        self, values: dict[str, list[Any]], quantities: list[int], prices: list[int | None]
    ) -> list[int | None]:
        """Net amounts as written, else quantity times price, in ten-thousandths."""
        written = values.get(self._amount)
        if written and None not in written:
            return written
        if not self._cells.fractional and None not in prices:
            computed: list[int | None] = list(map(floordiv, map(mul, quantities, prices), repeat(QUANTITY_SCALE)))
        else:
            computed = [
                None if price is None else line_amount(quantity, price)
                for quantity, price in zip(quantities, prices, strict=True)
            ]
        if "discount" in values:
            computed = [
                None if amount is None else amount - (discount or 0)
                for amount, discount in zip(computed, values["discount"], strict=True)
            ]
        if not written:
            return computed
        return [one if one is not None else other for one, other in zip(written, computed, strict=True)]

    def _meet(self, values: dict[str, list[Any]]) -> None:
        """Note name, category and barcode of items that are met for the first time."""
        new = set(values["sku"]) - self._told
        if not new:
            return
        blank = [""] * len(values["sku"])
        columns = [values["sku"], *(values.get(name) or blank for name in ("item_name", "category", "barcode"))]
        for sku, name, category, barcode in zip(*columns, strict=True):
            if sku in new:
                new.discard(sku)
                self._items[sku] = SeenItem(read_name(name), read_name(category), read_barcode(barcode))
                self._told.add(sku)

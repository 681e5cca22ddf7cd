"""Sales lines out of a recognised file: every record is accepted, ignored or rejected, column by column.

The file becomes columns of numbers, one for each distinct text; every distinct text is understood once. Only the
records in which a cell is out of the ordinary are judged one by one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason, Target
from retail_desktop.domain.quantities import QUANTITY_SCALE
from retail_desktop.domain.sales import SeenItem
from retail_desktop.importing.cells import Cells
from retail_desktop.importing.coded import records_on
from retail_desktop.importing.codes import read_barcode, read_name, trimmed
from retail_desktop.importing.judgement import IGNORED, judge
from retail_desktop.importing.layout import Layout, format_of
from retail_desktop.importing.memo import numbers
from retail_desktop.importing.sales_columns import Progress, SalesColumns, read_columns
from retail_desktop.importing.sales_lines import UNKNOWN, Ints, SalesLines, divides, narrow, products
from retail_desktop.importing.source import Source

_JUDGED_AT_ONCE = 20_000
_MONEY = ("price", "amount", "gross_amount", "discount")


@dataclass(slots=True)
class SalesRead:
    """What a file holds: the accepted lines, and the others as issues by physical line, in the order of the file.

    `skus`, `stores` and `receipts` are the codes that the lines' numbers stand for (the store `""` = the file names
    none); `items` holds what the file says of each item.
    """

    lines: SalesLines
    skus: list[str]
    stores: list[str]
    receipts: list[str]
    items: dict[str, SeenItem]
    ignored: list[LineIssue]
    rejected: list[LineIssue]


def read_sales(source: Source, layout: Layout, options: ImportOptions, *, today: date, progress: Progress) -> SalesRead:
    """The file's sales lines in order; `progress` gets bytes read and bytes in all."""
    known = format_of(layout, Target.SALES)
    cells = Cells(layout, known, today=today)
    columns = read_columns(source, layout, known, cells, progress)
    return _Reading(source, layout, options, cells, columns).result()


class _Reading:
    """The columns of a file on their way to sales lines."""

    def __init__(
        self, source: Source, layout: Layout, options: ImportOptions, cells: Cells, columns: SalesColumns
    ) -> None:
        self._source, self._layout, self._cells, self._columns = source, layout, cells, columns
        self._known = format_of(layout, Target.SALES)
        self._store = options.store or ""
        self._keep = np.ones(len(columns), bool)
        self._ignored = [issue for issue in columns.issues if issue.reason in IGNORED]
        self._rejected = [issue for issue in columns.issues if issue.reason not in IGNORED]
        self._skus: dict[str, int] = {}
        self._stores: dict[str, int] = {}
        self._numbers = self._all_numbers()

    def _all_numbers(self) -> dict[str, Ints]:
        """The numbers of all records by field, before any was judged."""
        count, columns = len(self._columns), self._columns
        found: dict[str, Ints] = {"sku": self._numbered("sku", self._skus)}
        if "store" in columns.codes:
            found["store"] = self._numbered("store", self._stores)
        else:
            found["store"] = np.full(count, self._stores.setdefault(self._store, 0), np.int32)
        for name, missing in (("date", 0), ("quantity", 0), *((name, UNKNOWN) for name in _MONEY)):
            if name in columns.codes:
                found[name] = columns.values(name, narrow(numbers(columns.meanings[name], missing)))
        if "date" not in found:
            found["date"] = np.full(count, self._layout.day.toordinal() if self._layout.day else 0, np.int32)
        if "quantity" not in found:
            found["quantity"] = np.full(count, QUANTITY_SCALE, np.int32)
        return found

    def _numbered(self, name: str, numbering: dict[str, int]) -> Ints:
        """Codes as numbers in the order of the file; a text that is none gets the number 0 and is judged."""
        number_of = np.array(
            [
                0 if isinstance(code, Reason) else numbering.setdefault(code, len(numbering))
                for code in self._columns.meanings[name]
            ],
            np.int32,
        )
        return self._columns.values(name, number_of)

    def result(self) -> SalesRead:
        """Judge what is out of the ordinary; what is left makes the lines."""
        special = np.zeros(len(self._columns), bool)
        for name, codes in self._columns.codes.items():
            marks = self._cells.special(name, self._columns.meanings[name])
            if marks.any():
                special |= marks[codes]
        self._judge(np.flatnonzero(special))
        self._leave_out_unmoved()
        lines = self._lines()
        return SalesRead(
            lines,
            list(self._skus),
            list(self._stores),
            self._receipts(),
            self._seen_items(lines),
            [self._numbered_issue(issue) for issue in sorted(self._ignored, key=_line)],
            [self._numbered_issue(issue) for issue in sorted(self._rejected, key=_line)],
        )

    def _judge(self, places: Ints) -> None:
        """Correct the records at these places, or leave them out."""
        for start in range(0, len(places), _JUDGED_AT_ONCE):
            some = places[start : start + _JUDGED_AT_ONCE].tolist()
            rows = records_on(self._source, self._layout, self._columns.lines[some].tolist())
            for place in some:
                self._judge_one(place, rows[int(self._columns.lines[place])])

    def _judge_one(self, place: int, row: list[str]) -> None:
        row = row[: self._layout.width] + [""] * (self._layout.width - len(row))
        values = {"quantity": QUANTITY_SCALE} | self._columns.record(place)
        objection = judge(row, values, self._layout, self._known, self._cells)
        if objection:
            self._keep[place] = False
            self._object(self._issue(int(self._columns.lines[place]), row, *objection))
            return
        self._correct(place, values)

    def _correct(self, place: int, values: dict[str, Any]) -> None:
        """Take over what the judgement made of a record."""
        self._numbers["sku"][place] = self._skus.setdefault(values["sku"], len(self._skus))
        for name in ("quantity", *_MONEY):
            if name in values and (name in self._numbers or values[name] is not None):
                self._set(name, place, UNKNOWN if values[name] is None else values[name])

    def _set(self, name: str, place: int, value: int) -> None:
        column = self._numbers.get(name)
        if column is None:
            column = np.full(len(self._columns), QUANTITY_SCALE if name == "quantity" else UNKNOWN, np.int64)
        if not np.iinfo(column.dtype).min <= value <= np.iinfo(column.dtype).max:
            column = column.astype(np.int64)
        column[place] = value
        self._numbers[name] = column

    def _object(self, issue: LineIssue) -> None:
        (self._ignored if issue.reason in IGNORED else self._rejected).append(issue)

    def _issue(self, line: int, row: list[str], reason: Reason, name: str) -> LineIssue:
        if reason in IGNORED:
            return LineIssue(line, reason)
        column = self._layout.columns.get(name)
        value = "" if column is None else row[column]
        return LineIssue(line, reason, self._layout.heading(name), value, tuple(row))

    def _numbered_issue(self, issue: LineIssue) -> LineIssue:
        return replace(issue, line=self._source.line(issue.line))

    def _leave_out_unmoved(self) -> None:
        """Records that sold nothing are ignored."""
        unmoved = self._keep & (self._numbers["quantity"] == 0)
        if unmoved.any():
            self._ignored.extend(LineIssue(line, Reason.NO_VALUE) for line in self._columns.lines[unmoved].tolist())
            self._keep &= ~unmoved

    def _lines(self) -> SalesLines:
        keep: Any = slice(None) if self._keep.all() else self._keep
        found = {name: narrow(column[keep]) for name, column in self._numbers.items()}
        unknown = np.full(len(found["sku"]), UNKNOWN, np.int64)
        price = found.get("price", unknown)
        return SalesLines(
            item=found["sku"],
            store=found["store"].astype(np.int16 if len(self._stores) < 32_000 else np.int32),
            day=found["date"],
            line=self._columns.lines[keep],
            quantity=found["quantity"],
            price=price,
            net=self._amounts(found, price),
            minute=self._minutes(keep),
            receipt=self._columns.codes["receipt"][keep].astype(np.int32) if self._has_receipts() else unknown[:0],
        )

    def _amounts(self, found: dict[str, Ints], price: Ints) -> Ints:
        """Net amounts as written, else quantity times price; none where that is all there is to say."""
        name = next((name for name in ("amount", "gross_amount") if name in found), "")
        if not name and "discount" not in found and divides(found["quantity"], price):
            return np.empty(0, np.int64)
        computed = products(found["quantity"], price)
        if "discount" in found:
            discount = np.where(found["discount"] == UNKNOWN, 0, found["discount"])
            computed = np.where(computed == UNKNOWN, UNKNOWN, computed - discount)
        return np.where(found[name] == UNKNOWN, computed, found[name]) if name else computed

    def _has_receipts(self) -> bool:
        return "receipt" in self._columns.codes

    def _receipts(self) -> list[str]:
        return list(map(trimmed, self._columns.meanings["receipt"])) if self._has_receipts() else []

    def _minutes(self, keep: Any) -> Ints:  # noqa: ANN401 - a mask or a slice
        name = "time" if "time" in self._columns.codes else "date" if self._cells.timed else ""
        if not name:
            return np.empty(0, np.int64)
        texts = self._columns.dictionaries[name].texts()
        minutes = np.array(self._cells.minutes(texts), np.int16)
        return minutes[self._columns.codes[name][keep]]

    def _seen_items(self, lines: SalesLines) -> dict[str, SeenItem]:
        """What the first line of each item says of it."""
        items, first = np.unique(lines.item, return_index=True)
        rows = records_on(self._source, self._layout, lines.line[first].tolist()) if self._tells_of_items() else {}
        skus = list(self._skus)
        return {
            skus[item]: self._seen(rows.get(line, []))
            for item, line in zip(items.tolist(), lines.line[first].tolist(), strict=True)
        }

    def _tells_of_items(self) -> bool:
        return bool({"name", "category", "barcode"} & self._layout.columns.keys())

    def _seen(self, row: Sequence[str]) -> SeenItem:
        def text(name: str) -> str:
            place = self._layout.columns.get(name, len(row))
            return row[place] if place < len(row) else ""

        return SeenItem(read_name(text("name")), read_name(text("category")), read_barcode(text("barcode")))


def _line(issue: LineIssue) -> int:
    return issue.line


def issue_records(source: Source, layout: Layout, issues: Iterable[LineIssue]) -> list[LineIssue]:
    """Issues by physical line with the cells as the file has them and the line numbers of the original."""
    found = list(issues)
    rows = records_on(source, layout, {issue.line for issue in found if not issue.record})
    return [
        replace(issue, line=source.line(issue.line), record=issue.record or tuple(rows.get(issue.line, ())))
        for issue in found
    ]

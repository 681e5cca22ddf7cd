"""Sales lines out of a recognised file: every record is accepted, ignored or rejected, column by column.

The file becomes columns of numbers, one for each distinct text; every distinct text is understood once. Only the
records in which a cell is out of the ordinary are judged one by one.
"""

from collections.abc import Iterator, Sequence
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
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.judgement import IGNORED, judge
from retail_desktop.importing.layout import Layout, format_of
from retail_desktop.importing.memo import numbers
from retail_desktop.importing.progress import Progress
from retail_desktop.importing.sales_columns import SalesColumns, read_columns
from retail_desktop.importing.sales_lines import NO_PRICE, UNKNOWN, Ints, SalesLines, divides, narrow, products
from retail_desktop.importing.source import Source
from retail_desktop.importing.spreading import known_days, spread_each, spread_over

_JUDGED_AT_ONCE = 20_000
_BETWEEN_WORDS = 500
_CLOSER = "Checking unusual lines"
_MONEY = frozenset({"price", "amount", "gross_amount", "discount"})
_MISSING = {
    "date": 0, "quantity": 0, "price": NO_PRICE, "amount": UNKNOWN, "gross_amount": UNKNOWN, "discount": UNKNOWN,
}  # fmt: skip
"""Fields that are numbers, and the number where a cell gives none."""

_NOTHING = np.empty(0, np.int64)


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
    period = known_days(layout.period, today) if layout.period else None
    columns = read_columns(source, layout, known, cells, progress)
    read = _Reading(source, layout, known, options, cells, columns).result(progress)
    return replace(read, lines=spread_over(read.lines, period)) if period else read


class _Reading:
    """The columns of a file on their way to sales lines."""

    def __init__(
        self, source: Source, layout: Layout, known: Format, options: ImportOptions, cells: Cells, columns: SalesColumns
    ) -> None:
        self._source, self._layout, self._cells, self._columns = source, layout, cells, columns
        self._known = known
        self._keep = np.ones(len(columns), bool)
        self._ignored = [issue for issue in columns.issues if issue.reason in IGNORED]
        self._rejected = [issue for issue in columns.issues if issue.reason not in IGNORED]
        self._skus: dict[str, int] = {}
        self._stores = {"": 0} if "store" in columns.codes else {options.store or "": 0}
        self._corrected: dict[str, dict[int, int]] = {}
        self._numbers = self._all_numbers()

    def _all_numbers(self) -> dict[str, Ints]:
        """By field, the number that each text of its column stands for."""
        found = {
            name: narrow(numbers(self._columns.meanings[name], missing))
            for name, missing in _MISSING.items()
            if name in self._columns.codes
        }
        for name, numbering in (("sku", self._skus), ("store", self._stores)):
            if name in self._columns.codes:
                found[name] = _numbered(self._columns.meanings[name], numbering)
        return found

    def result(self, progress: Progress) -> SalesRead:
        """Judge what is out of the ordinary; what is left makes the lines."""
        special = np.zeros(len(self._columns), bool)
        for name, codes in self._columns.codes.items():
            marks = self._cells.special(name, self._columns.meanings[name])
            if marks.any():
                special |= marks[codes]
        self._judge(np.flatnonzero(special), progress)
        self._leave_out_unmoved()
        progress(_CLOSER, 0, 0)
        receipts = self._receipts()
        progress(_CLOSER, 0, 0)
        lines = self._on_each_day(self._lines())
        progress(_CLOSER, 0, 0)
        item, skus = _used(lines.item, list(self._skus))
        store, stores = _used(lines.store, list(self._stores))
        lines = replace(lines, item=item, store=store)
        return SalesRead(
            lines,
            skus,
            stores,
            receipts,
            self._seen_items(lines, skus),
            [*self._told_before(ignored=True), *map(self._numbered_issue, sorted(self._ignored, key=_line))],
            [*self._told_before(ignored=False), *map(self._numbered_issue, sorted(self._rejected, key=_line))],
        )

    def _told_before(self, *, ignored: bool) -> Iterator[LineIssue]:
        """Issues of records that are not in the table any more."""
        return (issue for issue in self._layout.issues if (issue.reason in IGNORED) == ignored)

    def _judge(self, places: Ints, progress: Progress) -> None:
        """Correct the records at these places, or leave them out."""
        for start in range(0, len(places), _JUDGED_AT_ONCE):
            progress(_CLOSER, start, len(places))
            some = places[start : start + _JUDGED_AT_ONCE].tolist()
            rows = records_on(self._source, self._layout, self._columns.lines[some].tolist())
            for done, place in enumerate(some, start):
                if done % _BETWEEN_WORDS == 0:
                    progress(_CLOSER, done, len(places))
                self._judge_one(place, rows[int(self._columns.lines[place])])

    def _judge_one(self, place: int, row: list[str]) -> None:
        row = row[: self._layout.width] + [""] * (self._layout.width - len(row))
        values = {"quantity": QUANTITY_SCALE} | self._columns.record(place)
        objection = judge(row, values, self._layout, self._known, self._cells)
        if objection:
            self._keep[place] = False
            self._object(self._issue(int(self._columns.lines[place]), row, *objection))
            return
        self._correct("sku", place, self._skus.setdefault(values["sku"], len(self._skus)))
        for name, missing in _MISSING.items():
            if values.get(name) is not None or name in self._numbers:
                self._correct(name, place, missing if values.get(name) is None else values[name])

    def _correct(self, name: str, place: int, value: int) -> None:
        """Take over what the judgement made of a field of a record."""
        self._corrected.setdefault(name, {})[place] = value

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
        if "quantity" not in self._numbers or not np.any(self._numbers["quantity"] == 0):
            return
        unmoved = self._keep & (self._values("quantity", slice(None)) == 0)
        self._ignored.extend(LineIssue(line, Reason.NO_VALUE) for line in self._columns.lines[unmoved].tolist())
        self._keep &= ~unmoved

    def _values(self, name: str, keep: Any) -> Ints:  # noqa: ANN401 - a mask or a slice
        """The numbers of a field, corrected, of the records that are kept; where there is no column, what it means."""
        corrected = self._corrected.get(name, {})
        count = len(self._columns)
        if name in self._numbers:
            found = self._numbers[name][self._columns.codes[name]]
        else:
            found = np.full(count, self._without_column(name), np.int64 if name in _MONEY else np.int32)
        if corrected:
            places, values = np.array(list(corrected)), np.array(list(corrected.values()), np.int64)
            if values.min() < np.iinfo(found.dtype).min or values.max() > np.iinfo(found.dtype).max:
                found = found.astype(np.int64)
            found[places] = values
        kept: Ints = found[keep]
        return kept

    def _without_column(self, name: str) -> int:
        return QUANTITY_SCALE if name == "quantity" else _MISSING.get(name, 0)

    def _take(self, name: str, keep: Any) -> Ints:  # noqa: ANN401 - as above
        """The numbers of a field that is not needed any more after this."""
        found = self._values(name, keep)
        if name != "date":  # the minutes may stand in the same texts
            self._columns.codes.pop(name, None)
        return narrow(found)

    def _lines(self) -> SalesLines:
        keep: Any = slice(None) if self._keep.all() else self._keep
        quantity = self._take("quantity", keep)
        price = self._take("price", keep)
        return SalesLines(
            item=self._take("sku", keep),
            store=self._take("store", keep).astype(np.int16 if len(self._stores) < 32_000 else np.int32),
            day=self._take("date", keep),
            line=self._columns.lines[keep],
            quantity=quantity,
            price=price,
            net=self._amounts(quantity, price, keep),
            minute=self._minutes(keep),
            receipt=self._columns.codes["receipt"][keep].astype(np.int32) if self._has_receipts() else _NOTHING,
        )

    def _on_each_day(self, lines: SalesLines) -> SalesLines:
        """The lines on each of their days, where the dates are months or weeks."""
        if not self._layout.spans:
            return lines
        days = np.array(self._cells.lengths(self._columns.dictionaries["date"].texts()), np.int64)
        return spread_each(lines, days[self._columns.codes["date"][self._keep]])

    def _amounts(self, quantity: Ints, price: Ints, keep: Any) -> Ints:  # noqa: ANN401 - as above
        """Net amounts as written, else quantity times price; none where that is all there is to say."""
        told = self._numbers.keys() | self._corrected.keys()
        name = next((name for name in ("amount", "gross_amount") if name in told), "")
        if not name and "discount" not in told and divides(quantity, price):
            return _NOTHING
        computed = products(quantity, price)
        if "discount" in told:
            discount = self._values("discount", keep)
            less = np.where(discount == UNKNOWN, 0, discount)
            computed = np.where(computed == UNKNOWN, UNKNOWN, computed - less)
        if not name:
            return computed
        written = self._values(name, keep).astype(np.int64)
        return np.where(written == UNKNOWN, computed, written)

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
        found: Ints = minutes[self._columns.codes[name][keep]]
        return found

    def _seen_items(self, lines: SalesLines, skus: Sequence[str]) -> dict[str, SeenItem]:
        """What the first line of each item says of it."""
        first = np.zeros(len(skus), np.int64)
        first[lines.item[::-1]] = lines.line[::-1]  # of several the earliest stays
        rows = records_on(self._source, self._layout, first.tolist()) if self._tells_of_items() else {}
        return {sku: self._seen(rows.get(line, [])) for sku, line in zip(skus, first.tolist(), strict=True)}

    def _tells_of_items(self) -> bool:
        return bool({"name", "category", "barcode"} & self._layout.columns.keys())

    def _seen(self, row: Sequence[str]) -> SeenItem:
        def text(name: str) -> str:
            place = self._layout.columns.get(name, len(row))
            return row[place] if place < len(row) else ""

        words = self._cells.vocabulary
        return SeenItem(
            read_name(words.name(text("name"))),
            read_name(words.written(text("category"))),
            read_barcode(words.written(text("barcode"))),
        )


def _numbered(codes: Sequence[str | Reason], numbering: dict[str, int]) -> Ints:
    """The number of each code, new ones numbered in turn; one that is none gets the number 0 and is judged."""
    return np.array(
        [0 if isinstance(code, Reason) else numbering.setdefault(code, len(numbering)) for code in codes], np.int32
    )


def _used(numbers_of_lines: Ints, names: Sequence[str]) -> tuple[Ints, list[str]]:
    """The names that lines stand for, and the lines' numbers among these."""
    used = np.zeros(len(names), bool)
    used[numbers_of_lines] = True
    number_of = np.where(used, np.cumsum(used) - 1, 0).astype(numbers_of_lines.dtype)
    found: Ints = number_of[numbers_of_lines]
    return found, [name for name, kept in zip(names, used.tolist(), strict=True) if kept]


def _line(issue: LineIssue) -> int:
    return issue.line

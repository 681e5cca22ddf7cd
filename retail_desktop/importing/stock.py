"""Counted stock out of a recognised file: what lies in a store, and when it was counted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.domain.periods import EARLIEST
from retail_desktop.importing.dates import read_day
from retail_desktop.importing.keyed import Filled, Rows, as_label, as_units, is_ignored, issue, read_filled
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.source import Source

_UNCOUNTED = frozenset({"not stocked", "n/a", "na", "-", "—"})


@dataclass(frozen=True, slots=True)
class StockRow:
    """Units of an item on hand in a store (`""` = the file names none); `day` None means the file gives no date."""

    line: int
    sku: str
    store: str
    on_hand: Decimal
    day: date | None


StockRows = Rows[StockRow]


def read_stock(source: Source, layout: Layout, options: ImportOptions) -> StockRows:
    """The counts of a file; a second count of an item in the same store is a duplicate."""
    rows: dict[tuple[str, str], StockRow] = {}
    ignored, rejected = list[LineIssue](), list[LineIssue]()
    parsers = {"store": as_label, "on_hand": _counted, "date": _day}
    for one in read_filled(source, layout, "sku", parsers):
        row = one if isinstance(one, LineIssue) else _row(one, layout, options.store or "")
        if isinstance(row, LineIssue):
            (ignored if is_ignored(row) else rejected).append(row)
            continue
        same = rows.setdefault((row.sku, row.store), row)
        if same is not row and isinstance(one, Filled):
            rejected.append(LineIssue(row.line, Reason.DUPLICATE, value=row.sku, record=one.record))
    return Rows(tuple(rows.values()), tuple(ignored), tuple(rejected))


def _row(one: Filled, layout: Layout, store: str) -> StockRow | LineIssue:
    on_hand, day = one.fields.get("on_hand"), one.fields.get("date")
    if not isinstance(on_hand, Decimal):
        return issue(one.line, Reason.NO_VALUE, "on_hand", one.record, layout)
    return StockRow(
        one.line, one.key, str(one.fields.get("store", store)), on_hand, day if isinstance(day, date) else None
    )


def _counted(text: str, layout: Layout) -> Decimal | Reason | None:
    return None if text.strip().lower() in _UNCOUNTED else as_units(text, layout)


def _day(text: str, layout: Layout) -> date | Reason:
    day = read_day(text, layout.date_order)
    if isinstance(day, Reason):
        return day
    return date.fromordinal(day) if day >= EARLIEST.toordinal() else Reason.DATE_OUT_OF_RANGE

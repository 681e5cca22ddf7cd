"""Counted stock out of a recognised file: what lies in a store, and when it was counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.goods import Goods, named_goods
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.keyed import Filled, Parser, Reading, Rows, issue, sorted_out
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.parsers import as_day, as_further_barcode, as_label, as_name, as_units
from retail_desktop.importing.progress import Progress, silent
from retail_desktop.importing.source import Source

_UNCOUNTED = frozenset({"", "not stocked", "n a", "na", "not counted", "unlimited", "infinite", "parent"})


@dataclass(frozen=True, slots=True)
class StockRow:
    """Units of an item on hand in a store (`""` = the file names none); `day` None means the file gives no date."""

    line: int
    goods: Goods
    store: str
    on_hand: Decimal
    day: date | None


StockRows = Rows[StockRow]


def read_stock(
    source: Source, layout: Layout, known: Format, options: ImportOptions, *, progress: Progress = silent
) -> StockRows:
    """The counts of a file; what was not counted is ignored."""
    rows, ignored, rejected = sorted_out(Reading(layout, known, STOCK_FIELDS).read(source, progress))
    named = layout.period.last if layout.period else None
    made = []
    for row in rows:
        found = _row(row, layout, options.store or "", named)
        if isinstance(found, StockRow):
            made.append(found)
        else:
            ignored.append(found)
    return Rows(tuple(made), tuple(ignored), tuple(rejected))


def _row(one: Filled, layout: Layout, store: str, named: date | None) -> StockRow | LineIssue:
    on_hand, day = one.fields.get("recounted", one.fields.get("on_hand")), one.fields.get("date")
    if not isinstance(on_hand, Decimal):
        return issue(one.line, Reason.NO_VALUE, "on_hand", one.record, layout)
    return StockRow(
        one.line,
        named_goods(one, one.key),
        str(one.fields.get("store", store)),
        on_hand,
        day if isinstance(day, date) else named,
    )


def _counted(text: str, layout: Layout) -> Decimal | Reason | None:
    return None if plain_words(text) in _UNCOUNTED else as_units(text, layout)


STOCK_FIELDS: Mapping[str, Parser] = {
    "name": as_name,
    "barcode": as_further_barcode,
    "store": as_label,
    "on_hand": _counted,
    "recounted": _counted,
    "date": as_day,
}

"""Deliveries out of a recognised file: what arrived on which day, with or without the order it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.domain.periods import latest_allowed
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.goods import GOODS_KEYS, Goods, named_goods
from retail_desktop.importing.keyed import Filled, Parser, Reading, Rows, issue, sorted_out
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.orders import in_units
from retail_desktop.importing.parsers import (
    as_code,
    as_day,
    as_further_barcode,
    as_label,
    as_money,
    as_name,
    as_pack,
    as_units,
)
from retail_desktop.importing.progress import Progress, silent
from retail_desktop.importing.source import Source


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """Units of an item that arrived (negative = went back); what the file does not say is empty or None."""

    line: int
    goods: Goods
    day: date
    order: str
    supplier: str
    supplier_name: str
    store: str
    quantity: Decimal
    unit_cost: Decimal | None
    note: str
    lot: str = ""
    expires_on: date | None = None


ReceiptRows = Rows[ReceiptRow]


def read_receipts(
    source: Source, layout: Layout, known: Format, *, today: date, progress: Progress = silent
) -> ReceiptRows:
    """The deliveries of a file; order, supplier and store may stand on the first line of a delivery alone."""
    reading = Reading(layout, known, RECEIPT_FIELDS, keys=GOODS_KEYS, beside="date")
    rows, ignored, rejected = sorted_out(reading.read(source, progress))
    named = layout.period.last if layout.period else None
    made = []
    for row in rows:
        found = _row(row, layout, named, latest_allowed(today))
        if isinstance(found, ReceiptRow):
            made.append(found)
        else:
            (rejected if found.record else ignored).append(found)
    return Rows(tuple(made), tuple(ignored), tuple(rejected))


def _row(row: Filled, layout: Layout, named: date | None, latest: date) -> ReceiptRow | LineIssue:
    given = {name: value for name, value in row.fields.items() if isinstance(value, Decimal)}
    quantity = in_units(given, given.get("pack_size"))
    day = row.fields.get("date", named)
    if isinstance(quantity, Reason) or quantity is None:
        name = "packs" if "packs" in given else "quantity"
        return issue(row.line, quantity or Reason.MISSING_QUANTITY, name, row.record, layout)
    if not quantity:
        return LineIssue(row.line, Reason.NO_VALUE)
    if not isinstance(day, date):
        return issue(row.line, Reason.MISSING_DATE, "date", row.record, layout)
    if day > latest:
        return issue(row.line, Reason.FUTURE_DATE, "date", row.record, layout)
    names = ("order", "supplier", "supplier_name", "store", "note", "lot")
    texts = {name: str(row.fields.get(name, "")) for name in names}
    until = row.fields.get("expires_on")
    expires_on = until if isinstance(until, date) else None
    goods = named_goods(row, str(row.fields.get("sku", "")))
    return ReceiptRow(
        row.line, goods, day, quantity=quantity, unit_cost=given.get("unit_cost"), expires_on=expires_on, **texts
    )


RECEIPT_FIELDS: Mapping[str, Parser] = {
    "date": as_day,
    "lot": as_label,
    "expires_on": as_day,
    "order": as_code,
    "supplier": as_label,
    "supplier_name": as_name,
    "store": as_label,
    "note": as_name,
    "sku": as_code,
    "supplier_code": as_code,
    "barcode": as_further_barcode,
    "name": as_name,
    "quantity": as_units,
    "packs": as_units,
    "pack_size": as_pack,
    "unit_cost": as_money,
}

"""Items and suppliers out of a recognised file; an empty cell leaves what is stored unchanged."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.imports import ImportOptions, LineIssue, Reason
from retail_desktop.importing.amounts import read_number
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.keyed import (
    Filled,
    Parser,
    Rows,
    as_code,
    as_days,
    as_label,
    as_money,
    as_name,
    as_units,
    is_ignored,
    read_filled,
)
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.source import Source

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What a file says of one item: fields of `catalogue.Item` and `catalogue.SupplyTerms` by name.

    Also `category`, `barcode` and `supplier` as text; money and quantities are Decimal, days int, `status` ItemStatus.
    """

    line: int
    sku: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """What a file says of one supplier: fields of `catalogue.Supplier` by name."""

    line: int
    code: str
    fields: Mapping[str, object]


CatalogueRows = Rows[ItemRow]
SupplierRows = Rows[SupplierRow]


def read_items(source: Source, layout: Layout, options: ImportOptions) -> CatalogueRows:  # noqa: ARG001 - every reader is called alike
    """The items of a file; the second line of an item is a duplicate."""
    return _distinct(read_filled(source, layout, "sku", _ITEM_FIELDS), ItemRow)


def read_suppliers(source: Source, layout: Layout, options: ImportOptions) -> SupplierRows:  # noqa: ARG001 - as above
    """The suppliers of a file; the second line of a supplier is a duplicate."""
    return _distinct(read_filled(source, layout, "code", _SUPPLIER_FIELDS), SupplierRow)


def _distinct(found: Iterable[Filled | LineIssue], make: Callable[[int, str, Mapping[str, object]], Row]) -> Rows[Row]:
    """Rows with keys of their own; an equal second row is ignored, a different one rejected."""
    rows: dict[str, Filled] = {}
    ignored, rejected = list[LineIssue](), list[LineIssue]()
    for one in found:
        if isinstance(one, LineIssue):
            (ignored if is_ignored(one) else rejected).append(one)
        elif one.key not in rows:
            rows[one.key] = one
        elif rows[one.key].fields == one.fields:
            ignored.append(LineIssue(one.line, Reason.DUPLICATE))
        else:
            rejected.append(LineIssue(one.line, Reason.DUPLICATE, value=one.key, record=one.record))
    made = tuple(make(row.line, row.key, row.fields) for row in rows.values())
    return Rows(made, tuple(ignored), tuple(rejected))


def _pack_size(text: str, layout: Layout) -> Decimal | Reason:
    units = as_units(text, layout)
    return units if isinstance(units, Reason) or units > 0 else Reason.BAD_QUANTITY


def _minimum(text: str, layout: Layout) -> Decimal | Reason:
    units = as_units(text, layout)
    return units if isinstance(units, Reason) or units >= 0 else Reason.BAD_QUANTITY


def _service_level(text: str, _: Layout) -> Decimal | Reason:
    """A share between 0 and 1, or per cent; always with point or comma, whatever the file's money looks like."""
    bare = text.strip().removesuffix("%").strip().replace(",", ".")
    level = read_number(bare, ".", money=False)
    if level is None:
        return Reason.BAD_VALUE
    if "%" in text or level > 1:
        level /= 100
    return level if 0 < level < 1 else Reason.BAD_VALUE


_STATES = {
    "active": ItemStatus.ACTIVE,
    "aktiv": ItemStatus.ACTIVE,
    "discontinued": ItemStatus.DISCONTINUED,
    "inactive": ItemStatus.DISCONTINUED,
    "archived": ItemStatus.DISCONTINUED,
    "delisted": ItemStatus.DISCONTINUED,
    "ignored": ItemStatus.IGNORED,
    "withdrawn": ItemStatus.WITHDRAWN,
}


def _status(text: str, _: Layout) -> ItemStatus | Reason:
    return _STATES.get(plain_words(text), Reason.BAD_VALUE)


_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon mo lun", "tue tu di mar", "wed we mi mer mie", "thu th do jeu jue gio", "fri fr ven vie",
            "sat sa sam sab", "sun su so dim dom",
        )
    )
    for name in names.split()
}  # fmt: skip


def _weekdays(text: str, _: Layout) -> frozenset[int] | Reason:
    """Weekdays such as `Mon,Thu`, with 0 for Monday; their first letters are enough."""
    words = [
        plain_words(word) for word in re.split(r"[,;/\s+&]+", text.strip()) if plain_words(word) not in {"", "and"}
    ]
    days = {_WEEKDAYS.get(word[:3], _WEEKDAYS.get(word[:2])) for word in words}
    return Reason.BAD_VALUE if None in days else frozenset(day for day in days if day is not None)


def _currency(text: str, _: Layout) -> str | Reason:
    code = text.strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else Reason.BAD_VALUE


_ITEM_FIELDS: Mapping[str, Parser] = {
    "barcode": as_code,
    "name": as_name,
    "category": as_name,
    "supplier": as_label,
    "supplier_code": as_code,
    "unit_cost": as_money,
    "price": as_money,
    "pack_size": _pack_size,
    "minimum_order": _minimum,
    "lead_time_days": as_days,
    "service_level": _service_level,
    "shelf_life_days": as_days,
    "status": _status,
}
_SUPPLIER_FIELDS: Mapping[str, Parser] = {
    "name": as_name,
    "lead_time_days": as_days,
    "review_days": as_days,
    "order_weekdays": _weekdays,
    "minimum_order_value": as_money,
    "currency": _currency,
    "contact": as_name,
    "email": as_name,
    "phone": as_name,
    "address": as_name,
    "account_number": as_label,
}

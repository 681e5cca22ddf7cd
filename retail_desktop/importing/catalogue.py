"""Items, price lists and suppliers out of a recognised file; an empty cell leaves what is stored unchanged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.domain.imports import LineIssue, Reason
from retail_desktop.importing.codes import read_label
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.headers import plain_words
from retail_desktop.importing.keyed import Filled, Parser, Reading, Rows, issue, sorted_out
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.parsers import (
    as_barcode,
    as_barcodes,
    as_code,
    as_cost,
    as_currency,
    as_day,
    as_days,
    as_label,
    as_money,
    as_name,
    as_nearest,
    as_pack,
    as_periods,
    as_share,
    as_some_units,
    as_time,
    as_weekdays,
    as_yes,
    guarded,
)
from retail_desktop.importing.price_lists import as_breaks, as_price_unit, priced, tiered, timely
from retail_desktop.importing.progress import Progress, silent
from retail_desktop.importing.source import Source
from retail_desktop.importing.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What a file says of one item on its `lines`: fields of `catalogue.Item` and `catalogue.SupplyTerms` by name.

    Besides, `barcode`, `supplier`, `supplier_name` and `currency` as text; money and quantities are Decimal, days int.
    `sku` is empty where the file has no codes of the store's own.
    """

    lines: tuple[int, ...]
    sku: str
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SupplierRow:
    """What a file says of one supplier: fields of `catalogue.Supplier` by name."""

    lines: tuple[int, ...]
    code: str
    fields: Mapping[str, object]


CatalogueRows = Rows[ItemRow]
SupplierRows = Rows[SupplierRow]
_SUPPLIERS_KEYS = (("supplier_code",), ("barcode",))


def read_items(
    source: Source, layout: Layout, known: Format, *, today: date, progress: Progress = silent
) -> CatalogueRows:
    """The items of a file; several lines of one are its prices from several quantities on, or with several suppliers.

    Other lines of an item that came before are duplicates.

    A price that holds from a later day than `today`, or held until an earlier one, is ignored.
    """
    keys = known.item_keys if "sku" in layout.columns else _SUPPLIERS_KEYS
    rows, ignored, rejected = sorted_out(Reading(layout, known, ITEM_FIELDS, keys=keys).read(source, progress))
    rows, untimely = timely(rows, today)
    own, tiers = "sku" in layout.columns, "from_quantity" in layout.columns
    groups: dict[tuple[str, object], list[Filled]] = {}
    for row in rows:
        found = priced(row)
        if isinstance(found, Reason):
            rejected.append(issue(row.line, found, "unit_cost", row.record, layout))
            continue
        group = groups.setdefault(_group_of(row, groups), [])
        twice = _repeated(found, group, tiers=tiers)
        if twice is None:
            group.append(found)
        else:
            (rejected if twice.record else ignored).append(twice)
    made = tuple(_item_row(key if own else "", group, tiers=tiers) for (key, _), group in groups.items())
    return Rows(made, (*ignored, *untimely), tuple(rejected), _warnings(untimely, today))


def _group_of(row: Filled, groups: Mapping[tuple[str, object], object]) -> tuple[str, object]:
    """The item and its supplier; what names no supplier belongs to the item as it was told before."""
    supplier = row.fields.get("supplier") or row.fields.get("supplier_name") or ""
    told = [key for key in groups if key[0] == row.key] if not supplier else []
    return told[0] if told else (row.key, supplier)


def _item_row(sku: str, group: Sequence[Filled], *, tiers: bool) -> ItemRow:
    fields = tiered(group) if tiers else dict(group[0].fields)
    for name, alive in (("active", True), ("archived", False)):
        if name in fields:
            fields.setdefault("status", ItemStatus.ACTIVE if fields.pop(name) is alive else ItemStatus.DISCONTINUED)
    return ItemRow(tuple(row.line for row in group), sku, fields)


def _warnings(untimely: Sequence[LineIssue], today: date) -> tuple[str, ...]:
    future = sum(one.reason is Reason.FUTURE_DATE for one in untimely)
    past = sum(one.reason is Reason.DATE_OUT_OF_RANGE for one in untimely)
    texts = []
    if future:
        texts.append(f"{future} prices hold only from a later day than {today} and were left out; import them then.")
    if past:
        texts.append(f"{past} prices no longer hold on {today} and were left out.")
    return tuple(texts)


def _repeated(row: Filled, group: Sequence[Filled], *, tiers: bool) -> LineIssue | None:
    """The issue of a line that says again, or otherwise, what lines before it say of the same thing."""
    same = [one for one in group if one.fields.get("from_quantity") == row.fields.get("from_quantity")]
    if not group or (tiers and not same and _agree(row, group[0])):
        return None
    if same and all(same[0].fields.get(name) == value for name, value in row.fields.items()):
        return LineIssue(row.line, Reason.DUPLICATE)
    return LineIssue(row.line, Reason.DUPLICATE, value=row.key, record=row.record)


def _agree(row: Filled, first: Filled) -> bool:
    free = {"from_quantity", "unit_cost", "minimum_order", "pack_size", "valid_from", "valid_to"}
    return all(first.fields.get(name, value) == value for name, value in row.fields.items() if name not in free)


def read_suppliers(source: Source, layout: Layout, known: Format, *, progress: Progress = silent) -> SupplierRows:
    """The suppliers of a file; the second line of a supplier is a duplicate."""
    rows, ignored, rejected = sorted_out(
        Reading(layout, known, SUPPLIER_FIELDS, as_key=_supplier).read(source, progress)
    )
    first: dict[str, Filled] = {}
    for row in rows:
        twice = _repeated(row, [first[row.key]] if row.key in first else [], tiers=False)
        if twice is None:
            first[row.key] = row
        else:
            (rejected if twice.record else ignored).append(twice)
    return Rows(
        tuple(SupplierRow((row.line,), key, row.fields) for key, row in first.items()), tuple(ignored), tuple(rejected)
    )


def _supplier(text: str) -> str | Reason:
    return read_label(guarded(text)) or Reason.MISSING_SKU


_STATES = vocabulary(
    {
        ItemStatus.ACTIVE: "active, aktiv, available, current, draft, in range, in stock, new, neu, unlisted",
        ItemStatus.DISCONTINUED: (
            "discontinued, inactive, archived, delisted, out of range, obsolete, end of life, withdrawn, ausgelistet, "
            "auslauf, auslaufartikel, inaktiv, arrêté, fin de série, descatalogado, fuori produzione, uitlopend, utgått"
        ),
        ItemStatus.IGNORED: "ignored",
    }
)


def _status(text: str, _: Layout) -> ItemStatus | Reason:
    return _STATES.get(plain_words(text), Reason.BAD_VALUE)


ITEM_FIELDS: Mapping[str, Parser] = {
    "barcode": as_barcode,
    "other_barcodes": as_barcodes,
    "name": as_name,
    "category": as_name,
    "supplier": as_label,
    "supplier_name": as_name,
    "supplier_code": as_code,
    "unit_cost": as_cost,
    "price": as_money,
    "pack_size": as_pack,
    "minimum_order": as_some_units,
    "lead_time_days": as_days,
    "service_level": as_share,
    "shelf_life_days": as_days,
    "layer_size": as_pack,
    "pallet_size": as_pack,
    "maximum_stock": as_some_units,
    "nearest_pack": as_nearest,
    "status": _status,
    "preferred": as_yes,
    "active": as_yes,
    "archived": as_yes,
    "currency": as_currency,
    "price_unit": as_price_unit,
    "from_quantity": as_some_units,
    "breaks": as_breaks,
    "valid_from": as_day,
    "valid_to": as_day,
}
SUPPLIER_FIELDS: Mapping[str, Parser] = {
    "name": as_name,
    "lead_time_days": as_days,
    "review_days": as_days,
    "order_weekdays": as_weekdays,
    "minimum_order_value": as_money,
    "currency": as_currency,
    "contact": as_name,
    "email": as_name,
    "phone": as_name,
    "address": as_name,
    "account_number": as_label,
    "order_cut_off": as_time,
    "delivery_weekdays": as_weekdays,
    "closed_days": as_periods,
    "free_delivery_value": as_money,
    "delivery_cost": as_money,
    "line_cost": as_money,
}

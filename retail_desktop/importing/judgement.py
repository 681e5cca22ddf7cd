"""What becomes of a record that is out of the ordinary: corrected and accepted, ignored, or rejected."""

from collections.abc import Sequence
from typing import Any

from retail_desktop.domain.imports import Reason
from retail_desktop.importing.cells import Cells
from retail_desktop.importing.codes import read_code, read_label
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.words import begins_footer, is_total

IGNORED = frozenset({Reason.TOTAL_ROW, Reason.REPEATED_HEADER, Reason.NO_VALUE, Reason.NOT_A_PRODUCT})

Objection = tuple[Reason, str]
"""Why a record is not stored, and the field to blame."""


def judge(row: Sequence[str], values: dict[str, Any], layout: Layout, known: Format, cells: Cells) -> Objection | None:
    """The objection to a record, or None once its `values` are corrected in place."""
    kinds = {values.get("type"), values.get("status"), values.get("void")}
    return (
        _no_record(row, values, layout)
        or ((Reason.NO_VALUE, "type") if kinds & {"void", "other"} else None)
        or _unreadable(values, "date")
        or _no_item(row, values, layout, known, cells)
        or _unreadable(values, "quantity")
        or next(
            filter(
                None, (_unreadable(values, name) for name in ("price", "amount", "gross_amount", "discount", "store"))
            ),
            None,
        )
        or _bad_receipt(row, layout)
        or _no_sale(row, values, layout, known, returned="return" in kinds)
    )


def _unreadable(values: dict[str, Any], name: str) -> Objection | None:
    value = values.get(name)
    return (value, name) if isinstance(value, Reason) else None


def _text(row: Sequence[str], layout: Layout, name: str) -> str:
    return row[layout.columns[name]] if name in layout.columns else ""


def _no_record(row: Sequence[str], values: dict[str, Any], layout: Layout) -> Objection | None:
    """Empty cells only, the headings once more, or a total below the table."""
    if not any(cell.strip() for cell in row):
        return Reason.NO_VALUE, ""
    if layout.headers and [cell.strip(" \t\ufeff\xa0") for cell in row[: len(layout.headers)]] == list(layout.headers):
        return Reason.REPEATED_HEADER, ""
    undated = isinstance(values.get("date"), Reason)
    if undated and begins_footer(row):
        return Reason.TOTAL_ROW, ""
    if undated and not _text(row, layout, "date").strip() and not _text(row, layout, "sku").strip():
        return Reason.TOTAL_ROW, ""
    return None


def _no_item(
    row: Sequence[str], values: dict[str, Any], layout: Layout, known: Format, cells: Cells
) -> Objection | None:
    """No code by any key of the format, or a code or name of something that is no goods."""
    code = values["sku"]
    for key in known.item_keys[1:]:
        if code is Reason.MISSING_SKU:
            parts = dict.fromkeys(_text(row, layout, name).strip() for name in key)
            code = read_code(" ".join(filter(None, parts)))
    if isinstance(code, Reason):
        return code, "sku"
    if is_total(code):
        return Reason.TOTAL_ROW, "sku"
    if not cells.is_goods(code) or values.get("name") is False:
        return Reason.NOT_A_PRODUCT, "sku"
    values["sku"] = code
    return None


def _bad_receipt(row: Sequence[str], layout: Layout) -> Objection | None:
    label = read_label(_text(row, layout, "receipt"))
    return (label, "receipt") if isinstance(label, Reason) else None


def _no_sale(
    row: Sequence[str], values: dict[str, Any], layout: Layout, known: Format, *, returned: bool
) -> Objection | None:
    """Nothing moved, stock put right at no price, or signs that contradict each other; else the signs made one."""
    quantity, price = values["quantity"], values.get("price")
    name = "amount" if "amount" in values else "gross_amount"
    amount = values.get(name)
    returned = returned or _text(row, layout, "receipt").strip().startswith(known.return_receipts or ("\0",))
    if quantity == 0:
        return Reason.NO_VALUE, "quantity"
    worthless = not any((price, amount)) and (price, amount) != (None, None)
    if quantity < 0 and worthless and not returned:
        return Reason.NO_VALUE, "quantity"
    if returned:
        quantity = -abs(quantity)
    if quantity > 0 and (amount or 0) < 0:
        return Reason.BAD_PRICE, name
    if (price or 0) < 0 and not (returned or (quantity < 0 and (amount or 0) < 0)):
        return Reason.BAD_PRICE, "price"
    values["quantity"] = quantity
    values["price"] = None if price is None else abs(price)
    values[name] = None if amount is None else abs(amount) if quantity > 0 else -abs(amount)
    return None

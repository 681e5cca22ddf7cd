"""What becomes of a record that is out of the ordinary: corrected and accepted, ignored, or rejected."""

from collections.abc import Sequence
from typing import Any

from retail_desktop.domain.imports import Reason
from retail_desktop.importing.cells import Cells
from retail_desktop.importing.codes import read_code, read_label
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.layout import Layout
from retail_desktop.importing.words import JOINT, begins_footer, is_total

IGNORED = frozenset({Reason.TOTAL_ROW, Reason.REPEATED_HEADER, Reason.NO_VALUE, Reason.NOT_A_PRODUCT})

Objection = tuple[Reason, str]
"""Why a record is not stored, and the field to blame."""


def judge(row: Sequence[str], values: dict[str, Any], layout: Layout, known: Format, cells: Cells) -> Objection | None:
    """The objection to a record, or None once its `values` are corrected in place."""
    return (
        _no_record(row, values, layout)
        or _no_trade(values, layout)
        or _unreadable(values, "date")
        or _no_item(row, values, layout, known, cells)
        or _unreadable(values, "quantity", "returned_quantity", "price", "amount", "gross_amount", "discount", "store")
        or _bad_receipt(row, layout)
        or _no_sale(values, layout, known, returned=_is_return(row, values, layout, known))
    )


def _unreadable(values: dict[str, Any], *names: str) -> Objection | None:
    return next(((values[name], name) for name in names if isinstance(values.get(name), Reason)), None)


def _no_trade(values: dict[str, Any], layout: Layout) -> Objection | None:
    """A void, a payment or the like; a line of the kind void that takes units back is the other half of a sale."""
    states = {values.get("status"), values.get("void")}
    if states & {"void", "other"} or values.get("type") == "other":
        return Reason.NO_VALUE, "type"
    came_back = "refunded" in (states | {values.get("refunded"), values.get("returned_quantity")})
    gone = came_back or values.get("type") == "void"
    return (Reason.NO_VALUE, "type") if gone and not _is_negative(values, layout) else None


def _is_negative(values: dict[str, Any], layout: Layout) -> bool:
    """Whether the line takes units back by its quantity, or by its amount where the file counts none."""
    names = ("quantity",) if "quantity" in layout.columns else ("amount", "gross_amount", "price")
    return any(isinstance(values.get(name), int) and values[name] < 0 for name in names)


def _is_return(row: Sequence[str], values: dict[str, Any], layout: Layout, known: Format) -> bool:
    """Whether words, a flag or the receipt's number say that the line takes goods back."""
    said = {values.get(name) for name in ("type", "status", "returned")}
    return "return" in said or _text(row, layout, "receipt").strip().startswith(known.return_receipts or ("\0",))


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
    """A name of something that is no goods, or no code by any key of the format, or a code of no goods."""
    code, vocabulary = values["sku"], cells.vocabulary
    if values.get("name") is False:
        return Reason.NOT_A_PRODUCT, "sku"
    for key in _other_keys(layout, known):
        if code is Reason.MISSING_SKU:
            parts = [_text(row, layout, name) for name in key]
            code = read_code(vocabulary.code(JOINT.join(parts)))
            if key[0] == "name" and not vocabulary.identifies(parts[0]):
                return Reason.NOT_A_PRODUCT if parts[0].strip() else Reason.MISSING_SKU, "sku"
    if isinstance(code, Reason):
        return code, "sku"
    if is_total(code):
        return Reason.TOTAL_ROW, "sku"
    if not vocabulary.is_goods(code):
        return Reason.NOT_A_PRODUCT, "sku"
    values["sku"] = code
    return None


def _other_keys(layout: Layout, known: Format) -> tuple[tuple[str, ...], ...]:
    """What identifies an item without a code: for goods without a barcode the name, if there are no other codes."""
    by_barcode = layout.columns["sku"] == layout.columns.get("barcode")
    return known.item_keys[1:] or ((("name", "variant"),) if by_barcode else ())


def _bad_receipt(row: Sequence[str], layout: Layout) -> Objection | None:
    label = read_label(_text(row, layout, "receipt"))
    return (label, "receipt") if isinstance(label, Reason) else None


def _no_sale(values: dict[str, Any], layout: Layout, known: Format, *, returned: bool) -> Objection | None:
    """Nothing moved, stock put right at no price, or signs that contradict each other; else the signs made one."""
    name = "amount" if "amount" in values else "gross_amount"
    quantity, price, amount = _net_quantity(values, known), values.get("price"), values.get(name)
    if values.get("sign") and amount is not None:
        amount = abs(amount)
    returned = returned or ("quantity" not in layout.columns and _is_negative(values, layout))
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


def _net_quantity(values: dict[str, Any], known: Format) -> int:
    """The quantity with the sign of its own column, less what came back on the same line."""
    quantity: int = values["quantity"]
    if values.get("sign"):
        quantity = -abs(quantity) * known.sign
    came_back = values.get("returned_quantity")
    return quantity - abs(came_back) if isinstance(came_back, int) and quantity >= 0 else quantity

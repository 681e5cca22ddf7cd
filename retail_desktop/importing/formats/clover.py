"""Clover: Reporting > Line items (one line for each unit; a refunded unit is flagged on the line that sold it)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

CLOVER = Format(
    name="clover",
    title="Clover, line items",
    target=Target.SALES,
    anchors=("Line Item Date", "Order Employee Name", "Item Revenue"),
    other_anchors=(("Line Item Date", "Order ID", "Item Revenue"), ("Line Item Date", "Item Name", "Order ID")),
    synonyms={
        "date": ("Line Item Date",),
        "receipt": ("Order ID", "Order Number"),
        "sku": ("Item Code", "Item SKU", "SKU", "Product Code"),
        "name": ("Item Name", "Name", "Line Item Name", "Item"),
        "variant": ("Variant",),
        "category": ("Category", "Categories", "Item Category", "Item Categories", "Label"),
        "quantity": ("Quantity", "Qty"),
        "amount": ("Item Revenue", "Total Revenue"),
        "refunded": ("Refunded", "Refunded?", "Is Refunded"),
        "void": ("Voided", "Deleted"),
        "status": ("Order Payment State",),
    },
    item_keys=(("sku",), ("name",)),
    words={"return": frozenset(), "void": frozenset({"open", "voided"}), "other": frozenset()},
    units_per_line=True,
)

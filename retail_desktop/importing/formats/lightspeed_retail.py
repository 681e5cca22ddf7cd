"""Lightspeed R: Sales > Lines (returns are negative; the last line holds the totals)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

LIGHTSPEED_RETAIL = Format(
    name="lightspeed-r",
    title="Lightspeed R, sale lines",
    target=Target.SALES,
    anchors=("System ID", "Custom SKU", "Manufact. SKU", "Sale ID"),
    other_anchors=(("System ID", "Custom SKU", "Sale ID"), ("System ID", "Custom SKU", "Qty", "Subtotal")),
    aliases=("lightspeed retail",),
    synonyms={
        "date": ("Date", "Completed", "Completed time", "Sale Date"),
        "receipt": ("Sale ID", "ID"),
        "sku": ("Custom SKU",),
        "item_id": ("System ID",),
        "barcode": ("UPC", "EAN"),
        "name": ("Item", "Description"),
        "category": ("Category",),
        "quantity": ("Qty", "Quantity"),
        "price": ("Retail", "Price"),
        "amount": ("Subtotal",),
        "gross_amount": ("Total",),
        "cost": ("Cost",),
        "store": ("Shop",),
    },
    item_keys=(("sku",), ("item_id",), ("barcode",), ("name",)),
)

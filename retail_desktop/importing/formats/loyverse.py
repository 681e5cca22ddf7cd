"""Loyverse: Receipts > Export > Receipts by item (quantities with three decimals; refunds are negative already)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

LOYVERSE = Format(
    name="loyverse",
    title="Loyverse, receipts by item",
    target=Target.SALES,
    anchors=("Receipt type", "Modifiers applied", "Cost of goods"),
    other_anchors=(("Receipt number", "Receipt type", "Quantity", "Net sales"),),
    synonyms={
        "date": ("Date",),
        "receipt": ("Receipt number",),
        "sku": ("SKU",),
        "name": ("Item",),
        "variant": ("Variant",),
        "category": ("Category",),
        "quantity": ("Quantity",),
        "amount": ("Net sales",),
        "cost": ("Cost of goods",),
        "store": ("Store",),
        "type": ("Receipt type",),
        "status": ("Status",),
    },
    item_keys=(("sku",), ("name", "variant")),
    words={
        "return": frozenset({"refund"}),
        "void": frozenset({"cancelled", "canceled"}),
        "other": frozenset(),
    },
    quantity_decimals=3,
)

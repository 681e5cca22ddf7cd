"""Lightspeed X (Vend): Sales history (three kinds of line in one file; only the kind Sale Line sells an item)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

LIGHTSPEED = Format(
    name="lightspeed",
    title="Lightspeed (Vend), sales history",
    target=Target.SALES,
    anchors=("Line Type", "Receipt Number", "Sku", "AccountCodeSale"),
    synonyms={
        "date": ("Date",),
        "receipt": ("Receipt Number",),
        "type": ("Line Type",),
        "sku": ("Sku",),
        "name": ("Details",),
        "quantity": ("Quantity",),
        "amount": ("Subtotal",),
        "status": ("Status",),
    },
    words={
        "return": frozenset(),
        "void": frozenset({"voided", "saved", "open"}),
        "other": frozenset({"sale", "payment"}),
    },
    not_products=frozenset({"vend-discount"}),
    fill_down=("status",),
)

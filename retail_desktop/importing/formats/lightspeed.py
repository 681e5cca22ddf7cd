"""Lightspeed X (Vend): Sales history (three kinds of line in one file; only the kind Sale Line sells an item)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

LIGHTSPEED = Format(
    name="lightspeed",
    title="Lightspeed (Vend), sales history",
    target=Target.SALES,
    anchors=("Line Type", "Receipt Number", "Sku", "AccountCodeSale"),
    other_anchors=(("Line Type", "Receipt Number", "Sku", "Register"),),
    aliases=("vend", "lightspeed x"),
    synonyms={
        "date": ("Date",),
        "time": ("Time",),
        "receipt": ("Receipt Number",),
        "type": ("Line Type",),
        "sku": ("Sku",),
        "name": ("Details",),
        "quantity": ("Quantity",),
        "amount": ("Subtotal",),
        "store": ("Outlet",),
        "status": ("Status",),
    },
    words={
        "return": frozenset(),
        "void": frozenset({"voided", "void", "saved", "open", "layby", "parked", "quote"}),
        "other": frozenset({"sale", "payment"}),
    },
    sale_types=frozenset({"sale line"}),
    not_products=frozenset({"vend-discount"}),
    fill_down=("status",),
)

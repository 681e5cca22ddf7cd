"""Clover: Inventory > Items > Export (products without a fixed price, and entries that earn nothing)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

CLOVER_ITEMS = Format(
    name="clover",
    title="Clover, items",
    target=Target.ITEMS,
    anchors=("Clover ID", "Price Type", "Product Code"),
    synonyms={
        "sku": ("SKU",),
        "barcode": ("Product Code",),
        "name": ("Name",),
        "category": ("Category", "Categories", "Labels"),
        "unit_cost": ("Cost",),
        "price": ("Price",),
        "type": ("Non-revenue item",),
    },
    item_keys=(("sku",), ("barcode",), ("name",)),
    words={"return": frozenset(), "void": frozenset(), "other": frozenset({"yes", "true", "y"})},
)

"""Loyverse: Items > Export (a column for each store; parts of a bundle and variants stand below their item)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

LOYVERSE_ITEMS = Format(
    name="loyverse",
    title="Loyverse, items",
    target=Target.ITEMS,
    anchors=("Handle", "SKU", "Name", "Track stock"),
    synonyms={
        "handle": ("Handle",),
        "sku": ("SKU",),
        "barcode": ("Barcode",),
        "name": ("Name",),
        "variant": ("Option 1 value",),
        "variant_two": ("Option 2 value",),
        "variant_three": ("Option 3 value",),
        "category": ("Category",),
        "supplier": ("Supplier",),
        "unit_cost": ("Cost", "Purchase cost"),
        "price": ("Default price", "Price"),
    },
    item_keys=(("sku",), ("name", "variant")),
    usual_decimal=".",
    group="handle",
    fill_down=("name", "category", "supplier"),
)

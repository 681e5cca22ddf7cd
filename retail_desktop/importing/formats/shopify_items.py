"""Shopify: Products > Export (headings of before and after 2025; images stand on lines of their own), and Inventory."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

_JOINTS = (" - ", " / ")  # as in the line items of orders
_OPTIONS = {
    "variant": ("Option1 Value", "Option1 value"),
    "variant_two": ("Option2 Value", "Option2 value"),
    "variant_three": ("Option3 Value", "Option3 value"),
}

SHOPIFY_PRODUCTS = Format(
    name="shopify",
    title="Shopify, products",
    target=Target.ITEMS,
    anchors=("Title", "Vendor", "Option1 Name", "Option1 Value"),
    synonyms={
        "handle": ("Handle", "URL handle"),
        "sku": ("Variant SKU", "SKU"),
        "barcode": ("Variant Barcode", "Barcode"),
        "name": ("Title",),
        **_OPTIONS,
        "category": ("Type", "Product Category"),
        "supplier": ("Vendor",),
        "unit_cost": ("Cost per item",),
        "price": ("Variant Price", "Price"),
        "status": ("Status",),
    },
    item_keys=(("sku",), ("name",)),
    group="handle",
    fill_down=("name", "category", "supplier", "status"),
    joints=_JOINTS,
)

SHOPIFY_INVENTORY = Format(
    name="shopify",
    title="Shopify, inventory",
    target=Target.STOCK,
    anchors=("Handle", "Title", "Option1 Name", "Option1 Value", "Location"),
    synonyms={
        "handle": ("Handle",),
        "sku": ("SKU",),
        "name": ("Title",),
        **_OPTIONS,
        "store": ("Location",),
        "on_hand": ("On hand (current)", "On hand"),
        "recounted": ("On hand (new)",),
    },
    item_keys=(("sku",), ("name",)),
    group="handle",
    fill_down=("name",),
    joints=_JOINTS,
)

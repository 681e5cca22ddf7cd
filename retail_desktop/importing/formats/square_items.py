"""Square: Items > Library > Export (a line for each variation, a column for each location)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

SQUARE_LIBRARY = Format(
    name="square",
    title="Square, item library",
    target=Target.ITEMS,
    anchors=("Token", "Item Name", "Variation Name"),
    synonyms={
        "sku": ("SKU",),
        "barcode": ("GTIN",),
        "name": ("Item Name",),
        "variant": ("Variation Name",),
        "category": ("Reporting Category", "Categories", "Category"),
        "supplier": ("Default Vendor Name",),
        "supplier_code": ("Default Vendor Code",),
        "unit_cost": ("Default Unit Cost",),
        "price": ("Price",),
        "archived": ("Archived",),
    },
    item_keys=(("sku",), ("name", "variant")),
)

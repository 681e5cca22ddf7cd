"""Toast: ItemSelectionDetails.csv (the price is the line's, not the unit's; voids are flagged)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

TOAST = Format(
    name="toast",
    title="Toast, item selections",
    target=Target.SALES,
    anchors=("Item Selection Id", "Menu Item"),
    synonyms={
        "date": ("Order Date", "Sent Date"),
        "receipt": ("Check Id", "Order Id"),
        "sku": ("SKU",),
        "item_id": ("Master Id", "Item Id"),
        "barcode": ("PLU",),
        "name": ("Menu Item",),
        "category": ("Sales Category", "Menu Group"),
        "quantity": ("Qty", "Quantity"),
        "amount": ("Net Price", "Net Amount"),
        "gross_amount": ("Gross Price",),
        "store": ("Location",),
        "void": ("Void?", "Voided", "Void"),
        "status": ("Deferred",),
    },
    item_keys=(("sku",), ("item_id",), ("name",)),
    words={"return": frozenset(), "void": frozenset(), "other": frozenset({"true", "yes", "y"})},
    date_order="mdy",
)

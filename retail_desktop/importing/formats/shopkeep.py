"""ShopKeep (Lightspeed S): transactions by item (returns are named and negative already)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

SHOPKEEP = Format(
    name="shopkeep",
    title="ShopKeep, transactions by item",
    target=Target.SALES,
    anchors=("Operation Type", "Store Code", "Line Item"),
    aliases=("lightspeed s",),
    synonyms={
        "date": ("Time", "Date"),
        "receipt": ("Transaction ID",),
        "sku": ("Store Code",),
        "barcode": ("UPC", "UPC Code"),
        "name": ("Line Item",),
        "category": ("Category", "Department"),
        "quantity": ("Quantity",),
        "price": ("Price",),
        "amount": ("Net Total",),
        "cost": ("Cost",),
        "store": ("Store", "Store Name", "Location"),
        "type": ("Operation Type",),
        "supplier": ("Supplier",),
    },
    item_keys=(("sku",), ("barcode",), ("name",)),
    words={
        "return": frozenset({"return", "refund"}),
        "void": frozenset({"void", "voided"}),
        "other": frozenset({"no sale", "payout", "pay in", "cash drop", "gift card", "tip"}),
    },
)

"""QuickBooks Point of Sale: receipts by item (returns are named and stand in parentheses)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

QUICKBOOKS = Format(
    name="quickbooks",
    title="QuickBooks Point of Sale, receipts by item",
    target=Target.SALES,
    anchors=("Receipt #", "Receipt Type", "Qty Sold", "Ext Price"),
    other_anchors=(("Receipt #", "Receipt Type", "Item #", "Ext Price"), ("Receipt #", "Qty Sold", "Ext Price")),
    aliases=("quickbooks pos", "qbpos"),
    synonyms={
        "date": ("Date", "Receipt Date"),
        "time": ("Time",),
        "receipt": ("Receipt #",),
        "type": ("Receipt Type",),
        "status": ("Receipt Status", "Status"),
        "sku": ("Item #",),
        "alternative": ("ALU", "Alternate Lookup"),
        "barcode": ("UPC",),
        "name": ("Item Name", "Description", "Desc 1", "Item Description"),
        "variant": ("Attribute", "Size"),
        "category": ("Department", "Department Name", "Dept"),
        "quantity": ("Qty Sold", "Quantity", "Qty"),
        "amount": ("Ext Price", "Extended Price"),
        "cost": ("Ext Cost", "Cost"),
        "store": ("Store", "Store Number", "Store #"),
    },
    item_keys=(("sku",), ("alternative",), ("barcode",), ("name", "variant")),
    words={
        "return": frozenset({"return", "returns", "sales return"}),
        "void": frozenset({"reversed", "reversing", "void", "voided", "held"}),
        "other": frozenset({"deposit", "refund", "payout", "payin", "pay in", "pay out"}),
    },
    sale_types=frozenset({"sale", "sales", "sales receipt"}),
    date_order="mdy",
)

"""Square: Reporting > Items detail (21, 33 or 35 columns; a refund is a negative line with the event type Refund)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

SQUARE = Format(
    name="square",
    title="Square, items detail",
    target=Target.SALES,
    anchors=("Price Point Name", "Event Type", "Itemization Type"),
    other_anchors=(
        ("Price Point Name", "Event Type", "Modifiers Applied"),
        ("Price Point Name", "Modifiers Applied", "Net Sales"),
        ("Item", "Qty", "Product Sales", "Net Sales", "Gross Sales"),
    ),
    synonyms={
        "date": ("Date",),
        "time": ("Time",),
        "receipt": ("Transaction ID",),
        "sku": ("SKU",),
        "barcode": ("GTIN",),
        "name": ("Item",),
        "variant": ("Price Point Name",),
        "category": ("Category",),
        "quantity": ("Qty",),
        "amount": ("Net Sales",),
        "store": ("Location",),
        "type": ("Event Type",),
        "status": ("Itemization Type",),
    },
    item_keys=(("sku",), ("name", "variant")),
    empty_texts=frozenset({"None"}),
    words={
        "return": frozenset({"refund", "exchange refund", "return"}),
        "void": frozenset({"void", "voided"}),
        "other": frozenset({"custom amount", "gift card", "credit"}),
    },
)

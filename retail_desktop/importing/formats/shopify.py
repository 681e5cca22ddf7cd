"""Shopify: Orders > Export (an order's state stands on its first line only; refunds are told for whole orders only)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

SHOPIFY = Format(
    name="shopify",
    title="Shopify, orders",
    target=Target.SALES,
    anchors=("Lineitem quantity", "Lineitem name", "Financial Status"),
    other_anchors=(("Lineitem quantity", "Lineitem name", "Lineitem price"),),
    synonyms={
        "date": ("Created at",),
        "receipt": ("Name",),
        "sku": ("Lineitem sku",),
        "name": ("Lineitem name",),
        "quantity": ("Lineitem quantity",),
        "price": ("Lineitem price",),
        "discount": ("Lineitem discount",),
        "store": ("Location",),
        "status": ("Financial Status",),
        "void": ("Cancelled at",),
    },
    item_keys=(("sku",), ("name",)),
    words={
        "return": frozenset(),
        "refunded": frozenset({"refunded"}),
        "void": frozenset({"voided", "expired", "cancelled", "canceled"}),
        "other": frozenset(),
    },
    fill_down=("status", "void", "store"),
    amount_less_discount=True,
    notes=("Shopify tells refunds for whole orders only: lines of orders refunded in part count as sold.",),
)

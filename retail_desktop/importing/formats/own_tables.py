"""The tables that this program exports: each is a template for importing."""

from dataclasses import replace

from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic_documents import EVENTS, ORDERS, RECEIPTS
from retail_desktop.importing.formats.generic_lists import ITEMS, STOCK, SUPPLIERS

_NUMBERED = replace(ORDERS, synonyms={**ORDERS.synonyms, "order": ("number", *ORDERS.synonyms["order"])})


def _exported(like: Format, title: str, *anchors: str) -> Format:
    return replace(
        like, name="retail-desktop", title=f"{title} as this program exports them", anchors=anchors, usual_decimal="."
    )


OWN_TABLES = (
    _exported(ITEMS, "items", "sku", "minimum_order", "service_level", "shelf_life_days", "status"),
    _exported(SUPPLIERS, "suppliers", "code", "review_days", "order_weekdays", "minimum_order_value"),
    _exported(STOCK, "stock levels", "sku", "store", "on_hand", "on_order", "allocated"),
    _exported(_NUMBERED, "orders", "number", "supplier", "created_on", "expected_on", "outstanding"),
    _exported(RECEIPTS, "deliveries", "date", "order", "supplier", "store", "sku", "quantity", "unit_cost", "note"),
    _exported(EVENTS, "events", "kind", "name", "first", "last", "store", "sku", "category", "price"),
)

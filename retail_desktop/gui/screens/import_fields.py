"""What a column may hold, as the user calls it."""

from retail_desktop.domain.imports import Target
from retail_desktop.services import known_formats

IGNORE = "ignore"
NOT_IMPORTED = "Not imported"
NAMES = {
    "sku": "Item code",
    "barcode": "Barcode",
    "name": "Item name",
    "variant": "Variant",
    "category": "Category",
    "date": "Date",
    "time": "Time",
    "quantity": "Quantity",
    "price": "Unit price",
    "amount": "Net amount",
    "gross_amount": "Amount with tax",
    "discount": "Discount",
    "unit_cost": "Unit cost",
    "store": "Store",
    "receipt": "Receipt number",
    "type": "Kind of line",
    "status": "Status",
    "supplier": "Supplier",
    "supplier_code": "Supplier's item code",
    "pack_size": "Pack size",
    "minimum_order": "Minimum order",
    "lead_time_days": "Lead time in days",
    "service_level": "Service level",
    "shelf_life_days": "Shelf life in days",
    "code": "Supplier's code",
    "review_days": "Days between orders",
    "order_weekdays": "Order days",
    "minimum_order_value": "Minimum order",
    "currency": "Currency",
    "contact": "Contact",
    "email": "E-mail",
    "phone": "Phone",
    "address": "Address",
    "account_number": "Our account number",
    "on_hand": "Counted stock",
}
_OTHERWISE = {(Target.SUPPLIERS, "name"): "Supplier's name", (Target.EVENTS, "name"): "Name of the event"}


def field_words(target: Target, field: str) -> str:
    """The name of a field; of one without a name, its own words."""
    if field in {"", IGNORE}:
        return NOT_IMPORTED
    return _OTHERWISE.get((target, field)) or NAMES.get(field) or field.replace("_", " ").capitalize()


def field_choices(target: Target) -> dict[str, str]:
    """Every field that a file of this kind may bring, with its name; the most used first."""
    order = {field: place for place, field in enumerate(NAMES)}
    fields = sorted(known_formats.fields(target), key=lambda field: (order.get(field, len(order)), field))
    return {IGNORE: NOT_IMPORTED} | {field: field_words(target, field) for field in fields}

"""What a column may hold, as the user calls it."""

from retail_desktop.domain.imports import Target
from retail_desktop.services import known_formats

IGNORE = "ignore"
NOT_IMPORTED = "Not imported"
FIGURES = frozenset(
    {
        "quantity", "on_hand", "price", "amount", "gross_amount", "discount", "tax", "cost", "unit_cost",
        "returned_quantity", "units", "pack_size", "packs", "received", "outstanding", "minimum_order", "from_quantity",
        "price_unit", "lead_time_days", "service_level", "shelf_life_days", "review_days", "minimum_order_value",
        "layer_size", "pallet_size", "maximum_stock", "free_delivery_value", "delivery_cost", "line_cost",
    }
)  # fmt: skip
"""Fields that hold amounts, counts or days."""
NAMES = {
    "date": "Date",
    "time": "Time",
    "order": "Order number",
    "kind": "Kind of event",
    "first": "First day",
    "last": "Last day",
    "sku": "Item code",
    "barcode": "Barcode",
    "name": "Item name",
    "variant": "Variant",
    "category": "Category",
    "quantity": "Quantity",
    "on_hand": "Counted stock",
    "recounted": "Counted anew",
    "price": "Unit price",
    "amount": "Net amount",
    "gross_amount": "Amount with tax",
    "discount": "Discount",
    "tax": "Tax",
    "cost": "Cost",
    "unit_cost": "Unit cost",
    "store": "Store",
    "receipt": "Receipt number",
    "type": "Kind of line",
    "status": "Status",
    "void": "Voided",
    "refunded": "Refunded",
    "returned": "Returned",
    "returned_quantity": "Units returned",
    "sign": "Sign of the quantity",
    "item_id": "Item's number in the till",
    "alternative": "Second item code",
    "other_barcodes": "More barcodes",
    "supplier": "Supplier",
    "supplier_name": "Supplier's name",
    "supplier_code": "Supplier's item code",
    "supplier_number": "Code of or at the supplier",
    "units": "Units",
    "pack_size": "Pack size",
    "packs": "Packs",
    "ordered": "Ordered on",
    "expected": "Expected on",
    "received": "Units received",
    "outstanding": "Units still to come",
    "booked": "Booked on",
    "minimum_order": "Minimum order",
    "breaks": "Price breaks",
    "from_quantity": "Price from how many",
    "price_unit": "Price per how many",
    "valid_from": "Price valid from",
    "valid_to": "Price valid to",
    "lead_time_days": "Lead time in days",
    "service_level": "Service level",
    "shelf_life_days": "Shelf life in days",
    "layer_size": "Units in a layer",
    "pallet_size": "Units on a pallet",
    "maximum_stock": "Maximum stock",
    "nearest_pack": "Rounding to packs",
    "preferred": "Preferred supplier",
    "active": "On sale",
    "archived": "Not on sale any more",
    "code": "Supplier's code",
    "review_days": "Days between orders",
    "order_weekdays": "Order days",
    "minimum_order_value": "Minimum order value",
    "order_cut_off": "Order until (time)",
    "delivery_weekdays": "Delivery days",
    "closed_days": "Closed days",
    "free_delivery_value": "Free delivery from",
    "delivery_cost": "Cost of a delivery",
    "line_cost": "Our cost of an order line",
    "currency": "Currency",
    "contact": "Contact",
    "email": "E-mail",
    "phone": "Phone",
    "address": "Address",
    "account_number": "Our account number",
    "note": "Note",
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

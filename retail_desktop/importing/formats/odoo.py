"""Odoo: Point of Sale > Orders with their lines (the order's own fields stand on its first line only)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

ODOO = Format(
    name="odoo",
    title="Odoo, point-of-sale orders",
    target=Target.SALES,
    anchors=("Order Ref", "Order Lines/Product", "Order Lines/Quantity"),
    other_anchors=(
        ("Order Lines/Product", "Order Lines/Quantity"),
        ("Order Lines/Full Product Name", "Order Lines/Quantity"),
        ("lines/product_id", "lines/qty"),
    ),
    synonyms={
        "date": ("Date", "Order Date", "date_order"),
        "receipt": ("Order Ref", "Order Reference", "Receipt Number", "pos_reference", "Name"),
        "name": (
            "Order Lines/Product",
            "lines/product_id",
            "Order Lines/Product/Display Name",
            "Order Lines/Full Product Name",
        ),
        "barcode": ("Order Lines/Product/Barcode",),
        "sku": ("Order Lines/Product/Internal Reference", "lines/product_id/default_code"),
        "category": ("Order Lines/Product/Product Category",),
        "quantity": ("Order Lines/Quantity", "lines/qty"),
        "amount": (
            "Order Lines/Subtotal w/o Tax",
            "Order Lines/Subtotal w/o discount",
            "Order Lines/Tax Excl.",
            "lines/price_subtotal",
        ),
        "gross_amount": ("Order Lines/Subtotal", "Order Lines/Total", "lines/price_subtotal_incl"),
        "store": ("Point of Sale", "Session/Point of Sale", "config_id"),
        "status": ("Status", "State"),
    },
    item_keys=(("sku",), ("name",)),
    words={
        "return": frozenset(),
        "void": frozenset({"new", "draft", "cancelled", "canceled", "cancel"}),
        "other": frozenset(),
    },
    fill_down=("receipt", "date", "status", "store"),
    code_in_name=True,
    notes=("Odoo writes its times in UTC, so sales shortly after midnight may stand on the day before.",),
)

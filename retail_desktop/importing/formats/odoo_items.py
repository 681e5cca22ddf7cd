"""Odoo: Products > Export (labels, or the names of the fields)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

ODOO_PRODUCTS = Format(
    name="odoo",
    title="Odoo, products",
    target=Target.ITEMS,
    anchors=("Internal Reference", "Sales Price"),
    synonyms={
        "sku": ("Internal Reference", "default_code"),
        "barcode": ("Barcode",),
        "name": ("Name", "Product Name", "Display Name"),
        "category": ("Product Category/Complete Name", "Product Category", "POS Product Category", "categ_id"),
        "supplier": ("Vendors/Vendor", "Vendor Name", "seller_ids/partner_id", "seller_ids/name"),
        "supplier_code": ("Vendors/Vendor Product Code", "seller_ids/product_code"),
        "unit_cost": ("Cost", "standard_price"),
        "price": ("Sales Price", "list_price"),
        "minimum_order": ("Vendors/Quantity", "Vendors/Minimal Quantity", "seller_ids/min_qty"),
        "lead_time_days": ("Vendors/Delivery Lead Time", "seller_ids/delay"),
        "active": ("Active",),
    },
    item_keys=(("sku",), ("barcode",), ("name",)),
    group="sku",
    fill_down=("name", "barcode", "category"),
)

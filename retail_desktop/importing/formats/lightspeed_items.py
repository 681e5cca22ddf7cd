"""Lightspeed X (Vend): Products > Export (a column for each outlet), and Lightspeed R: Inventory > Items > Export."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.trade_words import NOT_PRODUCT_NAMES

LIGHTSPEED_PRODUCTS = Format(
    name="lightspeed",
    title="Lightspeed (Vend), products",
    target=Target.ITEMS,
    anchors=("handle", "sku", "supply_price", "retail_price"),
    synonyms={
        "sku": ("sku",),
        "name": ("name",),
        "variant": ("variant_option_one_value",),
        "variant_two": ("variant_option_two_value",),
        "variant_three": ("variant_option_three_value",),
        "category": ("product_category", "type"),
        "supplier": ("supplier_name",),
        "supplier_code": ("supplier_code",),
        "unit_cost": ("supply_price",),
        "price": ("retail_price",),
        "active": ("active",),
    },
    not_product_names=NOT_PRODUCT_NAMES | {"vend discount"},
    usual_decimal=".",
    joints=(" / ", " / "),
)

LIGHTSPEED_R_ITEMS = Format(
    name="lightspeed-r",
    title="Lightspeed R, items",
    target=Target.ITEMS,
    anchors=("System ID", "Custom SKU", "Manufact. SKU"),
    synonyms={
        "sku": ("Custom SKU",),
        "system_id": ("System ID",),
        "supplier_code": ("Manufact. SKU",),
        "barcode": ("UPC", "EAN"),
        "name": ("Item", "Description"),
        "category": ("Category", "Department"),
        "supplier": ("Vendor", "Default Vendor"),
        "unit_cost": ("Default Cost", "Avg. Cost", "Cost"),
        "price": ("Price", "Default Price"),
    },
    item_keys=(("sku",), ("system_id",)),
)

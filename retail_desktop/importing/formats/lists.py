"""Every export of items, suppliers, stock, orders, deliveries and events, the particular ones first."""

from retail_desktop.importing.formats.clover_items import CLOVER_ITEMS
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic_documents import EVENTS, ORDERS, RECEIPTS
from retail_desktop.importing.formats.generic_lists import ITEMS, STOCK, SUPPLIERS
from retail_desktop.importing.formats.lightspeed_items import LIGHTSPEED_PRODUCTS, LIGHTSPEED_R_ITEMS
from retail_desktop.importing.formats.loyverse_items import LOYVERSE_ITEMS
from retail_desktop.importing.formats.odoo_items import ODOO_PRODUCTS
from retail_desktop.importing.formats.own_tables import OWN_TABLES
from retail_desktop.importing.formats.shopify_items import SHOPIFY_INVENTORY, SHOPIFY_PRODUCTS
from retail_desktop.importing.formats.square_items import SQUARE_LIBRARY
from retail_desktop.importing.formats.woocommerce_items import WOOCOMMERCE_PRODUCTS, WOOCOMMERCE_STOCK

LISTS: tuple[Format, ...] = (
    *OWN_TABLES,
    SHOPIFY_PRODUCTS,
    SHOPIFY_INVENTORY,
    LIGHTSPEED_PRODUCTS,
    LIGHTSPEED_R_ITEMS,
    LOYVERSE_ITEMS,
    SQUARE_LIBRARY,
    CLOVER_ITEMS,
    WOOCOMMERCE_PRODUCTS,
    WOOCOMMERCE_STOCK,
    ODOO_PRODUCTS,
    ITEMS,
    SUPPLIERS,
    STOCK,
    ORDERS,
    RECEIPTS,
    EVENTS,
)

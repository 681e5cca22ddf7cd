"""Every export the program knows: the particular ones, tables of any kind, and what only a person can choose."""

from retail_desktop.importing.formats.clover import CLOVER
from retail_desktop.importing.formats.counterpoint import COUNTERPOINT
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.dynamics import DYNAMICS
from retail_desktop.importing.formats.erply import ERPLY
from retail_desktop.importing.formats.generic import SALES
from retail_desktop.importing.formats.invoices import INVOICES
from retail_desktop.importing.formats.lightspeed import LIGHTSPEED
from retail_desktop.importing.formats.lightspeed_retail import LIGHTSPEED_RETAIL
from retail_desktop.importing.formats.lists import LISTS
from retail_desktop.importing.formats.loyverse import LOYVERSE
from retail_desktop.importing.formats.messages import INVRPT, SLSRPT, X12_SALES, X12_STOCK
from retail_desktop.importing.formats.movements import MOVEMENTS
from retail_desktop.importing.formats.odoo import ODOO
from retail_desktop.importing.formats.quickbooks import QUICKBOOKS
from retail_desktop.importing.formats.sap import SAP, SAP_MINUS_SOLD
from retail_desktop.importing.formats.shopify import SHOPIFY
from retail_desktop.importing.formats.shopkeep import SHOPKEEP
from retail_desktop.importing.formats.square import SQUARE
from retail_desktop.importing.formats.sumup import SUMUP
from retail_desktop.importing.formats.toast import TOAST
from retail_desktop.importing.formats.vivipos import VIVIPOS
from retail_desktop.importing.formats.woocommerce import WOOCOMMERCE
from retail_desktop.importing.formats.zettle import ZETTLE

KNOWN: tuple[Format, ...] = (
    SQUARE,
    SHOPIFY,
    LIGHTSPEED,
    LIGHTSPEED_RETAIL,
    SHOPKEEP,
    LOYVERSE,
    CLOVER,
    TOAST,
    WOOCOMMERCE,
    SUMUP,
    ZETTLE,
    ODOO,
    QUICKBOOKS,
    COUNTERPOINT,
    DYNAMICS,
    SAP,
    ERPLY,
    VIVIPOS,
    INVOICES,
    X12_SALES,
    X12_STOCK,
    SLSRPT,
    INVRPT,
    SALES,
    MOVEMENTS,
    SAP_MINUS_SOLD,
    *LISTS,
)

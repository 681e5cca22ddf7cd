"""Every export the program knows, the particular ones first."""

from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic import SALES
from retail_desktop.importing.formats.invoices import INVOICES
from retail_desktop.importing.formats.lightspeed import LIGHTSPEED
from retail_desktop.importing.formats.lists import LISTS
from retail_desktop.importing.formats.loyverse import LOYVERSE
from retail_desktop.importing.formats.shopify import SHOPIFY
from retail_desktop.importing.formats.square import SQUARE

KNOWN: tuple[Format, ...] = (SQUARE, LOYVERSE, SHOPIFY, LIGHTSPEED, INVOICES, SALES, *LISTS)

"""WooCommerce: Products > Export (the parent of variations is none itself; costs come from an extension's field)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

_WORDS = {"return": frozenset[str](), "void": frozenset[str](), "other": frozenset({"variable", "grouped", "external"})}
_NAMES = {"sku": ("SKU", "Artikelnummer"), "name": ("Name",), "type": ("Type", "Typ")}

WOOCOMMERCE_PRODUCTS = Format(
    name="woocommerce",
    title="WooCommerce, products",
    target=Target.ITEMS,
    anchors=("Type", "SKU", "Name", "Regular price"),
    synonyms={
        **_NAMES,
        "barcode": ("GTIN, UPC, EAN, or ISBN", "Meta: _ean", "Meta: _barcode"),
        "category": ("Categories",),
        "unit_cost": ("Meta: _wc_cog_cost", "Cost of goods", "Meta: _alg_wc_cog_cost", "Meta: _purchase_price"),
        "price": ("Regular price",),
    },
    item_keys=(("sku",), ("name",)),
    words=_WORDS,
    html_text=True,
)

WOOCOMMERCE_STOCK = Format(
    name="woocommerce",
    title="WooCommerce, products",
    target=Target.STOCK,
    anchors=("Type", "SKU", "Name", "Regular price"),
    synonyms={**_NAMES, "on_hand": ("Stock",)},
    item_keys=(("sku",), ("name",)),
    words=_WORDS,
    html_text=True,
)

"""WooCommerce: Analytics > Products or Variations (units of a whole period without dates; refunds are taken off)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

WOOCOMMERCE = Format(
    name="woocommerce",
    title="WooCommerce, products report",
    target=Target.SALES,
    anchors=("Product Title", "Items Sold", "Net Sales"),
    other_anchors=(
        ("Product title", "Items sold", "N. Revenue"),
        ("Product title", "Items sold", "Variations"),
        ("Product or variation title", "Items sold"),
        ("Product / Variation title", "Items sold"),
    ),
    aliases=("woo",),
    synonyms={
        "date": ("Date",),
        "sku": ("SKU",),
        "name": ("Product title", "Product or variation title", "Product / Variation title"),
        "category": ("Category", "Categories"),
        "quantity": ("Items sold",),
        "amount": ("Net sales", "N. Revenue", "Net Revenue"),
    },
    item_keys=(("sku",), ("name",)),
    html_text=True,
)

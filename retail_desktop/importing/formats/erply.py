"""Erply: sales by item (a workbook or a web page without dates, whose headings are the usual ones)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic import SALES

ERPLY = Format(
    name="erply",
    title="Erply, sales by item",
    target=Target.SALES,
    anchors=("Sold quantity", "Net sales total"),
    other_anchors=(
        ("Code", "Sold quantity", "Warehouse value"),
        ("Code", "Sold quantity", "Net sales", "Sales with VAT"),
    ),
    synonyms={
        **SALES.synonyms,
        "quantity": ("Sold quantity", "Quantity sold", "Quantity", "Qty"),
        "amount": ("Net sales total", "Net sales"),
        "gross_amount": ("Sales with VAT", "Total sales with VAT", "Sales with tax"),
    },
    words=SALES.words,
)

"""ViVIPOS: product sales (title lines, a heading for every group, codes behind an apostrophe)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.generic import SALES

VIVIPOS = Format(
    name="vivipos",
    title="ViVIPOS, product sales",
    target=Target.SALES,
    anchors=("Product Number", "Product Name", "Qty Sold", "Gross Sales", "Net Sales"),
    synonyms=SALES.synonyms,
    words=SALES.words,
)

"""Any table of sales with headings people use: the words for each field in seven languages and more."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format
from retail_desktop.importing.formats.sales_fields import SALES_FIELDS
from retail_desktop.importing.formats.trade_words import (
    OTHER_WORDS,
    REFUNDED_WORDS,
    RETURN_WORDS,
    VOID_WORDS,
)

SALES = Format(
    name="generic",
    title="a table of sales",
    target=Target.SALES,
    anchors=(),
    synonyms=SALES_FIELDS,
    words={"return": RETURN_WORDS, "refunded": REFUNDED_WORDS, "void": VOID_WORDS, "other": OTHER_WORDS},
    rival="movements",
)

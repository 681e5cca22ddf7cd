"""Electronic data interchange: X12 852 and EANCOM SLSRPT and INVRPT, as the tables they are rearranged into."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

_EANCOM = {
    "date": ("DTM date",),
    "store": ("LOC store",),
    "sku": ("LIN item",),
    "barcode": ("LIN GTIN",),
    "name": ("IMD description",),
}
_X12 = {
    "date": ("XQ date",),
    "store": ("N1 store",),
    "sku": ("LIN item",),
    "barcode": ("LIN barcode",),
    "name": ("LIN description",),
}

X12_SALES = Format(
    name="x12-852",
    title="EDI X12 852, product activity",
    target=Target.SALES,
    anchors=("N1 store", "LIN item", "ZA quantity"),
    synonyms={**_X12, "quantity": ("ZA quantity",), "price": ("CTP price",), "amount": ("CTP amount",)},
    decimal=".",
)
X12_STOCK = Format(
    name="x12-852",
    title="EDI X12 852, product activity",
    target=Target.STOCK,
    anchors=("N1 store", "LIN item", "ZA quantity"),
    synonyms={**_X12, "on_hand": ("ZA quantity",)},
    decimal=".",
)
SLSRPT = Format(
    name="eancom-slsrpt",
    title="EANCOM SLSRPT, a sales report",
    target=Target.SALES,
    anchors=("LOC store", "LIN item", "QTY sold"),
    synonyms={**_EANCOM, "quantity": ("QTY sold",), "price": ("PRI price",), "amount": ("MOA amount",)},
    decimal=".",
)
INVRPT = Format(
    name="eancom-invrpt",
    title="EANCOM INVRPT, an inventory report",
    target=Target.STOCK,
    anchors=("LOC store", "LIN item", "QTY on hand"),
    synonyms={**_EANCOM, "on_hand": ("QTY on hand",)},
    decimal=".",
)

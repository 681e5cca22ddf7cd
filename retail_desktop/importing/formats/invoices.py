"""Wholesale invoice lines: an invoice number beginning with C is a credit note, some stock codes are no goods."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

INVOICES = Format(
    name="invoices",
    title="invoice lines",
    target=Target.SALES,
    anchors=("InvoiceNo", "StockCode", "InvoiceDate", "UnitPrice"),
    other_anchors=(("Invoice", "StockCode", "InvoiceDate", "Customer ID"),),
    synonyms={
        "date": ("InvoiceDate",),
        "receipt": ("InvoiceNo", "Invoice"),
        "sku": ("StockCode",),
        "name": ("Description",),
        "quantity": ("Quantity",),
        "price": ("UnitPrice", "Price"),
    },
    not_products=frozenset(
        {
            "POST",
            "DOT",
            "M",
            "m",
            "D",
            "S",
            "C2",
            "B",
            "BANK CHARGES",
            "AMAZONFEE",
            "CRUK",
            "PADS",
            "ADJUST",
            "ADJUST2",
            "TEST001",
            "TEST002",
        }
    ),
    not_product_prefixes=("gift_0001_",),
    return_receipts=("C",),
    rival="generic",
)

"""Dynamics 365 Commerce: transaction lines (a sale is written as -1, no date as 1/1/1900)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

DYNAMICS = Format(
    name="dynamics",
    title="Dynamics 365, retail transaction lines",
    target=Target.SALES,
    anchors=("TRANSACTIONNUMBER", "ITEMNUMBER", "TRANSACTIONSTATUS"),
    other_anchors=(
        ("TRANSACTIONNUMBER", "ITEMID", "TRANSACTIONSTATUS"),
        ("TRANSACTIONID", "ITEMID", "TRANSACTIONSTATUS"),
        ("TRANSACTIONNUMBER", "ITEMNUMBER", "OPERATINGUNITNUMBER"),
        ("TRANSACTIONNUMBER", "ITEMID", "OPERATINGUNITNUMBER"),
    ),
    aliases=("dynamics 365", "d365"),
    synonyms={
        "date": ("BUSINESSDATE", "TRANSACTIONDATE", "TRANSDATE"),
        "receipt": ("TRANSACTIONNUMBER", "TRANSACTIONID", "RECEIPTID", "RECEIPTNUMBER"),
        "sku": ("ITEMNUMBER", "ITEMID"),
        "barcode": ("BARCODE", "ITEMBARCODE"),
        "name": ("PRODUCTNAME", "ITEMNAME", "DESCRIPTION"),
        "category": ("CATEGORYNAME", "CATEGORYID"),
        "quantity": ("QUANTITY", "QTY"),
        "amount": ("NETAMOUNT",),
        "cost": ("COSTAMOUNT",),
        "store": ("OPERATINGUNITNUMBER", "STORENUMBER", "STOREID", "STORE", "CHANNEL"),
        "type": ("TRANSACTIONTYPE",),
        "status": ("TRANSACTIONSTATUS", "ENTRYSTATUS"),
    },
    item_keys=(("sku",), ("barcode",)),
    words={
        "return": frozenset(),
        "void": frozenset({"voided", "void", "cancelled", "canceled", "on hold", "training", "1", "4", "5", "6"}),
        "other": frozenset({"payment", "income expense", "customer account deposit", "safe drop", "bank drop"}),
    },
    sign=-1,
    rival="generic",
    empty_texts=frozenset(
        {
            "NULL",
            "1/1/1900",
            "01/01/1900",
            "1/1/1900 12:00:00 AM",
            "01/01/1900 00:00:00",
            "1900-01-01",
            "1900-01-01 00:00:00",
            "1900-01-01T00:00:00",
            "1900-01-01T00:00:00Z",
            "01.01.1900",
            "01.01.1900 00:00:00",
        }
    ),
)

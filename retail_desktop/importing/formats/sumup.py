"""SumUp: sales report in German or English (a refund may stand in a line without an item)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

SUMUP = Format(
    name="sumup",
    title="SumUp, sales report",
    target=Target.SALES,
    anchors=("Transaktionsnummer", "Preis vor Rabatt", "Menge"),
    other_anchors=(
        ("Transaktionsnummer", "Zahlungsmethode", "Preis (netto)"),
        ("Transaction ID", "Price before discount", "Quantity"),
        ("Transaction ID", "Payment Method", "Price (Net)"),
    ),
    synonyms={
        "date": ("Datum", "Date"),
        "time": ("Uhrzeit", "Time"),
        "type": ("Typ", "Type"),
        "receipt": ("Transaktionsnummer", "Transaction ID", "Transaktions-ID", "Transaction code"),
        "quantity": ("Menge", "Quantity"),
        "name": ("Beschreibung", "Description"),
        "category": ("Kategorie", "Category"),
        "sku": ("SKU",),
        "amount": ("Preis (netto)", "Price (Net)"),
        "gross_amount": ("Preis (brutto)", "Price (Gross)"),
    },
    item_keys=(("sku",), ("name",)),
    nameless_refunds=True,
    words={
        "return": frozenset({"rückerstattung", "refund", "erstattung", "teilrückerstattung", "partial refund"}),
        "void": frozenset({"storniert", "storno", "cancelled", "failed", "fehlgeschlagen", "abgebrochen"}),
        "other": frozenset({"auszahlung", "payout", "trinkgeld", "tip", "gebühr", "fee", "gutschein", "gift card"}),
    },
)

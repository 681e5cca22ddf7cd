"""Zettle: Sales > Raw data, in English and the Nordic languages (one line for each item of a receipt)."""

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

ZETTLE = Format(
    name="zettle",
    title="Zettle, items of receipts",
    target=Target.SALES,
    anchors=("Kvittonummer", "Slutpris"),
    other_anchors=(
        ("Receipt number", "Final price", "Name"),
        ("Kvitteringsnummer", "Slutpris"),
        ("Kvitteringsnummer", "Sluttpris"),
        ("Kuittinumero", "Lopullinen hinta"),
        ("Bonnummer", "Eindprijs"),
        ("Belegnummer", "Endpreis"),
        ("Numéro de reçu", "Prix final"),
    ),
    aliases=("izettle", "paypal zettle"),
    synonyms={
        "date": ("Date", "Datum", "Dato", "Päivämäärä"),
        "time": ("Time", "Tid", "Klokkeslæt", "Klokkeslett", "Aika", "Tijd", "Uhrzeit", "Heure"),
        "receipt": (
            "Receipt number",
            "Kvittonummer",
            "Kvitteringsnummer",
            "Kuittinumero",
            "Bonnummer",
            "Belegnummer",
            "Numéro de reçu",
        ),
        "sku": ("SKU", "Artikelnummer", "Varenummer", "Tuotenumero"),
        "barcode": ("Barcode", "Streckkod", "Stregkode", "Strekkode", "Viivakoodi"),
        "name": ("Name", "Namn", "Navn", "Nimi", "Naam", "Nom", "Product", "Produkt"),
        "variant": ("Variant", "Variante", "Muunnelma"),
        "category": ("Category", "Kategori", "Kategoria", "Categorie", "Kategorie", "Catégorie"),
        "quantity": ("Quantity", "Antal", "Antall", "Määrä", "Aantal", "Anzahl", "Menge", "Quantité"),
        "amount": (
            "Final price excl. VAT",
            "Final price",
            "Slutpris",
            "Sluttpris",
            "Lopullinen hinta",
            "Eindprijs",
            "Endpreis",
            "Prix final",
        ),
        "store": ("Store", "Location", "Butik", "Butikk", "Myymälä", "Winkel", "Filiale", "Magasin"),
        "type": ("Type", "Typ", "Tyyppi"),
    },
    item_keys=(("sku",), ("name", "variant")),
    words={
        "return": frozenset(
            {"refund", "återköp", "retur", "refusion", "palautus", "terugbetaling", "erstattung", "remboursement"}
        ),
        "void": frozenset(),
        "other": frozenset({"payment", "tip", "gift card", "presentkort", "dricks"}),
    },
)

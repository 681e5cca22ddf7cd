"""SAP Retail: WPUUMS daily sales as a flat file (the sign of a quantity stands in a column of its own)."""

from dataclasses import replace

from retail_desktop.domain.imports import Target
from retail_desktop.importing.formats.description import Format

SAP = Format(
    name="sap",
    title="SAP, aggregated sales (WPUUMS)",
    target=Target.SALES,
    anchors=("QUALARTNR", "ARTNR", "VORZMENGE", "UMSMENGE"),
    other_anchors=(("ARTNR", "VORZMENGE", "UMSMENGE"), ("ARTNR", "UMSMENGE", "UMSWERT")),
    aliases=("wpuums", "sap retail"),
    synonyms={
        "date": ("BELEGDATUM",),
        "store": ("STORE", "FILIALE", "WERKS", "PLANT", "KUNNR"),
        "type": ("QUALARTNR",),
        "sku": ("ARTNR",),
        "sign": ("VORZMENGE",),
        "quantity": ("UMSMENGE",),
        "amount": ("UMSWERT",),
    },
    words={"return": frozenset(), "void": frozenset(), "other": frozenset()},
    sale_types=frozenset({"artn", "ean", "eann", "eanc", "gtin", "upc"}),
    padded_codes=(18, 40),
    rival="sap-minus-sold",
)

SAP_MINUS_SOLD = replace(
    SAP,
    name="sap-minus-sold",
    title="SAP, aggregated sales (WPUUMS) with a minus for what was sold",
    anchors=(),
    other_anchors=(),
    aliases=(),
    sign=-1,
    rival="",
)

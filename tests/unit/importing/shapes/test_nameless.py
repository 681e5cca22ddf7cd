from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

TEXT = (
    "Datum,Typ,Transaktionsnummer,Menge,Beschreibung,Sku,Preis vor Rabatt,Preis (brutto)\n"
    "28.05.2026,Verkauf,T1,2,Kaffee,K-1,6.00,6.00\n"
    "29.05.2026,Rückerstattung,T1,1,,,-6.00,-6.00\n"
)


def test_only_an_export_with_nameless_refunds_is_rearranged(read: Read) -> None:
    outcome = read(TEXT)
    assert [sale[2:4] for sale in outcome.sales] == [("K-1", 2000), ("K-1", -2000)]
    assert "Refunds without an item" in " ".join(outcome.layout.notes)
    assert read(TEXT, format="generic").reasons == {3: "missing_sku"}

from collections.abc import Callable
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError

Read = Callable[..., Any]

GERMAN = (
    "Datum,Typ,Transaktionsnummer,Zahlungsmethode,Menge,Beschreibung,Category,Sku,Währung,Preis vor Rabatt,Rabatt,"
    "Preis (brutto),Preis (netto),Steuer,Steuersatz,Konto\n"
)
ROWS = (
    '"28.05.2026, 10:12",Verkauf,TAAA1,Karte,2,Kaffee,Getränke,K-1,EUR,6.00,0.00,6.00,5.04,0.96,19%,shop@example.com\n'
    '"28.05.2026, 10:12",Verkauf,TAAA1,Karte,1,Kuchen,Essen,,EUR,3.50,0.00,3.50,2.94,0.56,19%,shop@example.com\n'
    '"28.05.2026, 10:40",Verkauf,TAAA2,Bar,1,Kaffee,Getränke,K-1,EUR,3.00,0.00,3.00,2.52,0.48,19%,shop@example.com\n'
    '"28.05.2026, 11:00",Verkauf,TAAA3,Bar,1,Trinkgeld,,,EUR,1.00,0.00,1.00,1.00,0.00,0%,shop@example.com\n'
    '"28.05.2026, 11:30",Rückerstattung,TAAA4,Karte,1,Kaffee,Getränke,K-1,EUR,-3.00,0.00,-3.00,-2.52,'
    "-0.48,19%,shop@example.com\n"
)
ENGLISH = (
    "Date,Type,Transaction ID,Payment Method,Quantity,Description,Category,SKU,Currency,Price before discount,Discount,"
    "Price (Gross),Price (Net),Tax,Tax rate,Account\n"
)


def test_the_german_report_is_read(read: Read) -> None:
    outcome = read(GERMAN + ROWS)
    assert (outcome.layout.format, outcome.layout.decimal) == ("sumup", ".")
    assert [(line, str(day), sku, quantity, net) for line, day, sku, quantity, _, net in outcome.sales] == [
        (2, "2026-05-28", "K-1", 2000, 50400),
        (3, "2026-05-28", "Kuchen", 1000, 29400),
        (4, "2026-05-28", "K-1", 1000, 25200),
        (6, "2026-05-28", "K-1", -1000, -25200),
    ]
    assert outcome.reasons == {5: "not_a_product"}
    assert outcome.columns["minutes"][0] == 612


def test_the_english_report_is_the_same(read: Read) -> None:
    rows = ROWS.replace("Verkauf", "Sale").replace("Rückerstattung", "Refund").replace("Trinkgeld", "Tip")
    outcome = read(ENGLISH + rows)
    assert (outcome.layout.format, outcome.columns["quantities"]) == ("sumup", [2000, 1000, 1000, -1000])


def test_the_transactions_report_is_refused(read: Read) -> None:
    header = (
        "Email,Date,Transaction ID,Transaction type,Status,Card type,Payment method,Description,Total,Net,Fee,Payout\n"
    )
    with pytest.raises(FileRefusedError, match="SumUp"):
        read(header + "a@b,2026-05-28,T1,Sale,Successful,VISA,Card,Kaffee,3,2.9,0.1,2.9\n")


def test_a_refund_without_an_item_brings_back_what_its_receipt_sold(read: Read) -> None:
    rows = (
        '"28.05.2026, 12:00",Rückerstattung,TAAA1,Karte,1,,,,EUR,-9.50,0.00,-9.50,-7.98,-1.52,19%,shop@example.com\n'
        '"28.05.2026, 12:10",Rückerstattung,TZZZ9,Karte,1,,,,EUR,-1.00,0.00,-1.00,-0.84,-0.16,19%,shop@example.com\n'
    )
    outcome = read(GERMAN + ROWS + rows)
    assert [(sale[2], sale[3], sale[5]) for sale in outcome.sales][-2:] == [
        ("K-1", -2000, -50400),
        ("Kuchen", -1000, -29400),
    ]
    assert {issue.line: issue.reason.value for issue in outcome.rejected} == {8: "missing_sku"}

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]


def test_a_swedish_report_from_a_nordic_spreadsheet_is_read(read: Read) -> None:
    text = (
        "Datum;Tid;Kvittonummer;Namn;Variant;Antal;Styckpris;Rabatt;Slutpris;Moms;Personal;Streckkod\r\n"
        "2026-05-03;10:12;1001;Kaffe;Stor;2;35,00;0,00;70,00;12 %;Ann;7310865004703\r\n"
        "2026-05-03;10:12;1001;Kaffe;Liten;1;25,00;0,00;25,00;12 %;Ann;\r\n"
        "2026-05-03;11:00;1002;Fåtölj;;1;1\xa0295,00;0,00;1\xa0295,00;25 %;Ann;\r\n"
        "2026-05-03;11:30;1003;Kaffe;Stor;-1;35,00;0,00;-35,00;12 %;Ann;\r\n"
        "2026-05-03;12:00;1004;Presentkort;;1;500,00;0,00;500,00;0 %;Ann;\r\n"
        "Summa;;;;;;;;1\xa0855,00;;;\r\n"
    ).encode("cp1252")
    outcome = read(text, encoding="cp1252")
    assert (outcome.layout.format, outcome.layout.decimal) == ("zettle", ",")
    assert [(line, sku, quantity, net) for line, _, sku, quantity, _, net in outcome.sales] == [
        (2, "Kaffe Stor", 2000, 700000),
        (3, "Kaffe Liten", 1000, 250000),
        (4, "Fåtölj", 1000, 12950000),
        (5, "Kaffe Stor", -1000, -350000),
    ]
    assert outcome.reasons == {6: "not_a_product", 7: "total_row"}


def test_an_english_report_is_read(read: Read) -> None:
    text = (
        "Date,Time,Receipt number,Name,Variant,Quantity,Price,Final price,Type\n"
        "2026-05-03,10:12,1001,Coffee,Large,2,3.50,7.00,Sale\n"
        "2026-05-03,10:15,1002,Coffee,Large,1,3.50,3.50,Refund\n"
    )
    outcome = read(text)
    assert outcome.layout.format == "zettle"
    assert [sale[2:] for sale in outcome.sales] == [
        ("Coffee Large", 2000, None, 70000),
        ("Coffee Large", -1000, None, -35000),
    ]

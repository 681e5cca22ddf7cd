import pytest

from retail_desktop.importing.formats.generic import SALES
from retail_desktop.importing.formats.sumup import SUMUP
from retail_desktop.importing.refunds import Refunds, Row

HEADERS = ("Datum", "Typ", "Transaktionsnummer", "Menge", "Beschreibung", "Sku", "Preis (brutto)", "Preis (netto)")
SOLD: list[Row] = [
    (2, ["28.05.2026", "Verkauf", "T1", "2", "Kaffee", "K-1", "6.00", "5.04"]),
    (3, ["28.05.2026", "Verkauf", "T1", "1", "Kuchen", "", "3.50", "2.94"]),
    (4, ["28.05.2026", "Verkauf", "T2", "1", "Tee", "T-1", "3.00", "2.52"]),
]


def refund(receipt: str, gross: str, net: str = "-1.00") -> Row:
    return 5, ["29.05.2026", "Rückerstattung", receipt, "1", "", "", gross, net]


def named(*rows: Row) -> list[Row | None]:
    found = Refunds[None](SUMUP, HEADERS, lambda: rows).named()
    assert found
    return list(found())


@pytest.mark.parametrize("place", [0, 3])
def test_a_receipt_refunded_in_full_brings_all_its_items_back(place: int) -> None:
    rows = [*SOLD[:place], refund("T1", "-9.50"), *SOLD[place:]]
    assert [row for row in named(*rows) if row not in SOLD] == [
        (5, ["29.05.2026", "Rückerstattung", "T1", "-2", "Kaffee", "K-1", "-6.00", "-5.04"]),
        (5, ["29.05.2026", "Rückerstattung", "T1", "-1", "Kuchen", "", "-3.50", "-2.94"]),
    ]


def test_an_amount_that_fits_one_item_only_tells_it() -> None:
    (line, cells) = named(*SOLD, refund("T1", "-3.50", "-2.94"))[-1] or (0, [])
    assert (line, cells[3:]) == (5, ["-1", "Kuchen", "", "-3.50", "-2.94"])
    (_, part) = named(*SOLD, refund("T1", "-3.00", "-2.52"))[-1] or (0, [])
    assert part[3:] == ["-1", "Kaffee", "K-1", "-3.00", "-2.52"]


@pytest.mark.parametrize(("receipt", "gross"), [("T1", "-1.00"), ("T9", "-9.50"), ("T1", "-99.00"), ("T1", "")])
def test_a_refund_that_may_be_anything_stays_as_it_is(receipt: str, gross: str) -> None:
    rows = [*SOLD, refund(receipt, gross)]
    assert named(*rows) == rows


def test_other_records_and_tables_pass_through() -> None:
    rows: list[Row | str] = [*SOLD, "no record", (9, ["short"]), refund("T2", "-3.00")]
    found = Refunds[str](SUMUP, HEADERS, lambda: rows).named()
    assert found
    assert list(found())[3:5] == rows[3:5]
    assert Refunds[None](SUMUP, HEADERS, lambda: SOLD).named() is None
    assert Refunds[None](SALES, HEADERS, lambda: SOLD).named() is None

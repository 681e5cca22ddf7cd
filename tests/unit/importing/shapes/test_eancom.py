"""EANCOM SLSRPT and INVRPT."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from retail_desktop.domain.errors import FileRefusedError
from retail_desktop.domain.imports import Target
from retail_desktop.domain.periods import Period

Fixture = Callable[..., Any]

MUG, TEE = "4006381333931", "4007399435389"
SALES = (
    "BGM+73E::9+729058+9", "DTM+137:20260106:102", "DTM+90:20260105:102", "DTM+91:20260105:102", "NAD+SU+4711::9",
    "LOC+162+4260026610102::9", "DTM+356:20260105:102",
    f"LIN+1++{MUG}:EN", "IMD+F++:::O?'Neil mug ?+ cup", "MOA+203:79.9", "PRI+AAA:39.95", "QTY+153:2:PCE",
    f"LIN+2++{TEE}:EN", "MOA+203:-10", "QTY+61:1:PCE",
    "LOC+162+4260026610103::9",
    f"LIN+3++{TEE}:EN", "QTY+153:1,5:KGM",
    "LIN+4", "PIA+5+T-1:SA", "QTY+153:1:PCE",
    f"LIN+5++{MUG}:EN", "QTY+145:9:PCE", "UNS+S", "CNT+2:5",
)  # fmt: skip


def message(*body: str, kind: str = "SLSRPT", una: str = "UNA:+.? '", end: str = "'") -> str:
    """One interchange with one message whose counts are right."""
    segments = (
        "UNB+UNOC:3+1:14+2:14+260105:2216+X1", f"UNH+1+{kind}:D:96A:UN:EAN004", *body,
        f"UNT+{len(body) + 2}+1", "UNZ+1+X1",
    )  # fmt: skip
    return una + "".join(segment + end for segment in segments)


def test_what_was_sold_and_taken_back_are_sales(read: Fixture) -> None:
    found = read(message(*SALES))
    assert [(day, sku, units, price, net) for _, day, sku, units, price, net in found.sales] == [
        (date(2026, 1, 5), MUG, 2000, 399_500, 799_000),
        (date(2026, 1, 5), TEE, -1000, None, -100_000),
        (date(2026, 1, 5), TEE, 1500, None, None),
        (date(2026, 1, 5), "T-1", 1000, None, None),
    ]
    assert found.columns["stores"] == ["4260026610102", "4260026610102", "4260026610103", "4260026610103"]
    assert found.items[MUG].name == "O'Neil mug + cup"
    assert found.items[MUG].barcode == MUG
    assert found.reasons == {25: "no_value"}
    assert found.layout.format == "eancom-slsrpt"


@pytest.mark.parametrize(
    ("dtm", "first", "last"),
    [
        ("DTM+356:2026010520260111:718", date(2026, 1, 5), date(2026, 1, 11)),
        ("DTM+356:20260105-20260111:718", date(2026, 1, 5), date(2026, 1, 11)),
        ("DTM+356:20260101:102'DTM+357:20260131:102", date(2026, 1, 1), date(2026, 1, 31)),
        ("DTM+90:20260105:102'DTM+91:20260111:102", date(2026, 1, 5), date(2026, 1, 11)),
        ("DTM+356:202601:610", date(2026, 1, 1), date(2026, 1, 31)),
        ("DTM+356:202602:616", date(2026, 1, 5), date(2026, 1, 11)),
    ],
)
def test_a_period_is_told(flat: Fixture, dtm: str, first: date, last: date) -> None:
    found = flat(message(*dtm.split("'"), f"LIN+1++{MUG}:EN", "QTY+153:14:PCE"))
    assert found.layout.period == Period(first, last)


def test_items_of_different_periods_are_spread_with_their_amounts(read: Fixture) -> None:
    found = read(
        message(
            "DTM+356:20260105:102", f"LIN+1++{MUG}:EN", "QTY+153:1:PCE", f"LIN+2++{TEE}:EN",
            "DTM+356:2026010520260107:718", "MOA+203:10", "QTY+153:2:PCE",
        )
    )  # fmt: skip
    assert [(sku, units, net, day.isoformat()) for _, day, sku, units, _, net in found.sales] == [
        (MUG, 1000, None, "2026-01-05"), (TEE, 1000, 50_000, "2026-01-05"), (TEE, 1000, 50_000, "2026-01-07"),
    ]  # fmt: skip


def test_what_is_on_hand_is_stock_with_zeros(flat: Fixture) -> None:
    text = message(
        "BGM+35+1+9", "DTM+137:20260106:102", "NAD+GY+4711::9", f"LIN+1++{MUG}:EN", "QTY+145:5:PCE",
        f"LIN+2++{TEE}:EN", "LOC+18+W2", "QTY+145:0:PCE", f"LIN+3++{TEE}:EN", "QTY+17:4:PCE", "LOC+14+W3",
        f"LIN+4++{TEE}:EN", "QTY+145:4:CT", f"LIN+5++{TEE}:EN", "QTY+21:4:PCE", kind="INVRPT", end="'\n",
    )  # fmt: skip
    found = flat(text, Target.STOCK)
    assert found.of("sku", "store", "on_hand", "date") == [
        (MUG, "4711", "5", "2026-01-06"), (TEE, "W2", "0", "2026-01-06"), (TEE, "W3", "4", "2026-01-06"),
    ]  # fmt: skip
    assert [reason for _, reason in found.reasons] == ["bad_quantity", "no_value"]
    assert found.rows[0][0] == 7


def test_the_signs_may_be_other_ones_or_missing(flat: Fixture) -> None:
    wanted = [(MUG, "2"), (TEE, "-1"), (TEE, "1.5"), ("T-1", "1")]
    plain = message(*SALES, una="")
    assert flat(plain).of("sku", "quantity") == wanted
    other = message(*SALES, una="").replace("?'", "").replace("?+", "").replace("+", "|").replace("'", "~")
    assert flat("UNA:|.? ~" + other).of("sku", "quantity") == wanted
    on_lines = message(*(one.replace("?'", "") for one in SALES), una="", end="\n")
    assert flat(on_lines).of("sku", "quantity") == wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("UNT+27", "UNT+28"),
        ("QTY+61:1:PCE'", ""),
        ("UNZ+1+X1'", ""),
        ("UNZ+1", "UNZ+2"),
        ("CNT+2:5", "CNT+2:6"),
        ("X1'UNH", "X2'UNH"),
    ],
)
def test_a_message_that_is_not_whole_is_refused(flat: Fixture, old: str, new: str) -> None:
    text = message(*SALES)
    assert old in text
    with pytest.raises(FileRefusedError, match="cut short or damaged"):
        flat(text.replace(old, new))


def test_a_message_for_something_else_is_refused_in_words(flat: Fixture) -> None:
    with pytest.raises(FileRefusedError, match=r"a sales report .* not a file of items. Import it as sales"):
        flat(message(*SALES), Target.ITEMS)
    with pytest.raises(FileRefusedError, match=r"an inventory report .* Import it as stock"):
        flat(message("BGM+35", kind="INVRPT"))
    with pytest.raises(FileRefusedError, match="with the messages ORDERS"):
        flat(message("BGM+220", kind="ORDERS"))

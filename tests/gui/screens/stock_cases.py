"""What the services say of the small shop's stock: a card, suspects, lists, goods on the way and owed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from retail_desktop.domain.lots import UNNAMED, Lot, LotName
from retail_desktop.domain.phantom_stock import Doubt, Suspect
from retail_desktop.domain.receiving import ReturnLine, SupplierReturn
from retail_desktop.domain.reservations import Reservation, ReservationState
from retail_desktop.domain.stock_card import CardKind, CardLine
from retail_desktop.domain.stock_control import ActionKind, Transfer, TransferLine
from retail_desktop.services import (
    control_stock,
    count_stock,
    expiring_stock,
    find_phantoms,
    report_count,
    report_return,
    reserve_stock,
    return_goods,
    stock_at,
    stock_card,
    stock_choices,
    transfer_stock,
)
from retail_desktop.services.book_stock import Booked
from retail_desktop.services.count_stock import CountLine, CountSheet, OpenList
from retail_desktop.services.expiring_stock import ExpiringLot
from retail_desktop.services.stock_at import StockAt
from retail_desktop.services.stock_card import StockCard
from retail_desktop.services.stock_choices import StockChoices

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop

DAY = date(2026, 9, 29)
BOOKED = Booked(7, ActionKind.WASTE, DAY, ())
BELOW = Booked(8, ActionKind.WASTE, DAY, (), ("The book is now below zero for 00417 (-2). Count it.",))
LINES = (
    CardLine(DAY, CardKind.WASTE, Decimal(-2), "Maria", "broken", action=3, entry=9, by_hand=True),
    CardLine(DAY, CardKind.COUNT, Decimal(20), balance=Decimal(20), change=Decimal(4), entry=4),
    CardLine(DAY, CardKind.RECEIPT, Decimal(6), known=False, lot="A1", expires_on=DAY + timedelta(days=3)),
    CardLine(DAY, CardKind.SALE, Decimal(-4), known=False),
)
SOON, LATE = LotName("A1", DAY + timedelta(days=3)), LotName("", DAY + timedelta(days=60))
LOTS = (Lot(SOON, Decimal(6)), Lot(LATE, Decimal(9)), Lot(UNNAMED, Decimal(3)))
CARD = StockCard("00417", "Sailor Mug 350 ml", "main", Decimal(18), Decimal(3), DAY, LINES, LOTS, "BRI")
CHOICES = StockChoices(
    ("main", "north"), ("", "Gifts"), (("BRI", "Brightwater Trading"), ("ALD", "Alder & Pine")), DAY + timedelta(days=1)
)
EXPIRING = (
    ExpiringLot(
        "00422", "Tea", "Tea", "main", "Z9", DAY - timedelta(days=2), -3, Decimal(2), Decimal(0), Decimal("1.50")
    ),
    ExpiringLot(
        "00417",
        "Sailor Mug 350 ml",
        "Gifts",
        "main",
        "A1",
        DAY + timedelta(days=3),
        0,
        Decimal(6),
        Decimal("1.5"),
        Decimal(2),
    ),
    ExpiringLot("00388", "Candle", "Gifts", "north", "", DAY + timedelta(days=2), 1, Decimal(3), Decimal(3), None),
    ExpiringLot("00395", "Key ring", "", "main", "", DAY + timedelta(days=9), 8, Decimal(3), Decimal(3), None),
)
RETURN = SupplierReturn(
    "RT-1001", "BRI", "Brightwater Trading", "main", DAY, "", "Maria", "broken",
    (ReturnLine("00417", Decimal(2), Decimal("2.95")),),
)  # fmt: skip
SUSPECTS = (
    Suspect("00417", "Sailor Mug 350 ml", "main", Doubt.SILENT, Decimal(3), Decimal(12), DAY, 19, 2.0, 0.0044),
    Suspect("00422", "Tea", "main", Doubt.SILENT, Decimal(3), Decimal(9), DAY, 60, 9.0, 1e-9),
    Suspect("00388", "Candle", "main", Doubt.NEGATIVE, Decimal(-3), Decimal(8)),
    Suspect("00395", "Key ring", "main", Doubt.NEVER_COUNTED, Decimal(0), Decimal(3), DAY, 0, 4.2),
)
SHEET = CountSheet(
    4, "By risk", "main", DAY,
    (
        CountLine("00417", "Sailor Mug 350 ml", "Gifts", (), Decimal(20), Decimal("2.95"), Decimal(18)),
        CountLine("00422", "Tea", "Tea", (), Decimal(3), None),
    ),
)  # fmt: skip
OPEN = OpenList(4, "By risk", "main", "", "Maria", ("00417", "00422"), {"00417": Decimal(18)})
MUGS = TransferLine("00417", "Sailor Mug 350 ml", Decimal(6), Decimal(2))
ON_THE_WAY = Transfer(5, "main", "north", DAY, "Maria", "", (MUGS,))
OWED = Reservation("00417", "main", "Mrs Bell", Decimal(3), DAY, number=2, name="Sailor Mug 350 ml")


def answer_about_stock(answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """Let the services answer."""
    answer(stock_card, "read_card", lambda _sku, _store=None: CARD)
    answer(find_phantoms, "find_suspects", lambda: SUSPECTS)
    answer(stock_choices, "stock_choices", lambda: CHOICES)
    answer(stock_at, "stock_at", lambda _sku, store, day: StockAt(store, day, Decimal(20), Decimal(18), DAY, LOTS))
    answer(expiring_stock, "list_expiring", lambda _days: EXPIRING)
    answer(return_goods, "list_returns", lambda: (RETURN, replace(RETURN, number="RT-1000", taken_back_at="now")))
    answer(return_goods, "return_goods", lambda *_args, **_more: RETURN)
    answer(return_goods, "take_back_return", lambda _number: RETURN)
    answer(report_return, "write_return", lambda _number, out: out)
    answer(report_count, "write_count_sheet", lambda _number, _out, **_more: 2)
    answer(count_stock, "list_counts", lambda: (OPEN,))
    answer(count_stock, "read_sheet", lambda _number: SHEET)
    answer(count_stock, "make_list", lambda *_args, **_more: 4)
    answer(count_stock, "enter_count", lambda _number, code, _units: code)
    answer(count_stock, "post_list", lambda _number: BOOKED)
    answer(count_stock, "drop_list", lambda _number: None)
    answer(transfer_stock, "list_transfers", lambda **_: (ON_THE_WAY,))
    answer(transfer_stock, "receive", lambda *_args, **_more: BOOKED)
    answer(transfer_stock, "send", lambda *_args, **_more: BOOKED)
    answer(reserve_stock, "list_reservations", lambda: (OWED,))
    for name in ("fulfil", "cancel"):
        answer(reserve_stock, name, lambda _number: _closed())
    answer(reserve_stock, "reserve", lambda *_args, **_more: OWED)
    for name in ("adjust", "take_back"):
        answer(control_stock, name, lambda *_args, **_more: BOOKED)
    answer(control_stock, "waste", lambda *_args, **_more: BELOW)


def _closed() -> Reservation:
    return replace(OWED, state=ReservationState.FULFILLED)


def press(part: QWidget, words: str) -> None:
    found = [one for one in part.findChildren(QPushButton) if one.text().replace("&", "") == words]
    assert found[0].isEnabled()
    found[0].click()


def called(shop: "Shop", name: str) -> list[tuple[tuple[Any, ...], dict[str, Any]]]:
    return [(args, more) for one, args, more in shop.calls if one == name]

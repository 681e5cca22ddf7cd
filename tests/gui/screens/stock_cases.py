"""What the services say of the small shop's stock: a card, suspects, lists, goods on the way and owed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from retail_desktop.domain.phantom_stock import Doubt, Suspect
from retail_desktop.domain.reservations import Reservation, ReservationState
from retail_desktop.domain.stock_card import CardKind, CardLine
from retail_desktop.domain.stock_control import ActionKind, Transfer, TransferLine
from retail_desktop.services import (
    control_stock,
    count_stock,
    find_phantoms,
    reserve_stock,
    stock_card,
    transfer_stock,
)
from retail_desktop.services.book_stock import Booked
from retail_desktop.services.count_stock import CountLine, CountSheet, OpenList
from retail_desktop.services.stock_card import StockCard

DAY = date(2026, 9, 29)
BOOKED = Booked(7, ActionKind.WASTE, DAY, ())
BELOW = Booked(8, ActionKind.WASTE, DAY, (), ("The book is now below zero for 00417 (-2). Count it.",))
LINES = (
    CardLine(DAY, CardKind.WASTE, Decimal(-2), "Maria", "broken", action=3, entry=9, by_hand=True),
    CardLine(DAY, CardKind.COUNT, Decimal(20), balance=Decimal(20), change=Decimal(4), entry=4),
    CardLine(DAY, CardKind.SALE, Decimal(-4), known=False),
)
CARD = StockCard("00417", "Sailor Mug 350 ml", "main", Decimal(18), Decimal(3), DAY, LINES)
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
    answer(count_stock, "count_choices", lambda: (("main", "north"), ("", "Gifts")))
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
    for name in ("adjust", "take_back", "return_to_supplier"):
        answer(control_stock, name, lambda *_args, **_more: BOOKED)
    answer(control_stock, "waste", lambda *_args, **_more: BELOW)


def _closed() -> Reservation:
    return replace(OWED, state=ReservationState.FULFILLED)

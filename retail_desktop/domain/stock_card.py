"""The stock card of an item: every movement in order, with the stock after each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retail_desktop.domain.ledger import MovementKind


class CardKind(StrEnum):
    """What happened, as the stock card names it."""

    SALE = "Sale"
    CUSTOMER_RETURN = "Customer return"
    COUNT = "Count"
    RECEIPT = "Receipt"
    ADJUSTMENT = "Adjustment"
    WASTE = "Waste"
    TRANSFER = "Transfer"
    SUPPLIER_RETURN = "Supplier return"


CARD_KIND = {
    MovementKind.COUNT: CardKind.COUNT,
    MovementKind.RECEIPT: CardKind.RECEIPT,
    MovementKind.ADJUSTMENT: CardKind.ADJUSTMENT,
    MovementKind.WASTE: CardKind.WASTE,
    MovementKind.TRANSFER: CardKind.TRANSFER,
    MovementKind.SUPPLIER_RETURN: CardKind.SUPPLIER_RETURN,
}


@dataclass(frozen=True, slots=True)
class CardLine:
    """One movement: `quantity` in units with its sign, for a count the level counted; `balance` is the stock after it.

    `taken_back` marks an action that was undone and the one that undid it; neither moves the balance. `change` is the
    units by which the line moved the balance, which is `known` from the first count or delivery on; a count that is the
    `first` says nothing about a change.
    """

    day: date
    kind: CardKind
    quantity: Decimal
    person: str = ""
    reason: str = ""
    note: str = ""
    document: str = ""
    action: int | None = None
    entry: int = 0
    by_hand: bool = False
    taken_back: bool = False
    balance: Decimal = Decimal(0)
    change: Decimal = Decimal(0)
    known: bool = True
    first: bool = False
    lot: str = ""
    expires_on: date | None = None


def in_order(lines: Iterable[CardLine]) -> list[CardLine]:
    """The lines of one item and store in the order in which they count, each with its balance.

    On a day first what files brought, then what people booked and counted, as they did it (domain.ledger.on_hand).
    """

    def place(line: CardLine) -> tuple[date, bool, int]:
        return line.day, line.by_hand or line.kind is CardKind.COUNT, line.entry

    level, known, told = Decimal(0), False, []
    for line in sorted(lines, key=place):
        change = Decimal(0)
        if not line.taken_back:
            change = line.quantity - level if line.kind is CardKind.COUNT else line.quantity
        level += change
        first = not known and line.kind is CardKind.COUNT and not line.taken_back
        known = known or first or (line.kind is CardKind.RECEIPT and not line.taken_back)
        told.append(replace(line, balance=level, change=change, known=known, first=first))
    return told

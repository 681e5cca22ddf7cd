"""Stock as a ledger: sales lines and movements; a count is an anchor in time."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class MovementKind(StrEnum):
    """Why stock changed besides a sale; `COUNT` states a level at the evening of its day, all others a difference."""

    COUNT = "count"
    RECEIPT = "receipt"
    ADJUSTMENT = "adjustment"
    WASTE = "waste"
    TRANSFER = "transfer"
    SUPPLIER_RETURN = "supplier_return"


class Entry(NamedTuple):
    """A line of the ledger in the order of booking: day as an ordinal, amount in thousandths.

    `by_hand` marks what a person booked in the store, as against what a file brought.
    """

    day: int
    is_count: bool
    amount: int
    by_hand: bool = False


def on_hand(entries: Sequence[Entry]) -> int:
    """Stock after all entries, in thousandths.

    The latest count fixes the level at the evening of its day; only later entries move it, so a sales file that
    arrives late cannot change a level that somebody counted. What a person books by hand on that very day, after the
    count, comes after it.
    """
    counts = [(entry.day, place) for place, entry in enumerate(entries) if entry.is_count]
    if not counts:
        return sum(entry.amount for entry in entries)
    anchor_day, anchor = max(counts)
    later = [
        entry.amount
        for place, entry in enumerate(entries)
        if not entry.is_count
        and (entry.day > anchor_day or (entry.by_hand and entry.day == anchor_day and place > anchor))
    ]
    return entries[anchor].amount + sum(later)

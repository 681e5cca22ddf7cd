"""Stock as a ledger: sales lines and movements; a count is an anchor in time."""

from enum import StrEnum


class MovementKind(StrEnum):
    """Why stock changed besides a sale; `COUNT` states a level at the evening of its day, all others a difference."""

    COUNT = "count"
    RECEIPT = "receipt"
    ADJUSTMENT = "adjustment"
    WASTE = "waste"
    TRANSFER = "transfer"
    SUPPLIER_RETURN = "supplier_return"


def on_hand(entries: list[tuple[int, bool, int]]) -> int:
    """Stock after all entries, each `(day ordinal, is a count, thousandths)`.

    The latest count fixes the level at the evening of its day; only later entries move it, so a sales file that
    arrives late cannot change a level that somebody counted.
    """
    counts = [(day, place) for place, (day, is_count, _) in enumerate(entries) if is_count]
    if not counts:
        return sum(amount for _, _, amount in entries)
    anchor_day, place = max(counts)
    later = sum(amount for day, is_count, amount in entries if not is_count and day > anchor_day)
    return entries[place][2] + later

"""Which days began and ended without stock, read from the ledger."""

from datetime import date

from retail_desktop.domain.demand import out_of_stock_days
from retail_desktop.persistence import ledger, sales
from retail_desktop.persistence.database import Work

Entry = tuple[int, int, int, str, int]


def empty_days(work: Work, key: tuple[int, int], last: date) -> set[int]:
    """Ordinals of the days up to `last` on which one item-store had nothing to sell."""
    end = last.toordinal()
    entries = [entry for entry in ledger.entries(work, end, key) if entry[:2] == key]
    sold = {day: out + back for item, store, day, out, back in sales.raw_days(work, end, key[0]) if store == key[1]}
    return empty_between(entries, sold, end)


def empty_between(entries: list[Entry], sold: dict[int, int], last: int) -> set[int]:
    """Days without stock between each count and the next, and from the last one on."""
    counts = [(day, amount) for _, _, day, kind, amount in entries if kind == "count"]
    received: dict[int, int] = {}
    for _, _, day, kind, amount in entries:
        if kind != "count":
            received[day] = received.get(day, 0) + amount
    empty: set[int] = set()
    if not counts:
        return empty
    ends = [day for day, _ in counts[1:]] + [last]
    for (day, level), end in zip(counts, ends, strict=True):
        empty |= out_of_stock_days(level, sold, received, range(day + 1, end + 1))
    return empty

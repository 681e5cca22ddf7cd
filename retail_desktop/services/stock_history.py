"""Which days began and ended without stock, and which sold out, read from the ledger."""

from datetime import date

from retail_desktop.domain.demand import StockOuts, stock_outs
from retail_desktop.persistence import ledger, sales
from retail_desktop.persistence.database import Work

Entry = tuple[int, int, int, str, int]


def empty_days(work: Work, key: tuple[int, int], last: date) -> set[int]:
    """Ordinals of the days up to `last` on which one item-store had nothing to sell."""
    end = last.toordinal()
    entries = [entry for entry in ledger.entries(work, end, key) if entry[:2] == key]
    sold = {day: out + back for item, store, day, out, back in sales.raw_days(work, end, key[0]) if store == key[1]}
    return stock_outs_between(entries, sold, end).empty


def stock_outs_between(entries: list[Entry], sold: dict[int, int], last: int) -> StockOuts:
    """Days without stock, or sold out, between each count and the next, and from the last one on."""
    counts = [(day, amount) for _, _, day, kind, amount in entries if kind == "count"]
    received: dict[int, int] = {}
    for _, _, day, kind, amount in entries:
        if kind != "count":
            received[day] = received.get(day, 0) + amount
    found = StockOuts(set(), set())
    if not counts:
        return found
    ends = [day for day, _ in counts[1:]] + [last]
    for (day, level), end in zip(counts, ends, strict=True):
        between = stock_outs(level, sold, received, range(day + 1, end + 1))
        found.empty.update(between.empty)
        found.sold_out.update(between.sold_out)
    return found

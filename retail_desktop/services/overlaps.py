"""Which stored lines count where several imports speak of the same store-days, said anew after one came or went.

It follows from the imports as they stand, so that undoing and redoing in any order ends in the same place.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from retail_desktop.domain.overlaps import Overlap, Said, superseded_by
from retail_desktop.persistence import sales
from retail_desktop.persistence.database import Work

Pair = tuple[int, int]


def settle_overlaps(work: Work, import_id: int) -> set[Pair]:
    """Settle the store-days that an import shares with others; gives the items and stores whose sales changed.

    The import's state may have become another just now.
    """
    days = sales.shared_days(work, import_id)
    if not days:
        return set()
    replacing = sales.replacing_days(work, import_id)
    whole = {day: overlaps for day, overlaps in days.items() if day in replacing}
    # Elsewhere an import bears on its own items alone.
    rest = {day: overlaps for day, overlaps in days.items() if day not in replacing}
    return _settle(work, whole, None) | _settle(work, rest, sales.items_of(work, import_id))


def _settle(work: Work, days: Mapping[Pair, Mapping[int, int]], items: set[int] | None) -> set[Pair]:
    changes = []
    for key, rows in groupby(sales.stored_lines(work, days.keys(), items), _item_day):
        changes += _changes(list(rows), days[key[1:]])
    sales.supersede(work, changes)
    return {(line.item_id, line.store_id) for line, _ in changes}


def _item_day(row: sales.StoredLine) -> tuple[int, int, int]:
    return row.item_id, row.store_id, row.day


def _changes(
    rows: Iterable[sales.StoredLine], overlaps: Mapping[int, int]
) -> list[tuple[sales.StoredLine, int | None]]:
    """The lines of one item and store-day whose verdict is another than the one stored."""
    by_import = {key: list(group) for key, group in groupby(rows, lambda row: row.import_id)}
    said = [
        Said(
            number, Overlap(overlap), [(row.quantity, row.net_amount, row.receipt) for row in by_import.get(number, ())]
        )
        for number, overlap in overlaps.items()
    ]
    return [
        (row, verdict)
        for one, verdicts in zip(said, superseded_by(said), strict=True)
        for row, verdict in zip(by_import.get(one.import_id, ()), verdicts, strict=True)
        if verdict != row.superseded_by
    ]

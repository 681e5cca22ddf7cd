"""Which stored lines count where several imports speak of the same store-days, said anew after one came or went.

It follows from the imports as they stand, so that undoing and redoing in any order ends in the same place.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from retail_desktop.domain.overlaps import Overlap, Said, superseded_by
from retail_desktop.persistence import sales
from retail_desktop.persistence.database import Work

_ITEMS_AT_ONCE = 500

Pair = tuple[int, int]


def settle_overlaps(work: Work, import_id: int) -> set[Pair]:
    """Settle the store-days that an import shares with others; gives the items and stores whose sales changed."""
    days = sales.shared_days(work, import_id)
    changed: set[Pair] = set()
    if not days:
        return changed
    least, most = sales.item_bounds(work)
    for first in range(least, most + 1, _ITEMS_AT_ONCE):
        changes = []
        for key, rows in groupby(sales.stored_lines(work, days, (first, first + _ITEMS_AT_ONCE - 1)), _item_day):
            changes += _changes(list(rows), days[key[1:]])
        sales.supersede(work, changes)
        changed |= {(item, store) for _, item, store, *_ in changes}
    return changed


def _item_day(row: Any) -> tuple[int, int, int]:  # noqa: ANN401 - a row of the database
    return row.item_id, row.store_id, row.day


def _changes(rows: Iterable[Any], overlaps: Mapping[int, int]) -> list[tuple[int | None, int, int, int, int, int]]:
    """The lines of one item and store-day whose verdict is another than the one stored."""
    by_import = {key: list(group) for key, group in groupby(rows, lambda row: row.import_id)}
    said = [
        Said(
            number, Overlap(overlap), [(row.quantity, row.net_amount, row.receipt) for row in by_import.get(number, ())]
        )
        for number, overlap in overlaps.items()
    ]
    return [
        (verdict, row.item_id, row.store_id, row.day, row.import_id, row.line)
        for one, verdicts in zip(said, superseded_by(said), strict=True)
        for row, verdict in zip(by_import.get(one.import_id, ()), verdicts, strict=True)
        if verdict != row.superseded_by
    ]

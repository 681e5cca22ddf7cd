"""Which lines of a file were imported before: the same days of the same store from another file.

Two identical lines of one file are two sales. A line meets its twin in an earlier file when item, store, day, quantity,
amount and receipt agree, each stored line meeting one new line at most.
"""

from collections import Counter
from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import day_of
from retail_desktop.persistence import sales
from retail_desktop.persistence.database import Work
from retail_desktop.services.sales_lines import UNKNOWN, Lines

StoreDay = tuple[int, int]


def find_duplicates(work: Work, lines: Lines) -> NDArray[np.bool_]:
    """A mask of the lines that are stored already.

    Raises:
        NeedsAnswerError: days overlap in a way that only a person can settle; `needs` is `duplicates`.
    """
    known = np.zeros(len(lines), bool)
    days = set(zip(lines.store.tolist(), lines.day.tolist(), strict=True))
    overlap = sales.overlapping_days(work, days)
    if not overlap:
        return known
    stored = Counter(sales.lines_on(work, overlap.keys()))
    receipts = {(store, day, receipt) for _, store, day, _, _, receipt in stored if receipt}
    unmatched: dict[StoreDay, list[str | None]] = {}
    for place, key in _keys(lines, overlap.keys()):
        if stored[key] > 0:
            stored[key] -= 1
            known[place] = True
        else:
            unmatched.setdefault((key[1], key[2]), []).append(key[5])
    left = {(store, day) for (_, store, day, *_), count in stored.items() if count > 0}
    conflicts = [day for day, texts in unmatched.items() if day in left and not _other_receipts(day, texts, receipts)]
    if conflicts:
        raise _question(conflicts)
    return known


def _keys(
    lines: Lines, days: Collection[StoreDay]
) -> list[tuple[int, tuple[int, int, int, int, int | None, str | None]]]:
    inside = [pair in days for pair in zip(lines.store.tolist(), lines.day.tolist(), strict=True)]
    picked = np.flatnonzero(inside)
    part = lines.only(picked)
    receipts = part.receipts.tolist() if len(part.receipts) else [None] * len(part)
    amounts = [None if net == UNKNOWN else net for net in part.net.tolist()]
    columns = (part.item.tolist(), part.store.tolist(), part.day.tolist(), part.quantity.tolist(), amounts)
    rows = zip(*columns, [text or None for text in receipts], strict=True)
    return list(zip(picked.tolist(), rows, strict=True))


def _other_receipts(day: StoreDay, texts: list[str | None], receipts: set[tuple[int, int, str]]) -> bool:
    """Whether all lines belong to receipts that were not imported before, as those of another till do."""
    return all(text is not None and (*day, text) not in receipts for text in texts)


def _question(conflicts: list[StoreDay]) -> NeedsAnswerError:
    days = sorted({day for _, day in conflicts})
    first, last = day_of(days[0]), day_of(days[-1])
    period = f"{first}" if first == last else f"{len(days)} days between {first} and {last}"
    return NeedsAnswerError(
        f"Sales of {period} were imported before from another file, and this file says something different about them. "
        "Replace them with this file, or add this file to them?",
        needs="duplicates",
        choices={
            "replace": f"Replace what is stored for {period} with this file",
            "add": "Keep both: these are sales of another till",
            "days": [day_of(day).isoformat() for day in days[:31]],
        },
    )

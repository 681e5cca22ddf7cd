"""Which lines of a file were imported before: the same days of the same store from another file.

Two identical lines of one file are two sales. A line meets its twin in an earlier file when item, store, day, quantity,
amount and receipt agree, each stored line meeting one new line at most.
"""

import re
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.imports import day_of
from retail_desktop.domain.overlaps import DayMeeting, Overlap, is_corrected
from retail_desktop.importing.sales_lines import UNKNOWN, Ints, SalesLines, distinct
from retail_desktop.persistence import imports, sales
from retail_desktop.persistence.database import Work

StoreDay = tuple[int, int]
Key = tuple[int, int, int, int, int | None, str | None]

_LINES_AT_ONCE = 300_000
_FEW_LINES = 20_000
_COPY = re.compile(
    r"[ _.-]*(?:\(\d+\)|copy|corrected|correction|korrigiert|korrektur|kopie|corrig[eé]|fixed|final|new|v\d+)$"
)


@dataclass(slots=True)
class Duplicates:
    """`twins`: for each line the import that brought it already, 0 for none; `replaced`: days this file corrects."""

    twins: NDArray[np.int64]
    replaced: set[StoreDay] = field(default_factory=set)


def find_duplicates(
    work: Work, lines: SalesLines, receipts: list[str], file_name: str, chosen: Overlap | None
) -> Duplicates:
    """How lines (`item` and `store` being keys of the store, -1 new) meet what is stored; `chosen` by the user.

    Raises:
        NeedsAnswerError: days overlap in a way that only a person can settle; `needs` is `duplicates`.
    """
    found = Duplicates(np.zeros(len(lines), np.int64))
    overlap = sales.overlapping_days(work, _days_of(lines)) if chosen is not Overlap.ADD else {}
    if chosen is Overlap.REPLACE:
        found.replaced = set(overlap)
        return found
    if not overlap:
        return found
    meetings = _meet(work, lines, receipts, overlap.keys(), found.twins)
    conflicts = {day: meeting for day, meeting in meetings.items() if meeting.conflicts}
    if not conflicts:
        return found
    earlier = set().union(*(overlap[day] for day in conflicts))
    if not is_corrected(conflicts.values()) or not (receipts or _same_name(work, earlier, file_name)):
        raise _question(conflicts.keys())
    found.replaced = set(conflicts)
    found.twins[_on_days(lines, conflicts.keys())] = 0
    return found


def store_days(lines: SalesLines) -> tuple[Ints, Ints]:
    """The stores and days that occur, as store key × 2³² + day, and the number of lines of each."""
    if not len(lines):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    first, least = int(lines.day.min()), int(lines.store.min())  # a store that is not stored yet has the key -1
    span = int(lines.day.max()) - first + 1
    found, counts = distinct(
        lines,
        lambda part: (part.store - least).astype(np.int64) * span + (part.day - first),
        (int(lines.store.max()) - least + 1) * span,
    )
    store, day = np.divmod(found, span)
    return (store + least) * 2**32 + day + first, counts


def _days_of(lines: SalesLines) -> set[StoreDay]:
    return {divmod(pair, 2**32) for pair in store_days(lines)[0].tolist()}


def _on_days(lines: SalesLines, days: Collection[StoreDay]) -> NDArray[np.bool_]:
    wanted = np.array([store * 2**32 + day for store, day in days], np.int64)
    return np.isin(lines.store.astype(np.int64) * 2**32 + lines.day, wanted)


def _meet(
    work: Work, lines: SalesLines, receipts: list[str], days: Collection[StoreDay], twins: NDArray[np.int64]
) -> dict[StoreDay, DayMeeting]:
    """Match lines with the stored ones, some items at a time; fills `twins`."""
    meetings = {day: DayMeeting(left=left) for day, left in sales.counting_lines(work, days).items()}
    meetings |= {day: DayMeeting() for day in days if day not in meetings}
    places = np.flatnonzero(_on_days(lines, days))
    places = places[np.argsort(lines.item[places], kind="stable")]
    known = set(sales.known_receipts(work, days)) if receipts else set()
    for some in _by_items(lines.item, places):
        _meet_some(work, lines.only(some), receipts, meetings, known, some, twins)
    return meetings


def _by_items(items: Ints, places: Ints) -> Iterator[Ints]:
    """The places, sorted by item, in runs of whole items."""
    cuts = sorted(
        {int(np.searchsorted(items[places], items[places[start]])) for start in range(0, len(places), _LINES_AT_ONCE)}
    )
    return (places[first:beyond] for first, beyond in pairwise([*cuts, len(places)]))


def _meet_some(
    work: Work,
    lines: SalesLines,
    receipts: list[str],
    meetings: dict[StoreDay, DayMeeting],
    known_receipts: Collection[tuple[int, int, str]],
    places: Ints,
    twins: NDArray[np.int64],
) -> None:
    waiting: dict[Key, deque[int]] = {}
    for row in _stored(work, lines, meetings.keys()):
        if row.superseded_by is None:
            key = (row.item_id, row.store_id, row.day, row.quantity, row.net_amount, row.receipt)
            waiting.setdefault(key, deque()).append(row.import_id)
    for place, key in zip(places.tolist(), keys(lines, receipts), strict=True):
        meeting = meetings[key[1], key[2]]
        if waiting.get(key):
            twins[place] = waiting[key].popleft()
            meeting.equal += 1
            meeting.left -= 1
        else:
            meeting.new += 1
            meeting.other_receipts &= key[5] is not None and (key[1], key[2], key[5]) not in known_receipts


def _stored(work: Work, lines: SalesLines, days: Collection[StoreDay]) -> Iterator[sales.StoredLine]:
    """What is stored of the items of some lines on the days that overlap."""
    if len(lines) <= _FEW_LINES:
        return sales.lines_at(
            work, set(zip(lines.item.tolist(), lines.store.tolist(), lines.day.tolist(), strict=True))
        )
    return sales.stored_lines(work, days, set(lines.item.tolist()) - {-1})


def keys(lines: SalesLines, receipts: list[str]) -> list[Key]:
    """What makes lines equal: item, store, day, quantity, amount, receipt."""
    amounts = [None if net == UNKNOWN else net for net in lines.amounts().tolist()]
    texts = [receipts[one] or None for one in lines.receipt.tolist()] if len(lines.receipt) else [None] * len(lines)
    columns = (lines.item.tolist(), lines.store.tolist(), lines.day.tolist(), lines.quantity.tolist())
    return list(zip(*columns, amounts, texts, strict=True))


def _same_name(work: Work, earlier: Collection[int], file_name: str) -> bool:
    """Whether all the earlier files had the same name, but for what marks a copy or a correction."""
    names = imports.file_names(work, earlier)
    return {_bare(name) for name in names} == {_bare(file_name)}


def _bare(file_name: str) -> str:
    stem = file_name.casefold().partition(".")[0]
    while (shorter := _COPY.sub("", stem)) != stem:
        stem = shorter
    return stem


def _question(conflicts: Collection[StoreDay]) -> NeedsAnswerError:
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

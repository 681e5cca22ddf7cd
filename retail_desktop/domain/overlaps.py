"""Several files about the same days of one store: which lines count.

Imports are taken in their order. A line that an earlier file brought already is the same sale and counts once; two
equal lines of one file are two sales. A file may also stand in for all that was said of a day, or come on top of it.
"""

from collections import deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum


class Overlap(IntEnum):
    """What a file does to the lines that earlier ones brought for a day of a store."""

    MERGE = 0
    REPLACE = 1
    ADD = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What one import says of a day of a store: its lines, each by what makes lines equal."""

    import_id: int
    overlap: Overlap
    lines: Sequence[Hashable]


def superseded_by(imports: Iterable[Said]) -> list[list[int | None]]:
    """For each line of each import, the import that stands in for it; None where it counts.

    `imports` are in the order of their numbers and concern one store-day.
    """
    verdicts: list[list[int | None]] = []
    counting: list[tuple[int, int]] = []  # place of import and line
    said: list[Said] = []
    for one in imports:
        said.append(one)
        if one.overlap is Overlap.REPLACE:
            for place, line in counting:
                verdicts[place][line] = one.import_id
            counting = []
        merged = one.overlap is Overlap.MERGE
        verdict: list[int | None] = _merged(said, counting) if merged else [None] * len(one.lines)
        verdicts.append(verdict)
        counting += [(len(said) - 1, line) for line, by in enumerate(verdict) if by is None]
    return verdicts


def _merged(said: Sequence[Said], counting: Iterable[tuple[int, int]]) -> list[int | None]:
    """The verdicts on the last import's lines: each counting line has one twin at most."""
    waiting: dict[Hashable, deque[int]] = {}
    for place, line in counting:
        waiting.setdefault(said[place].lines[line], deque()).append(said[place].import_id)
    return [waiting[key].popleft() if waiting.get(key) else None for key in said[-1].lines]


@dataclass(slots=True)
class DayMeeting:
    """How a new file's lines of one store-day meet the lines that count there already.

    `equal` lines are said by both, `new` by the file alone, `left` by the store alone; `other_receipts` says that all
    new lines belong to receipts that the store does not know, as those of another till do.
    """

    equal: int = 0
    new: int = 0
    left: int = 0
    other_receipts: bool = True

    @property
    def conflicts(self) -> bool:
        """Whether both sides say something that the other does not, of the same receipts or without any."""
        return bool(self.new and self.left) and not self.other_receipts


def is_corrected(meetings: Iterable[DayMeeting]) -> bool:
    """Whether a file is an earlier one put right: at least half of what the smaller side says is said by both."""
    found = list(meetings)
    equal = sum(day.equal for day in found)
    smaller = min(sum(day.equal + day.new for day in found), sum(day.equal + day.left for day in found))
    return equal * 2 >= smaller > 0

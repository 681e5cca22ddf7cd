"""Backups of a store: what one is called, when the next is due, and which may go."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

EVERY = timedelta(hours=24)
BEFORE_RISK = timedelta(hours=1)
DAYS, WEEKS, MONTHS, NEWEST = 7, 4, 12, 3
_NAME = re.compile(r"(?P<stem>.+)-(?P<number>\d{6,})-(?P<made>\d{8}-\d{6})-(?P<why>[a-z-]+)\.db")


class Occasion(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    UPGRADE = "before-upgrade"
    RESTORE = "before-restore"
    IMPORT = "before-import"
    UNDO = "before-undo"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup by its number, which only ever rises: a clock may be wrong, the order in which they were made is not."""

    number: int
    made: datetime
    occasion: Occasion

    def file_name(self, stem: str) -> str:
        """What its file is called, beside those of other stores."""
        return f"{stem}-{self.number:06}-{self.made:%Y%m%d-%H%M%S}-{self.occasion}.db"


@dataclass(frozen=True, slots=True)
class StoreFacts:
    """How much a store holds, and when somebody last did something in it (UTC, as the audit trail writes it)."""

    sales_through: date | None
    items: int
    imports: int
    orders: int
    movements: int
    last_action: str


def backup_of(file_name: str, stem: str) -> Backup | None:
    """The backup that a file of this name is, or None where it is none of this store."""
    found = _NAME.fullmatch(file_name)
    if found is None or found["stem"] != stem or found["why"] not in set(Occasion):
        return None
    try:
        made = datetime.strptime(found["made"], "%Y%m%d-%H%M%S")  # noqa: DTZ007 - the clock of this computer, as shown
    except ValueError:
        return None
    return Backup(int(found["number"]), made, Occasion(found["why"]))


def is_due(newest: datetime | None, now: datetime, every: timedelta = EVERY) -> bool:
    """Whether so much time has gone since the newest backup, or a clock that was put back hides how much."""
    return newest is None or not timedelta(0) <= now - newest < every


def superfluous(backups: Iterable[Backup]) -> tuple[Backup, ...]:
    """Those that may be deleted: not the newest of the last 7 days, 4 weeks or 12 months, nor of the newest three.

    Days, weeks and months are those that have backups, counted back from the newest one by number and never from
    today: a clock that jumps, or a computer that stood still for a year, deletes nothing.
    """
    ranked = sorted(backups, reverse=True)
    kept = set(ranked[:NEWEST])
    for places, named in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[tuple[int, ...], Backup] = {}
        for backup in ranked:
            newest.setdefault(named(backup), backup)
        kept.update(list(newest.values())[:places])
    return tuple(backup for backup in ranked if backup not in kept)


def _day(backup: Backup) -> tuple[int, ...]:
    return (backup.made.toordinal(),)


def _week(backup: Backup) -> tuple[int, ...]:
    return tuple(backup.made.isocalendar())[:2]


def _month(backup: Backup) -> tuple[int, ...]:
    return (backup.made.year, backup.made.month)

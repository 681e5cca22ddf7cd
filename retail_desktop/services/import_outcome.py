"""What storing a list will do, found out before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from retail_desktop.domain.imports import ItemDoubt, LineIssue
from retail_desktop.persistence.database import Work
from retail_desktop.services.catalogue_changes import Changes

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which import writes, when, by whom and from which file."""

    import_id: int
    at: str
    person: str
    file: str


Writer = Callable[[Work, Stamp], None]


@dataclass(slots=True)
class Outcome:
    """What comes of the lines of a list; `write` stores what is not of the catalogue."""

    changes: Changes
    accepted: int = 0
    returns: int = 0
    ignored: list[LineIssue] = field(default_factory=list)
    rejected: list[LineIssue] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    doubts: tuple[ItemDoubt, ...] = ()
    stores: set[str] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    units: Decimal = Decimal(0)
    write: Writer = field(default=lambda _work, _stamp: None)


def shown(found: Sequence[str], what: str) -> list[str]:
    """A sentence with the number of things found and the first of them; none where nothing was found."""
    return [f"{len(found)} {what}: {', '.join(found[:_SHOWN])}{' …' * (len(found) > _SHOWN)}."] if found else []

"""What has changed between two periods: movers, mix, what is new and what is lost."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from retail_desktop.domain.analysis.question import Measure
from retail_desktop.domain.analysis.sums import Sums, share

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Change:
    """What one thing sold in a period and in the one it is compared with."""

    key: str
    now: Sums
    before: Sums

    def difference(self, measure: Measure) -> Decimal:
        """Now minus before; what is not known counts as nothing."""
        return (self.now.value(measure) or Decimal(0)) - (self.before.value(measure) or Decimal(0))

    def share(self, measure: Measure) -> Decimal | None:
        """The difference as a share of before; None where there was nothing before."""
        return share_of_change(self.now.value(measure), self.before.value(measure))


@dataclass(frozen=True, slots=True)
class Part:
    """A share of the whole now and before; None where the whole was nothing."""

    key: str
    now: Decimal | None
    before: Decimal | None

    @property
    def points(self) -> Decimal | None:
        """Change of the share in percentage points."""
        return None if self.now is None or self.before is None else (self.now - self.before) * 100


def share_of_change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """(now − before) / before; None where before is not above zero, or something is not known."""
    return None if now is None or before is None or before <= 0 else share(now - before, before)


def movers(
    changes: Iterable[Change], measure: Measure, minimum: Decimal, most: int
) -> tuple[list[Change], list[Change]]:
    """The things that gained and those that lost most, by difference.

    Each of them sold `minimum` units in one of the periods.
    """
    enough = [one for one in changes if max(one.now.sold, one.before.sold) >= minimum]
    ordered = sorted(enough, key=lambda one: (one.difference(measure), one.key))
    up = [one for one in reversed(ordered) if one.difference(measure) > 0]
    down = [one for one in ordered if one.difference(measure) < 0]
    return up[:most], down[:most]


def mix(changes: Iterable[Change], measure: Measure) -> list[Part]:
    """The share of each thing in the whole of both periods, the largest first."""
    known = list(changes)
    now = sum((one.now.value(measure) or Decimal(0) for one in known), Decimal(0))
    before = sum((one.before.value(measure) or Decimal(0) for one in known), Decimal(0))
    parts = [
        Part(one.key, _share(one.now.value(measure), now), _share(one.before.value(measure), before)) for one in known
    ]
    return sorted(parts, key=lambda part: (-(part.now or 0), part.key))


def cumulated(values: Mapping[str, Decimal], rank: Callable[[str], object] = str) -> list[tuple[str, Decimal, Decimal]]:
    """Key, value and cumulative share of the whole, the largest first; nothing below zero counts."""
    whole = sum((max(value, Decimal(0)) for value in values.values()), Decimal(0))
    found, reached = list[tuple[str, Decimal, Decimal]](), Decimal(0)
    for key, value in sorted(values.items(), key=lambda pair: (-pair[1], rank(pair[0]))):
        reached += max(value, Decimal(0))
        found.append((key, value, share(reached, whole) if whole else Decimal(0)))
    return found


def _share(value: Decimal | None, whole: Decimal) -> Decimal | None:
    return share(value or Decimal(0), whole) if whole > 0 else None

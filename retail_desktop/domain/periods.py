"""Calendar days of the trade: dates without zone, counted as proleptic Gregorian ordinals."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from retail_desktop.domain.errors import RetailError

EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise RetailError(f"The period ends on {self.last} before it begins on {self.first}. Swap the two dates.")

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=step) for step in range(len(self)))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def latest_allowed(today: date) -> date:
    """The last day a sale may carry: tomorrow, since tills run ahead of a PC's clock."""
    return today + timedelta(days=1)

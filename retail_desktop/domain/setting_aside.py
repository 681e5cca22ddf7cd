"""Suggestions set aside: not ordered until a day, or not at all until somebody says so."""

from dataclasses import dataclass
from datetime import date

from retail_desktop.domain.errors import RetailError


@dataclass(frozen=True, slots=True)
class SetAside:
    """A person's word that an item of a store is not to be ordered; `until` is the first day it may be again.

    Without `until` it is left out until it is brought back. `ended_at` says when that was, empty before.
    """

    sku: str
    store: str
    until: date | None
    person: str = ""
    note: str = ""
    made_at: str = ""
    ended_at: str = ""
    ended_by: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the item is not to be ordered on `day`."""
        return not self.ended_at and (self.until is None or day < self.until)


def check_until(until: date | None, today: date) -> None:
    """Refuse a day on which nothing would be set aside.

    Raises:
        RetailError: `until` is today or past.
    """
    if until is not None and until <= today:
        raise RetailError(
            f"{until} is not after {today}, the day of the plan, so nothing would be set aside. Choose a later day."
        )

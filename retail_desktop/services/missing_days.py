"""Which trading days have no sales: closed, or is a file missing?"""

from dataclasses import dataclass
from datetime import date

from retail_desktop.domain.trading_days import WEEKS, missing_days, shown_days
from retail_desktop.persistence import catalogue, day_history
from retail_desktop.services.workplace import Workplace

LOOKED_AT_DAYS = 60


@dataclass(frozen=True, slots=True)
class MissingDays:
    """The days on which a store usually trades and has no sales, oldest first."""

    store: str
    name: str
    days: tuple[date, ...]

    def sentence(self) -> str:
        """The question to the person who knows."""
        return (
            f"No sales for {self.name} on {shown_days(day.toordinal() for day in self.days)}: closed, or file missing?"
        )


def find_missing_days(place: Workplace) -> tuple[MissingDays, ...]:
    """Of the last 60 days up to the newest import, those that are missing, by store; stores that lack none left out.

    Up to the newest day of any store: where one store's files stopped coming while the others' came, its days are
    missing too.
    """
    with place.database.reading() as work:
        newest = day_history.newest_days(work)
        if not newest:
            return ()
        last = max(newest.values())
        first = last - LOOKED_AT_DAYS
        days = day_history.imported_days(work, first - 7 * WEEKS)
        found = {code: missing_days(held, max(first, min(held)), last) for code, held in days.items()}
        return tuple(
            MissingDays(store.code, store.name, tuple(map(date.fromordinal, found[store.code])))
            for store in catalogue.stores(work)
            if found.get(store.code)
        )

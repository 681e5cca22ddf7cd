"""The last days of every store: imported, missing, or closed as usual."""

from datetime import date, timedelta

from retail_desktop.domain.trading_days import WEEKS, trades
from retail_desktop.persistence import catalogue, day_history
from retail_desktop.services.workplace import Workplace

DAYS = 14

StoreDay = tuple[str, date, str]


def recent_days(place: Workplace, today: date | None = None) -> tuple[StoreDay, ...]:
    """The last 14 days as `(store, day, state)`; state is `imported`, `missing` or `closed`.

    They end yesterday; where the newest import is older than that, on its last day. Days before a store's first one are
    left out.
    """
    with place.database.reading() as work:
        newest = max(day_history.newest_days(work).values(), default=0)
        yesterday = ((today or date.today()) - timedelta(days=1)).toordinal()  # noqa: DTZ011 - a trading day has no zone
        last = max(newest, yesterday) if newest > yesterday - DAYS else newest
        held = day_history.imported_days(work, last - DAYS - 7 * WEEKS)
        names = {store.code: store.name or store.code for store in catalogue.stores(work)}
    return tuple(
        (names.get(code, code), date.fromordinal(day), _state(days, day))
        for code, days in sorted(held.items())
        for day in range(max(min(days), last - DAYS + 1), last + 1)
    )


def _state(days: set[int], day: int) -> str:
    if day in days:
        return "imported"
    return "missing" if trades(days, day) else "closed"

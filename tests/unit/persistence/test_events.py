"""Events as they are kept."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.persistence import imports
from retail_desktop.persistence.events import add_events, events

MAYDAY = Event(EventKind.HOLIDAY, "Mayday", date(2026, 5, 1), date(2026, 5, 1))
SALE = Event(
    EventKind.PROMOTION, "Mugs", date(2026, 3, 2), date(2026, 3, 8), "MAIN", "00417", "Kitchen", Decimal("4.9900"),
    "leaflet",
)  # fmt: skip


def test_events_come_back_as_they_were_by_day(work: Connection) -> None:
    add_events(work, [MAYDAY, SALE])
    assert events(work) == (SALE, MAYDAY)


def test_events_of_undone_imports_are_not_seen(work: Connection, imported: Callable[[Target], int]) -> None:
    key = imported(Target.EVENTS)
    add_events(work, [MAYDAY], key)
    add_events(work, [SALE])
    imports.set_state(work, key, ImportState.UNDONE)
    assert events(work) == (SALE,)
    assert events(work, key) == (MAYDAY,)

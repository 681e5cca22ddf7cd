"""Holidays and promotions as they are kept."""

from collections.abc import Callable
from datetime import date

from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.imports import ImportReport, Reason, Target
from retail_desktop.persistence import events
from retail_desktop.services.import_history import redo_import, undo_import
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
CONTENT = (
    "name,kind,first,last,store,sku,category\nTea week,promotion,2025-08-04,2025-08-10,MAIN,00101,\n"
    "Mayday,holiday,2025-05-01,,,,\n"
)
MAYDAY = Event(EventKind.HOLIDAY, "Mayday", date(2025, 5, 1), date(2025, 5, 1))


def kept(place: Workplace) -> tuple[Event, ...]:
    with place.database.reading() as work:
        return events.events(work)


def test_events_are_kept_until_they_are_undone(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, CONTENT, Target.EVENTS)
    assert (report.status, report.accepted, report.stores) == ("ok", 2, ("MAIN",))
    assert report.period is not None
    assert (report.period.first, report.period.last) == (date(2025, 5, 1), date(2025, 8, 10))
    holiday, promotion = kept(shop)
    assert (holiday, promotion.sku, promotion.store) == (MAYDAY, "00101", "MAIN")
    undo_import(shop, report.import_id or 0)
    assert kept(shop) == ()
    redo_import(shop, report.import_id or 0)
    assert kept(shop) == (holiday, promotion)


def test_a_known_event_is_a_duplicate(shop: Workplace, bring: Bring) -> None:
    bring(shop, CONTENT, Target.EVENTS)
    report = bring(shop, CONTENT + "Mayday,holiday,2025-05-01,,,,\nXmas,holiday,2025-12-25,,,,\n", Target.EVENTS)
    assert (report.accepted, [issue.line for issue in report.ignored]) == (1, [2, 3, 4])
    assert {issue.reason for issue in report.ignored} == {Reason.DUPLICATE}


def test_items_are_found_by_barcode_and_unknown_ones_can_be_rejected(shop: Workplace, bring: Bring) -> None:
    content = "name,date,sku\nA,2025-08-04,5000070000004\nB,2025-08-04,X9\n"
    report = bring(shop, content, Target.EVENTS, create_unknown_items=False)
    assert [event.sku for event in kept(shop)] == ["00101"]
    assert [(issue.line, issue.reason) for issue in report.rejected] == [(3, Reason.UNKNOWN_ITEM)]


def test_a_category_without_items_is_pointed_out(shop: Workplace, bring: Bring) -> None:
    report = bring(shop, "name,date,category\nA,2025-08-04,Tea\nB,2025-08-04,Coffee\n", Target.EVENTS)
    assert report.warnings == ("1 categories hold no item: Coffee.",)

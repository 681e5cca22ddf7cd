"""Holidays and promotions as calendars and campaign plans list them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NeedsAnswerError
from retail_desktop.domain.events import Event, EventKind
from retail_desktop.domain.imports import ImportOptions, Reason, Target
from retail_desktop.importing.events import EventRows, read_events
from retail_desktop.importing.layout import format_of, recognise
from retail_desktop.importing.source import Source

Read = Callable[..., EventRows]
MAYDAY = date(2026, 5, 1)


@pytest.fixture
def read(open_text: Callable[[str], Source]) -> Read:
    def read_text(text: str, **options: object) -> EventRows:
        source = open_text(text)
        settled = ImportOptions(**options)  # type: ignore[arg-type]  # any option by its name
        layout = recognise(source, Target.EVENTS, settled)
        return read_events(source, layout, format_of(layout, Target.EVENTS), settled)

    return read_text


def test_an_event_lasts_from_a_first_to_a_last_day(read: Read) -> None:
    found = read(
        "name,kind,first,last,store,sku,category,price,note\n"
        "Tea week,promotion,2026-03-02,2026-03-08,Main,00417,Tea,1.99,leaflet\nMayday,holiday,2026-05-01,,,,,,\n"
    )
    assert [row.event for row in found.rows] == [
        Event(
            EventKind.PROMOTION, "Tea week", date(2026, 3, 2), date(2026, 3, 8), "Main", "00417", "Tea",
            Decimal("1.99"), "leaflet",
        ),
        Event(EventKind.HOLIDAY, "Mayday", MAYDAY, MAYDAY),
    ]  # fmt: skip


def test_one_date_is_a_day_and_a_list_of_names_is_of_holidays(read: Read) -> None:
    found = read("Datum;Feiertag\n01.05.2026;Tag der Arbeit\n")
    assert found.rows[0].event == Event(EventKind.HOLIDAY, "Tag der Arbeit", MAYDAY, MAYDAY)


def test_what_has_an_item_or_a_price_is_a_promotion(read: Read) -> None:
    found = read("name,date,sku,price\nA,2026-05-01,1,\nB,2026-05-01,,2.00\nC,2026-05-01,,\n")
    assert [row.event.kind for row in found.rows] == [EventKind.PROMOTION, EventKind.PROMOTION, EventKind.HOLIDAY]


def test_a_calendar_has_days_without_an_event(read: Read) -> None:
    found = read(
        "date,weekday,event_name_1,event_type_1\n2026-05-01,Friday,Mayday,National\n2026-05-02,Saturday,,\n"
        "2026-05-03,Sunday,Final,Sporting\n"
    )
    assert [(row.event.name, row.event.kind) for row in found.rows] == [
        ("Mayday", EventKind.HOLIDAY), ("Final", EventKind.OTHER),
    ]  # fmt: skip
    assert [(issue.line, issue.reason) for issue in found.ignored] == [(3, Reason.NO_VALUE)]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Aktion", EventKind.PROMOTION), ("Jour férié", EventKind.HOLIDAY), ("cerrado", EventKind.CLOSURE),
        ("Betriebsferien", EventKind.CLOSURE), ("street festival", EventKind.OTHER),
    ],
)  # fmt: skip
def test_kinds_are_known_in_several_languages(read: Read, word: str, kind: EventKind) -> None:
    assert read(f"name,kind,date\nX,{word},2026-05-01\n").rows[0].event.kind is kind


def test_an_event_without_a_name_is_called_by_its_kind(read: Read) -> None:
    assert read("name,kind,date\n,closed,2026-05-01\n").rows[0].event.name == "closure"


def test_days_that_make_no_sense_are_rejected(read: Read) -> None:
    found = read("name,from,to\nA,2026-05-08,2026-05-01\nB,,2026-05-01\nC,2026-13-01,\n")
    assert [(issue.line, issue.reason) for issue in found.rejected] == [
        (4, Reason.BAD_DATE), (2, Reason.BAD_DATE), (3, Reason.MISSING_DATE),
    ]  # fmt: skip


def test_the_store_may_be_given_for_the_whole_file(read: Read) -> None:
    assert read("name,date\nA,2026-05-01\n", store="Harbour").rows[0].event.store == "Harbour"


@pytest.mark.parametrize("text", ["date,price\n2026-05-01,2.00\n", "name,kind\nA,holiday\n"])
def test_a_file_without_names_or_days_asks_for_them(open_text: Callable[[str], Source], text: str) -> None:
    with pytest.raises(NeedsAnswerError) as asked:
        recognise(open_text(text), Target.EVENTS, ImportOptions())
    assert asked.value.needs == "columns"

"""What a remembered layout holds, how it is named, and how it travels to another store."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.import_layouts import (
    LONGEST_NAME,
    RememberedLayout,
    checked_name,
    file_answers,
    layout_answers,
    layout_from_json,
    layout_name,
    layout_to_json,
    name_pattern,
    with_file_answers,
)
from retail_desktop.domain.imports import ImportOptions, Target
from retail_desktop.domain.periods import Period

TILL = RememberedLayout(
    Target.SALES,
    "0f" * 32,
    "Till at the harbour",
    ("Tag", "Ding", "Wie viel"),
    {"mapping": {"Ding": "sku"}, "date_order": "dmy", "decimal": ",", "format": "generic"},
    {"kasse-#.csv": {"store": "Harbour", "encoding": "cp1252"}},
)


@pytest.mark.parametrize(
    ("monday", "tuesday"),
    [
        ("Sales 2026-09-28.csv", "sales 2026-09-29 (1).csv"),
        ("export_20260928_0915.CSV", "export_20260929_0914.csv"),
        ("kasse.csv.gz", "kasse (12).csv.gz"),
    ],
)
def test_a_tills_files_are_called_the_same_from_day_to_day(monday: str, tuesday: str) -> None:
    assert name_pattern(monday) == name_pattern(tuesday)


def test_two_tills_files_are_called_differently() -> None:
    assert name_pattern("harbour-2026-09-28.csv") != name_pattern("main-2026-09-28.csv")


def test_only_what_was_said_of_the_layout_is_an_answer() -> None:
    day = Period(date(2026, 3, 2), date(2026, 3, 2))
    said = ImportOptions(date_order="dmy", period=day, duplicates="replace", strict=True, store="Harbour", sheet="May")
    assert layout_answers(said) == {"date_order": "dmy"}
    assert file_answers(said) == {"store": "Harbour", "sheet": "May"}


def test_a_store_that_was_answered_in_two_ways_is_not_remembered() -> None:
    once = with_file_answers({}, "sales.csv", {"store": "Harbour"})
    assert once == {"sales.csv": {"store": "Harbour"}}
    assert with_file_answers(once, "sales.csv", {"store": "Harbour"}) == once
    twice = with_file_answers(once, "sales.csv", {"store": "Main"})
    assert twice == {"sales.csv": {"store": ""}}
    assert with_file_answers(twice, "sales.csv", {"store": "Main"}) == twice


def test_any_other_answer_is_the_latest_one() -> None:
    known = {"sales.csv": {"sheet": "May", "store": "Harbour"}, "other.csv": {"store": "Main"}}
    assert with_file_answers(known, "sales.csv", {"sheet": "June"}) == {
        "sales.csv": {"sheet": "June", "store": "Harbour"},
        "other.csv": {"store": "Main"},
    }
    assert with_file_answers({}, "sales.csv", {}) == {}


def test_the_file_names_of_a_layout_are_not_kept_without_end() -> None:
    known: dict[str, dict[str, str]] = {}
    for place in range(80):
        known = {
            name: dict(told)
            for name, told in with_file_answers(known, f"till {chr(1000 + place)}", {"store": "A"}).items()
        }
    assert len(known) == 50
    assert f"till {chr(1079)}" in known


@pytest.mark.parametrize(
    ("title", "file", "taken", "name"),
    [
        ("Square items detail", "items-2026.csv", [], "Square items detail"),
        ("", "harbour-2026-09-28.csv", [], "harbour"),
        ("", "Tagesbericht_Kasse2_20260928.csv.gz", [], "Tagesbericht Kasse"),
        ("", "20260928.csv", [], "Layout"),
        ("", "harbour.csv", ["Harbour", "harbour 2"], "harbour 3"),
    ],
)
def test_a_layout_is_named_after_its_format_or_its_file(title: str, file: str, taken: list[str], name: str) -> None:
    assert layout_name(title, file, taken) == name


def test_a_layout_arrives_in_another_store_as_it_was() -> None:
    assert layout_from_json(layout_to_json(TILL)) == TILL


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "recipe"}, {"version": 2}, {"target": "weather"}, {"target": ["sales"]}, {"fingerprint": "xyz"},
        {"fingerprint": None}, {"headings": "Tag"}, {"headings": [1]}, {"answers": []}, {"answers": {"strict": True}},
        {"answers": {"date_order": 1}}, {"answers": {"decimal": ";"}}, {"answers": {"decimal": [","]}},
        {"answers": {"mapping": ["sku"]}}, {"answers": {"mapping": {"Ding": 1}}}, {"answers": {"columns": "sku"}},
        {"answers": {"format": 1}}, {"files": {"a.csv": {"format": "square"}}}, {"files": {"a.csv": 1}},
        {"files": {"a.csv": {"store": 1}}}, {"files": None}, {"name": ""}, {"name": "x" * (LONGEST_NAME + 1)},
        {"name": "a\nb"}, {"name": 7},
    ],
)  # fmt: skip
def test_a_layout_that_was_tampered_with_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(RetailError):
        layout_from_json(json.dumps(json.loads(layout_to_json(TILL)) | change))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", "[" * 100_000, " " * 1_000_001])
def test_what_is_no_layout_is_refused(text: str) -> None:
    with pytest.raises(RetailError, match="not a layout"):
        layout_from_json(text)


def test_the_name_of_a_layout_is_kept_without_blanks_at_its_ends() -> None:
    assert checked_name("  Till 3 ") == "Till 3"


@given(st.text(max_size=120), st.lists(st.text(max_size=20), max_size=5))
def test_a_layout_always_gets_a_name_of_its_own(file: str, taken: list[str]) -> None:
    assert layout_name("", file, taken).casefold() not in {name.casefold() for name in taken}

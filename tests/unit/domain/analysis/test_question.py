"""What was asked for, and what it is compared with."""

from dataclasses import replace
from datetime import date

import pytest

from retail_desktop.domain.analysis.calendar import Grain
from retail_desktop.domain.analysis.question import Against, Measure, Question, Slice, View, from_words
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.periods import Period

SEPTEMBER = Question(date(2026, 9, 1), date(2026, 9, 30))


def test_last_year_is_the_same_weekdays() -> None:
    compared = SEPTEMBER.compared(date(2026, 12, 31))
    assert compared == Period(date(2025, 9, 2), date(2025, 10, 1))
    assert compared.first.weekday() == SEPTEMBER.first.weekday()


def test_a_current_period_is_compared_as_far_as_it_has_data() -> None:
    assert SEPTEMBER.compared(date(2026, 9, 10)) == Period(date(2025, 9, 2), date(2025, 9, 11))


def test_the_period_before_is_as_long() -> None:
    before = replace(SEPTEMBER, against=Against.BEFORE)
    assert before.compared(date(2026, 12, 31)) == Period(date(2026, 8, 2), date(2026, 8, 31))


def test_nothing_need_be_compared() -> None:
    assert replace(SEPTEMBER, against=Against.NOTHING).compared(date(2026, 12, 31)) is None


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(RetailError, match="Swap the two dates"):
        _ = Question(date(2026, 9, 2), date(2026, 9, 1)).period


@pytest.mark.parametrize(
    ("by", "name"),
    [(Slice.STORE, "store"), (Slice.CATEGORY, "category"), (Slice.SUPPLIER, "supplier"), (Slice.ITEM, "sku")],
)
def test_a_question_is_narrowed_to_one_thing(by: Slice, name: str) -> None:
    assert getattr(SEPTEMBER.narrowed(by, "X"), name) == "X"
    assert SEPTEMBER.narrowed(by, "X").everything_of_stores().sku is None


def test_a_kept_question_is_the_same_again() -> None:
    asked = Question(
        date(2026, 1, 1), date(2026, 9, 30), View.MOVERS, Grain.MONTH, Measure.UNITS, Slice.ITEM, Against.BEFORE,
        store="main", category="", minimum=25,
    )  # fmt: skip
    assert from_words(asked.as_words()) == asked


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"first": "2026-01-01"},
        {"first": "2026-01-01", "last": "soon"},
        {"first": "2026-01-01", "last": "2026-01-31", "colour": "red"},
        {"first": "2026-01-01", "last": "2026-01-31", "view": "upside down"},
    ],
)
def test_words_of_another_program_are_no_question(words: dict[str, str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - Python's own words differ
        from_words(words)

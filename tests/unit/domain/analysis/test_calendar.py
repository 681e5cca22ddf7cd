"""Periods of the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.analysis.calendar import PRESETS, Grain, end_of, preset, start_of, stretches
from retail_desktop.domain.periods import Period

DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))
WEDNESDAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("grain", "first", "last"),
    [
        (Grain.DAY, WEDNESDAY, WEDNESDAY),
        (Grain.WEEK, date(2026, 9, 28), date(2026, 10, 4)),
        (Grain.MONTH, date(2026, 9, 1), date(2026, 9, 30)),
        (Grain.QUARTER, date(2026, 7, 1), date(2026, 9, 30)),
    ],
)
def test_a_period_has_the_ends_of_the_calendar(grain: Grain, first: date, last: date) -> None:
    assert (start_of(WEDNESDAY, grain), end_of(WEDNESDAY, grain)) == (first, last)


def test_a_year_ends_with_its_last_month() -> None:
    assert end_of(date(2026, 12, 5), Grain.MONTH) == date(2026, 12, 31)
    assert end_of(date(2026, 11, 5), Grain.QUARTER) == date(2026, 12, 31)


def test_the_ends_of_what_was_asked_for_cut_weeks_off() -> None:
    found = [
        (one.first.day, one.last.day, one.is_whole)
        for one in stretches(date(2026, 9, 30), date(2026, 10, 12), Grain.WEEK)
    ]
    assert found == [(30, 4, False), (5, 11, True), (12, 12, False)]


@given(DAYS, st.integers(0, 400), st.sampled_from(Grain))
def test_stretches_cover_every_day_once(first: date, length: int, grain: Grain) -> None:
    last = first + timedelta(days=length)
    days = [
        one.first + timedelta(days=step)
        for one in stretches(first, last, grain)
        for step in range((one.last - one.first).days + 1)
    ]
    assert days == [first + timedelta(days=step) for step in range(length + 1)]


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("Last 4 weeks", Period(date(2026, 9, 7), WEDNESDAY)),
        ("This month", Period(date(2026, 9, 1), date(2026, 9, 30))),
        ("Last month", Period(date(2026, 8, 1), date(2026, 8, 31))),
        ("This quarter", Period(date(2026, 7, 1), date(2026, 9, 30))),
        ("This year", Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("Last year", Period(date(2025, 1, 1), date(2025, 12, 31))),
        ("All days", Period(date(2024, 3, 1), WEDNESDAY)),
    ],
)
def test_a_period_has_a_name(name: str, period: Period) -> None:
    assert preset(name, WEDNESDAY, date(2024, 3, 1)) == period


@given(DAYS)
def test_every_named_period_can_be_asked_for(newest: date) -> None:
    for name in PRESETS:
        assert preset(name, newest, newest).first <= newest

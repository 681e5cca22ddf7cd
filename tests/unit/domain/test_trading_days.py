"""On which days a store trades, and days in words."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.trading_days import (
    missing_days,
    shown_date,
    shown_day,
    shown_days,
    shown_moment,
    trades,
    weekday,
)

MONDAY = date(2026, 6, 1).toordinal()
OPEN = frozenset(day for day in range(MONDAY, MONDAY + 70) if day % 7 != (MONDAY + 6) % 7)  # closed on Sundays


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_a_store_trades_on_the_weekdays_on_which_it_mostly_did() -> None:
    assert trades(OPEN, MONDAY + 70)
    assert not trades(OPEN, MONDAY + 76)


def test_a_store_of_which_little_is_known_is_not_expected_to_trade() -> None:
    assert not trades(frozenset(range(MONDAY, MONDAY + 28)), MONDAY + 28)
    assert trades(frozenset(range(MONDAY, MONDAY + 35)), MONDAY + 35)


def test_sundays_are_not_missing_where_the_store_is_closed() -> None:
    assert missing_days(OPEN, MONDAY + 70, MONDAY + 77) == [MONDAY + step for step in (70, 71, 72, 73, 74, 75, 77)]


def test_days_with_sales_are_not_missing() -> None:
    assert missing_days(OPEN, MONDAY + 60, MONDAY + 69) == []


def test_a_store_closed_for_good_is_missed_for_some_weeks_only() -> None:
    missed = missing_days(OPEN, MONDAY + 70, MONDAY + 400)
    assert MONDAY + 91 in missed
    assert max(missed) < MONDAY + 98


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2026-09-27"], "27 Sep"),
        (["2026-09-26", "2026-09-27"], "26 and 27 Sep"),
        (["2026-09-30", "2026-10-01"], "30 Sep and 1 Oct"),
        (["2026-09-26", "2026-09-28"], "26 Sep and 28 Sep"),
        (["2026-05-01", "2026-05-04", "2026-05-05"], "1 May and 4–5 May"),
        (["2026-09-01", "2026-09-03", "2026-09-04", "2026-09-05"], "1 Sep and 3–5 Sep"),
        (["2026-01-30", "2026-01-31", "2026-02-01"], "30 Jan–1 Feb"),
        ([f"2026-09-{on:02}" for on in range(1, 16, 2)], "1 Sep, 3 Sep, 5 Sep, 7 Sep, 9 Sep, 11 Sep and 2 more days"),
        ([f"2026-09-{on:02}" for on in range(1, 14, 2)], "1 Sep, 3 Sep, 5 Sep, 7 Sep, 9 Sep, 11 Sep and 1 more day"),
    ],
)  # fmt: skip
def test_days_are_said_as_people_say_them(days: list[str], words: str) -> None:
    assert shown_days(map(day, reversed(days))) == words


def test_a_day_is_said_with_or_without_its_year() -> None:
    assert (shown_day(day("2026-02-03")), shown_date(day("2026-02-03"))) == ("3 Feb", "3 Feb 2026")
    assert weekday(MONDAY + 5) == "Saturday"
    assert shown_moment(datetime(2026, 2, 3, 8, 5)) == "3 Feb 2026 08:05"


@given(st.sets(st.integers(700_000, 700_200)), st.integers(700_000, 700_100), st.integers(0, 100))
def test_a_missing_day_never_has_sales_and_lies_in_the_period(days: set[int], first: int, length: int) -> None:
    found = missing_days(days, first, first + length)
    assert days.isdisjoint(found)
    assert all(first <= one <= first + length for one in found)
    assert timedelta(len(found)) <= timedelta(length + 1)

"""Days and weekdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.periods import Period, latest_allowed, next_weekday

MONDAY = date(2026, 9, 28)
DAYS = st.dates(date(1990, 1, 1), date(2062, 12, 31))


def test_a_period_holds_its_first_and_its_last_day() -> None:
    february = Period(date(2028, 2, 1), date(2028, 2, 29))
    assert len(february) == len(list(february)) == 29
    assert date(2028, 2, 1) in february
    assert date(2028, 2, 29) in february
    assert date(2028, 3, 1) not in february
    assert "2028-02-10" not in february


def test_a_single_day_is_a_period() -> None:
    assert list(Period(MONDAY, MONDAY)) == [MONDAY]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(RetailError, match=r"ends on 2026-09-27 before it begins on 2026-09-28\. Swap"):
        Period(MONDAY, MONDAY - timedelta(days=1))


def test_a_till_may_run_a_day_ahead_of_the_clock() -> None:
    assert latest_allowed(date(2026, 12, 31)) == date(2027, 1, 1)


def test_the_next_wednesday_after_a_monday_is_two_days_later() -> None:
    assert next_weekday(MONDAY, frozenset({2})) == date(2026, 9, 30)
    assert next_weekday(MONDAY, frozenset({0, 2})) == MONDAY
    assert next_weekday(MONDAY, frozenset({6})) == date(2026, 10, 4)


def test_without_fixed_weekdays_any_day_will_do() -> None:
    assert next_weekday(MONDAY, frozenset()) == MONDAY


@given(DAYS, st.frozensets(st.integers(0, 6), min_size=1))
def test_the_next_weekday_is_the_first_that_fits(day: date, weekdays: frozenset[int]) -> None:
    found = next_weekday(day, weekdays)
    assert found.weekday() in weekdays
    assert 0 <= (found - day).days < 7
    assert all((day + timedelta(days=step)).weekday() not in weekdays for step in range((found - day).days))

"""Terms as people type them."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import PriceBreak
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.periods import Period
from retail_desktop.domain.typed_terms import (
    closed_days_text,
    price_breaks_text,
    read_closed_days,
    read_price_breaks,
    read_time,
    read_weekdays,
    weekdays_text,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
PERIODS = st.lists(st.tuples(DAYS, DAYS).map(lambda two: Period(min(two), max(two))), max_size=4)


@given(st.frozensets(st.integers(0, 6)))
def test_weekdays_are_read_as_they_are_written(days: frozenset[int]) -> None:
    assert read_weekdays(weekdays_text(days)) == days


@given(PERIODS)
def test_closed_days_are_read_as_they_are_written(periods: list[Period]) -> None:
    assert sorted(read_closed_days(closed_days_text(periods)), key=repr) == sorted(periods, key=repr)


def test_whole_words_and_any_order_name_weekdays() -> None:
    assert read_weekdays("Thursday, mon") == {0, 3}


def test_a_time_of_the_day_has_hours_and_minutes() -> None:
    assert (read_time("14:30"), read_time(" 9.05 "), read_time("")) == (time(14, 30), time(9, 5), None)


def test_a_day_and_a_period_can_be_closed() -> None:
    found = read_closed_days("2027-04-05, 2026-12-24..2027-01-02")
    assert found == (Period(date(2026, 12, 24), date(2027, 1, 2)), Period(date(2027, 4, 5), date(2027, 4, 5)))


def test_price_breaks_come_in_the_order_of_their_quantities() -> None:
    found = read_price_breaks("50:1.05, 10:1.15")
    assert found == (PriceBreak(Decimal(10), Decimal("1.15")), PriceBreak(Decimal(50), Decimal("1.05")))
    assert price_breaks_text(found) == "10:1.15, 50:1.05"


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        (read_weekdays, "Mon, Someday", "“Someday” is not a weekday"),
        (read_time, "25:00", "not a time of the day"),
        (read_time, "noon", "Type one like 14:30"),
        (read_closed_days, "Christmas", "“Christmas” is not a day"),
        (read_closed_days, "2027-01-02..2026-12-24", "Swap the two dates"),
        (read_price_breaks, "many:cheap", "is not a price break"),
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(read: Callable[[str], object], text: str, reason: str) -> None:
    with pytest.raises(RetailError, match=reason):
        read(text)

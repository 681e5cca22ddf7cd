"""When one may order and when goods come."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.periods import Period
from retail_desktop.domain.replenishment.ordering_days import (
    arrival,
    calendar_of,
    chance_before,
    chance_from,
    chances_from,
    chances_until,
    clock,
    review_days_from,
)
from retail_desktop.domain.replenishment.terms import Calendar, Terms

MONDAY = date(2026, 9, 28)
DAYS = st.dates(date(1990, 1, 1), date(2062, 12, 31))
WEDNESDAY, FRIDAY = MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)
TWICE = Calendar(order_weekdays=frozenset({0, 2}), delivery_weekdays=frozenset({1, 4}), cut_off=time(11, 30))


def test_orders_and_deliveries_keep_to_the_suppliers_weekdays() -> None:
    assert chance_from(MONDAY + timedelta(days=1), TWICE) == WEDNESDAY
    assert arrival(MONDAY, 2, TWICE) == FRIDAY
    assert arrival(MONDAY, 2, Calendar()) == WEDNESDAY


def test_nobody_orders_or_delivers_on_closed_days() -> None:
    away = Calendar(closed=(Period(MONDAY, WEDNESDAY),))
    assert chance_from(MONDAY, away) == MONDAY + timedelta(days=3)
    assert arrival(MONDAY, 0, away) == MONDAY + timedelta(days=3)


def test_a_supplier_that_is_always_closed_keeps_the_day() -> None:
    never = Calendar(closed=(Period(MONDAY, MONDAY + timedelta(days=4000)),))
    assert chance_from(MONDAY, never) == MONDAY


def test_the_chance_after_the_next_is_by_weekdays_or_by_the_review_days() -> None:
    assert chances_from(MONDAY, TWICE, 7) == (MONDAY, WEDNESDAY)
    assert chances_from(MONDAY, Calendar(), 7) == (MONDAY, MONDAY + timedelta(days=7))
    assert review_days_from(MONDAY, Terms("S", 3, 7, TWICE.order_weekdays)) == 2


def test_the_last_chance_is_the_one_whose_delivery_still_arrives() -> None:
    wanted = MONDAY + timedelta(days=11)  # a Friday
    assert chance_before(wanted, TWICE, 2, MONDAY) == MONDAY + timedelta(days=9)
    assert chance_before(wanted - timedelta(days=1), TWICE, 2, MONDAY) == MONDAY + timedelta(days=2)
    assert chance_before(MONDAY, TWICE, 2, WEDNESDAY) == WEDNESDAY


@pytest.mark.parametrize(("hour", "until"), [(11, MONDAY), (12, WEDNESDAY)])
def test_after_the_cut_off_the_next_chance_counts(hour: int, until: date) -> None:
    found = clock(datetime(2026, 9, 28, hour), TWICE, 7, 2)
    assert found.cut_off == datetime.combine(until, time(11, 30))
    assert found.arrives_on == arrival(until, 2, TWICE)
    assert found.next_cut_off > found.cut_off
    assert found.next_arrives_on >= found.arrives_on


def test_without_a_cut_off_the_whole_day_counts() -> None:
    assert clock(datetime(2026, 9, 28, 22), Calendar(), 0, 1).cut_off == datetime(2026, 9, 28, 23, 59)


def test_a_suppliers_days_are_its_calendar_and_without_a_supplier_any_day_will_do() -> None:
    supplier = Supplier("N", "North", order_weekdays=frozenset({0}), delivery_weekdays=frozenset({3}))
    assert calendar_of(supplier) == Calendar(frozenset({0}), frozenset({3}))
    assert calendar_of(None) == Calendar()


def on(*weekdays: int) -> Calendar:
    return Calendar(order_weekdays=frozenset(weekdays))


def test_the_next_wednesday_after_a_monday_is_two_days_later() -> None:
    assert chance_from(MONDAY, on(2)) == date(2026, 9, 30)
    assert chance_from(MONDAY, on(0, 2)) == MONDAY
    assert chance_from(MONDAY, on(6)) == date(2026, 10, 4)


def test_without_fixed_weekdays_any_day_will_do() -> None:
    assert chance_from(MONDAY, on()) == MONDAY


@given(DAYS, st.frozensets(st.integers(0, 6), min_size=1))
def test_the_next_weekday_is_the_first_that_fits(day: date, weekdays: frozenset[int]) -> None:
    found = chance_from(day, on(*weekdays))
    assert found.weekday() in weekdays
    assert 0 <= (found - day).days < 7
    assert all((day + timedelta(days=step)).weekday() not in weekdays for step in range((found - day).days))


def test_all_chances_of_some_weeks_are_the_ordering_days_that_are_not_closed() -> None:
    away = Calendar(order_weekdays=frozenset({0, 2}), closed=(Period(WEDNESDAY, FRIDAY),))
    last = MONDAY + timedelta(days=9)
    assert list(chances_until(MONDAY, last, away, 30)) == [MONDAY, MONDAY + timedelta(days=7), last]


def test_without_ordering_days_there_is_a_chance_every_so_many_days() -> None:
    found = chances_until(MONDAY, MONDAY + timedelta(days=15), Calendar(), 7)
    assert [(day - MONDAY).days for day in found] == [0, 7, 14]
    assert len(list(chances_until(MONDAY, FRIDAY, Calendar(), 0))) == 5

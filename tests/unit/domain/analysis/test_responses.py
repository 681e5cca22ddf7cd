"""Prices and promotions beside what was sold."""

from datetime import date, timedelta
from math import exp

import pytest

from retail_desktop.domain.analysis.responses import price_response, promotion_effect

OLDEST = date(2026, 1, 5)  # a Monday
START = date(2026, 6, 1)  # a Monday
WEEK = timedelta(days=7)


def usual(day: date) -> float:
    """Ten a day, twenty on Saturdays."""
    return 20.0 if day.weekday() == 5 else 10.0


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def test_a_promotion_is_beside_the_same_weekdays_of_other_weeks() -> None:
    sold = {day: usual(day) for day in days(OLDEST, START + 4 * WEEK)}
    for day in days(START, START + timedelta(days=4)):
        sold[day] = 15.0
    effect = promotion_effect(
        sold, START, START + timedelta(days=4), set(days(START, START + timedelta(days=4))), START + 4 * WEEK, OLDEST
    )
    assert (effect.before, effect.during, effect.weeks) == (80 / 7, 15.0, 8)
    assert (effect.usual, effect.lift) == (10.0, 0.5)
    assert effect.after == effect.usual_after == 80 / 7


def test_weeks_with_a_promotion_are_no_baseline() -> None:
    sold = {day: usual(day) for day in days(OLDEST, START)}
    other = days(START - 3 * WEEK, START - 3 * WEEK + timedelta(days=1))
    sold |= dict.fromkeys(other, 500.0)
    effect = promotion_effect(sold, START, START, {START, *other}, START, OLDEST)
    assert effect.usual == 10.0


def test_what_follows_a_promotion_may_not_be_known_yet() -> None:
    sold = {day: usual(day) for day in days(OLDEST, START)}
    effect = promotion_effect(sold, START, START + timedelta(days=10), {START}, START, OLDEST)
    assert (effect.after, effect.usual_after, effect.during) == (None, None, 10.0)


def test_there_is_nothing_usual_without_weeks_before() -> None:
    effect = promotion_effect({START: 4.0}, START, START, {START}, START, START)
    assert (effect.usual, effect.usual_before, effect.lift, effect.weeks) == (None, None, None, 0)


def test_units_follow_prices_by_a_slope() -> None:
    # units = price^-2, exactly: one per cent more price, two per cent fewer units.
    points = [(exp(step / 10), exp(-2 * step / 10)) for step in range(10)]
    assert price_response(points) == pytest.approx(-2)


def test_prices_that_hardly_differ_say_nothing() -> None:
    assert price_response([(1.0, 5.0)] * 20) is None
    assert price_response([(1.0, 5.0), (2.0, 4.0), (0.0, 9.0)]) is None


def test_half_a_year_of_promotions_leaves_nothing_usual() -> None:
    sold = {day: usual(day) for day in days(date(2025, 1, 6), START)}
    effect = promotion_effect(sold, START, START, set(days(date(2025, 1, 6), START)), START, date(2025, 1, 6))
    assert (effect.weeks, effect.usual) == (0, None)

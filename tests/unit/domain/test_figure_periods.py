"""Which days a figure is told for, and which it is compared with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.figure_periods import (
    SPAN_NAMES,
    Span,
    compared_with,
    is_whole_month,
    months_until,
    period_of,
)
from retail_desktop.domain.periods import Period

NEWEST = date(2026, 9, 29)


@pytest.mark.parametrize(
    ("span", "first"),
    [
        (Span.FOUR_WEEKS, date(2026, 9, 2)),
        (Span.MONTH, date(2026, 9, 1)),
        (Span.QUARTER, date(2026, 7, 1)),
        (Span.YEAR, date(2025, 10, 1)),
        (Span.OWN, date(2026, 9, 2)),
    ],
)
def test_a_named_period_ends_on_the_newest_day(span: Span, first: date) -> None:
    assert period_of(span, NEWEST) == Period(first, NEWEST)
    assert SPAN_NAMES[span]


def test_own_days_are_taken_as_they_are() -> None:
    own = Period(date(2026, 1, 5), date(2026, 1, 9))
    assert period_of(Span.OWN, NEWEST, own) == own


def test_before_four_weeks_come_four_weeks() -> None:
    three = compared_with(period_of(Span.FOUR_WEEKS, NEWEST), Span.FOUR_WEEKS)
    assert three.before == Period(date(2026, 8, 5), date(2026, 9, 1))


@pytest.mark.parametrize(
    ("span", "last", "before"),
    [
        (Span.MONTH, date(2026, 9, 29), Period(date(2026, 8, 1), date(2026, 8, 29))),
        (Span.MONTH, date(2026, 3, 31), Period(date(2026, 2, 1), date(2026, 2, 28))),
        (Span.QUARTER, date(2026, 2, 14), Period(date(2025, 10, 1), date(2025, 11, 14))),
    ],
)
def test_before_a_month_or_quarter_come_the_same_days_of_the_one_before(span: Span, last: date, before: Period) -> None:
    assert compared_with(period_of(span, last), span).before == before


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([one for one in Span if one is not Span.OWN]))
def test_last_year_has_as_many_days_on_the_same_weekdays(newest: date, span: Span) -> None:
    three = compared_with(period_of(span, newest), span)
    assert len(three.last_year) == len(three.now)
    assert three.last_year.first.weekday() == three.now.first.weekday()
    assert three.now.first - three.last_year.first == timedelta(weeks=52)
    assert three.before.last < three.now.first


def test_twelve_months_end_with_the_newest_day() -> None:
    months = months_until(NEWEST)
    assert len(months) == 12
    assert (months[0], months[-1]) == (
        Period(date(2025, 10, 1), date(2025, 10, 31)), Period(date(2026, 9, 1), NEWEST),
    )  # fmt: skip
    assert [is_whole_month(one) for one in months[-2:]] == [True, False]

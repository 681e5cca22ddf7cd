"""Days as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.typed_days import typed_day

TODAY = date(2026, 9, 30)  # a Wednesday
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        (" Yesterday ", date(2026, 9, 29)),
        ("tomorrow", date(2026, 10, 1)),
        ("-7", date(2026, 9, 23)),
        ("+7", date(2026, 10, 7)),
        ("+ 7", date(2026, 10, 7)),
        ("Tuesday", date(2026, 9, 29)),
        ("tue.", date(2026, 9, 29)),
        ("wed", TODAY),
        ("Th", date(2026, 9, 24)),
        ("2026-09-29", date(2026, 9, 29)),
        ("2026/9/29", date(2026, 9, 29)),
        ("29.9.", date(2026, 9, 29)),
        ("29.9", date(2026, 9, 29)),
        ("29-9-2024", date(2024, 9, 29)),
        ("1.12.", date(2025, 12, 1)),
        ("29.2.", date(2024, 2, 29)),
        ("29.9.2024", date(2024, 9, 29)),
        ("3/4/25", date(2025, 4, 3)),
        ("9/29/2026", date(2026, 9, 29)),
        ("29 Sep", date(2026, 9, 29)),
        ("29sep", date(2026, 9, 29)),
        ("29. september 2024", date(2024, 9, 29)),
        ("Sep 29", date(2026, 9, 29)),
        ("Sept 29, 2024", date(2024, 9, 29)),
    ],
)
def test_a_day_is_typed_in_many_ways(text: str, day: date) -> None:
    assert typed_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tuesday", date(2026, 10, 6)),
        ("wed", TODAY),
        ("30.9.", TODAY),
        ("29.9.", date(2027, 9, 29)),
        ("1 Dec", date(2026, 12, 1)),
        ("29.2.", date(2028, 2, 29)),
    ],
)
def test_a_day_to_plan_for_is_the_next_one(text: str, day: date) -> None:
    assert typed_day(text, TODAY, ahead=True) == day


def test_a_slash_follows_the_country_and_points_never_do() -> None:
    assert typed_day("3/4/25", TODAY, month_first=True) == date(2025, 3, 4)
    assert typed_day("3-4-25", TODAY, month_first=True) == date(2025, 3, 4)
    assert typed_day("3.4.25", TODAY, month_first=True) == date(2025, 4, 3)
    assert typed_day("29/9", TODAY, month_first=True) == date(2026, 9, 29)


@pytest.mark.parametrize("text", ["soon", "31.2.", "2026-13-01", "29 Foo", "Foo 29", "99/99/9999", "t", "s", "30.2."])
def test_what_is_no_day_is_refused_with_examples(text: str) -> None:
    with pytest.raises(RetailError, match=rf"“{text}” is not a day\. Type it like"):
        typed_day(text, TODAY)


def test_nothing_typed_is_called_missing() -> None:
    with pytest.raises(RetailError, match=r"A day is missing\. Type it like"):
        typed_day("  ", TODAY)


@pytest.mark.parametrize(("today", "text"), [(date(9999, 12, 31), "+1"), (date(1, 1, 1), "29.2.")])
def test_no_day_lies_outside_of_the_calendar(today: date, text: str) -> None:
    with pytest.raises(RetailError, match="is not a day"):
        typed_day(text, today)


@given(days, days, st.booleans(), st.booleans())
def test_a_whole_date_is_the_same_from_every_day_and_in_every_country(
    day: date, today: date, month_first: bool, ahead: bool
) -> None:
    for text in (day.isoformat(), f"{day.day}.{day.month}.{day.year}", f"{day:%d %B %Y}", f"{day:%b %d, %Y}"):
        assert typed_day(text, today, month_first=month_first, ahead=ahead) == day


@given(st.sampled_from(["Monday", "fri", "1.5.", "29 Feb", "Dec 31"]), days)
def test_half_a_day_is_never_on_the_wrong_side_of_today(text: str, today: date) -> None:
    before, after = typed_day(text, today), typed_day(text, today, ahead=True)
    assert before <= today <= after
    assert after - before < timedelta(days=3000)

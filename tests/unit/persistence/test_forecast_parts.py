"""The explanation of a forecast as bytes."""

import struct
from array import array
from datetime import date, timedelta

import pytest

from retail_desktop.domain.explanation import ForecastParts, PastTotal
from retail_desktop.persistence.forecast_parts import packed, unpacked

WEEK = (0.5, 0.75, 1.0, 1.0, 1.25, 1.5, 1.0)
PAST = tuple(
    PastTotal(date(2026, 1, 4) + timedelta(weeks=2 * number), 28, 50.0 + number, 52.0, 40.0, 64.0)
    for number in range(13)
)
VOTES = {"own smoothing": 0.5, "slow smoothing": 0.25, "damped trend": 0.25}


def test_an_explanation_comes_back() -> None:
    parts = ForecastParts(2.5, WEEK, (1.0, 1.25), (1.0, 3.0, 1.0), VOTES, PAST)
    assert unpacked(packed(parts)) == parts


MONTH = (1.0, 0.75, 1.5)


def test_the_days_of_the_month_come_back_behind_the_past_and_without_it() -> None:
    for past in (PAST, ()):
        parts = ForecastParts(2.5, WEEK, (), (1.0, 3.0, 1.0), VOTES, past, MONTH)
        assert unpacked(packed(parts)) == parts
    assert unpacked(packed(ForecastParts(2.5, WEEK, month_factors=(1.0,) * 56))).month_factors == ()


def test_an_explanation_kept_before_there_were_days_of_the_month_is_still_read() -> None:
    numbers = [2.5, *WEEK, 1.0, 1.25, 3.0, 1.0, 50.0, 52.0, 40.0, 64.0]
    day = struct.pack("<iH", PAST[0].day.toordinal(), 28)
    first_edition = struct.pack("<BBBHBB", 1, 7, 2, 1, 1, 1) + array("f", numbers).tobytes() + day + b"smoothing"
    assert unpacked(first_edition) == ForecastParts(
        2.5, WEEK, (1.0, 1.25), (3.0,), {"smoothing": 1.0}, (PAST[0],), month_factors=()
    )


def test_factors_that_change_nothing_take_no_room() -> None:
    plain = ForecastParts(2.5, WEEK, (1.0,) * 8, (1.0,) * 56, VOTES, PAST)
    found = unpacked(packed(plain))
    assert (found.year_factors, found.event_factors, found.votes, found.past) == ((), (), VOTES, PAST)
    assert len(packed(plain)) < 400


def test_a_new_item_has_no_past_and_no_votes() -> None:
    assert unpacked(packed(ForecastParts(0.1, WEEK))).level == pytest.approx(0.1)
    assert unpacked(packed(ForecastParts(0.0, WEEK))) == ForecastParts(0.0, WEEK)

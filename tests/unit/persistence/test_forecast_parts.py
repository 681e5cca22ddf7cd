"""The explanation of a forecast as bytes."""

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


def test_factors_that_change_nothing_take_no_room() -> None:
    plain = ForecastParts(2.5, WEEK, (1.0,) * 8, (1.0,) * 56, VOTES, PAST)
    found = unpacked(packed(plain))
    assert (found.year_factors, found.event_factors, found.votes, found.past) == ((), (), VOTES, PAST)
    assert len(packed(plain)) < 400


def test_a_new_item_has_no_past_and_no_votes() -> None:
    assert unpacked(packed(ForecastParts(0.1, WEEK))).level == pytest.approx(0.1)
    assert unpacked(packed(ForecastParts(0.0, WEEK))) == ForecastParts(0.0, WEEK)

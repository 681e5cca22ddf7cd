"""Days and weekdays."""

from datetime import date, timedelta

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.periods import Period, latest_allowed

MONDAY = date(2026, 9, 28)


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

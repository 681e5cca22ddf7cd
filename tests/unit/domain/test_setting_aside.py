"""Suggestions that are not to be ordered."""

from datetime import date

import pytest

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.setting_aside import SetAside, check_until

MONDAY, TUESDAY = date(2026, 9, 28), date(2026, 9, 29)


def test_a_snoozed_item_may_be_ordered_again_on_the_day_itself() -> None:
    snoozed = SetAside("00417", "MAIN", TUESDAY)
    assert snoozed.holds_on(MONDAY)
    assert not snoozed.holds_on(TUESDAY)


def test_an_excluded_item_stays_out_until_it_is_brought_back() -> None:
    assert SetAside("00417", "MAIN", None).holds_on(date(2030, 1, 1))
    assert not SetAside("00417", "MAIN", None, ended_at="2026-09-28T08:00:00+00:00").holds_on(TUESDAY)


def test_a_snooze_until_today_is_none() -> None:
    check_until(None, MONDAY)
    check_until(TUESDAY, MONDAY)
    with pytest.raises(RetailError, match="not after 2026-09-28"):
        check_until(MONDAY, MONDAY)

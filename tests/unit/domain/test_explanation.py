"""Why a forecast is what it is."""

from dataclasses import replace
from datetime import date

from retail_desktop.domain.explanation import PastTotal


def test_a_line_held_if_no_more_was_wanted() -> None:
    total = PastTotal(date(2026, 9, 27), 28, 60.0, 50.0, 40.0, 60.0)
    assert total.held
    assert not replace(total, actual=61.0).held

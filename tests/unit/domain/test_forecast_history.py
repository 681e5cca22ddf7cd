"""What became of forecasts."""

from dataclasses import replace
from datetime import date, timedelta
from math import nan

import pytest

from retail_desktop.domain.forecast_history import (
    Band,
    ForecastCheck,
    Outcome,
    OverrideValue,
    RunMeasures,
    drift,
    outcome,
    override_value,
)

SUNDAY = date(2026, 9, 27)


def weeks(*sold: float) -> list[ForecastCheck]:
    """Weekly checks of a band from 10 to 20 units around 14."""
    return [
        ForecastCheck(
            number, SUNDAY + timedelta(weeks=number), "00417", "MAIN", Band(14, 10, 20, units), Band(56, 45, 70)
        )
        for number, units in enumerate(sold)
    ]


def test_three_weeks_above_the_band_are_an_alarm() -> None:
    found = drift(weeks(15, 25, 30, 26))
    assert found is not None
    assert (found.sku, found.store, found.weeks, found.side) == ("00417", "MAIN", 3, 1)
    assert (found.since, found.sold, found.low, found.high) == (SUNDAY + timedelta(8), 81, 30, 60)
    assert found.text == "This item has sold above its band for 3 weeks."


def test_weeks_below_the_band_are_an_alarm_too() -> None:
    found = drift(weeks(1, 2, 3, 4, nan))
    assert found is not None
    assert found.text == "This item has sold below its band for 4 weeks."


@pytest.mark.parametrize("sold", [(), (nan,), (25, 30), (25, 30, 15), (25, 5, 25), (20, 20, 20), (25, 25, nan, 15)])
def test_an_item_within_its_band_or_not_long_enough_outside_is_no_alarm(sold: tuple[float, ...]) -> None:
    assert drift(weeks(*sold)) is None


def test_an_outcome_sums_up_what_is_known() -> None:
    bands = [Band(50, 40, 60, 40), Band(50, 40, 60, 80), Band(50, 40, 60)]
    assert outcome(bands) == Outcome(2, 40 / 120, -20 / 120, 0.5)
    assert outcome([Band(50, 40, 60)]) == Outcome(0, None, None, None)
    assert outcome([Band(1, 0, 2, 0)]) == Outcome(1, None, None, 1.0)


def test_a_run_adds_value_where_it_beats_the_mean_of_four_weeks() -> None:
    assert RunMeasures(wape=0.3, naive_wape=0.4).value_added == pytest.approx(0.25)
    assert RunMeasures(wape=0.3).value_added is RunMeasures(naive_wape=0.4).value_added is None


def test_peoples_changes_are_measured_against_the_engines_own_numbers() -> None:
    (check,) = weeks(15)
    changed = replace(check, month=Band(80, 60, 100, 90), engine_mean=50)
    assert override_value([check, changed]) == OverrideValue(1, 10 / 90, 40 / 90)
    assert override_value([changed]).value_added == pytest.approx(0.75)
    assert override_value([check]).value_added is None
    assert override_value([replace(changed, month=Band(80, 60, 100, 80), engine_mean=80)]).value_added is None

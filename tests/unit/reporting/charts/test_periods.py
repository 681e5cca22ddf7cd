"""Days add up to weeks that end today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.reporting.charts import ItemChartData
from retail_desktop.reporting.charts.periods import Outlook, Sold, outlooks, sold_periods

AS_OF = date(2026, 9, 29)


def test_the_newest_week_is_whole_and_the_oldest_may_be_partial(item: ItemChartData) -> None:
    weeks = sold_periods(item.days, item.units, item.out_of_stock, item.as_of, "week")
    assert weeks == (
        Sold(date(2026, 9, 9), date(2026, 9, 15), 9.0, 3, 0),
        Sold(date(2026, 9, 16), date(2026, 9, 22), 15.0, 7, 2),
        Sold(date(2026, 9, 23), date(2026, 9, 29), 21.0, 7, 0),
    )
    assert [week.is_partial for week in weeks] == [True, False, False]


def test_a_day_is_a_period_of_its_own(item: ItemChartData) -> None:
    days = sold_periods(item.days, item.units, item.out_of_stock, item.as_of, "day")
    assert len(days) == 17
    assert not any(day.is_partial for day in days)
    assert sum(day.out_days for day in days) == 2


def test_a_gap_in_the_data_is_a_partial_week() -> None:
    days = (AS_OF - timedelta(days=20), AS_OF)
    first, middle, last = sold_periods(days, (5.0, 2.0), (), AS_OF, "week")
    assert (first.units, middle.units, last.units) == (5.0, 0.0, 2.0)
    assert middle.days == 0


@given(st.lists(st.integers(0, 100), max_size=60))
def test_no_sale_is_lost_between_weeks(units: list[int]) -> None:
    days = [AS_OF - timedelta(days=back) for back in range(len(units))]
    for period in ("day", "week"):
        assert sum(sold.units for sold in sold_periods(days, units, (), AS_OF, period)) == sum(units)


def test_what_is_dated_later_is_not_history() -> None:
    assert sold_periods((AS_OF + timedelta(days=1),), (5.0,), (), AS_OF, "week") == ()


def test_the_first_week_has_the_quantiles_of_its_total(forecast: ItemForecast) -> None:
    first = outlooks(forecast, AS_OF, "week")[0]
    assert (first.first, first.last, first.mean) == (date(2026, 9, 30), date(2026, 10, 6), 21.0)
    total = forecast.total_line(7)
    assert first.ranges == pytest.approx((total[0], total[1], total[3], total[6]))


def test_a_later_week_is_wider_as_its_days_are(forecast: ItemForecast) -> None:
    levels = 9
    wider = [value if place < 7 * levels else 3 + 2 * (value - 3) for place, value in enumerate(forecast.quantiles)]
    weeks = outlooks(replace(forecast, quantiles=wider), AS_OF, "week")
    assert len(weeks) == 4
    first, second = (week.ranges[-1] - week.mean for week in weeks[:2])
    assert second == pytest.approx(2 * first)


def test_days_without_ranges_let_the_weeks_grow_with_the_root_of_their_mean(forecast: ItemForecast) -> None:
    flat = replace(forecast, quantiles=[0.0] * len(forecast.quantiles), mean=[3.0] * 7 + [12.0] * 21)
    weeks = outlooks(flat, AS_OF, "week")
    assert weeks[1].ranges[-1] - weeks[1].mean == pytest.approx(2 * (weeks[0].ranges[-1] - weeks[0].mean))
    silent = outlooks(replace(flat, mean=[0.0] * 28), AS_OF, "week")
    assert all(low >= 0 for week in silent for low in week.ranges)


def test_a_day_has_its_own_quantiles(forecast: ItemForecast) -> None:
    days = outlooks(forecast, AS_OF, "day")
    assert days[0] == Outlook(date(2026, 9, 30), date(2026, 9, 30), 3.0, (1.0, 2.0, 4.0, 5.0))
    assert len(days) == 28


def test_expected_units_alone_have_no_ranges() -> None:
    assert outlooks([2.0] * 15, AS_OF, "week") == (
        Outlook(date(2026, 9, 30), date(2026, 10, 6), 14.0),
        Outlook(date(2026, 10, 7), date(2026, 10, 13), 14.0),
    )
    assert outlooks(None, AS_OF, "week") == ()


def test_less_than_a_week_ahead_is_no_week(forecast: ItemForecast) -> None:
    assert outlooks(replace(forecast, mean=[3.0] * 6), AS_OF, "week") == ()

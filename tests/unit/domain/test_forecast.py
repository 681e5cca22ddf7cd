"""What a forecast says of totals, between its levels and beyond its horizon."""

from collections.abc import Callable, Sequence
from datetime import date
from math import sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retail_desktop.domain.forecast import LEVELS, MEDIAN, ItemForecast

Maker = Callable[..., ItemForecast]
DAILY, DEVIATION = st.floats(0.5, 50), st.floats(0.05, 20)
DAYS = st.integers(1, 60)


def of_line(line: Sequence[float], mean: float) -> ItemForecast:
    """One day ahead, with these quantiles."""
    return ItemForecast("00417", "MAIN", date(2026, 9, 27), "test", [mean], line, [mean], [1.0], line)


def test_the_first_forecast_day_is_the_day_after_the_last_known_one(forecast_of: Maker) -> None:
    forecast = forecast_of(4, horizon=28)
    assert forecast.day(1) == date(2026, 9, 28)
    assert forecast.day(28) == date(2026, 10, 25)
    assert forecast.horizon_days == 28


def test_a_day_and_a_total_have_one_quantile_a_level(forecast_of: Maker) -> None:
    forecast = forecast_of(4, 1)
    assert len(forecast.day_quantiles(3)) == len(forecast.total_line(28)) == len(LEVELS)
    assert forecast.day_quantiles(28)[MEDIAN] == pytest.approx(4)
    assert forecast.total_line(10)[MEDIAN] == pytest.approx(40)


def test_expected_demand_goes_on_at_the_mean_rate_beyond_the_horizon(forecast_of: Maker) -> None:
    forecast = forecast_of(4, 1, horizon=14)
    assert [forecast.expected_total(days) for days in (0, 1, 14, 42)] == pytest.approx([0, 4, 56, 168])


def test_a_stored_level_is_given_as_it_is() -> None:
    line = [0, 1, 2, 4, 5, 7, 9, 11, 14]
    assert [of_line(line, 3).total_quantile(1, level) for level in LEVELS] == pytest.approx(line)


def test_between_two_levels_a_quantile_lies_on_the_straight_line() -> None:
    forecast = of_line([0, 1, 2, 4, 5, 7, 9, 11, 14], 3)
    assert forecast.total_quantile(1, 0.925) == pytest.approx(8)
    assert forecast.total_quantile(1, 0.85) == pytest.approx(6)


def test_above_the_highest_level_the_last_straight_line_goes_on() -> None:
    forecast = of_line([0, 1, 2, 4, 5, 7, 9, 11, 14], 3)
    assert forecast.total_quantile(1, 0.995) == pytest.approx(15)


def test_demand_is_never_below_zero() -> None:
    assert of_line([1, 5, 6, 7, 8, 9, 10, 11, 12], 6).total_quantile(1, 0.001) == pytest.approx(0.02)
    assert of_line([0.5, 5, 6, 7, 8, 9, 10, 11, 12], 6).total_quantile(1, 0.001) == 0


def test_no_days_have_no_demand(forecast_of: Maker) -> None:
    forecast = forecast_of(4, 1)
    assert forecast.total_quantile(0, 0.99) == forecast.expected_total(0) == forecast.exceedance(0, 0) == 0


def test_beyond_the_horizon_the_spread_grows_with_the_square_root_of_the_days(forecast_of: Maker) -> None:
    forecast = forecast_of(10, 3, horizon=7)
    expected = 280 + (forecast.total_quantile(7, 0.95) - 70) * sqrt(4)
    assert forecast.total_quantile(28, 0.95) == pytest.approx(expected)
    assert forecast.total_quantile(28, 0.95) == pytest.approx(forecast_of(10, 3).total_quantile(28, 0.95))


def test_demand_certainly_exceeds_stock_that_is_owed(forecast_of: Maker) -> None:
    assert forecast_of(4, 1).exceedance(7, -1) == 1


def test_an_item_that_does_not_sell_never_runs_out(forecast_of: Maker) -> None:
    assert forecast_of(0).exceedance(7, 0) == 0


def test_half_of_the_time_the_median_is_exceeded(forecast_of: Maker) -> None:
    assert forecast_of(10, 3).exceedance(6, 60) == pytest.approx(0.5)


def test_where_most_days_sell_nothing_an_empty_shelf_fails_only_on_the_others() -> None:
    slow = of_line([0, 0, 0, 0, 1, 1, 2, 2, 3], 0.3)
    assert slow.exceedance(1, 0) == pytest.approx(0.25)
    assert slow.exceedance(1, 1) == pytest.approx(0.1)
    assert slow.exceedance(1, 3) == pytest.approx(0.01)


def test_the_last_per_cent_shrinks_with_the_stock() -> None:
    assert of_line([0, 1, 2, 4, 5, 7, 9, 11, 14], 3).exceedance(1, 28) == pytest.approx(0.005)


@given(DAILY, DEVIATION, DAYS, st.floats(0.05, 0.99))
def test_a_quantile_is_exceeded_as_often_as_its_level_says(
    forecast_of: Maker, daily: float, deviation: float, days: int, level: float
) -> None:
    forecast = forecast_of(daily, deviation)
    stock = forecast.total_quantile(days, level)
    assume(forecast.total_line(min(days, 28))[0] > 0)
    assert forecast.exceedance(days, stock) == pytest.approx(1 - level, abs=1e-6)


@given(DAILY, DEVIATION, DAYS, st.floats(-10, 3000), st.floats(0, 500))
def test_more_stock_never_raises_the_risk(
    forecast_of: Maker, daily: float, deviation: float, days: int, stock: float, more: float
) -> None:
    forecast = forecast_of(daily, deviation)
    less_risk, risk = forecast.exceedance(days, stock + more), forecast.exceedance(days, stock)
    assert 0 <= less_risk <= risk + 1e-12
    assert risk <= 1


@given(st.lists(st.integers(0, 6), min_size=9, max_size=9), st.integers(0, 8))
def test_with_whole_units_the_risk_fits_every_level_that_the_stock_covers(drawn: list[int], stock: int) -> None:
    line = [float(value) for value in sorted(drawn)]
    risk = of_line(line, 1).exceedance(1, stock)
    for level, value in zip(LEVELS, line, strict=True):
        assert risk <= 1 - level + 1e-12 if value <= stock else risk >= 1 - level - 1e-12


@given(DAILY, DEVIATION, DAYS, st.floats(0.01, 0.999), st.floats(0.01, 0.999))
def test_a_higher_level_never_needs_less(
    forecast_of: Maker, daily: float, deviation: float, days: int, one: float, other: float
) -> None:
    forecast = forecast_of(daily, deviation)
    low, high = sorted((one, other))
    assert forecast.total_quantile(days, low) <= forecast.total_quantile(days, high) + 1e-9


@given(DAILY, DEVIATION, st.floats(0.01, 0.999))
def test_the_running_quantile_is_that_of_each_number_of_days(
    forecast_of: Maker, daily: float, deviation: float, level: float
) -> None:
    forecast = forecast_of(daily, deviation)
    each = [forecast.total_quantile(days, level) for days in range(1, forecast.horizon_days + 1)]
    assert list(forecast.running_quantile(level)) == each

"""Stock falls by what is asked for, rises by what arrives, and is never less than nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.reporting.charts.projection import project


def test_the_median_falls_by_the_median_demand(forecast: ItemForecast) -> None:
    mornings = project(Decimal(100), (), forecast)
    assert len(mornings) == 29
    assert mornings[0].day == date(2026, 9, 30)
    assert mornings[0].before == (100.0,) * 5
    assert mornings[10].before[2] == pytest.approx(70.0)


def test_little_stock_is_what_much_demand_leaves(forecast: ItemForecast) -> None:
    fourth = project(Decimal(100), (), forecast)[4]
    asked = forecast.total_line(4)
    assert fourth.before == pytest.approx(tuple(100 - asked[place] for place in (6, 3, 2, 1, 0)))


def test_a_delivery_is_there_in_the_morning(forecast: ItemForecast) -> None:
    mornings = project(Decimal(20), [(date(2026, 10, 6), Decimal(48))], forecast)
    assert (mornings[6].before[2], mornings[6].after[2], mornings[6].arrived) == pytest.approx((2.0, 50.0, 48.0))


def test_a_late_delivery_is_expected_on_the_first_day(forecast: ItemForecast) -> None:
    first = project(Decimal(0), [(date(2026, 9, 1), Decimal(5)), (date(2026, 9, 30), Decimal(7))], forecast)[0]
    assert (first.arrived, first.after[2]) == (12.0, 12.0)


def test_what_an_empty_shelf_cannot_serve_is_not_owed(forecast: ItemForecast) -> None:
    mornings = project(Decimal(3), [(date(2026, 10, 10), Decimal(30))], forecast)
    assert mornings[10].before[2] == 0
    assert mornings[10].after[2] == 30


@given(on_hand=st.integers(-50, 200), arriving=st.integers(0, 100), ahead=st.integers(1, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quantiles_of_stock_stay_in_order_and_above_zero(
    forecast: ItemForecast, on_hand: int, arriving: int, ahead: int
) -> None:
    due = [(forecast.day(ahead), Decimal(arriving))]
    for shelf in project(Decimal(on_hand), due, replace(forecast)):
        assert list(shelf.before) == sorted(shelf.before)
        assert list(shelf.after) == sorted(shelf.after)
        assert shelf.before[0] >= 0

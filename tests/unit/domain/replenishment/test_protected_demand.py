"""Demand over an interval whose length is uncertain, against numbers worked out by hand."""

from collections.abc import Callable
from itertools import pairwise
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.newsvendor import normal_loss
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand

Maker = Callable[..., ItemForecast]
SPANS = ((4, 0.25), (6, 0.5), (8, 0.25))


def test_a_sure_interval_has_the_forecasts_own_quantiles(forecast_of: Maker) -> None:
    forecast = forecast_of(10, 3)
    demand = ProtectedDemand(forecast, ((13, 1.0),))
    assert demand.quantile(0.93) == forecast.total_quantile(13, 0.93)
    assert (demand.expected, demand.longest) == (130, 13)
    assert demand.typical_line == forecast.total_line(13)


def test_steady_sales_over_an_uncertain_time_are_a_step_function(forecast_of: Maker) -> None:
    demand = ProtectedDemand(forecast_of(10), SPANS)
    assert demand.expected == 60
    assert [demand.quantile(level) for level in (0.1, 0.25, 0.5, 0.75, 0.8, 0.99)] == [40, 40, 60, 60, 80, 80]
    assert demand.shortage(60) == pytest.approx(0.25 * 20)
    assert demand.shortage(80) == 0


def test_the_mixture_is_that_of_the_normal_distributions(forecast_of: Maker) -> None:
    demand = ProtectedDemand(forecast_of(10, 3), SPANS)
    level = demand.quantile(0.95)
    reached = sum(share * NormalDist(10 * days, 3 * days**0.5).cdf(level) for days, share in SPANS)
    assert reached == pytest.approx(0.95, abs=0.006)


def test_the_expected_shortage_is_the_normal_loss(forecast_of: Maker) -> None:
    demand = ProtectedDemand(forecast_of(10, 3), ((9, 1.0),))
    for stock in (70, 90, 100, 110, 120):
        assert demand.shortage(stock) == pytest.approx(normal_loss(stock, 90, 9), abs=0.5)
    assert demand.shortage(-5) == pytest.approx(demand.shortage(0) + 5)


def test_stock_for_a_shortage_is_the_least_that_keeps_it(forecast_of: Maker) -> None:
    demand = ProtectedDemand(forecast_of(10, 3), SPANS)
    stock = demand.stock_for_shortage(1.5)
    assert demand.shortage(stock) == pytest.approx(1.5, abs=1e-6)
    assert demand.stock_for_shortage(0.000001) > demand.quantile(0.99)


def test_beyond_the_horizon_the_spread_grows_with_the_root_of_the_days(forecast_of: Maker) -> None:
    forecast = forecast_of(10, 3, horizon=7)
    demand = ProtectedDemand(forecast, ((28, 0.5), (0, 0.5)))
    assert demand.typical_line[-1] == pytest.approx(140 + 2.3263 * 3 * 14**0.5, abs=0.01)
    assert demand.quantile(0.999999) > 280
    assert demand.quantile(0.5) == pytest.approx(0, abs=1e-6)


def test_at_the_end_of_all_lines_demand_is_certain(forecast_of: Maker) -> None:
    demand = ProtectedDemand(forecast_of(10, 3), SPANS)
    assert demand.quantile(1.0) == demand.quantile(1.5)


@given(st.floats(0, 40), st.floats(0, 15), st.lists(st.floats(0.5, 0.99), min_size=2, max_size=6))
def test_a_higher_level_never_needs_less(
    forecast_of: Maker, daily: float, deviation: float, levels: list[float]
) -> None:
    demand = ProtectedDemand(forecast_of(daily, deviation), SPANS)
    found = [demand.quantile(level) for level in sorted(levels)]
    assert all(high >= low - 1e-9 for low, high in pairwise(found))

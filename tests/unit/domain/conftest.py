"""Forecasts whose every number can be worked out by hand."""

from collections.abc import Callable
from datetime import date
from math import sqrt
from statistics import NormalDist

import pytest

from retail_desktop.domain.forecast import LEVELS, ItemForecast

SUNDAY = date(2026, 9, 27)
Z = [NormalDist().inv_cdf(level) for level in LEVELS]


def normal_forecast(daily: float, deviation: float = 0.0, horizon: int = 28, as_of: date = SUNDAY) -> ItemForecast:
    """Independent normal days, cut off at zero: the total of n days has mean n d and deviation s sqrt(n)."""

    def line(days: int) -> list[float]:
        return [max(0.0, daily * days + z * deviation * sqrt(days)) for z in Z]

    ahead = range(1, horizon + 1)
    return ItemForecast(
        sku="00417",
        store="MAIN",
        as_of=as_of,
        method="test",
        mean=[daily] * horizon,
        quantiles=line(1) * horizon,
        total_mean=[daily * days for days in ahead],
        total_sd=[deviation * sqrt(days) for days in ahead],
        total_quantiles=[value for days in ahead for value in line(days)],
    )


@pytest.fixture(scope="session")
def forecast_of() -> Callable[..., ItemForecast]:
    """Give a maker of forecasts: daily mean, daily deviation, horizon in days, last known day (a Sunday)."""
    return normal_forecast

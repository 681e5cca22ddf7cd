"""An item that sells three a day, with ranges that can be worked out by hand."""

from datetime import date, timedelta
from math import sqrt

import pytest

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.reporting.charts import ItemChartData

AS_OF = date(2026, 9, 29)
DEVIATIONS = (-2.0, -1.0, 0.0, 1.0, 1.2, 1.6, 2.0, 2.5, 3.0)


def steady_forecast(horizon: int = 28, daily: float = 3.0, widths: float = 1.0) -> ItemForecast:
    """Give quantiles of `daily` plus deviations a day, and of the totals by the square root of the days."""
    days = range(1, horizon + 1)
    return ItemForecast(
        sku="00417",
        store="harbour",
        as_of=AS_OF,
        method="steady",
        mean=[daily] * horizon,
        quantiles=[daily + widths * deviation for _ in days for deviation in DEVIATIONS],
        total_mean=[daily * day for day in days],
        total_sd=[sqrt(day) for day in days],
        total_quantiles=[
            max(0.0, daily * day + widths * deviation * sqrt(day)) for day in days for deviation in DEVIATIONS
        ],
    )


@pytest.fixture
def forecast() -> ItemForecast:
    """Give four weeks of forecast."""
    return steady_forecast()


@pytest.fixture
def item(forecast: ItemForecast) -> ItemChartData:
    """Give 17 days of sales, two of them without stock, and a forecast."""
    days = tuple(AS_OF - timedelta(days=back) for back in range(16, -1, -1))
    units = tuple(0.0 if day.day in {20, 21} else 3.0 for day in days)
    return ItemChartData("Units", days, units, (date(2026, 9, 20), date(2026, 9, 21)), forecast, AS_OF)

"""What a forecast says of the weeks to come, in the form in which it is looked at again once they have come."""

from math import isfinite, nan

from retail_desktop.domain.forecast import LEVELS, ItemForecast
from retail_desktop.domain.forecast_history import MONTH_DAYS, WEEK_DAYS, Band, ForecastCheck

LOW, HIGH = LEVELS.index(0.05), LEVELS.index(0.95)


def check_of(run_id: int, forecast: ItemForecast) -> ForecastCheck:
    """What a forecast says of the next 7 and 28 days; of fewer where it does not reach that far, with NaN for them."""
    week, month = (_band(forecast, days) for days in (WEEK_DAYS, MONTH_DAYS))
    engine_mean = forecast.engine.total_mean[MONTH_DAYS - 1] if forecast.engine and isfinite(month.mean) else nan
    return ForecastCheck(run_id, forecast.as_of, forecast.sku, forecast.store, week, month, engine_mean)


def _band(forecast: ItemForecast, days: int) -> Band:
    if days > forecast.horizon_days:
        return Band(nan, nan, nan)
    line = forecast.total_line(days)
    return Band(forecast.total_mean[days - 1], line[LOW], line[HIGH])

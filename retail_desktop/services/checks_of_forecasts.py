"""What a forecast says of the weeks to come, in the form in which it is looked at again once they have come."""

from math import nan

from retail_desktop.domain.forecast import LEVELS, ItemForecast
from retail_desktop.domain.forecast_history import MONTH_DAYS, WEEK_DAYS, Band, ForecastCheck

LOW, HIGH = LEVELS.index(0.05), LEVELS.index(0.95)


def check_of(run_id: int, forecast: ItemForecast) -> ForecastCheck | None:
    """What a forecast says of the next 7 and 28 days; None if it does not reach that far."""
    if forecast.horizon_days < MONTH_DAYS:
        return None
    week, month = (
        Band(forecast.total_mean[days - 1], forecast.total_line(days)[LOW], forecast.total_line(days)[HIGH])
        for days in (WEEK_DAYS, MONTH_DAYS)
    )
    engine_mean = forecast.engine.total_mean[MONTH_DAYS - 1] if forecast.engine else nan
    return ForecastCheck(run_id, forecast.as_of, forecast.sku, forecast.store, week, month, engine_mean)

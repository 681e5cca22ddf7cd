"""Everything that made the forecast of one item what it is."""

from dataclasses import dataclass

from retail_desktop.domain.corrections import DemandCorrection, KeptOutlier
from retail_desktop.domain.events import ComingEvent
from retail_desktop.domain.evidence import Evidence
from retail_desktop.domain.explanation import ForecastParts
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.forecast_history import Drift, OverrideValue
from retail_desktop.domain.overrides import Override
from retail_desktop.persistence import forecasts
from retail_desktop.services.coming_events import coming_events
from retail_desktop.services.correct_demand import list_corrections, list_kept_days
from retail_desktop.services.first_forecasts import FirstForecasts, first_forecasts_shown
from retail_desktop.services.forecast_accuracy import accuracy_evidence, forecast_alarms
from retail_desktop.services.override_forecasts import list_overrides, may_override, value_of_overrides
from retail_desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class ForecastExplanation:
    """Why the forecast of an item in a store is what it is, from the newest run over everything.

    Attributes:
        forecast: with people's changes; its `engine` holds the numbers without them, if there are any.
        parts: what the engine multiplied; None for forecasts of earlier program versions.
        corrections: days that were not taken as they were sold.
        kept: days that somebody wants taken as they were sold.
        overrides: people's changes that concern the item, in the order in which they were made.
        overrides_value: what such changes were worth in the past.
        evidence: how well the item was forecast before.
        alarm: that it sold outside its band for weeks; None if not.
        coming: what happens on its days, where that changes the demand.
        may_change: whether the person may change the forecast.
        first: that it is a first forecast, which nothing is known about but its numbers.
    """

    forecast: ItemForecast | None
    parts: ForecastParts | None
    corrections: tuple[DemandCorrection, ...]
    kept: tuple[KeptOutlier, ...]
    overrides: tuple[Override, ...]
    overrides_value: OverrideValue
    evidence: Evidence
    alarm: Drift | None
    coming: tuple[ComingEvent, ...] = ()
    may_change: bool = True
    first: FirstForecasts | None = None


def explain_forecast(place: Workplace, sku: str, store: str) -> ForecastExplanation:
    """Read the explanation of one item; short enough for a reading thread."""
    with place.database.reading() as work:
        run = forecasts.newest_run(work, or_first=True)
        found = forecasts.forecasts(work, run[0].run_id, sku, store) if run else iter(())
        forecast = next(found, None)
        parts = forecasts.explanation(work, run[0].run_id, sku, store) if run else None
        factors = parts.event_factors if parts else ()
        coming = tuple(coming_events(work, sku, store, forecast.as_of, factors)) if forecast else ()
    return ForecastExplanation(
        forecast=forecast,
        parts=parts,
        corrections=list_corrections(place, sku, store),
        kept=list_kept_days(place, sku, store),
        overrides=list_overrides(place, sku=sku, store=store),
        overrides_value=value_of_overrides(place, sku=sku, store=store),
        evidence=accuracy_evidence(place, sku, store),
        alarm=next(iter(forecast_alarms(place, sku=sku, store=store)), None),
        coming=coming,
        may_change=may_override(place),
        first=first_forecasts_shown(place),
    )

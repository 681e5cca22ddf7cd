"""What the page of all forecasts reads in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from retail_desktop.domain.forecast_history import Drift, OverrideValue, RunRecord
from retail_desktop.domain.overrides import Override
from retail_desktop.services import (
    browse_items,
    first_forecasts,
    forecast_accuracy,
    override_forecasts,
    score_changes,
)
from retail_desktop.services.first_forecasts import FirstForecasts
from retail_desktop.services.forecast_accuracy import RunAccuracy
from retail_desktop.services.score_changes import ChangeScores
from retail_desktop.services.workplace import Workplace

MOST_RUNS = 100


@dataclass(frozen=True, slots=True)
class ForecastsPage:
    """Runs with what came of them, alarms, and people's changes; names by code, stores and categories in order.

    `first` says that the newest numbers are first forecasts.
    """

    looked_back: tuple[RunAccuracy, ...]
    runs: tuple[RunRecord, ...]
    alarms: tuple[Drift, ...]
    overrides: tuple[Override, ...]
    value: OverrideValue
    names: Mapping[str, str]
    stores: tuple[str, ...]
    categories: tuple[str, ...]
    may_change: bool
    scores: ChangeScores
    first: FirstForecasts | None = None


def read_forecasts_page(place: Workplace) -> ForecastsPage:
    """Read how forecasts turned out, and who changed them."""
    items = browse_items.list_items(place)
    return ForecastsPage(
        looked_back=forecast_accuracy.accuracy_over_time(place),
        runs=forecast_accuracy.list_runs(place, limit=MOST_RUNS),
        alarms=forecast_accuracy.forecast_alarms(place),
        overrides=override_forecasts.list_overrides(place),
        value=override_forecasts.value_of_overrides(place),
        names={item.sku: item.name for item in items},
        stores=tuple(sorted({item.store for item in items})),
        categories=tuple(sorted({item.category for item in items if item.category})),
        may_change=override_forecasts.may_override(place),
        first=first_forecasts.first_forecasts_shown(place),
        scores=score_changes.score_changes(place),
    )

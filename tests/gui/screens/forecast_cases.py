"""What the services say of the small shop's forecasts: why they are what they are, and how they turned out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from retail_desktop.domain.corrections import CorrectionKind, DemandCorrection, KeptOutlier
from retail_desktop.domain.events import ComingEvent
from retail_desktop.domain.evidence import Evidence
from retail_desktop.domain.explanation import ForecastParts, PastTotal
from retail_desktop.domain.forecast import Accuracy, ItemForecast
from retail_desktop.domain.forecast_history import (
    Drift,
    Outcome,
    OverrideValue,
    RunMeasures,
    RunRecord,
    RunState,
)
from retail_desktop.domain.overrides import Override, OverrideKind
from retail_desktop.services import (
    correct_demand,
    explain_forecast,
    first_forecasts,
    forecast_accuracy,
    override_forecasts,
    plan_changes,
    score_changes,
)
from retail_desktop.services.explain_forecast import ForecastExplanation
from retail_desktop.services.first_forecasts import FirstForecasts
from retail_desktop.services.forecast_accuracy import RunAccuracy
from retail_desktop.services.override_forecasts import OverrideOutcome
from retail_desktop.services.score_changes import ChangeScores

AS_OF = date(2026, 9, 29)
SATURDAYS = (1.0, 0.9, 0.9, 1.0, 1.5, 1.1, 0.6)  # from the first forecast day, a Wednesday
NO_CHANGE = OverrideValue(0, None, None)


def explained(forecast: ItemForecast | None) -> ForecastExplanation:
    """An item with something of everything: a holiday, a single sale, lost sales, and thirteen past totals."""
    sku = forecast.sku if forecast else ""
    past = tuple(
        PastTotal(AS_OF - timedelta(days=28 + 14 * back), 28, 80.0 if back else 190.0, 98.0, 60.0, 140.0)
        for back in range(12, -1, -1)
    )
    parts = ForecastParts(
        3.9, SATURDAYS, (1.0,) * 7 + (1.2,), (), {"all items together": 0.6, "smoothing": 0.4}, past
    )  # fmt: skip
    return ForecastExplanation(
        forecast=forecast,
        parts=parts if forecast else None,
        corrections=(
            DemandCorrection(sku, "main", date(2026, 9, 14), CorrectionKind.OUTLIER, 60, 9.5),
            DemandCorrection(sku, "main", date(2026, 8, 27), CorrectionKind.LOST_SALES, 0, 3.4),
        ),
        kept=(),
        overrides=(),
        overrides_value=NO_CHANGE,
        evidence=Evidence(Accuracy(sku, "main", "m", 13, 0.2, 1, 1, 0.12, 1, 0.8, 12 / 13, 0.27, 0.26), 60, 28),
        alarm=None,
        coming=(ComingEvent(date(2026, 10, 12), ("Columbus Day",), 1.6),),
    )


def run_of(number: int, state: RunState = RunState.COMPLETE) -> RunRecord:
    """A weekly run of the shop; the newest is number 5."""
    day = AS_OF - timedelta(weeks=5 - number)
    measures = RunMeasures(0.2, -0.02, 0.8, 0.95, 0.27) if state is RunState.COMPLETE else RunMeasures()
    return RunRecord(
        number, state, day, 56, f"{day}T20:00:00+00:00", "Maria Keller", 40, 3.0, True, "", "{}", "0.1.0", "weekly-1",
        measures,
    )  # fmt: skip


@dataclass
class Outlook:
    """Alarms, changes and wishes about the shop's forecasts."""

    alarms: tuple[Drift, ...] = ()
    overrides: list[Override] = field(default_factory=list)
    kept: tuple[KeptOutlier, ...] = ()
    may_change: bool = True
    changed: dict[str, Any] = field(default_factory=dict)
    since_plan: tuple[str, ...] = ()
    first: FirstForecasts | None = None
    scores: ChangeScores = field(default_factory=ChangeScores)

    def explain(self, forecast: ItemForecast | None) -> ForecastExplanation:
        """Why the item's forecast is what it is; `changed` replaces parts of the answer."""
        found = replace(
            explained(forecast), overrides=tuple(self.overrides), kept=self.kept,
            may_change=self.may_change, first=self.first,
        )  # fmt: skip
        return replace(found, **self.changed)

    def override(self, kind: OverrideKind, amount: Decimal, **scope: Any) -> OverrideOutcome:  # noqa: ANN401 - as the service
        """Note a change."""
        made = Override(len(self.overrides) + 1, kind, amount, person="Maria Keller", **scope)
        self.overrides.append(made)
        return OverrideOutcome(made, 1)

    def take_back(self, override_id: int) -> OverrideOutcome:
        """Drop a change."""
        gone = next(one for one in self.overrides if one.override_id == override_id)
        self.overrides.remove(gone)
        return OverrideOutcome(gone, 1)

    def keep(self, sku: str, store: str, day: date) -> KeptOutlier:
        """Note that a day counts as it was sold."""
        self.kept = (*self.kept, KeptOutlier(sku, store, day, "Maria Keller", ""))
        return self.kept[-1]


def answer_about_forecasts(
    shop: Outlook,
    forecasts: Mapping[str, ItemForecast],
    answer: Callable[[object, str, Callable[..., Any]], None],
) -> None:
    """Let the services answer."""
    answer(plan_changes, "changes_since_plan", lambda: shop.since_plan)
    answer(first_forecasts, "first_forecasts_shown", lambda: shop.first)
    answer(explain_forecast, "explain_forecast", lambda sku, _store: shop.explain(forecasts.get(sku)))
    answer(forecast_accuracy, "forecast_alarms", lambda: shop.alarms)
    came = Outcome(40, 0.22, -0.04, 0.9)
    nothing = Outcome(0, None, None, None)
    answer(
        forecast_accuracy, "accuracy_over_time",
        lambda: tuple(RunAccuracy(run_of(number), came if number < 2 else nothing) for number in range(1, 6)),
    )  # fmt: skip
    states = {3: RunState.CANCELLED}
    answer(
        forecast_accuracy, "list_runs",
        lambda **_: tuple(run_of(number, states.get(number, RunState.COMPLETE)) for number in range(5, 0, -1)),
    )  # fmt: skip
    answer(score_changes, "score_changes", lambda: shop.scores)
    answer(override_forecasts, "add_override", shop.override)
    answer(override_forecasts, "remove_override", shop.take_back)
    answer(override_forecasts, "list_overrides", lambda: tuple(shop.overrides))
    answer(override_forecasts, "value_of_overrides", lambda: NO_CHANGE)
    answer(override_forecasts, "may_override", lambda: shop.may_change)
    answer(correct_demand, "keep_as_sold", shop.keep)
    answer(correct_demand, "correct_again", lambda *_: setattr(shop, "kept", ()))

"""How forecasts turned out: evidence for an item, alarms, and the accuracy of runs over time."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from retail_desktop.domain.evidence import Evidence
from retail_desktop.domain.explanation import ForecastParts
from retail_desktop.domain.forecast_history import Band, Drift, Outcome, RunRecord, RunState, drift, outcome
from retail_desktop.persistence import forecast_checks, forecasts, sales
from retail_desktop.services.workplace import Workplace

ALARM_WEEKS = 8  # an alarm speaks of the newest weeks


@dataclass(frozen=True, slots=True)
class RunAccuracy:
    """A run, and how its 28-day totals turned out; the outcome is empty until they have come."""

    run: RunRecord
    outcome: Outcome


def forecast_alarms(place: Workplace, *, sku: str | None = None, store: str | None = None) -> tuple[Drift, ...]:
    """The items that sold outside the band of their forecasts for three weeks or more, the longest first.

    The forecasts are those that were made before these weeks came; sales are those the newest whole run knew.
    """
    with place.database.reading() as work:
        newest = forecasts.newest_run(work)
        if newest is None:
            return ()
        since = newest[0].as_of - timedelta(weeks=ALARM_WEEKS)
        checks = forecast_checks.checks(work, since=since, sku=sku, store_code=store)
        found = (drift(list(own)) for _, own in groupby(checks, key=lambda check: (check.sku, check.store)))
        alarms = [alarm for alarm in found if alarm is not None]
    return tuple(sorted(alarms, key=lambda alarm: (-alarm.weeks, alarm.sku, alarm.store)))


def accuracy_over_time(place: Workplace, *, runs: int = forecast_checks.KEPT_WEEKS) -> tuple[RunAccuracy, ...]:
    """The newest complete runs over everything, of each last day the newest one, oldest first.

    Their measures are those of the backtest that each run made; their outcomes are those of the forecasts themselves.
    """
    with place.database.reading() as work:
        done = [run for run in forecasts.runs(work, limit=20 * runs) if run.whole and run.state is RunState.COMPLETE]
        by_day = {run.as_of: run for run in reversed(done)}
        chosen = [by_day[day] for day in sorted(by_day)][-runs:]
        months: dict[int, list[Band]] = {}
        for check in forecast_checks.checks(work):
            months.setdefault(check.run_id, []).append(check.month)
    return tuple(RunAccuracy(run, outcome(months.get(run.run_id, ()))) for run in chosen)


def list_runs(place: Workplace, *, limit: int = 100) -> tuple[RunRecord, ...]:
    """Runs of every state, newest first, with what makes them repeatable."""
    with place.database.reading() as work:
        return forecasts.runs(work, limit=limit)


def accuracy_evidence(place: Workplace, sku: str, store: str) -> Evidence:
    """What past origins say about the forecast of an item, from the newest run over everything."""
    with place.database.reading() as work:
        run = forecasts.newest_run(work)
        if run is None:
            return Evidence(None, 0, 0)
        found = forecasts.accuracies(work, run[0].run_id, sku)
        accuracy = next((one for one in found if one.store == store), None)
        parts = forecasts.explanation(work, run[0].run_id, sku, store)
        days = sales.item_days(work, sku, store, run[0].as_of)
    weeks = (run[0].as_of.toordinal() - days[0].day.toordinal() + 1) // 7 if days else 0
    return Evidence(accuracy, weeks, _tested_days(parts))


def _tested_days(parts: ForecastParts | None) -> int:
    return parts.past[0].days if parts and parts.past else 28

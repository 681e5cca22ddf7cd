"""How forecasts turned out, by command."""

import argparse
from typing import TYPE_CHECKING, Any

from retail_desktop.cli.answer import Answer, place_of
from retail_desktop.domain.change_scores import ChangeOutcome, Score
from retail_desktop.domain.forecast_history import Drift, OverrideValue

if TYPE_CHECKING:
    from retail_desktop.services.forecast_accuracy import RunAccuracy
    from retail_desktop.services.score_changes import ChangeScores


def report(given: argparse.Namespace) -> Answer:
    """The accuracy of the runs over time, alarms, and what people's changes were worth; with `--out` item by item."""
    from retail_desktop.services.export_tables import export_table  # noqa: PLC0415 - services load SQLAlchemy
    from retail_desktop.services.forecast_accuracy import (  # noqa: PLC0415 - as above
        accuracy_over_time,
        forecast_alarms,
    )
    from retail_desktop.services.override_forecasts import value_of_overrides  # noqa: PLC0415 - as above
    from retail_desktop.services.score_changes import score_changes  # noqa: PLC0415 - as above

    place = place_of(given)
    runs, alarms, changes = accuracy_over_time(place), forecast_alarms(place), value_of_overrides(place)
    text = [_run_words(run) for run in runs] or ["There is no forecast yet."]
    text += [alarm_words(alarm) for alarm in alarms]
    if changes.totals:
        text.append(_value_words(changes))
    judged = score_changes(place)
    text += [f"Order quantities changed by {score.name or 'hand'}: {score.in_words}" for score in judged.people]
    if given.out:
        export_table(place, "accuracy", given.out)
        text.append(f"Written to {given.out}.")
    data = {
        "runs": [_run_data(run) for run in runs],
        "alarms": [alarm_data(alarm) for alarm in alarms],
        "overrides": {
            "totals": changes.totals, "override_wape": _rounded(changes.override_wape),
            "engine_wape": _rounded(changes.engine_wape), "value_added": _rounded(changes.value_added),
        },
        "quantity_changes": _quantities_data(judged),
        "file": given.out,
    }  # fmt: skip
    return Answer("\n".join(text), data)


def alarm_words(alarm: Drift) -> str:
    """`00417 MAIN: This item has sold above its band for 3 weeks.`, and the numbers."""
    band = f"{alarm.low:.0f} to {alarm.high:.0f}"
    return f"{alarm.sku} {alarm.store}: {alarm.text} {alarm.sold:.0f} sold since {alarm.since}, {band} were expected."


def alarm_data(alarm: Drift) -> dict[str, Any]:
    """An alarm as JSON."""
    return {
        "item": alarm.sku, "store": alarm.store, "side": "above" if alarm.side > 0 else "below", "weeks": alarm.weeks,
        "since": alarm.since, "sold": _rounded(alarm.sold), "low": _rounded(alarm.low), "high": _rounded(alarm.high),
        "text": alarm.text,
    }  # fmt: skip


def _run_words(one: "RunAccuracy") -> str:
    backtest, came = one.run.measures, one.outcome
    told = f"{one.run.as_of}  backtest: WAPE {_part(backtest.wape)}, bias {_part(backtest.bias, signed=True)}, "
    told += f"95 % line held in {_part(backtest.coverage_95)}"
    if came.totals:
        told += f"; came: WAPE {_part(came.wape)}, bias {_part(came.bias, signed=True)}, {_part(came.inside)} inside"
    return told


def _value_words(changes: OverrideValue) -> str:
    pair = f"WAPE {_part(changes.override_wape)} with them, {_part(changes.engine_wape)} without"
    return f"Changes by hand, {changes.totals} totals of 28 days: {pair}."


def _run_data(one: "RunAccuracy") -> dict[str, Any]:
    run, came = one.run, one.outcome
    measures = ("wape", "bias", "coverage_80", "coverage_95", "naive_wape", "value_added")
    return {
        "run_id": run.run_id, "as_of": run.as_of, "created_at": run.created_at, "items": run.items,
        "program": run.program, "engine": run.engine, "fingerprint": run.fingerprint,
        **{name: _rounded(getattr(run.measures, name)) for name in measures},
        "came": {
            "totals": came.totals, "wape": _rounded(came.wape), "bias": _rounded(came.bias),
            "inside": _rounded(came.inside),
        },
    }  # fmt: skip


def _quantities_data(judged: "ChangeScores") -> dict[str, Any]:
    return {
        "people": [_score_data(score) for score in judged.people],
        "items": [_score_data(score) for score in judged.items],
        "changes": [_change_data(one) for one in judged.outcomes],
        "waiting": judged.waiting,
    }


def _score_data(score: Score) -> dict[str, Any]:
    return {
        "name": score.name, "changes": score.changes, "helped": score.helped, "worse": score.worse,
        "units_sold_more": score.sold_more, "stock_less": score.stock_less,
    }  # fmt: skip


def _change_data(one: ChangeOutcome) -> dict[str, Any]:
    change = one.change
    return {
        "plan_id": change.plan_id, "as_of": change.as_of, "until": one.until, "item": change.sku,
        "store": change.store, "person": change.person, "made_at": change.made_at, "note": change.note,
        "suggested": change.suggested, "ordered": change.ordered, "verdict": one.verdict.name.lower(),
        "missed_suggested": one.suggested.missed, "missed_ordered": one.ordered.missed,
        "left_suggested": one.suggested.left, "left_ordered": one.ordered.left,
    }  # fmt: skip


def _part(value: float | None, *, signed: bool = False) -> str:
    return "–" if value is None else f"{value:{'+' if signed else ''}.1%}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)

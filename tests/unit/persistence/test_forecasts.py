"""Forecast runs as they are kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from retail_desktop.domain.explanation import ForecastParts
from retail_desktop.domain.forecast import LEVELS, Accuracy, ForecastRun, ItemForecast
from retail_desktop.domain.forecast_history import RunMeasures, RunState
from retail_desktop.persistence import catalogue, forecasts
from tests.unit.persistence import runs

MUG, TOWEL, MAIN = 1, 2, 1
SUNDAY = date(2026, 9, 27)


def forecast(mean: Sequence[float], sku: str = "00417") -> ItemForecast:
    total = list(accumulate(mean))
    spread = [value * level * 2 for value in mean for level in LEVELS]
    return ItemForecast(sku, "MAIN", SUNDAY, "ets", mean, spread, total, mean, [value + 1 for value in spread])


def add_run(work: Connection, *, whole: bool = True, version: int = 7) -> int:
    run = ForecastRun(0, SUNDAY, 28, "2026-09-28T06:00:00+00:00", 2, 0.25)
    return runs.add_run(work, run, version=version, whole=whole)


def test_a_run_is_remembered_with_the_sales_that_it_was_made_from(work: Connection) -> None:
    assert forecasts.newest_run(work) is None
    key = add_run(work)
    assert forecasts.newest_run(work) == (ForecastRun(key, SUNDAY, 28, "2026-09-28T06:00:00+00:00", 2, 0.25), 7)


def test_a_forecast_comes_back_within_the_precision_of_its_storage(work: Connection) -> None:
    key = add_run(work)
    stored = forecast([0.1, 2 / 3, 1234.5678])
    forecasts.add_forecasts(work, key, [(MUG, MAIN, stored)])
    (found,) = forecasts.forecasts(work, key)
    assert (found.sku, found.store, found.as_of, found.method) == ("00417", "MAIN", SUNDAY, "ets")
    for name in ("mean", "quantiles", "total_mean", "total_sd", "total_quantiles"):
        assert list(getattr(found, name)) == pytest.approx(list(getattr(stored, name)), rel=2**-22)
    assert found.total_quantile(2, 0.95) == pytest.approx(stored.total_quantile(2, 0.95), rel=2**-22)


@settings(max_examples=30)
@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40))
def test_quantiles_keep_their_order_in_storage(numbers: list[float]) -> None:
    rising = sorted(numbers)
    kept = list(forecasts._unpacked(forecasts._packed(rising)))
    assert kept == sorted(kept)
    assert kept == pytest.approx(rising, rel=2**-23, abs=1e-40)


def test_forecasts_can_be_asked_for_by_item_and_store(work: Connection) -> None:
    catalogue.add_stores(work, ["HARBOUR"])
    key = add_run(work)
    rows = [(TOWEL, MAIN, forecast([1])), (MUG, 2, forecast([2])), (MUG, MAIN, forecast([3]))]
    forecasts.add_forecasts(work, key, rows)
    forecasts.add_forecasts(work, key, [])

    def asked(**which: str) -> list[tuple[str, str]]:
        return [(found.sku, found.store) for found in forecasts.forecasts(work, key, **which)]

    assert asked() == [("00417", "HARBOUR"), ("00417", "MAIN"), ("00422", "MAIN")]
    assert asked(sku="00417") == [("00417", "HARBOUR"), ("00417", "MAIN")]
    assert asked(store_code="MAIN") == [("00417", "MAIN"), ("00422", "MAIN")]


def test_a_new_run_over_everything_takes_the_place_of_the_older_numbers(work: Connection) -> None:
    old = add_run(work)
    forecasts.add_forecasts(work, old, [(MUG, MAIN, forecast([1]))])
    new = add_run(work)
    assert list(forecasts.forecasts(work, old)) == []
    newest = forecasts.newest_run(work)
    assert newest is not None
    assert newest[0].run_id == new


def test_a_run_over_a_few_items_leaves_the_run_over_everything(work: Connection) -> None:
    whole = add_run(work)
    forecasts.add_forecasts(work, whole, [(MUG, MAIN, forecast([1]))])
    some = add_run(work, whole=False, version=8)
    forecasts.add_forecasts(work, some, [(MUG, MAIN, forecast([2]))])
    assert [list(found.mean) for found in forecasts.forecasts(work, whole)] == [[1]]
    newest, newest_of_any = forecasts.newest_run(work), forecasts.newest_run(work, whole=False)
    assert newest is not None
    assert newest_of_any is not None
    assert (newest[0].run_id, newest[1]) == (whole, 7)
    assert (newest_of_any[0].run_id, newest_of_any[1]) == (some, 8)


def test_the_daily_mean_is_that_of_the_first_four_weeks(work: Connection) -> None:
    key = add_run(work)
    rows = [(MUG, MAIN, forecast([2.0] * 14 + [4.0] * 14 + [100.0] * 7)), (TOWEL, MAIN, forecast([1.5]))]
    forecasts.add_forecasts(work, key, rows)
    assert forecasts.daily_means(work, key) == {(MUG, MAIN): 3.0, (TOWEL, MAIN): 1.5}
    assert forecasts.daily_means(work, key, TOWEL) == {(TOWEL, MAIN): 1.5}


def test_accuracy_stays_when_the_numbers_go(work: Connection) -> None:
    key = add_run(work)
    mug = Accuracy("00417", "MAIN", "ets", 6, 0.2, 0.8, 0.9, -0.01, 0.5, 0.8, 0.95, 0.3, 0.1)
    towel = replace(mug, sku="00422", wape=None, mase=None)
    forecasts.add_accuracies(work, key, [(TOWEL, MAIN, towel), (MUG, MAIN, mug)])
    forecasts.add_accuracies(work, key, [])
    add_run(work)
    assert list(forecasts.accuracies(work, key)) == [mug, towel]
    assert list(forecasts.accuracies(work, key, "00422")) == [towel]


def test_a_run_shows_what_makes_it_repeatable(work: Connection) -> None:
    head = ForecastRun(0, SUNDAY, 28, "2026-09-28T06:00:00+00:00", 2, 0.0)
    key = forecasts.begin_run(
        work, head, person="Maria", sales_version=7, engine="weekly-1", whole=True, fingerprint="ab12",
        options='{"store": null}', program="0.1.0",
    )  # fmt: skip
    assert forecasts.newest_run(work) is None
    forecasts.complete_run(work, key, 12.5, RunMeasures(wape=0.25, naive_wape=0.5))
    (record,) = forecasts.runs(work)
    assert (record.run_id, record.state, record.seconds) == (key, RunState.COMPLETE, 12.5)
    assert (record.engine, record.program, record.fingerprint) == ("weekly-1", "0.1.0", "ab12")
    assert (record.settings, record.person, record.whole) == ('{"store": null}', "Maria", True)
    assert (record.measures.value_added, record.measures.bias) == (0.5, None)


def test_a_run_that_was_not_finished_is_not_the_newest(work: Connection) -> None:
    key = add_run(work)
    forecasts.add_forecasts(work, key, [(MUG, MAIN, forecast([1]))])
    head = ForecastRun(0, SUNDAY, 28, "", 2, 0.0)
    cancelled, killed = (
        forecasts.begin_run(work, head, person="", sales_version=7, engine="1", whole=True) for _ in range(2)
    )
    forecasts.end_run(work, cancelled, RunState.CANCELLED)
    forecasts.end_interrupted_runs(work)
    assert [(run.run_id, run.state) for run in forecasts.runs(work)] == [
        (killed, RunState.INTERRUPTED), (cancelled, RunState.CANCELLED), (key, RunState.COMPLETE),
    ]  # fmt: skip
    assert [run.run_id for run in forecasts.runs(work, limit=1)] == [killed]
    newest = forecasts.newest_run(work)
    assert newest is not None
    assert newest[0].run_id == key
    assert [list(found.mean) for found in forecasts.forecasts(work, key)] == [[1]]


def test_changed_numbers_keep_the_engines_own_beside_them(work: Connection) -> None:
    key = add_run(work)
    own = forecast([1.5, 2.5])
    forecasts.add_forecasts(work, key, [(MUG, MAIN, replace(forecast([3, 5]), engine=own)), (TOWEL, MAIN, own)])
    (changed,) = forecasts.forecasts(work, key, "00417")
    assert (list(changed.mean), changed.engine is not None) == ([3, 5], True)
    assert changed.engine is not None
    for name in ("mean", "quantiles", "total_mean", "total_sd", "total_quantiles"):
        assert list(getattr(changed.engine, name)) == pytest.approx(list(getattr(own, name)), rel=2**-22)
    forecasts.change_forecasts(work, key, [(MUG, MAIN, changed.engine)])
    forecasts.change_forecasts(work, key, [])
    (back,) = forecasts.forecasts(work, key, "00417")
    assert back == replace(changed.engine, total_mean=back.total_mean)


def test_a_forecast_brings_its_explanation(work: Connection) -> None:
    key = add_run(work)
    parts = ForecastParts(1.5, (1.0,) * 7)
    forecasts.add_forecasts(work, key, [(MUG, MAIN, forecast([1])), (TOWEL, MAIN, forecast([2]))], [parts, None])
    assert forecasts.explanation(work, key, "00417", "MAIN") == parts
    assert forecasts.explanation(work, key, "00422", "MAIN") is None
    assert forecasts.explanation(work, key, "x", "MAIN") is None


def test_first_forecasts_are_only_for_who_asks_for_them_and_go_when_a_run_is_complete(work: Connection) -> None:
    head = ForecastRun(0, SUNDAY, 28, "2026-09-28T06:00:00+00:00", 2, 2.0)
    first = forecasts.begin_run(work, head, person="", sales_version=7, engine="1", whole=True)
    forecasts.add_forecasts(work, first, [(MUG, MAIN, forecast([2]))])
    forecasts.end_run(work, first, RunState.PRELIMINARY)
    assert forecasts.newest_run(work) is None
    assert forecasts.newest_run(work, or_first=True) == (replace(head, run_id=first, preliminary=True), 7)
    some = add_run(work, whole=False)
    for whole, expected in ((True, first), (False, some)):
        newest = forecasts.newest_run(work, whole=whole, or_first=True)
        assert newest is not None
        assert newest[0].run_id == expected
    assert [list(found.mean) for found in forecasts.forecasts(work, first)] == [[2]]
    done = add_run(work)
    assert list(forecasts.forecasts(work, first)) == []
    assert [run.run_id for run in forecasts.runs(work)] == [done, some]
    newest = forecasts.newest_run(work, or_first=True)
    assert newest is not None
    assert (newest[0].run_id, newest[0].preliminary) == (done, False)

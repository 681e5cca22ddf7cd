"""What runs said and what came, as it is kept."""

from dataclasses import replace
from datetime import date, timedelta
from math import nan

from sqlalchemy import Connection

from retail_desktop.domain.forecast import Accuracy, ForecastRun
from retail_desktop.domain.forecast_history import Band, ForecastCheck
from retail_desktop.persistence import forecast_checks, forecasts
from tests.unit.persistence.runs import add_run

MUG, MAIN = 1, 1
SUNDAY = date(2026, 9, 27)
ACCURACY = Accuracy("00417", "MAIN", "ets", 6, 0.2, 0.8, 0.9, -0.01, 0.5, 0.8, 0.95, 0.3, 0.1)


def run(work: Connection, as_of: date, *, whole: bool = True) -> int:
    head = ForecastRun(0, as_of, 28, "", 1, 0.0)
    key = add_run(work, head, whole=whole)
    forecasts.add_accuracies(work, key, [(MUG, MAIN, ACCURACY)])
    return key


def check(run_id: int, as_of: date, sku: str = "00417") -> ForecastCheck:
    return ForecastCheck(run_id, as_of, sku, "MAIN", Band(14, 10, 20, 15), Band(56, 45, 70, 50), 60.0)


def keep(work: Connection, as_of: date, *skus: str) -> int:
    key = run(work, as_of)
    forecast_checks.add_checks(work, key, as_of, [check(key, as_of, sku) for sku in skus or ("00417",)])
    return key


def test_a_check_comes_back(work: Connection) -> None:
    key = keep(work, SUNDAY, "00422", "00417")
    assert list(forecast_checks.checks(work)) == [check(key, SUNDAY), check(key, SUNDAY, "00422")]
    assert list(forecast_checks.checks(work, sku="00422", store_code="MAIN")) == [check(key, SUNDAY, "00422")]
    assert list(forecast_checks.checks(work, since=SUNDAY + timedelta(1))) == []


def test_what_was_sold_is_added_later(work: Connection) -> None:
    key = run(work, SUNDAY)
    early = replace(check(key, SUNDAY), week=Band(14, 10, 20), engine_mean=nan)
    forecast_checks.add_checks(work, key, SUNDAY, [early])
    (found,) = forecast_checks.checks(work)
    assert not found.week.known
    forecast_checks.change_checks(work, [check(key, SUNDAY)])
    forecast_checks.change_checks(work, [])
    assert list(forecast_checks.checks(work)) == [check(key, SUNDAY)]


def test_of_each_calendar_week_the_newest_run_is_kept(work: Connection) -> None:
    wednesday, saturday = SUNDAY + timedelta(3), SUNDAY + timedelta(6)
    first, _, last = (keep(work, day) for day in (SUNDAY, wednesday, saturday))
    assert forecast_checks.checked_runs(work) == {first: SUNDAY, last: saturday}


def test_checks_are_kept_for_a_year(work: Connection) -> None:
    for week in range(60):
        keep(work, SUNDAY + timedelta(weeks=week))
    days = list(forecast_checks.checked_runs(work).values())
    assert (len(days), days[0]) == (forecast_checks.KEPT_WEEKS, SUNDAY + timedelta(weeks=7))


def test_a_run_that_looks_back_is_no_forecast_of_days_to_come(work: Connection) -> None:
    newest = keep(work, SUNDAY)
    keep(work, SUNDAY - timedelta(weeks=4))
    assert list(forecast_checks.checked_runs(work)) == [newest]
    forecast_checks.add_checks(work, newest, SUNDAY, [])
    assert forecast_checks.checked_runs(work) == {}


def test_the_accuracy_of_items_is_kept_as_long_as_their_checks(work: Connection) -> None:
    kept = keep(work, SUNDAY)
    old, whole, part = run(work, SUNDAY), run(work, SUNDAY), run(work, SUNDAY, whole=False)
    forecast_checks.drop_old_accuracies(work)
    left = [key for key in (kept, old, whole, part) if list(forecasts.accuracies(work, key))]
    assert left == [kept, whole, part]

"""One forecast run over the catalogue."""

import json
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from retail_desktop import __version__
from retail_desktop.domain.errors import CancelledError, NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.forecast_history import RunState
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence import forecasts
from retail_desktop.services.forecast_accuracy import accuracy_evidence
from retail_desktop.services.forecast_demand import ENGINE, LONGEST_HORIZON_DAYS, forecast_demand
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
LAST = date(2025, 7, 24)


def stored(place: Workplace, run_id: int) -> dict[str, ItemForecast]:
    with place.database.reading() as work:
        return {found.sku: found for found in forecasts.forecasts(work, run_id)}


def test_a_run_forecasts_every_item_from_the_newest_sales(shop: Workplace) -> None:
    run = forecast_demand(shop, horizon_days=28, workers=1)
    assert (run.as_of, run.horizon_days, run.items) == (LAST, 28, 6)
    found = stored(shop, run.run_id)
    tea = found["00101"]
    assert (len(found), tea.day(1), tea.horizon_days) == (6, date(2025, 7, 25), 28)
    assert 1 < tea.mean[0] < 3
    for ahead in (1, 28):
        assert all(low <= high for low, high in pairwise(tea.day_quantiles(ahead)))
    assert tea.total_mean[27] == pytest.approx(sum(tea.mean), rel=1e-5)


def test_a_past_forecast_uses_nothing_later(shop: Workplace, bring: Bring) -> None:
    then = date(2025, 6, 1)
    before = stored(shop, forecast_demand(shop, as_of=then, horizon_days=14, workers=1).run_id)
    bring(shop, "date,sku,quantity\n2025-07-30,00101,500\n2025-07-30,NEW,3\n")
    after = stored(shop, forecast_demand(shop, as_of=then, horizon_days=14, workers=1).run_id)
    assert {sku: list(found.mean) for sku, found in after.items()} == {
        sku: list(found.mean) for sku, found in before.items()
    }


def test_a_run_of_some_items_leaves_the_whole_one_in_place(planned: Workplace) -> None:
    part = forecast_demand(planned, items=["00103"], workers=1)
    assert part.items == 1
    with planned.database.reading() as work:
        whole, newest = forecasts.newest_run(work), forecasts.newest_run(work, whole=False)
    assert whole is not None
    assert newest is not None
    assert (newest[0].run_id, whole[0].items) == (part.run_id, 6)
    assert len(stored(planned, whole[0].run_id)) == 6
    assert make_plan(planned).run_id == whole[0].run_id


@pytest.mark.parametrize("days", [0, -1, LONGEST_HORIZON_DAYS + 1])
def test_a_horizon_out_of_bounds_is_refused(shop: Workplace, days: int) -> None:
    with pytest.raises(RetailError, match="1 to 366 days"):
        forecast_demand(shop, horizon_days=days)


def test_codes_are_checked_with_their_zeros(shop: Workplace) -> None:
    with pytest.raises(NotFoundError, match="no item 101"):
        forecast_demand(shop, items=["00101", "101"])
    with pytest.raises(NotFoundError, match="no store Hill"):
        forecast_demand(shop, store="Hill")


def test_a_store_without_sales_has_no_forecast(empty_shop: Workplace) -> None:
    with pytest.raises(RetailError, match="Import a sales file first"):
        forecast_demand(empty_shop)


def test_a_sales_representative_runs_no_forecast(shop: Workplace) -> None:
    with pytest.raises(NotAllowedError):
        forecast_demand(Workplace(shop.location, Person("Sam", Role.SALES)))


def cancel_when_storing(text: str, _done: int, _total: int) -> None:
    if text == "Storing forecasts":
        raise CancelledError


def test_a_cancelled_run_leaves_no_numbers(planned: Workplace, everything: Dump) -> None:
    before = everything(planned)
    with pytest.raises(CancelledError):
        forecast_demand(planned, as_of=date(2025, 7, 1), workers=1, progress=cancel_when_storing)
    after = everything(planned)
    assert {name for name in after if after[name] != before[name]} == {"forecast_run", "smoothing_fit"}
    with planned.database.reading() as work:
        assert [run.state for run in forecasts.runs(work)] == [RunState.CANCELLED, RunState.COMPLETE]


def test_the_fits_of_a_cancelled_run_are_used_by_the_next(
    shop: Workplace, monkeypatch: pytest.MonkeyPatch, ask: Callable[..., list[tuple[Any, ...]]]
) -> None:
    with pytest.raises(CancelledError):
        forecast_demand(shop, workers=1, progress=cancel_when_storing)
    fits = ask(shop, "SELECT key, alpha, initial FROM smoothing_fit ORDER BY key")
    assert len(fits) == 3  # three items sell the same every calendar week; the backtest has too few weeks for its own

    def fit(_: list[Any]) -> None:
        raise AssertionError

    monkeypatch.setattr("retail_desktop.forecasting.workers.fit_batch", fit)
    resumed = stored(shop, forecast_demand(shop, workers=1).run_id)
    monkeypatch.undo()
    assert ask(shop, "SELECT key, alpha, initial FROM smoothing_fit ORDER BY key") == fits
    assert ask(shop, "SELECT DISTINCT run_id FROM smoothing_fit") == [(2,)]
    with shop.database.writing() as work:
        work.exec_driver_sql("DELETE FROM smoothing_fit")
    anew = stored(shop, forecast_demand(shop, workers=1).run_id)
    assert {sku: list(found.total_quantiles) for sku, found in resumed.items()} == {
        sku: list(found.total_quantiles) for sku, found in anew.items()
    }


def test_a_run_can_be_repeated_from_its_record(shop: Workplace, bring: Bring) -> None:
    for _ in range(2):
        forecast_demand(shop, horizon_days=28, workers=1)
    bring(shop, "date,sku,quantity\n2025-07-24,00101,1\n")
    forecast_demand(shop, horizon_days=28, items=["00101"], workers=1)
    with shop.database.reading() as work:
        changed, again, first = forecasts.runs(work)
    assert (again.fingerprint, again.settings, again.engine) == (first.fingerprint, first.settings, ENGINE)
    assert again.measures == first.measures
    assert json.loads(changed.settings) == {"horizon_days": 28, "items": ["00101"], "store": None}
    assert changed.fingerprint != again.fingerprint
    assert (changed.program, changed.whole, len(changed.fingerprint)) == (__version__, False, 32)
    assert again.measures.wape is not None
    assert again.measures.coverage_95 is not None
    assert 0 < again.measures.wape < 1
    assert 0.5 < again.measures.coverage_95 <= 1


def test_a_run_that_fails_is_on_record(shop: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("retail_desktop.forecasting.engine.forecast", fail)
    with pytest.raises(MemoryError):
        forecast_demand(shop, workers=1)
    with shop.database.reading() as work:
        assert [run.state for run in forecasts.runs(work)] == [RunState.INTERRUPTED]


def test_the_accuracy_of_an_item_is_of_past_origins(planned: Workplace, empty_shop: Workplace) -> None:
    score = accuracy_evidence(planned, "00101", "MAIN").accuracy
    assert score is not None
    assert score.folds > 0
    assert score.wape is not None
    assert 0 < score.wape < 1
    assert accuracy_evidence(planned, "00101", "Hill").accuracy is None
    assert accuracy_evidence(empty_shop, "00101", "MAIN").accuracy is None

"""First forecasts: shown while the full run goes on, and gone once it is done."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from retail_desktop.domain.errors import CancelledError
from retail_desktop.domain.forecast_history import RunState
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.overrides import OverrideKind
from retail_desktop.persistence import forecasts
from retail_desktop.services import first_forecasts
from retail_desktop.services.browse_items import item_card, list_items
from retail_desktop.services.explain_forecast import explain_forecast
from retail_desktop.services.export_tables import export_table
from retail_desktop.services.first_forecasts import first_forecasts_shown
from retail_desktop.services.forecast_demand import forecast_demand
from retail_desktop.services.one_by_one import Exclusive, one_by_one
from retail_desktop.services.override_forecasts import add_override, remove_override
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.progress import FIRST_FORECASTS
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_forecasts, "MANY_ITEMS", 6)


def cancel_after_the_first(text: str, _done: int, _total: int) -> None:
    if text == "Cleaning demand":
        raise CancelledError


def begun(place: Workplace, **wishes: Any) -> None:  # noqa: ANN401 - whatever a run can be asked
    with pytest.raises(CancelledError):
        forecast_demand(place, workers=1, progress=cancel_after_the_first, **wishes)


def states(place: Workplace) -> list[RunState]:
    with place.database.reading() as work:
        return [run.state for run in forecasts.runs(work)]


def test_they_are_shown_while_the_full_run_goes_on(shop: Workplace) -> None:
    seen: list[tuple[int, int]] = []

    def look(text: str, done: int, total: int) -> None:
        if text != FIRST_FORECASTS:
            return
        seen.append((done, total))
        card, told = item_card(shop, "00101"), first_forecasts_shown(shop)
        assert card.forecast is not None
        assert 1 < card.forecast.mean[0] < 3
        assert all(low <= high for low, high in pairwise(card.forecast.total_line(28)))
        assert card.accuracy is None
        assert told is not None
        assert told.words == "First forecasts, without tests on the past. Better ones are being made."

    run = forecast_demand(shop, workers=1, progress=look)
    assert seen == [(6, 6)]
    assert first_forecasts_shown(shop) is None
    assert states(shop) == [RunState.COMPLETE]
    assert not run.preliminary
    forecast = item_card(shop, "00101").forecast
    assert forecast is not None
    with shop.database.reading() as work:
        (kept,) = forecasts.forecasts(work, run.run_id, "00101")
    assert list(kept.mean) == list(forecast.mean)


def test_they_stay_when_the_full_run_is_cancelled_and_say_so(shop: Workplace) -> None:
    begun(shop)
    told = first_forecasts_shown(shop)
    assert told is not None
    assert (told.as_of, told.being_replaced) == (date(2025, 7, 24), False)
    assert told.words.endswith("The full run was not finished: run Forecast and plan again.")
    found = explain_forecast(shop, "00101", "MAIN")
    assert found.first == told
    assert found.forecast is not None
    assert (found.parts, found.evidence.accuracy, found.alarm) == (None, None, None)
    assert all(row.daily_forecast is not None for row in list_items(shop))
    with one_by_one(shop.database.path, Exclusive.FORECASTING):
        begun_again = first_forecasts_shown(shop)
    assert begun_again is not None
    assert begun_again.being_replaced


def test_a_plan_and_an_export_wait_for_the_full_run(shop: Workplace, tmp_path: Path) -> None:
    begun(shop)
    assert export_table(shop, "forecasts", str(tmp_path / "forecasts.csv")) == 0
    plan = make_plan(shop)
    with shop.database.reading() as work:
        newest = forecasts.newest_run(work)
    assert newest is not None
    assert (plan.run_id, newest[0].preliminary) == (newest[0].run_id, False)
    assert first_forecasts_shown(shop) is None


def test_the_same_sales_give_the_same_first_forecasts_once(shop: Workplace) -> None:
    numbers = []
    for _ in range(2):
        begun(shop)
        forecast = item_card(shop, "00103").forecast
        assert forecast is not None
        numbers.append(list(forecast.total_quantiles))
    assert numbers[0] == numbers[1]
    assert states(shop).count(RunState.PRELIMINARY) == 1


def test_a_store_with_a_forecast_of_the_coming_days_needs_none(planned: Workplace, bring: Bring) -> None:
    bring(planned, "date,sku,quantity\n2025-07-25,00101,3\n")
    begun(planned)
    assert first_forecasts_shown(planned) is None
    assert item_card(planned, "00101").forecast is not None


def test_a_forecast_of_days_long_gone_is_as_good_as_none(planned: Workplace, bring: Bring) -> None:
    bring(planned, "date,sku,quantity\n2025-11-25,00101,3\n")
    begun(planned)
    told = first_forecasts_shown(planned)
    assert told is not None
    assert told.as_of == date(2025, 11, 25)
    forecast = item_card(planned, "00101").forecast
    assert forecast is not None
    assert forecast.as_of == told.as_of


@pytest.mark.parametrize("wish", [{"items": ["00101", "00102"]}, {"store": "MAIN"}])
def test_a_run_over_a_part_makes_none(shop: Workplace, wish: dict[str, Any]) -> None:
    begun(shop, **wish)
    assert first_forecasts_shown(shop) is None


def test_a_store_of_few_items_makes_none(shop: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_forecasts, "MANY_ITEMS", 7)
    begun(shop)
    assert first_forecasts_shown(shop) is None


def test_a_change_by_hand_moves_them_too(shop: Workplace) -> None:
    add_override(shop, OverrideKind.PERCENT, Decimal(100), sku="00102")
    begun(shop)
    before, doubled = (item_card(shop, sku).forecast for sku in ("00101", "00102"))
    assert before is not None
    assert doubled is not None
    assert doubled.engine is not None
    assert sum(doubled.mean) == pytest.approx(2 * sum(doubled.engine.mean), rel=1e-5)
    made = add_override(shop, OverrideKind.PERCENT, Decimal(100), sku="00101")
    after = item_card(shop, "00101").forecast
    assert after is not None
    assert sum(after.mean) == pytest.approx(2 * sum(before.mean), rel=1e-5)
    remove_override(shop, made.override.override_id)
    back = item_card(shop, "00101").forecast
    assert back is not None
    assert list(back.mean) == list(before.mean)

"""One forecast run over the catalogue."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from retail_desktop.domain.errors import CancelledError, NotAllowedError, NotFoundError, RetailError
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence import forecasts
from retail_desktop.services.forecast_demand import LONGEST_HORIZON_DAYS, forecast_demand, item_accuracy
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


def test_a_cancelled_run_leaves_nothing(shop: Workplace, everything: Dump) -> None:
    def stop(text: str, _done: int, _total: int) -> None:
        if text == "Storing forecasts":
            raise CancelledError

    before = everything(shop)
    with pytest.raises(CancelledError):
        forecast_demand(shop, workers=1, progress=stop)
    assert everything(shop) == before


def test_the_accuracy_of_an_item_is_of_past_origins(planned: Workplace, empty_shop: Workplace) -> None:
    score = item_accuracy(planned, "00101", "MAIN")
    assert score is not None
    assert score.folds > 0
    assert score.wape is not None
    assert 0 < score.wape < 1
    assert item_accuracy(planned, "00101", "Hill") is None
    assert item_accuracy(empty_shop, "00101", "MAIN") is None

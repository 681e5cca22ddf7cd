"""Fitted smoothing in the store, and what it saves night after night, whatever happened there."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest

from retail_desktop.domain.corrections import CorrectionKind
from retail_desktop.domain.errors import StoreFileError
from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.forecasting import workers
from retail_desktop.forecasting.fitting import fit_batch
from retail_desktop.forecasting.history import Floats
from retail_desktop.persistence import corrections, forecasts, smoothing_fits
from retail_desktop.services.choose_holidays import choose_region
from retail_desktop.services.forecast_demand import forecast_demand
from retail_desktop.services.stored_fits import StoredFits
from retail_desktop.services.workplace import Workplace
from tests.unit.persistence.runs import add_run

MUG, TOWEL = b"0" * 16, b"1" * 16


def begin(place: Workplace) -> int:
    head = ForecastRun(0, date(2025, 7, 24), 28, "", 2, 0.0)
    with place.database.writing() as work:
        return add_run(work, head)


def test_what_one_run_puts_the_next_one_gets(empty_shop: Workplace) -> None:
    StoredFits(empty_shop, begin(empty_shop)).put({MUG: (0.25, 3.0)})
    assert StoredFits(empty_shop, begin(empty_shop)).get([MUG, TOWEL]) == {MUG: (0.25, 3.0)}


def test_fits_wait_while_another_program_holds_the_store(
    empty_shop: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = StoredFits(empty_shop, begin(empty_shop))

    def busy(*_: object) -> None:
        raise StoreFileError("another program is writing to it")

    with monkeypatch.context() as patch:
        patch.setattr(smoothing_fits, "keep", busy)
        fits.put({MUG: (0.25, 3.0)})
    assert fits.get([MUG]) == {}
    fits.put({TOWEL: (0.5, 1.0)})
    assert dict(fits.get([MUG, TOWEL])) == {MUG: (0.25, 3.0), TOWEL: (0.5, 1.0)}


def test_what_a_run_found_counts_as_used_by_it(empty_shop: Workplace) -> None:
    StoredFits(empty_shop, begin(empty_shop)).put({MUG: (0.25, 3.0), TOWEL: (0.5, 1.0)})
    for _ in range(2):
        fits = StoredFits(empty_shop, begin(empty_shop))
        fits.get([TOWEL])
        with empty_shop.database.writing() as work:
            fits.finish(work)
    with empty_shop.database.reading() as work:
        assert smoothing_fits.kept(work, [MUG, TOWEL]) == {TOWEL: (0.5, 1.0)}


Bring = Callable[..., ImportReport]
FIRST = date(2024, 1, 1)  # a Monday
ITEMS, TUESDAY = 12, 7 * 80 + 2  # days of sales until then
HEAD = "date,sku,quantity\n"


def trade() -> np.ndarray:
    """Sales with a promoted week a quarter, shut on Christmas Day, an empty shelf and a bulk buy."""
    sold = np.random.default_rng(5).poisson(np.linspace(2, 12, ITEMS)[:, None], (ITEMS, TUESDAY + 4))
    for day in promoted():
        sold[0, day : day + 7] *= 3
    sold[:, (date(2024, 12, 25) - FIRST).days] = 0
    sold[3, 201:206] = 0
    sold[5, 300] = 500
    return sold


def promoted() -> range:
    return range(90, TUESDAY, 91)


def lines(days: range) -> str:
    sold = trade()
    return "".join(
        f"{FIRST + timedelta(days=day)},{item},{sold[item, day]}\n"
        for day in days
        for item in range(ITEMS)
        if sold[item, day]
    )


@pytest.fixture
def eventful(empty_shop: Workplace, bring: Bring) -> Workplace:
    bring(empty_shop, HEAD + lines(range(TUESDAY)))
    weeks = "".join(f"Week,promotion,{FIRST + timedelta(d)},{FIRST + timedelta(d + 6)},0\n" for d in promoted())
    bring(empty_shop, "name,kind,first,last,sku\n" + weeks, Target.EVENTS)
    counts = ((190, trade()[3, 191:201].sum() - 1), (206, 10**6))
    stock = "".join(f"3,{FIRST + timedelta(day)},{units}\n" for day, units in counts)
    bring(empty_shop, "sku,date,on_hand\n" + stock, Target.STOCK)
    choose_region(empty_shop, "DE")
    return empty_shop


@pytest.fixture
def fitted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the number of histories of each batch that is fitted."""
    sizes: list[int] = []

    def count(histories: list[Floats]) -> Floats:
        sizes.append(len(histories))
        return fit_batch(histories)

    monkeypatch.setattr(workers, "fit_batch", count)
    return sizes


def numbers(place: Workplace, run_id: int) -> dict[str, list[float]]:
    with place.database.reading() as work:
        return {one.sku: list(one.total_quantiles) for one in forecasts.forecasts(work, run_id)}


def test_the_second_and_third_night_fit_nothing_again(eventful: Workplace, bring: Bring, fitted: list[int]) -> None:
    forecast_demand(eventful, workers=1)
    assert sum(fitted) == 2 * ITEMS
    with eventful.database.reading() as work:
        told = {one.kind for one in corrections.corrections(work)}
    assert told == {CorrectionKind.OUTLIER, CorrectionKind.LOST_SALES}
    for night in (1, 2):
        bring(eventful, HEAD + lines(range(TUESDAY + night - 1, TUESDAY + night)), name=f"{night}.csv")
        run = forecast_demand(eventful, workers=1)
        assert run.as_of == FIRST + timedelta(days=TUESDAY + night - 1)
        assert sum(fitted) == 2 * ITEMS
    kept = numbers(eventful, run.run_id)
    with eventful.database.writing() as work:
        work.exec_driver_sql("DELETE FROM smoothing_fit")
    assert numbers(eventful, forecast_demand(eventful, workers=1).run_id) == kept
    assert sum(fitted) == 4 * ITEMS


def test_a_new_item_changes_no_fit_of_the_others(eventful: Workplace, bring: Bring, fitted: list[int]) -> None:
    forecast_demand(eventful, workers=1)
    bring(eventful, HEAD + lines(range(TUESDAY, TUESDAY + 1)) + f"{FIRST + timedelta(days=TUESDAY)},00,3\n", name="n")
    assert forecast_demand(eventful, workers=1).items == ITEMS + 1
    assert sum(fitted) == 2 * ITEMS

"""One forecast run over the catalogue."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.forecast import Accuracy, ForecastRun, ItemForecast
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import catalogue, forecasts, people
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, now

if TYPE_CHECKING:
    from retail_desktop.forecasting.results import ForecastBatch
    from retail_desktop.services.demand_history import Histories

ENGINE = "weekly-1"
HORIZON_DAYS = 56
LONGEST_HORIZON_DAYS = 366
_MEASURES = ("wape", "mase", "rmsse", "bias", "pinball", "coverage_80", "coverage_95", "naive_wape", "value_added")


def forecast_demand(
    place: Workplace,
    *,
    as_of: date | None = None,
    horizon_days: int = HORIZON_DAYS,
    items: Collection[str] = (),
    store: str | None = None,
    workers: int | None = None,
    progress: Progress = silent,
) -> ForecastRun:
    """Forecast every item in every store from what was known on the evening of `as_of`.

    Raises:
        RetailError: there is nothing to forecast from, or the horizon is out of bounds.
        NotFoundError: an item or the store does not exist.
    """
    from retail_desktop.forecasting.engine import forecast  # noqa: PLC0415 - statsmodels is slow to load
    from retail_desktop.services.clean_demand import clean_demand  # noqa: PLC0415 - as above
    from retail_desktop.services.demand_history import read_histories  # noqa: PLC0415 - as above
    from retail_desktop.services.event_calendar import read_calendar  # noqa: PLC0415 - as above

    place.allow(Permission.FORECAST)
    if not 1 <= horizon_days <= LONGEST_HORIZON_DAYS:
        raise RetailError(f"A forecast reaches 1 to {LONGEST_HORIZON_DAYS} days ahead, not {horizon_days}.")
    began = perf_counter()
    progress("Reading sales", 0, 0)
    with place.database.reading() as work:
        _check_names(catalogue.item_ids(work), items, "item")
        _check_names(catalogue.store_ids(work), [store] if store else [], "store")
        histories = read_histories(work, as_of, skus=items, store=store)
        calendar = read_calendar(work, histories, horizon_days)
        version = int(people.read_setting(work, "sales_version", "0"))
    cleaned = clean_demand(histories, calendar, progress=progress)
    batch = forecast(
        cleaned.matrix,
        horizon_days,
        factors=cleaned.event_factor,
        workers=workers or 2,
        progress=lambda done, total: progress("Forecasting items", done, total),
    )
    last = histories.first + timedelta(days=histories.demand.shape[1] - 1)
    run = ForecastRun(0, last, horizon_days, now(), len(histories.skus), round(perf_counter() - began, 3))
    progress("Storing forecasts", 0, 0)
    return _store(place, run, histories, batch, version, whole=not items and store is None)


def item_accuracy(place: Workplace, sku: str, store: str) -> Accuracy | None:
    """How well this item was forecast at past origins, from the newest run."""
    with place.database.reading() as work:
        run = forecasts.newest_run(work)
        found = forecasts.accuracies(work, run[0].run_id, sku) if run else iter(())
        return next((accuracy for accuracy in found if accuracy.store == store), None)


def _check_names(known: Collection[str], wanted: Collection[str], kind: str) -> None:
    missing = [name for name in wanted if name not in known]
    if missing:
        raise NotFoundError(f"There is no {kind} {missing[0]}. Check the code; leading zeros count.")


def _store(
    place: Workplace, run: ForecastRun, histories: "Histories", batch: "ForecastBatch", version: int, *, whole: bool
) -> ForecastRun:
    with place.database.writing() as work:
        person = place.person.name
        run_id = forecasts.add_run(work, run, person=person, sales_version=version, engine=ENGINE, whole=whole)
        forecasts.add_forecasts(work, run_id, _forecasts(histories, batch, run.as_of))
        forecasts.add_accuracies(work, run_id, _accuracies(histories, batch))
        people.note(work, place.person.name, "forecast", str(run_id), {"as_of": run.as_of, "items": run.items})
    return ForecastRun(run_id, run.as_of, run.horizon_days, run.created_at, run.items, run.seconds)


def _forecasts(histories: "Histories", batch: "ForecastBatch", as_of: date) -> Iterator[tuple[int, int, ItemForecast]]:
    for row, (item_key, store_key) in enumerate(histories.keys):
        value = ItemForecast(
            sku=histories.skus[row],
            store=histories.stores[row],
            as_of=as_of,
            method=batch.method[row],
            mean=batch.mean[row].tolist(),
            quantiles=batch.daily_quantiles[row].ravel().tolist(),
            total_mean=batch.total_mean[row].tolist(),
            total_sd=batch.total_sd[row].tolist(),
            total_quantiles=batch.total_quantiles[row].ravel().tolist(),
        )
        yield item_key, store_key, value


def _accuracies(histories: "Histories", batch: "ForecastBatch") -> Iterator[tuple[int, int, Accuracy]]:
    scores = batch.accuracy
    columns = {name: getattr(scores, name).tolist() for name in _MEASURES}
    folds = scores.folds.tolist()
    for row, (item_key, store_key) in enumerate(histories.keys):
        measures = {name: _known(column[row]) for name, column in columns.items()}
        value = Accuracy(histories.skus[row], histories.stores[row], batch.method[row], int(folds[row]), **measures)
        yield item_key, store_key, value


def _known(value: float) -> float | None:
    return None if value != value else value  # noqa: PLR0124 - only nan differs from itself

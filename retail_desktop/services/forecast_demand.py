"""One forecast run over the catalogue."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any

from retail_desktop import __version__
from retail_desktop.domain.errors import CancelledError, NotFoundError, RetailError, StoreFileError
from retail_desktop.domain.forecast import ForecastRun
from retail_desktop.domain.forecast_history import RunState
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import catalogue, forecasts, people
from retail_desktop.persistence import corrections as stored_corrections
from retail_desktop.persistence.database import Work
from retail_desktop.services.first_forecasts import make_first_forecasts
from retail_desktop.services.one_by_one import Exclusive, one_by_one
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace, now

if TYPE_CHECKING:
    from retail_desktop.domain.corrections import DemandCorrection
    from retail_desktop.forecasting.cleaning import Cleaned
    from retail_desktop.forecasting.results import ForecastBatch
    from retail_desktop.services.demand_history import Histories
    from retail_desktop.services.stored_fits import StoredFits

ENGINE = "weekly-1"
HORIZON_DAYS = 56
LONGEST_HORIZON_DAYS = 366


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

    A store of many items that has no forecast yet gets first ones on the way.

    Raises:
        RetailError: there is nothing to forecast from, or the horizon is out of bounds.
        NotFoundError: an item or the store does not exist.
    """
    from retail_desktop.forecasting.engine import forecast  # noqa: PLC0415 - statsmodels is slow to load
    from retail_desktop.services.clean_demand import clean_demand, corrections  # noqa: PLC0415 - as above
    from retail_desktop.services.demand_history import read_histories  # noqa: PLC0415 - as above
    from retail_desktop.services.event_calendar import read_calendar  # noqa: PLC0415 - as above
    from retail_desktop.services.stored_fits import StoredFits  # noqa: PLC0415 - as above
    from retail_desktop.services.stored_knowledge import StoredKnowledge  # noqa: PLC0415 - as above

    place.allow(Permission.FORECAST)
    began, settings = perf_counter(), _settings(horizon_days, items, store)
    with one_by_one(place.database.path, Exclusive.FORECASTING, progress=progress):
        progress("Reading sales", 0, 0)
        with place.database.reading() as work:
            _check_names(work, items, store)
            histories = read_histories(work, as_of, skus=items, store=store)
            calendar = read_calendar(work, histories, horizon_days)
            as_sold = [(day.sku, day.store, day.day) for day in stored_corrections.kept_outliers(work)]
            version = int(people.read_setting(work, "sales_version", "0"))
        if _is_whole(settings):
            make_first_forecasts(place, histories, version, horizon_days, progress)
        cleaned = clean_demand(histories, calendar, kept=as_sold, progress=progress)
        run = _begin(place, histories, cleaned, version, settings)
        with _ended_if_not_done(place, run.run_id):
            kept = StoredFits(place, run.run_id)
            learned = StoredKnowledge(place.database.path) if _is_whole(settings) else None
            batch = forecast(
                cleaned.matrix, horizon_days, factors=cleaned.event_factor, sold=cleaned.sold, kept=kept,
                learned=learned, workers=workers or 2, progress=partial(progress, "Forecasting items"),
            )  # fmt: skip
            progress("Storing forecasts", 0, 0)
            run = replace(run, seconds=round(perf_counter() - began, 3))
            _store(place, run, histories, (batch, corrections(histories, cleaned)), kept)
    return run


def _begin(
    place: Workplace, histories: "Histories", cleaned: "Cleaned", version: int, settings: dict[str, Any]
) -> ForecastRun:
    """Record that a run begins, so that it can be repeated."""
    from retail_desktop.services.keep_forecasts import fingerprint, last_day  # noqa: PLC0415 - NumPy is slow to load

    demand = cleaned.matrix
    run = ForecastRun(0, last_day(histories), settings["horizon_days"], now(), len(histories.skus), 0.0)
    with place.database.writing() as work:
        forecasts.end_interrupted_runs(work)
        run_id = forecasts.begin_run(
            work,
            run,
            person=place.person.name,
            sales_version=version,
            engine=ENGINE,
            whole=_is_whole(settings),
            fingerprint=fingerprint(histories, demand.values, demand.observed, cleaned.event_factor),
            options=json.dumps(settings),
            program=__version__,
        )
    return replace(run, run_id=run_id)


def _is_whole(settings: dict[str, Any]) -> bool:
    """Whether a run is over everything."""
    return not settings["items"] and settings["store"] is None


@contextmanager
def _ended_if_not_done(place: Workplace, run_id: int) -> Iterator[None]:
    """Record how a run ended that gives no numbers; the fits it has saved stay for the next one."""
    try:
        yield
    except BaseException as error:
        state = RunState.CANCELLED if isinstance(error, CancelledError) else RunState.INTERRUPTED
        with suppress(StoreFileError), place.database.writing() as work:
            forecasts.end_run(work, run_id, state)
        raise


def _settings(days: int, items: Collection[str], store: str | None) -> dict[str, Any]:
    """What was asked for, as it is kept with the run."""
    if not 1 <= days <= LONGEST_HORIZON_DAYS:
        raise RetailError(f"A forecast reaches 1 to {LONGEST_HORIZON_DAYS} days ahead, not {days}.")
    return {"horizon_days": days, "items": sorted(items), "store": store}


def _check_names(work: Work, items: Collection[str], store: str | None) -> None:
    asked = (catalogue.item_ids(work), items, "item"), (catalogue.store_ids(work), [store] if store else [], "store")
    for known, wanted, kind in asked:
        missing = [name for name in wanted if name not in known]
        if missing:
            raise NotFoundError(f"There is no {kind} {missing[0]}. Check the code; leading zeros count.")


def _store(
    place: Workplace,
    run: ForecastRun,
    histories: "Histories",
    results: "tuple[ForecastBatch, Iterable[DemandCorrection]]",
    kept: "StoredFits",
) -> None:
    from retail_desktop.services.keep_forecasts import keep_numbers, run_measures  # noqa: PLC0415 - NumPy is slow to load

    batch, corrected = results
    with place.database.writing() as work:
        whole = forecasts.complete_run(work, run.run_id, run.seconds, run_measures(batch))
        keep_numbers(work, run.run_id, histories, batch, whole=whole)
        if whole:
            stored_corrections.replace_corrections(work, run.run_id, corrected)
        kept.finish(work)
        people.note(work, place.person.name, "forecast", str(run.run_id), {"as_of": run.as_of, "items": run.items})

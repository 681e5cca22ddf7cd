"""Forecast runs, their numbers and their accuracy."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate, pairwise, zip_longest
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from retail_desktop.domain.explanation import ForecastParts
from retail_desktop.domain.forecast import LEVELS, Accuracy, ForecastRun, ItemForecast
from retail_desktop.domain.forecast_history import RunMeasures, RunRecord, RunState
from retail_desktop.persistence.forecast_parts import packed as packed_parts
from retail_desktop.persistence.forecast_parts import unpacked as unpacked_parts
from retail_desktop.persistence.forecast_tables import accuracy, forecast, forecast_run
from retail_desktop.persistence.naming import named, only_of
from retail_desktop.persistence.schema import item, store

_MEASURES = ("wape", "mase", "rmsse", "bias", "pinball", "coverage_80", "coverage_95", "naive_wape", "value_added")
_RUN_MEASURES = ("wape", "bias", "coverage_80", "coverage_95", "naive_wape")


def begin_run(
    connection: Connection,
    run: ForecastRun,
    *,
    person: str,
    sales_version: int,
    engine: str,
    whole: bool,
    fingerprint: str = "",
    options: str = "",
    program: str = "",
) -> int:
    """Record that a run begins, with what makes it repeatable (see `RunRecord`); gives its number."""
    row = {
        "as_of": run.as_of,
        "horizon_days": run.horizon_days,
        "created_at": run.created_at,
        "person": person,
        "items": run.items,
        "seconds": run.seconds,
        "sales_version": sales_version,
        "engine": engine,
        "whole": int(whole),
        "state": RunState.RUNNING.value,
        "fingerprint": fingerprint,
        "settings": options,
        "program": program,
    }
    (key,) = connection.execute(insert(forecast_run).values(row)).inserted_primary_key or (0,)
    return int(key)


def complete_run(connection: Connection, run_id: int, seconds: float, measures: RunMeasures) -> bool:
    """Record that a run is done; says whether it is one over the whole catalogue.

    Such a run drops the numbers of older runs, not their accuracy, and first forecasts altogether.
    """
    one = forecast_run.c.id == run_id
    whole = bool(connection.scalar(select(forecast_run.c.whole).where(one)))
    if whole:
        connection.execute(delete(forecast))
        drop_first_forecasts(connection)
    values = {name: getattr(measures, name) for name in _RUN_MEASURES}
    values |= {"state": RunState.COMPLETE.value, "seconds": seconds}
    connection.execute(update(forecast_run).where(one).values(values))
    return whole


def end_run(connection: Connection, run_id: int, state: RunState) -> None:
    """Record that a run ended without numbers."""
    connection.execute(update(forecast_run).where(forecast_run.c.id == run_id).values(state=state.value))


def end_interrupted_runs(connection: Connection) -> None:
    """Record that runs which no program works on any more were interrupted."""
    running = forecast_run.c.state == RunState.RUNNING.value
    connection.execute(update(forecast_run).where(running).values(state=RunState.INTERRUPTED.value))


def drop_first_forecasts(connection: Connection) -> None:
    """Drop preliminary runs with their numbers."""
    first = forecast_run.c.state == RunState.PRELIMINARY.value
    connection.execute(delete(forecast).where(forecast.c.run_id.in_(select(forecast_run.c.id).where(first))))
    connection.execute(delete(forecast_run).where(first))


def runs(connection: Connection, *, limit: int = 100) -> tuple[RunRecord, ...]:
    """The newest runs of every state, newest first."""
    query = select(forecast_run).order_by(forecast_run.c.id.desc()).limit(limit)
    return tuple(
        RunRecord(
            run_id=row.id,
            state=RunState(row.state),
            as_of=row.as_of,
            horizon_days=row.horizon_days,
            created_at=row.created_at,
            person=row.person,
            items=row.items,
            seconds=row.seconds,
            whole=bool(row.whole),
            fingerprint=row.fingerprint,
            settings=row.settings,
            program=row.program,
            engine=row.engine,
            measures=RunMeasures(*(getattr(row, name) for name in _RUN_MEASURES)),
        )
        for row in connection.execute(query)
    )


def add_forecasts(
    connection: Connection,
    run_id: int,
    values: Iterable[tuple[int, int, ItemForecast]],
    explanations: Iterable[ForecastParts | None] = (),
) -> None:
    """Store forecasts given with item and store key, and their explanations in the same order, if there are any."""
    rows = [
        {
            "run_id": run_id,
            "item_id": item_id,
            "store_id": store_id,
            "method": value.method,
            **_numbers(value),
            "parts": None if parts is None else packed_parts(parts),
        }
        for (item_id, store_id, value), parts in zip_longest(values, explanations)
    ]
    if rows:
        connection.execute(insert(forecast), rows)


def change_forecasts(connection: Connection, run_id: int, values: Iterable[tuple[int, int, ItemForecast]]) -> None:
    """Store other numbers for forecasts that are there, given with item and store key."""
    rows = [{"item": item_id, "store": store_id, **_numbers(value)} for item_id, store_id, value in values]
    if rows:
        one = update(forecast).where(
            forecast.c.run_id == run_id,
            forecast.c.item_id == bindparam("item"),
            forecast.c.store_id == bindparam("store"),
        )
        connection.execute(one, rows)


def explanation(connection: Connection, run_id: int, sku: str, store_code: str) -> ForecastParts | None:
    """Why the forecast of an item is what it is; None if that was not kept."""
    query = only_of(named(forecast).where(forecast.c.run_id == run_id), sku, store_code)
    data: bytes | None = connection.scalar(query.with_only_columns(forecast.c.parts, maintain_column_froms=True))
    return None if data is None else unpacked_parts(data)


def add_accuracies(connection: Connection, run_id: int, values: Iterable[tuple[int, int, Accuracy]]) -> None:
    """Store accuracies given with item and store key."""
    rows = [
        {
            "run_id": run_id,
            "item_id": item_id,
            "store_id": store_id,
            "method": value.method,
            "folds": value.folds,
            **{name: getattr(value, name) for name in _MEASURES},
        }
        for item_id, store_id, value in values
    ]
    if rows:
        connection.execute(insert(accuracy), rows)


def newest_run(connection: Connection, *, whole: bool = True, or_first: bool = False) -> tuple[ForecastRun, int] | None:
    """The newest run, over the whole catalogue or any, and the version of the sales it was made from.

    It is a complete one; who only shows numbers may have first forecasts, too, where these are newer.
    """
    states = (RunState.COMPLETE, RunState.PRELIMINARY) if or_first else (RunState.COMPLETE,)
    done = forecast_run.c.state.in_([state.value for state in states])
    query = select(forecast_run).where(done, forecast_run.c.whole >= int(whole))
    row = connection.execute(query.order_by(forecast_run.c.id.desc()).limit(1)).first()
    if row is None:
        return None
    preliminary = row.state == RunState.PRELIMINARY.value
    run = ForecastRun(row.id, row.as_of, row.horizon_days, row.created_at, row.items, row.seconds, preliminary)
    return run, row.sales_version


def forecasts(
    connection: Connection, run_id: int, sku: str | None = None, store_code: str | None = None
) -> Iterator[ItemForecast]:
    """The forecasts of a run by item and store, all or some."""
    query = (
        named(forecast, forecast_run.c.as_of)
        .join(forecast_run, forecast_run.c.id == forecast.c.run_id)
        .where(forecast.c.run_id == run_id)
        .order_by(item.c.sku, store.c.code)
    )
    rows = connection.execute(only_of(query, sku, store_code))
    return (_forecast(row, row.as_of) for row in rows)


def daily_means(connection: Connection, run_id: int, item_id: int | None = None) -> dict[tuple[int, int], float]:
    """Mean demand per day over the first four weeks, by item and store key, of all items or one."""
    query = select(forecast.c.item_id, forecast.c.store_id, forecast.c.mean).where(forecast.c.run_id == run_id)
    if item_id is not None:
        query = query.where(forecast.c.item_id == item_id)
    means = {}
    for row in connection.execute(query):
        days = _unpacked(row.mean)[:28]
        means[row.item_id, row.store_id] = sum(days) / len(days)
    return means


def accuracies(connection: Connection, run_id: int, sku: str | None = None) -> Iterator[Accuracy]:
    """Accuracy of a run by item and store, all or of one item."""
    query = named(accuracy).where(accuracy.c.run_id == run_id).order_by(item.c.sku, store.c.code)
    return (
        Accuracy(row.sku, row.code, row.method, row.folds, *(getattr(row, name) for name in _MEASURES))
        for row in connection.execute(only_of(query, sku, None))
    )


def _forecast(row: Row[Any], as_of: date) -> ItemForecast:
    mean = _unpacked(row.mean)
    changed = ItemForecast(
        sku=row.sku,
        store=row.code,
        as_of=as_of,
        method=row.method,
        mean=mean,
        quantiles=_unpacked(row.quantiles),
        total_mean=array("d", accumulate(mean)),
        total_sd=_unpacked(row.total_sd),
        total_quantiles=_unpacked(row.total_quantiles),
    )
    if row.engine_numbers is None:
        return changed
    numbers, days = _unpacked(row.engine_numbers), len(mean)
    ends = list(accumulate((days, days * len(LEVELS), days, days * len(LEVELS)), initial=0))
    own = [numbers[start:end] for start, end in pairwise(ends)]
    engine = replace(
        changed,
        mean=own[0],
        quantiles=own[1],
        total_mean=array("d", accumulate(own[0])),
        total_sd=own[2],
        total_quantiles=own[3],
    )
    return replace(changed, engine=engine)


def _numbers(value: ItemForecast) -> dict[str, bytes | None]:
    fields = ("mean", "quantiles", "total_sd", "total_quantiles")
    packed = {name: _packed(getattr(value, name)) for name in fields}
    own = value.engine
    return packed | {"engine_numbers": b"".join(_packed(getattr(own, name)) for name in fields) if own else None}


def _packed(numbers: Iterable[float]) -> bytes:
    if isinstance(numbers, array) and numbers.typecode == "f":
        return numbers.tobytes()
    return array("f", numbers).tobytes()


def _unpacked(data: bytes) -> "array[float]":
    return array("f", data)

"""Forecast runs, their numbers and their accuracy."""

from array import array
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from retail_desktop.domain.forecast import Accuracy, ForecastRun, ItemForecast
from retail_desktop.persistence.forecast_tables import accuracy, forecast, forecast_run
from retail_desktop.persistence.schema import item, store

_MEASURES = ("wape", "mase", "rmsse", "bias", "pinball", "coverage_80", "coverage_95", "naive_wape", "value_added")


def add_run(
    connection: Connection, run: ForecastRun, *, person: str, sales_version: int, engine: str, whole: bool
) -> int:
    """Record a run; gives its number.

    A run over the `whole` catalogue drops the numbers of older runs; their accuracy stays.
    """
    if whole:
        connection.execute(delete(forecast))
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
    }
    (key,) = connection.execute(insert(forecast_run).values(row)).inserted_primary_key or (0,)
    return int(key)


def add_forecasts(connection: Connection, run_id: int, values: Iterable[tuple[int, int, ItemForecast]]) -> None:
    """Store forecasts given with item and store key."""
    rows = [
        {
            "run_id": run_id,
            "item_id": item_id,
            "store_id": store_id,
            "method": value.method,
            "mean": _packed(value.mean),
            "quantiles": _packed(value.quantiles),
            "total_sd": _packed(value.total_sd),
            "total_quantiles": _packed(value.total_quantiles),
        }
        for item_id, store_id, value in values
    ]
    if rows:
        connection.execute(insert(forecast), rows)


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


def newest_run(connection: Connection, *, whole: bool = True) -> tuple[ForecastRun, int] | None:
    """The newest run, over the whole catalogue or any, and the version of the sales it was made from."""
    query = select(forecast_run).where(forecast_run.c.whole >= int(whole))
    row = connection.execute(query.order_by(forecast_run.c.id.desc()).limit(1)).first()
    if row is None:
        return None
    return ForecastRun(row.id, row.as_of, row.horizon_days, row.created_at, row.items, row.seconds), row.sales_version


def forecasts(
    connection: Connection, run_id: int, sku: str | None = None, store_code: str | None = None
) -> Iterator[ItemForecast]:
    """The forecasts of a run by item and store, all or some."""
    query = (
        select(forecast, item.c.sku, store.c.code, forecast_run.c.as_of)
        .join(forecast_run, forecast_run.c.id == forecast.c.run_id)
        .join(item, item.c.id == forecast.c.item_id)
        .join(store, store.c.id == forecast.c.store_id)
        .where(forecast.c.run_id == run_id)
        .order_by(item.c.sku, store.c.code)
    )
    if sku is not None:
        query = query.where(item.c.sku == sku)
    if store_code is not None:
        query = query.where(store.c.code == store_code)
    return (_forecast(row, row.as_of) for row in connection.execute(query))


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
    query = (
        select(accuracy, item.c.sku, store.c.code)
        .join(item, item.c.id == accuracy.c.item_id)
        .join(store, store.c.id == accuracy.c.store_id)
        .where(accuracy.c.run_id == run_id)
        .order_by(item.c.sku, store.c.code)
    )
    if sku is not None:
        query = query.where(item.c.sku == sku)
    return (
        Accuracy(row.sku, row.code, row.method, row.folds, *(getattr(row, name) for name in _MEASURES))
        for row in connection.execute(query)
    )


def _forecast(row: Row[Any], as_of: date) -> ItemForecast:
    mean = _unpacked(row.mean)
    return ItemForecast(
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


def _packed(numbers: Iterable[float]) -> bytes:
    return array("f", numbers).tobytes()


def _unpacked(data: bytes) -> "array[float]":
    values = array("f")
    values.frombytes(data)
    return values

"""What runs said of the coming week and four weeks, and what was sold then: one run a week, for a year."""

from array import array
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from retail_desktop.domain.forecast_history import Band, ForecastCheck, RunState
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.forecast_tables import accuracy, forecast_check, forecast_run
from retail_desktop.persistence.naming import named, only_of
from retail_desktop.persistence.schema import item, store

KEPT_WEEKS = 53


def checked_runs(connection: Connection) -> dict[int, date]:
    """The runs that checks are kept of, with the last day that each knew, oldest first."""
    query = select(forecast_run.c.id, forecast_run.c.as_of).where(
        select(forecast_check.c.run_id).where(forecast_check.c.run_id == forecast_run.c.id).exists()
    )
    return {row.id: row.as_of for row in connection.execute(query.order_by(forecast_run.c.as_of, forecast_run.c.id))}


def add_checks(connection: Connection, run_id: int, as_of: date, values: Iterable[ForecastCheck]) -> None:
    """Keep what a run says, in the place of what others of the same calendar week said.

    A run that looks back, from before the newest one kept, is no forecast of days to come: nothing is kept of it.
    """
    known = checked_runs(connection)
    if max(known.values(), default=as_of) > as_of:
        return
    same_week = [run for run, day in known.items() if day.isocalendar()[:2] == as_of.isocalendar()[:2]]
    outdated = [run for run, day in known.items() if day <= as_of - timedelta(weeks=KEPT_WEEKS)]
    if dropped := same_week + outdated:
        connection.execute(delete(forecast_check).where(forecast_check.c.run_id.in_(dropped)))
    items, stores = item_ids(connection), store_ids(connection)
    rows = [
        {
            "run_id": run_id,
            "item_id": items[value.sku],
            "store_id": stores[value.store],
            "numbers": _packed(value),
        }
        for value in values
    ]
    if rows:
        connection.execute(insert(forecast_check), rows)


def change_checks(connection: Connection, values: Iterable[ForecastCheck]) -> None:
    """Store other numbers for checks that are kept; those that are not stay away."""
    items, stores = item_ids(connection), store_ids(connection)
    rows = [
        {"run": value.run_id, "item": items[value.sku], "store": stores[value.store], "numbers": _packed(value)}
        for value in values
    ]
    if rows:
        one = update(forecast_check).where(
            forecast_check.c.run_id == bindparam("run"),
            forecast_check.c.item_id == bindparam("item"),
            forecast_check.c.store_id == bindparam("store"),
        )
        connection.execute(one, rows)


def checks(
    connection: Connection, *, since: date = date.min, sku: str | None = None, store_code: str | None = None
) -> Iterator[ForecastCheck]:
    """Checks of runs that knew `since` or later, by item, store and day, all or some."""
    query = (
        named(forecast_check, forecast_run.c.as_of)
        .join(forecast_run, forecast_run.c.id == forecast_check.c.run_id)
        .where(forecast_run.c.as_of >= since)
        .order_by(item.c.sku, store.c.code, forecast_run.c.as_of)
    )
    rows = connection.execute(only_of(query, sku, store_code))
    return (_check(row) for row in rows)


def week_totals(
    connection: Connection, first: date, last: date, store_code: str = ""
) -> Iterator[tuple[date, float, float]]:
    """What runs that knew a day between two expected of the week after it, and what was sold then (NaN: not known).

    One for each item and store: the day, the mean, and what was sold.
    """
    query = (
        select(forecast_run.c.as_of, forecast_check.c.numbers)
        .join(forecast_run, forecast_run.c.id == forecast_check.c.run_id)
        .join(store, store.c.id == forecast_check.c.store_id)
        .where(forecast_run.c.as_of.between(first, last))
    )
    if store_code:
        query = query.where(store.c.code == store_code)
    for row in connection.execute(query):
        numbers = array("f", row.numbers)
        yield row.as_of, numbers[0], numbers[3]


def drop_old_accuracies(connection: Connection) -> None:
    """Keep the accuracy of items for the runs that are checked, the newest over everything, and the newest of all."""
    complete = select(func.max(forecast_run.c.id)).where(forecast_run.c.state == RunState.COMPLETE.value)
    newest = connection.scalar(complete), connection.scalar(complete.where(forecast_run.c.whole == 1))
    checked = select(forecast_check.c.run_id).distinct()
    connection.execute(delete(accuracy).where(accuracy.c.run_id.not_in(newest), accuracy.c.run_id.not_in(checked)))


def _packed(value: ForecastCheck) -> bytes:
    week, month = value.week, value.month
    numbers = (
        week.mean, week.low, week.high, week.sold, month.mean, month.low, month.high, month.sold, value.engine_mean,
    )  # fmt: skip
    return array("f", numbers).tobytes()


def _check(row: Row[Any]) -> ForecastCheck:
    numbers = array("f", row.numbers)
    return ForecastCheck(
        run_id=row.run_id,
        as_of=row.as_of,
        sku=row.sku,
        store=row.code,
        week=Band(*numbers[:4]),
        month=Band(*numbers[4:8]),
        engine_mean=numbers[8],
    )

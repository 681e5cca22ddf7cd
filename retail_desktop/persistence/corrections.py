"""Days that the newest run did not take as they were sold, and days that a person wants taken so."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, Table, delete, insert

from retail_desktop.domain.corrections import CorrectionKind, DemandCorrection, KeptOutlier
from retail_desktop.persistence.catalogue import item_ids, store_ids
from retail_desktop.persistence.forecast_tables import demand_correction, kept_outlier
from retail_desktop.persistence.naming import named, only_of
from retail_desktop.persistence.schema import item, store


def replace_corrections(connection: Connection, run_id: int, values: Iterable[DemandCorrection]) -> None:
    """Let the corrections of a run over the whole catalogue take the place of the older ones.

    Of several for one day the first stands for all.
    """
    connection.execute(delete(demand_correction))
    days: dict[tuple[str, str, date], DemandCorrection] = {}
    for value in values:
        days.setdefault((value.sku, value.store, value.day), value)
    items, stores = item_ids(connection), store_ids(connection)
    rows = [
        {
            "item_id": items[value.sku],
            "store_id": stores[value.store],
            "day": value.day,
            "kind": value.kind.value,
            "sold": value.sold,
            "used": value.used,
            "run_id": run_id,
        }
        for value in days.values()
    ]
    if rows:
        connection.execute(insert(demand_correction), rows)


def corrections(
    connection: Connection, sku: str | None = None, store_code: str | None = None
) -> tuple[DemandCorrection, ...]:
    """The corrections of the newest run by item, store and day, all or some."""
    return tuple(
        DemandCorrection(row.sku, row.code, row.day, CorrectionKind(row.kind), row.sold, row.used)
        for row in connection.execute(_named(demand_correction, sku, store_code))
    )


def keep_outlier(connection: Connection, value: KeptOutlier) -> None:
    """Let a day count as it was sold; a second wish changes nothing but who had it."""
    drop_kept_outlier(connection, value)
    row = {"item_id": item_ids(connection)[value.sku], "store_id": store_ids(connection)[value.store]}
    connection.execute(insert(kept_outlier), [row | {"day": value.day, "person": value.person, "at": value.at}])


def drop_kept_outlier(connection: Connection, value: KeptOutlier) -> bool:
    """Take the wish back; says whether there was one."""
    one = (
        delete(kept_outlier)
        .where(kept_outlier.c.item_id == item_ids(connection)[value.sku])
        .where(kept_outlier.c.store_id == store_ids(connection)[value.store], kept_outlier.c.day == value.day)
    )
    return connection.execute(one).rowcount > 0


def kept_outliers(
    connection: Connection, sku: str | None = None, store_code: str | None = None
) -> tuple[KeptOutlier, ...]:
    """The days that count as they were sold, by item, store and day."""
    return tuple(
        KeptOutlier(row.sku, row.code, row.day, row.person, row.at)
        for row in connection.execute(_named(kept_outlier, sku, store_code))
    )


def _named(table: Table, sku: str | None, store_code: str | None) -> Select[Any]:
    query = named(table).order_by(item.c.sku, store.c.code, table.c.day)
    return only_of(query, sku, store_code)

"""The names behind the keys: rows of an item in a store, with the item's code as `sku` and the store's as `code`."""

from typing import Any

from sqlalchemy import Column, Select, Table, select
from sqlalchemy.sql.elements import Label

from retail_desktop.persistence.schema import item, store


def named(table: Table, *more: Column[Any] | Label[Any], optional: bool = False) -> Select[Any]:
    """The rows of a table and more columns, with their item and store; `optional` keeps rows that have none."""
    query = select(table, *more, item.c.sku, store.c.code)
    query = query.join(item, item.c.id == table.c.item_id, isouter=optional)
    return query.join(store, store.c.id == table.c.store_id, isouter=optional)


def only_of(query: Select[Any], sku: str | None, store_code: str | None) -> Select[Any]:
    """Of named rows those of one item, one store, or both; None leaves all."""
    if sku is not None:
        query = query.where(item.c.sku == sku)
    return query if store_code is None else query.where(store.c.code == store_code)

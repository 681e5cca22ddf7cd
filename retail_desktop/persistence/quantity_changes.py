"""Quantities that people wrote over suggestions; the last word on a line holds."""

from decimal import Decimal

from sqlalchemy import Connection, Select, func, insert, select

from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.quantity_changes import ChangeReason, QuantityChange, QuantityWish
from retail_desktop.persistence.order_tables import order_plan
from retail_desktop.persistence.planning_tables import quantity_change as table
from retail_desktop.persistence.schema import item, plan, plan_line, purchase_order, store


def add(
    connection: Connection, plan_id: int, keys: tuple[int, int], wish: QuantityWish, suggested: Decimal, person: str,
    at: str,
) -> None:  # fmt: skip
    """Keep what a person made of a line; `keys` are those of its item and store."""
    row = {
        "plan_id": plan_id, "item_id": keys[0], "store_id": keys[1], "suggested": suggested,
        "ordered": wish.quantity, "person": person, "made_at": at, "note": wish.note, "reason": wish.reason.value,
    }  # fmt: skip
    connection.execute(insert(table).values(row))


def standing(connection: Connection, plan_id: int) -> tuple[QuantityChange, ...]:
    """The changes of a plan that hold, in the order in which they were made."""
    return _read(connection, _last_words().where(table.c.plan_id == plan_id))


def ordered_by(connection: Connection) -> tuple[QuantityChange, ...]:
    """The changes that hold where their supplier was sent an order of the plan, oldest first."""
    line, order = plan_line, purchase_order
    same = (getattr(line.c, name) == getattr(table.c, name) for name in ("plan_id", "item_id", "store_id"))
    made = (
        select(line.c.plan_id)
        .join(order_plan, order_plan.c.plan_id == line.c.plan_id)
        .join(order, (order.c.id == order_plan.c.order_id) & (order.c.supplier_id == line.c.supplier_id))
        .where(*same, order.c.store_id == table.c.store_id, order.c.status != OrderStatus.CANCELLED.value)
    )
    return _read(connection, _last_words().where(made.exists()))


def _last_words() -> Select[tuple[int]]:
    return select(func.max(table.c.id)).group_by(table.c.plan_id, table.c.item_id, table.c.store_id)


def _read(connection: Connection, keys: Select[tuple[int]]) -> tuple[QuantityChange, ...]:
    query = (
        select(table, plan.c.as_of, item.c.sku, store.c.code)
        .join(plan, plan.c.id == table.c.plan_id)
        .join(item, item.c.id == table.c.item_id)
        .join(store, store.c.id == table.c.store_id)
        .where(table.c.id.in_(keys), table.c.ordered.is_not(None))
        .order_by(table.c.id)
    )
    return tuple(
        QuantityChange(
            row.plan_id, row.as_of, row.sku, row.code, row.suggested, row.ordered, row.person, row.made_at, row.note,
            ChangeReason(row.reason),
        )
        for row in connection.execute(query)
    )  # fmt: skip

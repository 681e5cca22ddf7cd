"""What a plan says at a glance, without its calculations: what runs short, and what is to be ordered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select

from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.replenishment import Status
from retail_desktop.persistence.naming import named
from retail_desktop.persistence.order_tables import order_plan
from retail_desktop.persistence.orders import counts
from retail_desktop.persistence.schema import item, order_line, plan_line, purchase_order, supplier


@dataclass(frozen=True, slots=True)
class ShortLine:
    """An item of a store that is out, or runs out before what is ordered next could arrive."""

    sku: str
    name: str
    store: str
    keys: tuple[int, int]
    status: Status
    on_hand: Decimal
    daily_demand: Decimal
    price: Decimal | None
    runs_out_on: date | None
    arrives_on: date | None
    order_by: date | None


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A line of a plan that asks for an order."""

    keys: tuple[int, int]
    sku: str
    store: str
    supplier: str
    lead_time_days: int
    cost: Decimal


def short_lines(connection: Connection, plan_id: int) -> tuple[ShortLine, ...]:
    """What is out now or runs out before the next delivery, by item and store."""
    query = (
        named(plan_line, item.c.name, item.c.price)
        .where(
            plan_line.c.plan_id == plan_id,
            plan_line.c.status.in_([Status.OUT.value, Status.BEFORE_DELIVERY.value]),
        )
        .order_by(item.c.sku)
    )
    chosen = query.with_only_columns(
        plan_line.c.item_id, plan_line.c.store_id, plan_line.c.status, plan_line.c.on_hand, plan_line.c.daily_demand,
        plan_line.c.runs_out_on, plan_line.c.arrives_on, plan_line.c.order_by, item.c.sku, item.c.name, item.c.price,
        query.selected_columns.code, maintain_column_froms=True,
    )  # fmt: skip
    return tuple(_short(row) for row in connection.execute(chosen))


def _short(row: Any) -> ShortLine:  # noqa: ANN401 - a row of SQLAlchemy has as many types as columns
    return ShortLine(
        sku=row.sku,
        name=row.name,
        store=row.code,
        keys=(row.item_id, row.store_id),
        status=Status(row.status),
        on_hand=row.on_hand,
        daily_demand=row.daily_demand,
        price=row.price,
        runs_out_on=row.runs_out_on,
        arrives_on=row.arrives_on,
        order_by=row.order_by,
    )


def wanted_lines(connection: Connection, plan_id: int) -> Iterator[WantedLine]:
    """What is still to be ordered: lines with a quantity and a supplier that no order of this plan holds yet."""
    units = func.coalesce(plan_line.c.ordered_quantity, plan_line.c.suggested_quantity, type_=plan_line.c.packs.type)
    ordered = (
        select(order_line.c.item_id)
        .join(purchase_order, purchase_order.c.id == order_line.c.order_id)
        .join(order_plan, order_plan.c.order_id == purchase_order.c.id)
        .where(
            order_plan.c.plan_id == plan_id, order_line.c.item_id == plan_line.c.item_id,
            purchase_order.c.store_id == plan_line.c.store_id,
            purchase_order.c.status != OrderStatus.CANCELLED.value, counts(purchase_order),
        )
    )  # fmt: skip
    query = named(plan_line).join(supplier, supplier.c.id == plan_line.c.supplier_id)
    chosen = query.with_only_columns(
        plan_line.c.item_id, plan_line.c.store_id, plan_line.c.lead_time_days, plan_line.c.unit_cost,
        units.label("units"), item.c.sku, query.selected_columns.code, supplier.c.code.label("supplier_code"),
        maintain_column_froms=True,
    ).where(plan_line.c.plan_id == plan_id, units > 0, ~ordered.exists())  # fmt: skip
    for row in connection.execute(chosen):
        cost = Decimal(0) if row.unit_cost is None else row.units * row.unit_cost
        keys = row.item_id, row.store_id
        yield WantedLine(keys, row.sku, row.code, row.supplier_code, row.lead_time_days, cost)

"""Reorder plans: every suggestion with all the numbers that made it."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from retail_desktop.domain.quantities import money, quantity, ten_thousandths, thousandths
from retail_desktop.domain.replenishment import Rule, Status, Step, Suggestion
from retail_desktop.persistence.catalogue import item_ids, store_ids, supplier_ids
from retail_desktop.persistence.naming import named, only_of
from retail_desktop.persistence.schema import item, plan, plan_line, store, supplier

_QUANTITIES = (
    "on_hand", "on_order", "allocated", "inventory_position", "expected_demand", "safety_stock", "reorder_point",
    "order_up_to", "suggested_quantity", "pack_size", "packs", "daily_demand", "ordered_quantity",
    "safety_for_lateness", "normal_level", "expected_waste", "transfer_quantity",
)  # fmt: skip
_AMOUNTS = ("unit_cost", "line_cost", "waiting_cost")
_DAYS = ("order_by", "runs_out_on", "next_chance", "arrives_on")
_AS_THEY_ARE = (
    "lead_time_days", "review_days", "stockout_risk", "waiting_risk", "why", "policy", "service", "transfer_from",
)  # fmt: skip
_PLAIN = (*_QUANTITIES, *_AMOUNTS, *_DAYS, *_AS_THEY_ARE)
_COLUMNS = ("plan_id", "item_id", "store_id", "supplier_id", "status", "binding_rules", "steps", *_PLAIN)
_ADD_LINE = f"INSERT INTO plan_line ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"  # noqa: S608 - names of columns
_quantities, _amounts, _days, _as_they_are = (
    attrgetter(*names) for names in (_QUANTITIES, _AMOUNTS, _DAYS, _AS_THEY_ARE)
)


@dataclass(frozen=True, slots=True)
class PlanHead:
    """A plan without its lines."""

    plan_id: int
    run_id: int
    as_of: date
    created_at: str


def add_plan(
    connection: Connection, run_id: int, as_of: date, at: str, person: str, lines: Sequence[Suggestion]
) -> int:
    """Store a plan; gives its number.

    The lines go through the driver, since SQLAlchemy takes as long to bind them as it takes to reckon a third of them.
    """
    head = {"run_id": run_id, "as_of": as_of, "created_at": at, "person": person}
    (key,) = connection.execute(insert(plan).values(head)).inserted_primary_key or (0,)
    items, stores, suppliers = item_ids(connection), store_ids(connection), supplier_ids(connection)
    rows = [
        (
            key, items[line.sku], stores[line.store], suppliers.get(line.supplier), line.status.value,
            ",".join(rule.value for rule in line.binding_rules),
            json.dumps([[step.label, str(step.amount), step.rule or ""] for step in line.steps]),
            *map(_thousandths, _quantities(line)), *map(_ten_thousandths, _amounts(line)),
            *(day and day.toordinal() for day in _days(line)), *_as_they_are(line),
        )
        for line in lines
    ]  # fmt: skip
    if rows:
        connection.exec_driver_sql(_ADD_LINE, rows)
    return int(key)


def as_stored(connection: Connection, lines: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """What `lines` reads back of lines that have just been stored, to the digit and in its order, without reading."""
    suppliers = supplier_ids(connection)
    found: list[Suggestion] = []
    for line in lines:
        values: dict[str, Any] = dict(zip(_QUANTITIES, map(_as_quantity, _quantities(line)), strict=True))
        values |= zip(_AMOUNTS, map(_as_amount, _amounts(line)), strict=True)
        supplier = line.supplier if line.supplier in suppliers else ""
        found.append(replace(line, supplier=supplier, **values))
    return tuple(sorted(found, key=attrgetter("supplier", "store", "sku")))


@lru_cache(maxsize=65_536)
def _thousandths(value: Decimal | None) -> int | None:
    return None if value is None else thousandths(value)


@lru_cache(maxsize=65_536)
def _ten_thousandths(value: Decimal | None) -> int | None:
    return None if value is None else ten_thousandths(value)


@lru_cache(maxsize=65_536)
def _as_quantity(value: Decimal | None) -> Decimal | None:
    return None if value is None else quantity(thousandths(value))


@lru_cache(maxsize=65_536)
def _as_amount(value: Decimal | None) -> Decimal | None:
    return None if value is None else money(ten_thousandths(value))


def newest_plan(connection: Connection) -> PlanHead | None:
    """The newest plan's head."""
    row = connection.execute(select(plan).order_by(plan.c.id.desc()).limit(1)).first()
    return None if row is None else PlanHead(row.id, row.run_id, row.as_of, row.created_at)


def plan_of_week(connection: Connection, last: date) -> PlanHead | None:
    """The newest plan that knew the sales of a day, or of one of the six days before it."""
    recent = plan.c.as_of.between(last - timedelta(days=6), last)
    row = connection.execute(
        select(plan).where(recent).order_by(plan.c.as_of.desc(), plan.c.id.desc()).limit(1)
    ).first()
    return None if row is None else PlanHead(row.id, row.run_id, row.as_of, row.created_at)


def levels(connection: Connection, plan_id: int) -> dict[tuple[int, int], tuple[Decimal, Decimal]]:
    """Order-up-to level and expected demand a day, by item and store key."""
    columns = plan_line.c.item_id, plan_line.c.store_id, plan_line.c.order_up_to, plan_line.c.daily_demand
    rows = connection.execute(select(*columns).where(plan_line.c.plan_id == plan_id))
    return {(row.item_id, row.store_id): (row.order_up_to, row.daily_demand) for row in rows}


def with_status(connection: Connection, plan_id: int, statuses: Collection[Status]) -> Iterator[Row[Any]]:
    """What of a plan's lines with one of the statuses tells when goods are missing: rows with the columns' names."""
    columns = (
        plan_line.c.item_id, plan_line.c.store_id, plan_line.c.status, plan_line.c.daily_demand,
        plan_line.c.lead_time_days, plan_line.c.runs_out_on, plan_line.c.arrives_on, supplier.c.code.label("supplier"),
    )  # fmt: skip
    query = select(*columns).outerjoin(supplier, supplier.c.id == plan_line.c.supplier_id)
    wanted = plan_line.c.status.in_([one.value for one in statuses])
    return iter(connection.execute(query.where(plan_line.c.plan_id == plan_id, wanted)))


def supplier_codes(connection: Connection) -> set[str]:
    """The suppliers of the newest plan."""
    newest = select(func.max(plan.c.id)).scalar_subquery()
    query = select(supplier.c.code).join(plan_line, plan_line.c.supplier_id == supplier.c.id)
    return set(connection.scalars(query.where(plan_line.c.plan_id == newest)))


def plan_head(connection: Connection, plan_id: int) -> PlanHead | None:
    """A plan's head by number."""
    row = connection.execute(select(plan).where(plan.c.id == plan_id)).first()
    return None if row is None else PlanHead(row.id, row.run_id, row.as_of, row.created_at)


def lines(connection: Connection, plan_id: int, sku: str | None = None) -> tuple[Suggestion, ...]:
    """The suggestions of a plan by supplier, store and item, all or of one item."""
    query = (
        named(plan_line, supplier.c.code.label("supplier_code"))
        .outerjoin(supplier, supplier.c.id == plan_line.c.supplier_id)
        .where(plan_line.c.plan_id == plan_id)
        .order_by(supplier.c.code, store.c.code, item.c.sku)
    )
    return tuple(_suggestion(row) for row in connection.execute(only_of(query, sku, None)))


def set_ordered_quantity(
    connection: Connection, plan_id: int, keys: tuple[int, int], quantity: Decimal | None, person: str, note: str
) -> bool:
    """Write a person's quantity over a suggestion, or take it away; False if there is no such line."""
    where = (plan_line.c.plan_id == plan_id, plan_line.c.item_id == keys[0], plan_line.c.store_id == keys[1])
    values: Mapping[str, Any] = {"ordered_quantity": quantity, "changed_by": person, "note": note}
    return connection.execute(update(plan_line).where(*where).values(values)).rowcount > 0


def _suggestion(row: Row[Any]) -> Suggestion:
    return Suggestion(
        sku=row.sku,
        store=row.code,
        supplier=row.supplier_code or "",
        status=Status(row.status),
        binding_rules=tuple(Rule(code) for code in row.binding_rules.split(",") if code),
        steps=tuple(_step(*one) for one in json.loads(row.steps)),
        **{name: getattr(row, name) for name in _PLAIN},
    )


def _step(label: str, amount: str, rule: str = "") -> Step:
    return Step(label, Decimal(amount), Rule(rule) if rule else None)

"""What a sent order said before it was changed, and the plans whose lines an order holds."""

import json
from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from retail_desktop.domain.purchasing import OrderLine, Revision
from retail_desktop.persistence.order_tables import order_plan, order_revision

_EXACT = ("quantity", "received", "pack_size", "unit_cost")


def add_revision(connection: Connection, order_id: int, revision: Revision) -> None:
    """Keep what an order said until now."""
    lines = [{field.name: getattr(line, field.name) for field in fields(OrderLine)} for line in revision.lines]
    row = {
        "order_id": order_id,
        "number": revision.number,
        "at": revision.at,
        "person": revision.user,
        "reason": revision.reason,
        "expected_on": revision.expected_on,
        "note": revision.note,
        "lines": json.dumps(lines, default=str, ensure_ascii=False),
    }
    connection.execute(insert(order_revision), [row])


def revisions(connection: Connection) -> dict[int, tuple[Revision, ...]]:
    """What orders said before, by key, oldest first."""
    found: dict[int, tuple[Revision, ...]] = {}
    query = select(order_revision).order_by(order_revision.c.order_id, order_revision.c.number)
    for row in connection.execute(query):
        lines = tuple(map(_line, json.loads(row.lines)))
        said = Revision(row.number, row.at, row.person, row.reason, row.expected_on, row.note, lines)
        found[row.order_id] = (*found.get(row.order_id, ()), said)
    return found


def link_plans(connection: Connection, order_id: int, plan_ids: Collection[int]) -> None:
    """Remember that an order holds lines of plans."""
    known = plans_of(connection, [order_id])
    rows = [{"order_id": order_id, "plan_id": plan_id} for plan_id in sorted({*plan_ids} - known)]
    if rows:
        connection.execute(insert(order_plan), rows)


def plans_of(connection: Connection, order_ids: Collection[int]) -> set[int]:
    """The plans whose lines some orders hold."""
    return set(connection.scalars(select(order_plan.c.plan_id).where(order_plan.c.order_id.in_(order_ids))))


def orders_of(connection: Connection, plan_id: int) -> set[int]:
    """Keys of the orders that hold lines of a plan."""
    return set(connection.scalars(select(order_plan.c.order_id).where(order_plan.c.plan_id == plan_id)))


def _line(said: Mapping[str, Any]) -> OrderLine:
    exact = {name: None if said[name] is None else Decimal(said[name]) for name in _EXACT}
    due = said["expected_on"]
    return OrderLine(**{**said, **exact, "expected_on": date.fromisoformat(due) if due else None})

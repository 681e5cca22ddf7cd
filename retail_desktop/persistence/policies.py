"""Choices of policy, and what classes of items are made of."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from retail_desktop.domain.replenishment.policies import PolicyKind, Service
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.persistence.catalogue import item_ids, store_ids, supplier_ids
from retail_desktop.persistence.schema import item, policy_choice, store, supplier

_WEEKS = (
    "SELECT i.sku, SUM(w.units) AS total, SUM(w.units * w.units) AS squares, SUM(w.net) AS net, MIN(w.week) AS first "
    "FROM (SELECT item_id, (:last - day) / 7 AS back, MIN((day - :last) / 7) AS week, "
    "SUM(quantity) / 1000.0 AS units, SUM(COALESCE(net_amount, 0)) / 10000.0 AS net "
    "FROM counted_line WHERE day > :first AND day <= :last GROUP BY item_id, back) w "
    "JOIN item i ON i.id = w.item_id GROUP BY i.sku"
)


def choices(connection: Connection) -> tuple[PolicyChoice, ...]:
    """All choices, in the order they were made."""
    query = (
        select(policy_choice, item.c.sku, supplier.c.code.label("supplier"), store.c.code.label("store"))
        .outerjoin(item, item.c.id == policy_choice.c.item_id)
        .outerjoin(supplier, supplier.c.id == policy_choice.c.supplier_id)
        .outerjoin(store, store.c.id == policy_choice.c.store_id)
        .order_by(policy_choice.c.id)
    )
    return tuple(
        PolicyChoice(
            sku=row.sku or "",
            store=row.store or "",
            supplier=row.supplier or "",
            abc=row.abc,
            xyz=row.xyz,
            kind=PolicyKind(row.kind),
            service=Service(row.service),
            level=row.level,
            minimum=row.minimum,
            maximum=row.maximum,
        )
        for row in connection.execute(query)
    )


def save_choice(connection: Connection, choice: PolicyChoice, person: str, at: str) -> None:
    """Keep a choice in the place of the one for the same scope."""
    forget_choice(connection, choice)
    row: dict[str, Any] = {
        **_keys(connection, choice),
        "kind": choice.kind.value,
        "service": choice.service.value,
        "level": choice.level,
        "minimum": choice.minimum,
        "maximum": choice.maximum,
        "person": person,
        "chosen_at": at,
    }
    connection.execute(insert(policy_choice).values(row))


def forget_choice(connection: Connection, choice: PolicyChoice) -> bool:
    """Drop the choice for a scope; False if there was none."""
    where = [policy_choice.c[name].is_not_distinct_from(key) for name, key in _keys(connection, choice).items()]
    return connection.execute(delete(policy_choice).where(*where)).rowcount > 0


def _keys(connection: Connection, choice: PolicyChoice) -> dict[str, Any]:
    return {
        "item_id": item_ids(connection)[choice.sku] if choice.sku else None,
        "supplier_id": supplier_ids(connection)[choice.supplier] if choice.supplier else None,
        "store_id": store_ids(connection)[choice.store] if choice.store else None,
        "abc": choice.abc,
        "xyz": choice.xyz,
    }


def weekly_sales(connection: Connection, last: date, weeks: int) -> Sequence[tuple[str, float, float, float, int]]:
    """Item code, units, sum of the weeks' squared units, net sales, and weeks since its first sale, of past weeks."""
    days = {"last": last.toordinal(), "first": last.toordinal() - 7 * weeks}
    rows = connection.execute(text(_WEEKS), days)
    return [(row.sku, row.total, row.squares, row.net, 1 - row.first) for row in rows]

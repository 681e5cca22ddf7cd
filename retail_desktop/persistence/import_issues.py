"""How a file was read and which of its lines were not stored, looked up for one import."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from retail_desktop.persistence.import_tables import import_batch, import_issue


def layout(connection: Connection, import_id: int) -> Mapping[str, Any]:
    """How the file was recognised, as in the report of that time."""
    stored = connection.scalar(select(import_batch.c.layout).where(import_batch.c.id == import_id))
    found: Mapping[str, Any] = json.loads(stored or "{}")
    return found


def counts(connection: Connection, import_id: int) -> list[tuple[str, str, int]]:
    """Lines not stored as `(rejected or ignored, reason, count)`, the most frequent reason first."""
    query = (
        select(import_issue.c.outcome, import_issue.c.reason, func.count().label("lines"))
        .where(import_issue.c.import_id == import_id)
        .group_by(import_issue.c.outcome, import_issue.c.reason)
        .order_by(func.count().desc(), import_issue.c.reason)
    )
    return [(row.outcome, row.reason, row.lines) for row in connection.execute(query)]

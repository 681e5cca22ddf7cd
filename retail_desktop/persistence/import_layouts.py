"""Remembered layouts of files."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from retail_desktop.domain.import_layouts import RememberedLayout
from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.persistence.import_tables import import_batch, import_layout


def layouts(connection: Connection, target: Target | None = None) -> tuple[RememberedLayout, ...]:
    """The remembered layouts of files of one kind, or of all, by name."""
    query = (
        select(import_layout, import_batch.c.state)
        .join_from(import_layout, import_batch, import_batch.c.id == import_layout.c.import_id, isouter=True)
        .order_by(import_layout.c.name)
    )
    query = query.where(import_layout.c.target == target.value) if target else query
    return tuple(_layout(row._mapping) for row in connection.execute(query))  # noqa: SLF001 - SQLAlchemy's public name for it


def _layout(row: Mapping[Any, Any]) -> RememberedLayout:
    options = json.loads(row["options"])
    return RememberedLayout(
        target=Target(row["target"]),
        name=row["name"],
        fingerprint=row["fingerprint"],
        headings=tuple(json.loads(row["headers"])),
        answers=options["answers"],
        files=options["files"],
        learned_at=row["learned_at"],
        used_at=row["used_at"],
        person=row["person"],
        import_id=row["import_id"],
        taken_back=row["state"] == ImportState.UNDONE.value,
    )


def save_layout(connection: Connection, layout: RememberedLayout, *, instead_of: str = "") -> None:
    """Write a layout over the one of that name, or of the name it had before, or make it."""
    row = {
        "target": layout.target.value,
        "fingerprint": layout.fingerprint,
        "name": layout.name,
        "headers": json.dumps(list(layout.headings)),
        "options": json.dumps(
            {
                "answers": dict(layout.answers),
                "files": {name: dict(answers) for name, answers in layout.files.items()},
            }
        ),
        "learned_at": layout.learned_at,
        "used_at": layout.used_at,
        "person": layout.person,
        "import_id": layout.import_id,
    }
    same = update(import_layout).where(import_layout.c.name == (instead_of or layout.name))
    if connection.execute(same.values(row)).rowcount == 0:
        connection.execute(insert(import_layout), [row])


def remove_layout(connection: Connection, name: str) -> bool:
    """Forget a layout; says whether there was one."""
    return connection.execute(delete(import_layout).where(import_layout.c.name == name)).rowcount > 0

"""Accounts, settings, and the audit trail."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence.schema import audit, person, setting


def people(connection: Connection) -> dict[str, Person]:
    """Accounts by name; none means that anybody at this PC is the owner."""
    return {row.name: Person(row.name, Role(row.role)) for row in connection.execute(select(person))}


def read_setting(connection: Connection, name: str, default: str = "") -> str:
    """A setting's value."""
    value: str | None = connection.scalar(select(setting.c.value).where(setting.c.name == name))
    return default if value is None else value


def write_setting(connection: Connection, name: str, value: str) -> None:
    """Set a setting's value."""
    if connection.execute(update(setting).where(setting.c.name == name).values(value=value)).rowcount == 0:
        connection.execute(insert(setting), [{"name": name, "value": value}])


def count_up(connection: Connection, name: str) -> int:
    """The next number of a counter that is kept among the settings."""
    number = int(read_setting(connection, name, "0")) + 1
    write_setting(connection, name, str(number))
    return number


def note(connection: Connection, who: str, action: str, subject: str, detail: Mapping[str, Any] | None = None) -> None:
    """Append to the audit trail; each entry carries the hash of the one before, so that edits show."""
    latest = select(audit.c.hash).order_by(audit.c.sequence.desc()).limit(1)
    row = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "person": who,
        "action": action,
        "subject": subject,
        "detail": json.dumps(detail or {}, default=str, sort_keys=True),
        "previous_hash": connection.scalar(latest) or "",
    }
    connection.execute(insert(audit), [{**row, "hash": _hash(row)}])


def broken_audit_entries(connection: Connection) -> list[int]:
    """Sequence numbers of the audit entries that do not fit the chain."""
    broken, previous = [], ""
    for row in connection.execute(select(audit).order_by(audit.c.sequence)):
        content = {
            name: getattr(row, name) for name in ("at", "person", "action", "subject", "detail", "previous_hash")
        }
        if row.previous_hash != previous or row.hash != _hash(content):
            broken.append(row.sequence)
        previous = row.hash
    return broken


def _hash(row: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(dict(row), sort_keys=True).encode()).hexdigest()

"""Accounts, settings, and the audit trail."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from retail_desktop.domain.people import Deed, Person, Role
from retail_desktop.persistence.schema import audit, person, setting


def people(connection: Connection) -> dict[str, Person]:
    """Who may act, by name, those with an active account; see `has_accounts` for a store without any."""
    rows = connection.execute(select(person).where(person.c.active == 1))
    return {row.name: Person(row.name, Role(row.role), row.approval_limit) for row in rows}


def has_accounts(connection: Connection) -> bool:
    """Whether people sign in; if not, anybody at this PC is the owner."""
    return connection.scalar(select(person.c.id).limit(1)) is not None


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


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the audit trail by its number, with its detail as JSON."""

    sequence: int
    detail: str


def newest_entry(connection: Connection, action: str, subject: str) -> Entry | None:
    """The newest entry about this action on this subject."""
    query = select(audit.c.sequence, audit.c.detail).where(audit.c.action == action, audit.c.subject == subject)
    row = connection.execute(query.order_by(audit.c.sequence.desc()).limit(1)).first()
    return None if row is None else Entry(row.sequence, row.detail)


def first_action(connection: Connection) -> datetime | None:
    """When the first entry of the audit trail was made: the store's birth."""
    at = connection.scalar(select(audit.c.at).order_by(audit.c.sequence).limit(1))
    return None if at is None else datetime.fromisoformat(at)


def newest_sequence(connection: Connection) -> int:
    """The number of the newest entry of the audit trail; 0 before the first."""
    return connection.scalar(select(func.max(audit.c.sequence))) or 0


def actions_after(connection: Connection, sequence: int, actions: Iterable[str]) -> tuple[str, ...]:
    """Those of some actions that the audit trail has after an entry, oldest first."""
    query = select(audit.c.action).where(audit.c.sequence > sequence, audit.c.action.in_(list(actions)))
    return tuple(connection.scalars(query.order_by(audit.c.sequence)))


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


def deeds(connection: Connection, most: int) -> list[Deed]:
    """The newest entries of the audit trail, newest first; their order is that of their numbers, not of the clock."""
    names = (audit.c.sequence, audit.c.at, audit.c.person, audit.c.action, audit.c.subject, audit.c.detail)
    query = select(*names).order_by(audit.c.sequence.desc()).limit(most)
    return [
        Deed(row.sequence, datetime.fromisoformat(row.at), row.person, row.action, row.subject, row.detail)
        for row in connection.execute(query)
    ]

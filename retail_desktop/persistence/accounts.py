"""Accounts and their secrets, which are kept as argon2id hashes alone.

Source: RFC 9106, the low-memory recommendation (64 MiB, 3 passes), as argon2-cffi has it.
"""

from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, insert, select, update

from retail_desktop.domain.accounts import Account
from retail_desktop.domain.people import Role
from retail_desktop.persistence.schema import person

_HASHER = PasswordHasher()
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"


def accounts(connection: Connection) -> tuple[Account, ...]:
    """All accounts by name."""
    return tuple(
        Account(
            row.name,
            Role(row.role),
            active=bool(row.active),
            has_pin=bool(row.pin_hash),
            approval_limit=row.approval_limit,
            failures=row.failures,
            last_failure=datetime.fromisoformat(row.last_failure) if row.last_failure else None,
        )
        for row in connection.execute(select(person).order_by(person.c.name))
    )


def add_account(connection: Connection, name: str, role: Role) -> None:
    """Add an account that has no secret yet."""
    connection.execute(insert(person), [{"name": name, "role": role.value}])


def change_account(connection: Connection, name: str, **values: Any) -> None:  # noqa: ANN401 - as the columns have them
    """Set columns of an account."""
    connection.execute(update(person).where(person.c.name == name).values(**values))


def secret_hash(secret: str) -> str:
    """The hash of a password or PIN, with a salt of its own; takes a tenth of a second on purpose."""
    return _HASHER.hash(secret)


def is_secret(connection: Connection, name: str, secret: str, *, pin: bool) -> bool:
    """Whether this is the password (or PIN) of an active account; for an unknown one it takes just as long."""
    column = person.c.pin_hash if pin else person.c.password_hash
    kept = connection.scalar(select(column).where(person.c.name == name, person.c.active == 1))
    try:
        return _HASHER.verify(kept or _NOBODYS, secret) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False

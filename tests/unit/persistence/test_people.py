"""Accounts, settings, and an audit trail in which edits show."""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy import Connection, text

from retail_desktop.domain.people import Person, Role
from retail_desktop.persistence import people
from retail_desktop.persistence.database import Database


def edit_by_hand(path: Path, statement: str) -> None:
    with closing(pysqlite3.connect(str(path), isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER audit_is_append_only_update")
        connection.execute("DROP TRIGGER audit_is_append_only_delete")
        connection.execute(statement)


@pytest.fixture
def noted(database: Database) -> Database:
    """Give a store with four entries in its audit trail."""
    with database.writing() as work:
        for sku in ("a", "b", "c", "d"):
            people.note(work, "Maria", "count", sku, {"before": Decimal("1.5"), "after": 2, "day": date(2026, 9, 28)})
    return database


def broken(database: Database) -> list[int]:
    with database.reading() as work:
        return people.broken_audit_entries(work)


def test_a_store_without_accounts_has_none(work: Connection) -> None:
    assert people.people(work) == {}


def test_an_account_has_a_role(work: Connection) -> None:
    work.execute(text("INSERT INTO person (name, role) VALUES ('Maria', 'store manager')"))
    assert people.people(work) == {"Maria": Person("Maria", Role.STORE_MANAGER)}


def test_a_setting_is_what_was_last_written(work: Connection) -> None:
    assert people.read_setting(work, "currency", "EUR") == "EUR"
    people.write_setting(work, "currency", "USD")
    people.write_setting(work, "currency", "")
    assert people.read_setting(work, "currency", "EUR") == ""


def test_a_counter_counts_from_one(work: Connection) -> None:
    assert [people.count_up(work, "sales_version") for _ in range(3)] == [1, 2, 3]


def test_an_entry_says_who_did_what_to_what_and_when(noted: Database) -> None:
    with noted.reading() as work:
        row = work.execute(text("SELECT * FROM audit ORDER BY sequence")).first()
    assert row is not None
    assert (row.person, row.action, row.subject) == ("Maria", "count", "a")
    assert json.loads(row.detail) == {"before": "1.5", "after": 2, "day": "2026-09-28"}
    assert datetime.fromisoformat(row.at).utcoffset() == datetime.now(UTC).utcoffset()


def test_the_trail_tells_what_was_done_since_an_entry(work: Connection) -> None:
    assert people.newest_sequence(work) == 0
    assert people.newest_entry(work, "plan", "1") is None
    for action, subject in (("plan", "1"), ("holidays", ""), ("plan", "2"), ("forecast", "9"), ("holidays", "")):
        people.note(work, "Ann", action, subject, {"lines": 3})
    entry = people.newest_entry(work, "plan", "1")
    assert entry is not None
    assert (entry.detail, people.newest_sequence(work) - entry.sequence) == ('{"lines": 3}', 4)
    assert people.actions_after(work, entry.sequence, ["holidays", "plan"]) == ("holidays", "plan", "holidays")


def test_an_untouched_trail_fits_together(noted: Database) -> None:
    assert broken(noted) == []


@pytest.mark.parametrize("column", ["at", "person", "action", "subject", "detail", "previous_hash", "hash"])
def test_an_entry_edited_by_hand_shows(noted: Database, column: str) -> None:
    edit_by_hand(noted.path, f"UPDATE audit SET {column} = 'x' WHERE sequence = 2")  # noqa: S608 - the column is ours
    assert 2 in broken(noted)


def test_an_entry_taken_out_by_hand_shows(noted: Database) -> None:
    edit_by_hand(noted.path, "DELETE FROM audit WHERE sequence = 2")
    assert broken(noted) == [3]


def test_an_entry_whose_hash_was_made_anew_shows_in_the_next(noted: Database, rehash: Callable[[Path], None]) -> None:
    edit_by_hand(noted.path, "UPDATE audit SET person = 'Nobody' WHERE sequence = 2")
    rehash(noted.path)
    assert broken(noted) == [3]


@pytest.fixture
def rehash() -> Callable[[Path], None]:
    """Give a forger who makes the hash of the second entry fit."""

    def forge(path: Path) -> None:
        names = ("at", "person", "action", "subject", "detail", "previous_hash")
        with closing(pysqlite3.connect(str(path), isolation_level=None)) as connection:
            row = connection.execute(f"SELECT {', '.join(names)} FROM audit WHERE sequence = 2").fetchone()  # noqa: S608 - the columns are ours
            forged = people._hash(dict(zip(names, row, strict=True)))
            connection.execute("UPDATE audit SET hash = ? WHERE sequence = 2", (forged,))

    return forge

"""Connections, file identity, copies and integrity."""

import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pysqlite3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from retail_desktop.domain.errors import StoreFileError
from retail_desktop.persistence import people, sqlite
from retail_desktop.persistence.database import Database
from retail_desktop.persistence.schema import SCHEMA_VERSION


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def ask(path: Path, question: str) -> Any:  # noqa: ANN401 - whatever the database answers
    with closing(pysqlite3.connect(str(path), isolation_level=None)) as connection:
        return connection.execute(question).fetchall()


def intact(path: Path) -> bool:
    return sqlite.integrity_problems(path) == []


@pytest.mark.parametrize("name", list(sqlite.PRAGMAS))
def test_every_connection_follows_the_checklist(database: Database, name: str) -> None:
    with database.writing() as writer, database.reading() as reader:
        assert writer.exec_driver_sql(f"PRAGMA {name}").scalar() == sqlite.PRAGMAS[name]
        assert reader.exec_driver_sql(f"PRAGMA {name}").scalar() == sqlite.PRAGMAS[name]


def test_the_driver_begins_no_transaction_of_its_own(database: Database) -> None:
    with database.writing() as writer, database.reading() as reader:
        drivers: list[Any] = [writer.connection.driver_connection, reader.connection.driver_connection]
        assert [driver.isolation_level for driver in drivers] == [None, None]


def test_the_checklist_says_what_was_promised() -> None:
    promised = {
        "busy_timeout": 10_000, "synchronous": 2, "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1,
        "mmap_size": 0,
    }  # fmt: skip
    assert promised.items() <= sqlite.PRAGMAS.items()


def test_the_file_writes_ahead_and_knows_whose_it_is(database: Database) -> None:
    with database.reading() as reader:
        assert reader.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert reader.exec_driver_sql("PRAGMA application_id").scalar() == sqlite.APPLICATION_ID
        assert reader.exec_driver_sql("PRAGMA query_only").scalar() == 1


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(StoreFileError, match="may only be read"), database.reading() as reader:
        people.write_setting(reader, "name", "value")


def test_an_sqlite_that_can_damage_a_store_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "VERSION", "3.40.1")
    with pytest.raises(StoreFileError, match=r"needs SQLite 3\.51\.3 or newer and found 3\.40\.1"):
        sqlite.make_engine(tmp_path / "store.sqlite", read_only=False)


def test_only_the_owner_can_read_a_store(tmp_path: Path) -> None:
    file = tmp_path / "private" / "store.sqlite"
    sqlite.create_file(file)
    assert (mode(file), mode(file.parent)) == (0o600, 0o700)
    with pytest.raises(FileExistsError):
        sqlite.create_file(file)


def test_only_the_owner_can_read_the_log_of_an_open_store(database: Database) -> None:
    with database.writing() as work:
        people.write_setting(work, "name", "value")
        sidecars = [database.path.with_name(database.path.name + end) for end in ("-wal", "-shm")]
        assert [mode(file) for file in sidecars] == [0o600, 0o600]


def test_a_place_without_safe_storage_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = pysqlite3.connect
    monkeypatch.setattr(pysqlite3, "connect", lambda *_, **__: real(":memory:"))  # memory knows no log either
    with pytest.raises(StoreFileError, match=r"may be a network folder\. Keep the store on a disk"):
        sqlite.set_up_file(tmp_path / "store.sqlite")


@pytest.mark.parametrize(("table", "column"), [("movement", "note"), ("audit", "detail")])
@pytest.mark.parametrize("change", ["UPDATE {table} SET {column} = 'x'", "DELETE FROM {table}"])
def test_the_ledger_and_the_audit_trail_only_grow(work: Connection, table: str, column: str, change: str) -> None:
    people.note(work, "Maria", "count", "00417")
    work.execute(text("INSERT INTO movement (item_id, store_id, day, kind, quantity) VALUES (1, 1, 1, 'count', 5)"))
    with pytest.raises(IntegrityError, match=f"{table} is append-only"):
        work.execute(text(change.format(table=table, column=column)))


@pytest.mark.parametrize(
    "quantity", ["1000000001", "-1000000001", "'twelve'", "1.5", "9e999"], ids=["much", "little", "text", "part", "inf"]
)
def test_a_table_takes_only_bounded_whole_numbers(work: Connection, quantity: str) -> None:
    with pytest.raises(IntegrityError):
        work.execute(
            text(f"INSERT INTO movement (item_id, store_id, day, kind, quantity) VALUES (1, 1, 1, 'count', {quantity})")  # noqa: S608 - the test writes the number
        )


def test_a_file_tells_who_made_it_and_is_not_changed_by_the_question(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    assert sqlite.identity(path) == (sqlite.APPLICATION_ID, SCHEMA_VERSION, False)
    assert path.read_bytes() == before
    nothing = tmp_path / "50% off? #1.sqlite"
    nothing.touch()
    assert sqlite.identity(nothing) == (0, 0, True)


def test_a_text_file_is_not_a_store(tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    file.write_text("Date,SKU,Quantity\n" * 200, encoding="utf-8")
    with pytest.raises(StoreFileError, match="is not a store of Retail Desktop"):
        sqlite.identity(file)
    with pytest.raises(StoreFileError, match="unable to open database file"):
        sqlite.identity(tmp_path / "missing.sqlite")


def test_a_copy_is_whole_private_and_a_single_file(database: Database, tmp_path: Path) -> None:
    with database.writing() as work:
        people.write_setting(work, "name", "value")
    seen: list[tuple[int, int]] = []
    target = tmp_path / "copies" / "monday.db"
    sqlite.copy_database(database.path, target, lambda done, total: seen.append((done, total)))
    assert intact(target)
    assert ask(target, "SELECT value FROM setting WHERE name = 'name'") == [("value",)]
    assert [file.name for file in target.parent.iterdir()] == ["monday.db"]
    assert (mode(target), mode(target.parent)) == (0o600, 0o700)
    assert seen[-1][0] == seen[-1][1] > 0


def test_a_copy_taken_while_others_write_is_the_state_of_one_moment(database: Database, tmp_path: Path) -> None:
    def write(number: int) -> None:
        with database.writing() as work:
            for name in ("left", "right"):
                people.write_setting(work, name, f"{number:07}" * 500_000)  # more pages than one step copies

    def write_once_more(done: int, total: int) -> None:
        if not seen:
            write(2)
        seen.append(done)

    seen: list[int] = []
    write(1)
    sqlite.copy_database(database.path, tmp_path / "copy.db", write_once_more)
    assert len(seen) > 1
    assert intact(tmp_path / "copy.db")
    assert ask(tmp_path / "copy.db", "SELECT substr(value, 1, 7) FROM setting ORDER BY name") == [("0000002",)] * 2


def test_a_copy_of_a_damaged_store_is_refused_and_leaves_the_older_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    target.write_text("the older copy", encoding="ascii")
    monkeypatch.setattr(sqlite, "integrity_problems", lambda _: ["wrong # of entries in index x"])
    with pytest.raises(StoreFileError, match=r"is damaged: wrong # of entries in index x\. Run a check"):
        sqlite.copy_database(path, target)
    assert target.read_text(encoding="ascii") == "the older copy"
    assert list(tmp_path.glob("*.tmp")) == []


def test_a_draft_left_by_a_power_cut_does_not_stop_the_next_copy(path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db.tmp").write_bytes(b"half a copy")
    sqlite.copy_database(path, tmp_path / "copy.db")
    assert intact(tmp_path / "copy.db")


def test_a_backup_brings_back_the_state_it_was_made_of(database: Database, tmp_path: Path) -> None:
    with database.writing() as work:
        people.write_setting(work, "name", "before")
    sqlite.copy_database(database.path, tmp_path / "backup.db")
    with database.writing() as work:
        people.write_setting(work, "name", "after")
    sqlite.overwrite(tmp_path / "backup.db", database.path)
    with database.reading() as work:
        assert people.read_setting(work, "name") == "before"
        assert work.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    assert intact(database.path)


def test_a_reader_sees_the_old_content_until_the_restore_is_done(database: Database, tmp_path: Path) -> None:
    sqlite.copy_database(database.path, tmp_path / "backup.db")
    with database.writing() as work:
        people.write_setting(work, "name", "after")
    with database.reading() as work:
        assert people.read_setting(work, "name") == "after"
        sqlite.overwrite(tmp_path / "backup.db", database.path)
        assert people.read_setting(work, "name") == "after"
    with database.reading() as work:
        assert people.read_setting(work, "name", "not there") == "not there"


def test_a_missing_reference_is_a_problem(path: Path) -> None:
    ask(path, "INSERT INTO barcode (code, item_id) VALUES ('4006381333931', 99)")
    assert sqlite.integrity_problems(path) == ["barcode refers to a missing item"]


@pytest.fixture(scope="module")
def damaged(empty_store: bytes, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Give a maker of damaged stores: bytes changed at shares of the length, and the file cut off at the first."""
    folder = tmp_path_factory.mktemp("damaged")

    def write(flips: list[tuple[float, int]], *, cut: bool) -> Path:
        for file in folder.iterdir():
            file.unlink()
        content = bytearray(empty_store)
        for place, change in flips:
            content[int(place * len(content))] ^= change
        end = int(flips[0][0] * len(content)) if cut else len(content)
        (folder / "store.sqlite").write_bytes(content[:end])
        return folder / "store.sqlite"

    return write


FLIPS = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=6)


@settings(max_examples=40)
@given(FLIPS, st.booleans())
def test_a_damaged_file_is_described_and_never_stops_the_program(
    damaged: Callable[..., Path], flips: list[tuple[float, int]], cut: bool
) -> None:
    problems = sqlite.integrity_problems(damaged(flips, cut=cut))
    assert all(isinstance(problem, str) for problem in problems)


def test_a_page_of_noise_is_found(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 4] = bytes(range(256)) * 16
    path.write_bytes(content)
    assert not intact(path)


def test_settling_folds_the_log_into_the_file(database: Database) -> None:
    with database.writing() as work:
        people.write_setting(work, "name", "value")
    log = database.path.with_name(database.path.name + "-wal")
    assert log.stat().st_size > 0
    database.settle()
    assert log.stat().st_size == 0
    assert b"value" in database.path.read_bytes()

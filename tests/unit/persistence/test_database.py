"""Opening a store, and units of work that are all or nothing."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pysqlite3
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from retail_desktop.domain.errors import StoreFileError
from retail_desktop.persistence import catalogue, people, sqlite
from retail_desktop.persistence.database import Database, close_database, open_database
from retail_desktop.persistence.migrations import upgrade
from retail_desktop.persistence.schema import SCHEMA_VERSION, metadata


@pytest.fixture
def new(tmp_path: Path) -> Iterator[Path]:
    """Give the place of a store that does not exist yet, in a folder with an awkward name."""
    path = tmp_path / "50% off? Für Maria's #1" / "store.sqlite"
    yield path
    close_database(str(path))


def raw(path: Path, *statements: str) -> None:
    with closing(pysqlite3.connect(str(path), isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def tables(path: Path) -> set[str]:
    with closing(pysqlite3.connect(str(path))) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_a_store_is_made_when_it_is_first_opened(new: Path) -> None:
    with open_database(str(new)).reading() as work:
        assert catalogue.stores(work) == ()
    assert [file.name for file in new.parent.parent.glob("*/store.sqlite")] == ["store.sqlite"]
    assert sqlite.identity(new) == (sqlite.APPLICATION_ID, SCHEMA_VERSION, False)
    assert metadata.tables.keys() <= tables(new)
    assert not list(new.parent.glob("*backups*"))


def test_an_empty_file_becomes_a_store(new: Path) -> None:
    new.parent.mkdir()
    new.touch()
    open_database(str(new))
    assert metadata.tables.keys() <= tables(new)


def test_a_process_opens_a_store_once_whatever_its_address(database: Database) -> None:
    assert open_database(str(database.path)) is database
    assert open_database(f"sqlite:///{database.path}") is database


def test_a_store_let_go_of_can_be_opened_again(path: Path) -> None:
    first = open_database(str(path))
    close_database(str(path))
    close_database(str(path))
    assert open_database(str(path)) is not first
    close_database(str(path))


def test_a_database_server_is_refused_in_plain_words() -> None:
    with pytest.raises(StoreFileError, match="keeps its store in one SQLite file"):
        open_database("postgresql://shop@server/store")


def test_a_place_where_nothing_can_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreFileError, match=r"No store can be made at .* Choose a folder that you may write to"):
        open_database(str(tmp_path / "file" / "store.sqlite"))


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreFileError, match="is not a store of Retail Desktop"):
        open_database(str(tmp_path))


def test_a_text_file_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    file.write_bytes(b"Date,SKU,Quantity\n" * 200)
    with pytest.raises(StoreFileError, match="is not a store of Retail Desktop"):
        open_database(str(file))
    assert file.read_bytes() == b"Date,SKU,Quantity\n" * 200


def test_the_database_of_another_program_is_refused_and_left_as_it_was(path: Path) -> None:
    raw(path, "PRAGMA application_id=1234")
    before = path.read_bytes()
    with pytest.raises(StoreFileError, match="is a database of another program"):
        open_database(str(path))
    assert path.read_bytes() == before


def test_a_store_of_a_newer_program_is_refused_with_both_versions_and_left_as_it_was(path: Path) -> None:
    raw(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreFileError) as refusal:
        open_database(str(path))
    assert f"store version {SCHEMA_VERSION + 1}; this program knows {SCHEMA_VERSION}" in str(refusal.value)
    assert path.read_bytes() == before


def test_an_upgrade_backs_the_store_up_first(path: Path) -> None:
    raw(path, "PRAGMA user_version=0")
    open_database(str(path))
    close_database(str(path))
    (backup,) = (path.parent / "store-backups").iterdir()
    assert sqlite.identity(backup) == (sqlite.APPLICATION_ID, 0, False)
    assert sqlite.identity(path)[1] == SCHEMA_VERSION


def test_an_upgrade_that_fails_half_way_leaves_nothing(new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def upgrade_and_fail(connection: Connection) -> None:
        real(connection)
        raise RuntimeError("power cut")

    real = upgrade.upgrade
    monkeypatch.setattr(upgrade, "upgrade", upgrade_and_fail)
    with pytest.raises(RuntimeError, match="power cut"):
        open_database(str(new))
    assert tables(new) == set()
    monkeypatch.undo()
    open_database(str(new))
    assert metadata.tables.keys() <= tables(new)


def test_a_unit_of_work_that_fails_changes_nothing(database: Database) -> None:
    def fail_half_way() -> None:
        with database.writing() as work:
            people.write_setting(work, "name", "value")
            work.exec_driver_sql("CREATE TABLE half (done INTEGER)")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    with database.reading() as work:
        assert people.read_setting(work, "name", "nothing") == "nothing"
    assert "half" not in tables(database.path)


def test_two_who_read_and_write_at_once_lose_nothing(database: Database) -> None:
    def count() -> None:
        try:
            for _ in range(40):
                with database.writing() as work:
                    people.count_up(work, "counter")
        except Exception as error:  # noqa: BLE001 - whatever goes wrong in a thread must be seen
            failures.append(error)

    failures: list[Exception] = []
    threads = [threading.Thread(target=count) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    with database.reading() as work:
        assert people.read_setting(work, "counter") == "80"


def test_a_reader_sees_one_moment_while_others_write(database: Database) -> None:
    with database.reading() as reader:
        assert people.read_setting(reader, "name", "nothing") == "nothing"
        with database.writing() as writer:
            people.write_setting(writer, "name", "value")
        assert people.read_setting(reader, "name", "nothing") == "nothing"
    with database.reading() as reader:
        assert people.read_setting(reader, "name") == "value"


def test_a_store_that_another_program_holds_is_said_to_be_busy_and_can_still_be_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sqlite.PRAGMAS, "busy_timeout", 20)
    database = open_database(str(path))
    with closing(pysqlite3.connect(str(path), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFileError) as refusal, database.writing():
            pytest.fail("two may not write at once")
        assert "another program is writing to it; try again in a moment. Nothing was changed." in str(refusal.value)
        with database.reading() as work:
            assert catalogue.store_ids(work) == {"MAIN": 1}
    with database.writing() as work:
        people.write_setting(work, "name", "value")
    close_database(str(path))


def test_a_full_disk_is_said_to_be_full_and_nothing_was_changed(database: Database) -> None:
    def write_much() -> None:
        with database.writing() as work:
            pages = work.exec_driver_sql("PRAGMA page_count").scalar()
            work.exec_driver_sql(f"PRAGMA max_page_count={pages}")
            people.write_setting(work, "name", "x" * 1_000_000)

    with pytest.raises(StoreFileError, match="the disk is full; free some space"):
        write_much()
    with database.reading() as work:
        assert people.read_setting(work, "name", "nothing") == "nothing"


def test_a_damaged_store_is_said_to_be_damaged(path: Path) -> None:
    with closing(pysqlite3.connect(str(path))) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'store'").fetchone()
    with path.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    database = open_database(str(path))
    with pytest.raises(StoreFileError) as refusal, database.reading() as work:
        catalogue.stores(work)
    assert "the file is damaged; run a check, then restore a backup" in str(refusal.value)
    close_database(str(path))


def test_a_mistake_in_a_statement_is_not_dressed_up_as_a_refusal(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.writing() as work:
        work.exec_driver_sql("SELECT * FROM nowhere")


def test_a_file_that_another_process_put_in_the_stores_place_is_opened_anew(new: Path, tmp_path: Path) -> None:
    first = open_database(str(new))
    sqlite.copy_database(new, tmp_path / "copy.db")
    (tmp_path / "copy.db").replace(new)
    again = open_database(str(new))
    assert again is not first
    assert open_database(str(new)) is again
    new.unlink()
    assert open_database(str(new)) is not again

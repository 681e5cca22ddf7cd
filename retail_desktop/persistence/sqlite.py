"""Everything that is particular to SQLite: the library, connections, file identity, backups, integrity.

The library is pysqlite3's, since the standard library's may carry the WAL-reset bug (fixed in SQLite 3.51.3).
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pysqlite3
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

from retail_desktop.domain.errors import StoreDamagedError, StoreFileError
from retail_desktop.persistence.access import connect

NEEDED_VERSION = (3, 51, 3)
VERSION: str = pysqlite3.sqlite_version
APPLICATION_ID = 0x52544C44  # "RTLD"
BUSY_MILLISECONDS = 10_000

# What every connection is asked for, and what a read back must give.
PRAGMAS: dict[str, int] = {
    "busy_timeout": BUSY_MILLISECONDS,
    "synchronous": 2,  # FULL: what was acknowledged survives a power cut
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "cache_size": -16384,
}


def make_engine(path: Path, *, read_only: bool, mode: str = "") -> Engine:
    """An engine on a store file; connections follow the checklist, transactions begin explicitly.

    With a `mode` of `access.Access` each unit of work opens the file anew, since nothing guards it meanwhile.

    Raises:
        StoreFileError: the SQLite in this process is too old to be trusted with two connections.
    """
    if tuple(int(part) for part in VERSION.split(".")) < NEEDED_VERSION:
        raise StoreFileError(
            f"This program needs SQLite {'.'.join(map(str, NEEDED_VERSION))} or newer and found {VERSION}, which can "
            "damage a store. Install the program again from its installer."
        )
    place = URL.create("sqlite", database=str(path))  # never parsed: a folder may be named "what?"
    if mode:
        engine = create_engine(place, module=pysqlite3, poolclass=NullPool, creator=lambda: connect(path, mode))
    else:
        engine = create_engine(place, module=pysqlite3, pool_size=1 if not read_only else 4, max_overflow=4)

    def connected(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's connection has no type
        connection.isolation_level = None  # SQLAlchemy begins transactions itself, see `begun`
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")
        if read_only:
            connection.execute("PRAGMA query_only=1")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def create_file(path: Path) -> None:
    """Make an empty store file that only its owner can read, in a folder of the same kind."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def set_up_file(path: Path) -> None:
    """Turn on write-ahead logging; it stays with the file.

    Raises:
        StoreFileError: the file system does not allow it, as network folders do not.
    """
    connection = pysqlite3.connect(str(path), isolation_level=None)
    try:
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    finally:
        connection.close()
    if mode != "wal":
        raise StoreFileError(
            f"The folder of {path} does not support safe storage; it may be a network folder. "
            "Keep the store on a disk of this computer."
        )


def identity(path: Path, mode: str = "") -> tuple[int, int, bool]:
    """The file's application id, schema version, and whether it is empty; nothing is written to it.

    Raises:
        StoreFileError: it is not a SQLite database, or it cannot be read.
    """
    try:
        with closing(connect(path, mode)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except pysqlite3.DatabaseError as error:
        if "unable to open" in str(error):
            raise StoreFileError(f"{path} cannot be opened: {error}. Check that you may read the file.") from error
        raise StoreDamagedError(
            f"{path} is not a store of Retail Desktop, or it is damaged ({error}). "
            "Choose another file, or restore a backup."
        ) from error
    return application, version, tables == 0


def is_readable_store(path: Path, newest_version: int) -> bool:
    """Whether a file is a store of this program, of no newer version.

    Raises:
        StoreFileError: it is no database, or damaged.
    """
    application, version, _ = identity(path)
    return application == APPLICATION_ID and version <= newest_version


def stamp(connection: Connection, version: int) -> None:
    """Mark the file as ours and with its schema version, inside the running transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


def copy_database(source: Path, target: Path, progress: Callable[[int, int], None] | None = None) -> None:
    """Copy a live store by SQLite's backup interface; the copy is verified, synced and then takes its name.

    Raises:
        StoreFileError: the copy is not intact.
    """
    draft = target.with_name(target.name + ".tmp")
    draft.unlink(missing_ok=True)
    create_file(draft)
    try:
        _copy(source, draft, progress)
        problems = integrity_problems(draft)
        if problems:
            raise StoreFileError(f"The copy of {source} is damaged: {problems[0]}. Run a check of the store.")
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    except pysqlite3.DatabaseError as error:
        raise StoreFileError(
            f"{source} could not be copied to {target}: {error}. Check that the disk has room and may be written to."
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def overwrite(source: Path, target: Path) -> None:
    """Replace a store's content by another's, as one transaction of the store: all of it, or nothing.

    Other connections see the old content until the end; a power cut on the way leaves the old one.
    """
    reader, writer = pysqlite3.connect(str(source)), pysqlite3.connect(str(target))
    try:
        writer.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        writer.execute("PRAGMA synchronous=FULL")
        reader.backup(writer)
    finally:
        writer.close()
        reader.close()
    set_up_file(target)


def replace_damaged(source: Path, target: Path, aside: Path) -> None:
    """Put a copy of `source` in the place of a damaged store, whose bytes and log are kept as `aside`.

    The damaged file is closed everywhere; it keeps its name until the whole copy lies beside it, safely written.

    Raises:
        StoreFileError: the copy is not intact, or cannot be written.
    """
    aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    logs = [Path(f"{target}{suffix}") for suffix in ("-wal", "-shm")]
    for file in (target, *(log for log in logs if log.exists())):
        shutil.copyfile(file, Path(f"{aside}{file.name.removeprefix(target.name)}"))
    for log in logs:
        log.unlink(missing_ok=True)  # a log of the damaged file must never meet the copy
    copy_database(source, target)
    set_up_file(target)


def _copy(source: Path, target: Path, progress: Callable[[int, int], None] | None) -> None:
    reader, writer = pysqlite3.connect(str(source)), pysqlite3.connect(str(target))
    try:
        reader.backup(
            writer, pages=1000, progress=lambda _status, left, total: progress and progress(total - left, total)
        )
        writer.execute("PRAGMA journal_mode=DELETE")
    finally:
        writer.close()
        reader.close()


def integrity_problems(path: Path, mode: str = "") -> list[str]:
    """What SQLite's own integrity and foreign key checks object to; empty when intact."""
    connection = connect(path, mode)
    try:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [
            f"{row[0]} refers to a missing {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")
        ]
    except (pysqlite3.DatabaseError, UnicodeDecodeError) as error:  # a damaged name need not be text
        return [str(error)]
    finally:
        connection.close()


def checkpoint(path: Path) -> None:
    """Fold the write-ahead log into the file and refresh the planner's statistics, after a big import."""
    connection = pysqlite3.connect(str(path), isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        connection.execute("PRAGMA optimize")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


APPEND_ONLY = ("movement", "audit")


def guard_history(connection: Connection) -> None:
    """Refuse changes to the ledger and the audit trail by triggers; corrections are new entries."""
    for table in APPEND_ONLY:
        for action in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_is_append_only_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )

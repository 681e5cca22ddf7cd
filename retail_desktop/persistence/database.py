"""The store as a whole: opening, units of work, migrations."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pysqlite3
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from retail_desktop.domain.backups import Occasion
from retail_desktop.domain.errors import StoreDamagedError, StoreFileError
from retail_desktop.persistence import backups, sqlite
from retail_desktop.persistence.schema import SCHEMA_VERSION

Work = Connection
"""The connection of a unit of work, as services hand it to the functions of this room."""


class Database:
    """An open store file; hands out units of work, never rows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file_number = path.stat().st_ino
        self._writer: Engine = sqlite.make_engine(path, read_only=False)
        self._reader: Engine = sqlite.make_engine(path, read_only=True)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A unit of work: commits at the end, rolls back on any exception.

        Raises:
            RetailError: the store is locked by another program, read-only, or the disk is full.
        """
        with _plain_words(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent, read-only snapshot."""
        with _plain_words(self.path), self._reader.connect() as connection, connection.begin():
            yield connection

    def settle(self) -> None:
        """Fold the log into the file after much was written."""
        sqlite.checkpoint(self.path)

    def close(self) -> None:
        """Let go of the file."""
        self._writer.dispose()
        self._reader.dispose()


_open: dict[Path, Database] = {}
_opening = threading.Lock()


def open_database(location: str) -> Database:
    """The database at a path, made or brought up to date when needed; one for each file in a process.

    Raises:
        StoreFileError: the file is foreign, newer than this program, damaged, or its place cannot be used.
    """
    path = _path(location)
    with _opening:
        if path in _open and not _is_the_same(_open[path]):
            _open.pop(path).close()  # another process put a backup in its place
        if path not in _open:
            _prepare(path)
            _open[path] = Database(path)
        return _open[path]


def _is_the_same(database: Database) -> bool:
    try:
        return database.path.stat().st_ino == database.file_number
    except OSError:
        return False


def close_database(location: str) -> None:
    """Let go of a store, so that its file may be replaced."""
    with _opening:
        database = _open.pop(_path(location), None)
    if database is not None:
        database.close()


def _path(location: str) -> Path:
    if "://" in location and not location.startswith("sqlite:///"):
        raise StoreFileError(f"{location} is not a store file. This version keeps its store in one SQLite file.")
    return Path(location.removeprefix("sqlite:///")).absolute()


def _prepare(path: Path) -> None:
    try:
        if not path.exists():
            sqlite.create_file(path)
    except OSError as error:
        raise StoreFileError(
            f"No store can be made at {path}: {error.strerror}. Choose a folder that you may write to."
        ) from error
    application, version, empty = sqlite.identity(path)
    if not empty:
        _refuse_foreign(path, application, version)
    if empty or version < SCHEMA_VERSION:
        with _plain_words(path):
            _migrate(path, back_up_first=not empty)


def _refuse_foreign(path: Path, application: int, version: int) -> None:
    if application != sqlite.APPLICATION_ID:
        raise StoreFileError(f"{path} is a database of another program. Choose a store of Retail Desktop.")
    if version > SCHEMA_VERSION:
        raise StoreFileError(
            f"{path} was written by a newer version of Retail Desktop (store version {version}; this program knows "
            f"{SCHEMA_VERSION}). Install the newer program; nothing was changed."
        )


def _migrate(path: Path, *, back_up_first: bool) -> None:
    from retail_desktop.persistence.migrations.upgrade import upgrade  # noqa: PLC0415 - Alembic is slow to load

    if back_up_first:
        backups.make(path, Occasion.UPGRADE)
    sqlite.set_up_file(path)
    engine = sqlite.make_engine(path, read_only=False)
    try:
        with engine.begin() as connection:
            upgrade(connection)
            sqlite.stamp(connection, SCHEMA_VERSION)
    finally:
        engine.dispose()


_CAUSES = {
    "database is locked": "another program is writing to it; try again in a moment",
    "database or disk is full": "the disk is full; free some space and try again",
    "readonly database": "it may only be read; check the permissions of the file and its folder",
    "disk I/O error": "the disk reported an error; check the disk and its cable",
    "unable to open database file": "the folder cannot be written to, or the disk is full",
    "malformed": "the file is damaged; run a check, then restore a backup",
    "not a database": "the file is damaged; restore a backup",
}


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, pysqlite3.DatabaseError) as error:
        for sign, cause in _CAUSES.items():
            if sign in str(error):
                kind = StoreDamagedError if "damaged" in cause else StoreFileError
                raise kind(f"The store {path} could not be used: {cause}. Nothing was changed.") from error
        raise

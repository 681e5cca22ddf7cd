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
from retail_desktop.persistence.access import Access, access_to, cause_of
from retail_desktop.persistence.schema import SCHEMA_VERSION

Work = Connection
"""The connection of a unit of work, as services hand it to the functions of this room."""


class Database:
    """An open store file; hands out units of work, never rows."""

    def __init__(self, path: Path, access: Access = Access()) -> None:  # noqa: B008 - a frozen value
        self.path, self.access = path, access
        self.file_number = path.stat().st_ino
        self._writer: Engine = sqlite.make_engine(path, read_only=False)
        self._reader: Engine = sqlite.make_engine(path, read_only=True, mode=access.mode)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A unit of work: commits at the end, rolls back on any exception.

        Raises:
            RetailError: the store is locked by another program, read-only, or the disk is full.
        """
        if self.access.why:
            raise StoreFileError(f"Nothing can be changed in the store {self.path}: {self.access.why}.")
        with _plain_words(self.path), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent, read-only snapshot."""
        with _plain_words(self.path), self._reader.connect() as connection, connection.begin():
            yield connection

    def settle(self) -> None:
        """Fold the log into the file after much was written."""
        if not self.access.why:
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
        if path in _open and (_open[path].access.why or not _is_the_same(_open[path])):
            _open.pop(path).close()  # it may be writable by now, or another process put a backup in its place
        if path not in _open:
            _open[path] = Database(path, _prepared(path))
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


def _prepared(path: Path) -> Access:
    try:
        if not path.exists():
            sqlite.create_file(path)
    except OSError as error:
        raise StoreFileError(
            f"No store can be made at {path}: {error.strerror}. Choose a folder that you may write to."
        ) from error
    if path.is_dir():
        raise StoreFileError(f"The folder {path} is not a store of Retail Desktop. Choose a file.")
    access = access_to(path)
    application, version, empty = sqlite.identity(path, access.mode)
    if not empty:
        _refuse_foreign(path, application, version)
    if empty or version < SCHEMA_VERSION:
        if access.why:
            raise StoreFileError(
                f"The store {path} is of an earlier version and cannot be brought up to date: {access.why}."
            )
        with _plain_words(path):
            _migrate(path, back_up_first=not empty)
    return access


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


@contextmanager
def _plain_words(path: Path) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, pysqlite3.DatabaseError) as error:
        cause = cause_of(error)
        if not cause:
            raise
        kind = StoreDamagedError if "damaged" in cause else StoreFileError
        raise kind(f"The store {path} could not be used: {cause}. Nothing was changed.") from error

"""How a store file can be used where it lies: written, or only read for its folder, its rights or a full disk."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pysqlite3

from retail_desktop.domain.errors import StoreFileError

CAUSES = {
    "database is locked": "another program is writing to it; try again in a moment",
    "database or disk is full": "the disk is full; free some space and try again",
    "readonly database": "it may only be read; check the permissions of the file and its folder",
    "disk I/O error": "the disk reported an error, or is full; check its space and its cable",
    "unable to open database file": "the folder cannot be written to, or the disk is full",
    "malformed": "the file is damaged; run a check, then restore a backup",
    "not a database": "the file is damaged; restore a backup",
}
"""What SQLite's messages mean to a user, and what to do."""


@dataclass(frozen=True, slots=True)
class Access:
    """`mode` is empty where a file can be written, else SQLite's parameters for reading it; `why` says what forbids."""

    mode: str = ""
    why: str = ""


def access_to(path: Path) -> Access:
    """Find out by beginning a write, and if that is forbidden by reading.

    A file is read as one that nobody changes (`immutable`) only where it has no log beside it that would be missed.

    Raises:
        StoreFileError: it can neither be written nor read.
    """
    why = _what_forbids_writing(path)
    if not why:
        return Access()
    log = Path(f"{path}-wal")
    has_log = log.exists() and log.stat().st_size > 0
    for mode in ("mode=ro",) if has_log else ("mode=ro", "mode=ro&immutable=1"):
        if _can_be_read(path, mode):
            return Access(mode, why)
    left = "and what was written last lies in a log beside it that cannot be read" if has_log else "nor be read"
    raise StoreFileError(f"The store {path} cannot be written, {left}: {why}.")


def connect(path: Path, mode: str) -> pysqlite3.Connection:
    """A plain connection that reads a file in the mode found."""
    return pysqlite3.connect(f"{path.resolve().as_uri()}?{mode or 'mode=ro'}", uri=True, check_same_thread=False)


def cause_of(error: Exception) -> str:
    """What an error of SQLite means to a user; empty if it is none of the disk's."""
    return next((cause for sign, cause in CAUSES.items() if sign in str(error)), "")


def _what_forbids_writing(path: Path) -> str:
    try:
        with closing(pysqlite3.connect(str(path), isolation_level=None, timeout=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except pysqlite3.OperationalError as error:
        return "" if "locked" in str(error) else cause_of(error)
    except pysqlite3.DatabaseError:
        return ""  # damage is told by whoever reads it
    return ""


def _can_be_read(path: Path, mode: str) -> bool:
    try:
        with closing(connect(path, mode)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except pysqlite3.OperationalError:
        return False
    except pysqlite3.DatabaseError:
        return True
    return True

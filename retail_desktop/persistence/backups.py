"""The backups that the program makes by itself, beside the store or at a second place."""

from datetime import datetime
from pathlib import Path

from retail_desktop.domain.backups import Backup, Occasion, backup_of, superfluous
from retail_desktop.paths import backups_folder, backups_place
from retail_desktop.persistence import sqlite


def backups(store: Path, folder: Path | None = None) -> tuple[tuple[Backup, Path], ...]:
    """The backups of a store in a folder (the one beside it if none is named), newest first."""
    place = folder or backups_place(store)
    found = ((backup_of(file.name, store.stem), file) for file in place.glob(f"{store.stem}-*.db"))
    return tuple(sorted(((backup, file) for backup, file in found if backup is not None), reverse=True))


def make(store: Path, occasion: Occasion) -> Path:
    """Write a verified backup beside a store, under the next number; nothing is deleted.

    Raises:
        StoreFileError: the store is damaged, or its folder cannot be written to.
    """
    number = 1 + max((backup.number for backup, _ in backups(store)), default=0)
    name = Backup(number, datetime.now(), occasion).file_name(store.stem)  # noqa: DTZ005 - the clock that the user sees
    target = backups_folder(store) / name
    sqlite.copy_database(store, target)
    return target


def thin(store: Path, folder: Path | None = None) -> None:
    """Delete the backups that newer ones make superfluous; called only after a newer one was verified."""
    files = dict(backups(store, folder))
    for backup in superfluous(files):
        files[backup].unlink(missing_ok=True)


def aside(store: Path) -> Path:
    """Where a damaged store is kept: beside the backups, under a name that is none of theirs."""
    return backups_folder(store) / f"{store.stem}-damaged-{datetime.now():%Y%m%d-%H%M%S}.db"  # noqa: DTZ005 - as above

"""Backups that nobody has to think of: every day, before risky steps, and at a second place if one is set."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from retail_desktop.domain.backups import BEFORE_RISK, Occasion, StoreFacts, is_due
from retail_desktop.domain.errors import NotFoundError, RetailError, StoreFileError
from retail_desktop.domain.people import Permission
from retail_desktop.paths import backups_place
from retail_desktop.persistence import backups, people, proofs, sqlite
from retail_desktop.persistence.database import Database
from retail_desktop.persistence.schema import SCHEMA_VERSION
from retail_desktop.persistence.store_facts import store_facts
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import SAMPLE_SETTING, Workplace

SECOND_PLACE = "backup_second_place"
BULK_BYTES = 4_000_000
"""From some hundred thousand lines on, an import is worth a backup of its own."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup that the program made: its file, when it was made and why, and its size in bytes."""

    file: Path
    made: datetime
    occasion: Occasion
    size: int
    facts: StoreFacts | None = None


@dataclass(frozen=True, slots=True)
class Backups:
    """All backups beside the store, newest first, and where else they go."""

    kept: tuple[KeptBackup, ...]
    folder: Path
    second_place: str


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What the store holds now, and what it would hold after a restore."""

    now: StoreFacts
    then: StoreFacts


def list_backups(place: Workplace) -> Backups:
    """The backups that the program made of this store."""
    store = place.database.path
    found = tuple(
        KeptBackup(file, backup.made, backup.occasion, file.stat().st_size) for backup, file in backups.backups(store)
    )
    return Backups(found, backups_place(store), _second_place(place))


def choose_second_place(place: Workplace, folder: Path | None) -> None:
    """Copy every backup to this folder too, on another disk, a stick or a share; None ends that.

    Raises:
        NotFoundError: there is no such folder.
    """
    place.allow(Permission.ADMINISTER)
    if folder is not None and not folder.is_dir():
        raise NotFoundError(f"There is no folder {folder}. Plug the disk in, or choose another folder.")
    with place.database.writing() as work:
        people.write_setting(work, SECOND_PLACE, str(folder.absolute()) if folder else "")
        people.note(work, place.person.name, "second place of backups", str(folder or "none"))


def daily_backup_is_due(place: Workplace) -> bool:
    """Whether the newest backup, or a store without one, is a day old."""
    if place.database.access.why:
        return False
    kept = backups.backups(place.database.path)
    with place.database.reading() as work:
        if people.read_setting(work, SAMPLE_SETTING) == "yes":
            return False
        born = people.first_action(work)
    if kept:
        return is_due(kept[0][0].made, _now())
    return born is not None and is_due(born, datetime.now(UTC))


def back_up_daily(place: Workplace, *, progress: Progress = silent) -> Path:
    """Make today's backup, prove that it adds up, copy it to the second place, and let superfluous ones go.

    Raises:
        StoreFileError: the store does not add up, or a place cannot be written to; no older backup is deleted then.
    """
    progress("Backing up", 0, 3)
    file = backups.make(place.database.path, Occasion.DAILY)
    progress("Checking the backup", 1, 3)
    _prove(file)
    progress("Backing up", 2, 3)
    backups.thin(place.database.path)
    _copy_to_second_place(place, file)
    return file


def back_up_if_due(place: Workplace) -> str:
    """Make the daily backup where it is due; a failure is a sentence, and keeps nobody from working."""
    return _try(lambda: back_up_daily(place)) if daily_backup_is_due(place) else ""


def back_up_before(place: Workplace, occasion: Occasion) -> str:
    """Make a backup before a risky step, unless one is younger than an hour; a failure is a sentence."""
    kept = backups.backups(place.database.path)
    if kept and not is_due(kept[0][0].made, _now(), BEFORE_RISK):
        return ""
    if not store_facts(place.database.path).items:
        return ""
    return _try(lambda: _made_and_thinned(place.database.path, occasion))


def preview_restore(place: Workplace, file: Path) -> RestorePreview:
    """Tell what a restore would change.

    Raises:
        RetailError: the file is no intact backup.
    """
    check_backup(file)
    return RestorePreview(store_facts(place.database.path), store_facts(file))


def check_backup(file: Path) -> None:
    """Refuse a file that is not an intact store that this version can read.

    Raises:
        NotFoundError: there is no such file.
        StoreFileError: it is damaged, foreign, or newer than this program.
    """
    if not file.is_file():
        raise NotFoundError(f"There is no backup {file}. Choose a file that Retail Desktop wrote.")
    if not sqlite.is_readable_store(file, SCHEMA_VERSION):
        raise StoreFileError(f"{file} is not a backup that this version of Retail Desktop can read.")
    problems = sqlite.integrity_problems(file)
    if problems:
        raise StoreFileError(f"{file} is damaged ({problems[0]}); nothing was changed. Restore an older backup.")


def newest_good_backup(location: str) -> KeptBackup | None:
    """The newest backup of a store, damaged or not, that is intact itself."""
    for backup, file in backups.backups(Path(location).absolute()):
        try:
            check_backup(file)
        except RetailError:
            continue
        return KeptBackup(file, backup.made, backup.occasion, file.stat().st_size, store_facts(file))
    return None


def _made_and_thinned(store: Path, occasion: Occasion) -> None:
    backups.make(store, occasion)
    backups.thin(store)


def _try(work: Callable[[], object]) -> str:
    try:
        work()
    except (RetailError, OSError) as error:
        words = f"No backup was made: {error}"
        logging.getLogger("retail_desktop").warning(words)
        return words
    return ""


def _prove(file: Path) -> None:
    """Refuse, and take away, a copy that does not add up."""
    copy = Database(file)
    try:
        with copy.reading() as work:
            problems = proofs.broken_sums(work)
    finally:
        copy.close()
    if problems:
        file.unlink()
        raise StoreFileError(
            f"The store does not add up ({problems[0]}). Older backups are kept; run a check of the store."
        )


def _copy_to_second_place(place: Workplace, file: Path) -> None:
    folder = _second_place(place)
    if not folder:
        return
    if not Path(folder).is_dir():
        raise StoreFileError(f"The backup could not be copied to {folder}: the folder is not there. Plug the disk in.")
    try:
        sqlite.copy_database(file, Path(folder) / file.name)
    except OSError as error:
        raise StoreFileError(f"The backup could not be copied to {folder}: {error.strerror}.") from error
    backups.thin(place.database.path, Path(folder))


def _second_place(place: Workplace) -> str:
    with place.database.reading() as work:
        return people.read_setting(work, SECOND_PLACE)


def _now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - the clock that names backups, as the user sees it

"""Keeping the store safe: backups, restoring one, and proof that everything adds up."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from retail_desktop.domain.errors import NotFoundError, StoreFileError
from retail_desktop.domain.people import Permission
from retail_desktop.paths import backups_folder
from retail_desktop.persistence import ledger, people, proofs, sqlite
from retail_desktop.persistence.database import close_database, open_database
from retail_desktop.persistence.schema import SCHEMA_VERSION
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; no problems means that every promise holds."""

    problems: tuple[str, ...]
    repaired: bool = False


def back_up(place: Workplace, out: Path, *, progress: Progress = silent) -> Path:
    """Write a verified copy of the whole store, also while others work in it.

    Raises:
        StoreFileError: the copy cannot be written or is not intact.
    """
    _refuse_itself(place, out)
    try:
        sqlite.copy_database(place.database.path, out, lambda done, total: progress("Copying", done, total))
    except OSError as error:
        raise StoreFileError(f"No backup can be written to {out}: {error.strerror}. Choose another place.") from error
    return out


def restore(place: Workplace, file: Path, *, progress: Progress = silent) -> Path:
    """Put a backup in the place of the store; gives the file to which the store was kept aside.

    Raises:
        NotFoundError: there is no such file.
        StoreFileError: it is not an intact store of this program.
    """
    place.allow(Permission.ADMINISTER)
    if not file.is_file():
        raise NotFoundError(f"There is no backup {file}. Choose a file that Retail Desktop wrote.")
    _refuse_itself(place, file)
    application, version, _ = sqlite.identity(file)
    if application != sqlite.APPLICATION_ID or version > SCHEMA_VERSION:
        raise StoreFileError(f"{file} is not a backup that this version of Retail Desktop can read.")
    problems = sqlite.integrity_problems(file)
    if problems:
        raise StoreFileError(f"{file} is damaged ({problems[0]}); nothing was changed. Restore an older backup.")
    current = place.database.path
    aside = backups_folder(current) / f"{current.stem}-before-restore-{datetime.now().astimezone():%Y%m%d-%H%M%S}.db"
    progress("Keeping the present store aside", 0, 2)
    sqlite.copy_database(current, aside)
    progress("Restoring", 1, 2)
    sqlite.overwrite(file, current)
    close_database(place.location)
    with open_database(place.location).writing() as work:
        people.note(work, place.person.name, "restore", file.name)
    return aside


def _refuse_itself(place: Workplace, file: Path) -> None:
    if file.resolve() == place.database.path.resolve():
        raise StoreFileError(f"{file} is the store itself, not a backup of it. Choose another file.")


def check(place: Workplace, *, repair: bool = False, progress: Progress = silent) -> CheckReport:
    """Prove that the file is intact, that balances and imports add up, and that nobody edited the trail.

    With `repair`, balances are computed anew from the ledger, which is the truth.
    """
    progress("Checking the file", 0, 3)
    problems = sqlite.integrity_problems(place.database.path)
    progress("Checking the ledger", 1, 3)
    with place.database.reading() as work:
        sums = proofs.wrong_imports(work) + proofs.wrong_days(work) + _wrong_balances(proofs.balances(work))
        trail = [f"The audit entry {number} was changed." for number in people.broken_audit_entries(work)]
    progress("Checking the trail", 2, 3)
    if not (repair and sums):
        return CheckReport(tuple(problems + sums + trail))
    with place.database.writing() as work:
        ledger.refresh_balances(work)
        people.note(work, place.person.name, "repair", "totals", {"problems": len(sums)})
    return replace(check(place), repaired=True)


def _wrong_balances(pairs: list[tuple[str, str, str, str]]) -> list[str]:
    return [
        f"Item {sku} in {store}: the balance says {stored}, the ledger {computed}."
        for sku, store, stored, computed in pairs
    ]

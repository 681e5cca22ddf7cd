"""Keeping the store safe: backups, restoring one, and proof that everything adds up."""

from dataclasses import dataclass, replace
from pathlib import Path

from retail_desktop.domain.backups import Occasion
from retail_desktop.domain.errors import StoreFileError
from retail_desktop.domain.people import Permission
from retail_desktop.persistence import backups, ledger, people, proofs, sqlite
from retail_desktop.persistence.database import close_database, open_database
from retail_desktop.services.keep_backups import check_backup
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.workplace import OWNER, Workplace


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
    _refuse_itself(place, file)
    check_backup(file)
    current = place.database.path
    progress("Keeping the present store aside", 0, 2)
    aside = backups.make(current, Occasion.RESTORE)
    progress("Restoring", 1, 2)
    sqlite.overwrite(file, current)
    close_database(place.location)
    with open_database(place.location).writing() as work:
        people.note(work, place.person.name, "restore", file.name)
    return aside


def restore_damaged(location: str, file: Path) -> Path:
    """Put a backup in the place of a store that is damaged; gives the file to which the damaged one was kept aside.

    Who may do this cannot be asked of a damaged store: whoever can write the file owns it.

    Raises:
        NotFoundError: there is no such file.
        StoreFileError: it is not an intact store of this program.
    """
    check_backup(file)
    close_database(location)
    current = Path(location.removeprefix("sqlite:///")).absolute()
    aside = backups.aside(current)
    sqlite.replace_damaged(file, current, aside)
    with open_database(location).writing() as work:
        people.note(work, OWNER.name, "restore", file.name, {"damaged": aside.name})
    return aside


def _refuse_itself(place: Workplace, file: Path) -> None:
    if file.resolve() == place.database.path.resolve():
        raise StoreFileError(f"{file} is the store itself, not a backup of it. Choose another file.")


def check(place: Workplace, *, repair: bool = False, progress: Progress = silent) -> CheckReport:
    """Prove that the file is intact, that balances and imports add up, and that nobody edited the trail.

    With `repair`, balances are computed anew from the ledger, which is the truth.
    """
    progress("Checking the file", 0, 3)
    problems = sqlite.integrity_problems(place.database.path, place.database.access.mode)
    progress("Checking the ledger", 1, 3)
    with place.database.reading() as work:
        sums = proofs.broken_sums(work)
        trail = [f"The audit entry {number} was changed." for number in people.broken_audit_entries(work)]
    progress("Checking the trail", 2, 3)
    if not (repair and sums):
        return CheckReport(tuple(problems + sums + trail))
    with place.database.writing() as work:
        ledger.refresh_balances(work)
        people.note(work, place.person.name, "repair", "totals", {"problems": len(sums)})
    return replace(check(place), repaired=True)

"""Which folders are watched, and what was found there."""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.imports import Target
from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.paths import data_folder
from retail_desktop.persistence import people, watched_folders
from retail_desktop.persistence.database import Work
from retail_desktop.services import folder_files
from retail_desktop.services.folder_words import NOTE, problem_note
from retail_desktop.services.workplace import Workplace

_OF_MANY_USES = ("", "Desktop", "Documents", "Downloads", "Pictures")
_STATES = {
    FolderState.WATCHED: "folder watched",
    FolderState.PAUSED: "folder paused",
    FolderState.REMOVED: "folder removed",
}


def list_folders(place: Workplace) -> tuple[WatchedFolder, ...]:
    """The watched and the paused folders, by path."""
    with place.database.reading() as work:
        return _kept(work)


def find_folder(place: Workplace, path: str) -> WatchedFolder:
    """The folder with this path.

    Raises:
        NotFoundError: no folder with this path is watched.
    """
    wanted = _full(path)
    found = next((folder for folder in list_folders(place) if _is_same(folder.path, wanted)), None)
    if found is None:
        raise NotFoundError(
            f"{path} is none of the watched folders. Add it with: retail-desktop settings folders add PATH"
        )
    return found


def add_folder(
    place: Workplace,
    path: str,
    target: Target = Target.SALES,
    *,
    store: str | None = None,
    format_name: str | None = None,
    adds_up: bool = False,
) -> WatchedFolder:
    """Watch a folder from now on; with `adds_up` its files of the same store and day are added together.

    Raises:
        NotAllowedError: the person may not choose folders.
        NotFoundError: there is no such folder, or it may not be read.
        WrongStateError: it is watched already, or used for other things too, or files that are no sales shall add up.
    """
    place.allow(Permission.ADMINISTER)
    if adds_up and target is not Target.SALES:
        raise WrongStateError(
            f"Only the sales of several files add up; two files of {target.value} are read one after the other."
        )
    full = _full(path)
    _refuse_unfit(full)
    with place.database.writing() as work:
        if any(_is_same(folder.path, full) for folder in _kept(work)):
            raise WrongStateError(f"{full} is watched already. Remove it first to change what its files hold.")
        return _save(work, place, WatchedFolder(str(full), target, store or None, format_name or None, adds_up))


def set_state(place: Workplace, path: str, state: FolderState) -> WatchedFolder:
    """Pause a folder, watch it again, or remove it; what was imported from it and its log stay.

    Raises:
        NotAllowedError: the person may not choose folders.
        NotFoundError: no folder with this path is watched.
    """
    place.allow(Permission.ADMINISTER)
    folder = find_folder(place, path)
    with place.database.writing() as work:
        return _save(work, place, replace(folder, state=state))


@dataclass(frozen=True, slots=True)
class Overview:
    """The folders, the files that wait for an answer, and what became of the newest files, the newest first.

    `paths` names the folders of the log by their numbers, the removed ones too; `may_import` and `may_choose` say
    whether the person may look through folders, and choose them.
    """

    folders: tuple[WatchedFolder, ...]
    paths: Mapping[int, str]
    waiting: tuple[WatchEntry, ...]
    log: tuple[WatchEntry, ...]
    may_import: bool
    may_choose: bool


def overview(place: Workplace, most: int = 200) -> Overview:
    """All that there is to see of the watched folders; at most so many lines of the log."""
    allowed = PERMISSIONS[place.person.role]
    with place.database.reading() as work:
        return Overview(
            folders=_kept(work),
            paths={folder.folder_id: folder.path for folder in watched_folders.folders(work)},
            waiting=tuple(entry for entry in watched_folders.lying(work) if entry.outcome is WatchOutcome.WAITING),
            log=watched_folders.newest_entries(work, most),
            may_import=Permission.IMPORT in allowed,
            may_choose=Permission.ADMINISTER in allowed,
        )


def try_again(place: Workplace, entry_id: int) -> str:
    """Put a file that was refused back into its folder, where the next look reads it; gives its name.

    Raises:
        NotAllowedError: the person may not import.
        NotFoundError: the file is not among the folder's problems any more.
        RetailError: it cannot be moved.
    """
    place.allow(Permission.IMPORT)
    with place.database.reading() as work:
        entry = watched_folders.find_entry(work, entry_id)
        folders = {folder.folder_id: folder for folder in watched_folders.folders(work)}
    if entry is None or not entry.moved_to:
        raise NotFoundError("This file was not put aside, so it cannot be put back.")
    folder = Path(folders[entry.folder_id].path)
    try:
        name = folder_files.put_back(folder, entry.moved_to, entry.file_name)
    except FileNotFoundError:
        raise NotFoundError(f"{folder / entry.moved_to} is not there any more; somebody moved it.") from None
    except OSError as error:
        reason = error.strerror or error
        raise RetailError(f"{entry.file_name} could not be put back into {folder} ({reason}). Try again.") from error
    _remove_note(folders[entry.folder_id], entry)
    return name


def _remove_note(folder: WatchedFolder, entry: WatchEntry) -> None:
    """Take our own note away with the file it explained; one that somebody wrote into stays."""
    note = Path(folder.path) / f"{entry.moved_to}{NOTE}"
    with suppress(OSError, UnicodeDecodeError):  # a note too many does no harm
        if note.read_text(encoding="utf-8") == problem_note(folder, entry):
            note.unlink()


def _kept(work: Work) -> tuple[WatchedFolder, ...]:
    return tuple(one for one in watched_folders.folders(work) if one.state is not FolderState.REMOVED)


def _save(work: Work, place: Workplace, folder: WatchedFolder) -> WatchedFolder:
    people.note(work, place.person.name, _STATES[folder.state], folder.path, {"target": folder.target.value})
    return watched_folders.save_folder(work, folder)


def _full(path: str) -> Path:
    # Not resolved: a share stays what the user calls it, wherever its name leads today.
    return Path(os.path.normpath(Path(path.strip()).expanduser().absolute()))


def _is_same(path: str, other: Path) -> bool:
    return os.path.normcase(path) == os.path.normcase(other)


def _refuse_unfit(folder: Path) -> None:
    """Files of a watched folder are moved; so it must be one for the till's files alone."""
    try:
        with os.scandir(folder):
            pass
    except OSError as error:
        cause = "is not there" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror})"
        raise NotFoundError(
            f"The folder {folder} {cause}. Check its name and, for a shared folder, that the network is connected."
        ) from error
    if folder.name in (folder_files.PROCESSED, folder_files.PROBLEMS):
        raise WrongStateError(
            f"{folder} is where files are put that are done. Watch the folder in which new ones come."
        )
    many = {Path.home() / name for name in _OF_MANY_USES} | {data_folder(), Path(folder.anchor)}
    if folder in many:
        raise WrongStateError(
            f"{folder} is used for other files too, and a watched folder's files are moved once they are read. "
            "Make a folder for the till's files alone and watch that one."
        )

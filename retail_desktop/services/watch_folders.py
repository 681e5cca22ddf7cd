"""Looking through folders in which a till leaves its files: each is imported once, then put away, never deleted."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from retail_desktop.domain.people import Permission
from retail_desktop.domain.watching import FolderState, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.persistence import watched_folders
from retail_desktop.services.choose_folders import find_folder, list_folders
from retail_desktop.services.folder_files import PAUSE_SECONDS, Look, as_text, look_into, mark_of, sorted_out
from retail_desktop.services.one_by_one import one_by_one
from retail_desktop.services.progress import Progress, silent
from retail_desktop.services.take_file import Visit, take_file
from retail_desktop.services.workplace import Workplace, now


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What a look through a folder found.

    `files` says what became of every complete file in it, `news` what is different from the look before; `busy` are
    the files that are still being written or cannot be read now; the next look wants `look`.
    """

    folder: WatchedFolder
    look: Look
    files: tuple[WatchEntry, ...] = ()
    news: tuple[WatchEntry, ...] = ()
    busy: tuple[str, ...] = ()


def look_through(
    place: Workplace,
    folder: WatchedFolder,
    before: Look | None = None,
    *,
    pause: float = PAUSE_SECONDS,
    ask_again: bool = False,
    only: Collection[str] | None = None,
    clock: Callable[[], float] = time.time,
    progress: Progress = silent,
) -> FolderReport:
    """Import the complete files of a folder, in alphabetical order, and put them away.

    A file that waits for an answer is left alone until it changes or something was imported or answered since, unless
    `ask_again`; `only` names the files that this look is about. A folder that cannot be reached is a finding, not a
    refusal.

    Raises:
        NotAllowedError: the person may not import.
        StoreFileError: the store cannot be written to; the files that are left stay where they are.
    """
    place.allow(Permission.IMPORT)
    with one_by_one(place.database.path, progress=progress):
        look = look_into(Path(folder.path), clock())
        return _take_files(Visit(place, folder, ask_again, progress), look, before, pause, only)


def _take_files(
    visit: Visit, look: Look, before: Look | None, pause: float, only: Collection[str] | None
) -> FolderReport:
    place, folder = visit.place, visit.folder
    told = note_reach(place, folder, look.problem)
    if look.problem:
        return FolderReport(folder, look, news=told)
    ready, busy = sorted_out(look, before, pause)
    known = _still_lying(place, folder, look)
    files = []
    wanted = [name for name in ready if only is None or as_text(name) in only]
    wanted.sort(key=lambda name: _was_begun(known.get(as_text(name))))
    for done, name in enumerate(wanted):
        visit.progress(f"Looking through {visit.path.name}", done, len(wanted))
        entry = take_file(visit, name, look.files[name], known.get(as_text(name)))
        if entry is not None:
            files.append(entry)
        elif mark_of(visit.path / name) is not None:
            busy.append(name)
        elif not visit.path.is_dir():
            break
    news = tuple(entry for entry in files if _is_news(entry, known.get(entry.file_name)))
    return FolderReport(folder, look, tuple(files), told + news, tuple(map(as_text, busy)))


def sync(
    place: Workplace,
    source: str | None = None,
    *,
    wait: float = PAUSE_SECONDS,
    sleep: Callable[[float], object] = time.sleep,
    progress: Progress = silent,
) -> tuple[FolderReport, ...]:
    """Look once through all watched folders, or through one of them; files that are new are looked at twice.

    Raises:
        NotFoundError: `source` is no watched folder.
        NotAllowedError, StoreFileError: as in `look_through`.
    """
    folders = [find_folder(place, source)] if source else list_folders(place)
    first = [
        look_through(place, folder, pause=wait, ask_again=True, progress=progress)
        for folder in folders
        if folder.state is FolderState.WATCHED
    ]
    if not any(report.busy for report in first):
        return tuple(first)
    sleep(wait)
    return tuple(_second_look(place, report, wait, progress) if report.busy else report for report in first)


def note_reach(place: Workplace, folder: WatchedFolder, problem: str) -> tuple[WatchEntry, ...]:
    """Write into the log that a folder cannot be reached, or that it can again; once, not at every look."""
    with place.database.reading() as work:
        was_reachable = watched_folders.was_reachable(work, folder.folder_id)
    if was_reachable is not bool(problem):
        return ()
    outcome = WatchOutcome.UNREACHABLE if problem else WatchOutcome.REACHABLE
    words = problem or f"The folder {folder.path} can be reached again."
    entry = WatchEntry(folder.folder_id, "", outcome, now(), words)
    with place.database.writing() as work:
        watched_folders.write_entry(work, entry)
    return (entry,)


def _was_begun(known: WatchEntry | None) -> bool:
    """Whether the program was ended while it read the file: such a file comes last, lest it keep the others waiting."""
    return known is not None and known.outcome is WatchOutcome.BEGUN


def _is_news(entry: WatchEntry, known: WatchEntry | None) -> bool:
    return known is None or replace(entry, at=known.at) != known


def _second_look(place: Workplace, first: FolderReport, wait: float, progress: Progress) -> FolderReport:
    second = look_through(
        place, first.folder, first.look, pause=wait, ask_again=True, only=first.busy, progress=progress
    )
    return replace(second, files=first.files + second.files, news=first.news + second.news)


def _still_lying(place: Workplace, folder: WatchedFolder, look: Look) -> Mapping[str, WatchEntry]:
    """What is known of the files in the folder; whatever is gone or has changed is closed in the log."""
    marks = {as_text(name): str(mark) for name, mark in look.files.items()}
    with place.database.reading() as work:
        entries = watched_folders.lying(work, folder.folder_id)
    stale = [entry.entry_id or 0 for entry in entries if marks.get(entry.file_name) != entry.mark]
    if stale:
        with place.database.writing() as work:
            watched_folders.close_entries(work, stale)
    return {entry.file_name: entry for entry in entries if entry.entry_id not in stale}

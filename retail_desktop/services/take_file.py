"""One file of a watched folder in: imported, written into the folder's log, and put away.

Before a file is read the log says so (`BEGUN`), and afterwards what came of it; its mark stays in the log until the
file is moved. So wherever the program is ended or a share vanishes, the next look knows what is stored already, and
does only what is left.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from retail_desktop.domain.errors import CancelledError, NotAllowedError, RetailError, StoreFileError
from retail_desktop.domain.imports import ImportReport
from retail_desktop.domain.watching import STORED, WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.persistence import watched_folders
from retail_desktop.services import folder_files
from retail_desktop.services.folder_files import PROBLEMS, PROCESSED, Mark, as_text, is_free, mark_of
from retail_desktop.services.folder_words import NOTE, imported, problem_note
from retail_desktop.services.import_file import import_file
from retail_desktop.services.import_history import save_rejects
from retail_desktop.services.progress import Progress
from retail_desktop.services.worker import Cancelled, Crashed, Refused, Succeeded, outcome
from retail_desktop.services.workplace import Workplace, now

_UNDECIDED = frozenset({WatchOutcome.BEGUN, WatchOutcome.WAITING})
_BESIDE = {WatchOutcome.REFUSED: NOTE, WatchOutcome.PARTIAL: ".rejects.csv"}
_NOT_MOVED = " It could not be moved to "
_ENDED = "The program was ended {} while it read this file"
_TRIES = ("", *(f"{_ENDED.format(times)}; it is read again." for times in ("once", "twice", "three times")))


@dataclass(frozen=True, slots=True)
class Visit:
    """A look through one folder: in which store, and whether files that wait are asked about again."""

    place: Workplace
    folder: WatchedFolder
    ask_again: bool
    progress: Progress

    @property
    def path(self) -> Path:
        """The folder on the disk."""
        return Path(self.folder.path)


def take_file(visit: Visit, name: str, mark: Mark, known: WatchEntry | None) -> WatchEntry | None:
    """Do with a complete file what is left to do; gives its line of the log.

    `known` is what the log says of the file as it lies there. None: the file is gone, or cannot be read now.
    """
    if known is not None and known.outcome not in _UNDECIDED:
        return _put_away(visit, name, known)
    if known is not None and known.outcome is WatchOutcome.WAITING and not _may_ask_again(visit, known):
        return known
    if not is_free(visit.path / name):
        return None
    if known is not None:
        done = _stored_already(visit, name, known)
        if done is not None:
            return _put_away(visit, name, done)
        if known.outcome is WatchOutcome.BEGUN and known.message == _TRIES[-1]:
            words = f"{_ENDED.format('four times')}, so it does not read it again by itself."
            return _put_away(visit, name, _write(visit, replace(known, outcome=WatchOutcome.REFUSED, message=words)))
    return _import(visit, name, mark, known)


def _may_ask_again(visit: Visit, known: WatchEntry) -> bool:
    if visit.ask_again:
        return True
    with visit.place.database.reading() as work:
        return watched_folders.decided_since(work, known.at)


def _stored_already(visit: Visit, name: str, known: WatchEntry) -> WatchEntry | None:
    """The line of the log if the file was imported since it was written: by hand, or before the program was ended."""
    from retail_desktop.importing.source import open_source  # noqa: PLC0415 - the window imports this module

    try:
        with open_source(visit.path / name) as source:
            content = source.sha256
    except RetailError:
        return None
    with visit.place.database.reading() as work:
        found = watched_folders.stored_since(work, content, known.at)
    if found is None:
        return None
    import_id, has_rejects = found
    kind = WatchOutcome.PARTIAL if has_rejects else WatchOutcome.IMPORTED
    words = f"Imported as import {import_id}."
    return _write(visit, replace(known, outcome=kind, at=now(), message=words, import_id=import_id))


def _import(visit: Visit, name: str, mark: Mark, known: WatchEntry | None) -> WatchEntry | None:
    was_begun = known is not None and known.outcome is WatchOutcome.BEGUN
    begun = _write(
        visit,
        WatchEntry(
            folder_id=visit.folder.folder_id,
            file_name=as_text(name),
            outcome=WatchOutcome.BEGUN,
            at=now(),
            message=_TRIES[_TRIES.index(known.message) + 1] if known and was_begun else "",
            mark=str(mark),
            entry_id=known.entry_id if known else None,
        ),
    )
    try:
        entry, details = _finding(visit, name, begun)
    except BaseException:
        _forget(visit, begun)
        raise
    found = mark_of(visit.path / name)
    if found != mark and entry.outcome not in STORED:
        _forget(visit, begun)
        return None
    if found == mark or not visit.path.is_dir():
        return _put_away(visit, name, _write(visit, entry), details)
    later = "Somebody took it away." if found is None else "It has changed since; the next look reads it again."
    return _write(visit, replace(entry, mark="", message=f"{entry.message} {later}"))


def _finding(visit: Visit, name: str, begun: WatchEntry) -> tuple[WatchEntry, str]:
    """What came of the import, and the details of a mistake of the program if there was one."""
    # A share that falters for a moment makes a good file unreadable once; so a refusal counts when it is given twice.
    answer = _answer(visit, name)
    if isinstance(answer, ImportReport) and answer.status == "refused" and answer.known_as is None:
        answer = _answer(visit, name)
    if isinstance(answer, ImportReport):
        return _entry_of(begun, answer), ""
    # It may have gone wrong after everything was stored.
    stored = _stored_already(visit, name, begun)
    if stored is not None:
        return stored, ""
    return replace(begun, outcome=WatchOutcome.REFUSED, message=answer.summary), answer.details


def _answer(visit: Visit, name: str) -> ImportReport | Crashed:
    """Import the file; what is wrong with the store or the person is raised, whatever else goes wrong is the file's."""
    folder = visit.folder
    work = partial(import_file, visit.place, folder.target, str(visit.path / name), folder.options)
    match outcome(partial(work, progress=visit.progress)):
        case Succeeded(ImportReport() as report):
            return report
        case Cancelled():
            raise CancelledError
        case Refused() as refused:
            error = refused.error()
            if isinstance(error, StoreFileError | NotAllowedError):
                raise error
            return ImportReport("refused", folder.target, name, error=str(error))
        case Crashed() as crashed:
            return crashed
    raise AssertionError


def _entry_of(begun: WatchEntry, report: ImportReport) -> WatchEntry:
    if report.status == "refused":
        kind = WatchOutcome.REFUSED if report.known_as is None else WatchOutcome.DUPLICATE
        return replace(begun, outcome=kind, message=report.error or "", import_id=report.known_as)
    if report.status == "needs_input":
        return replace(begun, outcome=WatchOutcome.WAITING, message=report.error or "")
    is_new = report.import_id is not None or not report.ignored
    kind = WatchOutcome.PARTIAL if report.rejected else WatchOutcome.IMPORTED if is_new else WatchOutcome.DUPLICATE
    return replace(begun, outcome=kind, message=imported(report), import_id=report.import_id)


def _put_away(visit: Visit, name: str, entry: WatchEntry, details: str = "") -> WatchEntry:
    """Move a file whose fate is settled; where that fails only the move is left to do."""
    if entry.outcome is WatchOutcome.WAITING:
        return entry
    into = PROBLEMS if entry.outcome is WatchOutcome.REFUSED else PROCESSED
    beside = _BESIDE.get(entry.outcome, "")
    try:
        moved_to = folder_files.put_away(visit.path, name, into, beside)
    except OSError as error:
        if mark_of(visit.path / name) is None and visit.path.is_dir():
            return _write(visit, replace(entry, mark="", message=f"{entry.message} Somebody took it away."))
        if _NOT_MOVED in entry.message:
            return entry
        words = f"{_NOT_MOVED}{into} ({error.strerror or error}); that is tried again, and it is not read twice."
        return _write(visit, replace(entry, message=entry.message + words))
    words = entry.message.partition(_NOT_MOVED)[0]
    moved = _write(visit, replace(entry, mark="", moved_to=moved_to, message=words))
    if entry.outcome in STORED and entry.import_id is not None:
        with visit.place.database.writing() as work:
            watched_folders.note_path(work, entry.import_id, as_text(str(visit.path / moved_to)))
    return _write_beside(visit, moved, f"{moved_to}{beside}", details)


def _write_beside(visit: Visit, entry: WatchEntry, place: str, details: str) -> WatchEntry:
    """Put the rejected lines, or the reason why nothing was stored, next to the file."""
    if entry.outcome is WatchOutcome.REFUSED:
        with suppress(OSError), (visit.path / place).open("x", encoding="utf-8") as note:  # the log has the reason too
            note.write(problem_note(visit.folder, entry, details))
    elif entry.outcome is WatchOutcome.PARTIAL and entry.import_id is not None:
        try:
            save_rejects(visit.place, entry.import_id, visit.path / place)
        except RetailError as refusal:
            return _write(visit, replace(entry, message=f"{entry.message} The lines left out: {refusal}"))
        words = f"{entry.message} The lines left out are in {Path(place).name}."
        return _write(visit, replace(entry, message=words))
    return entry


def _write(visit: Visit, entry: WatchEntry) -> WatchEntry:
    told = replace(entry, message=as_text(entry.message))
    with visit.place.database.writing() as work:
        return replace(told, entry_id=watched_folders.write_entry(work, told))


def _forget(visit: Visit, entry: WatchEntry) -> None:
    with visit.place.database.writing() as work:
        watched_folders.forget_entry(work, entry.entry_id or 0)

"""Folders that are looked through for new files, and what became of the files found there."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from retail_desktop.domain.imports import ADD_UP, ImportOptions, Target


class FolderState(IntEnum):
    """Whether a folder is looked through; a removed one is kept for its log alone."""

    REMOVED = -1
    PAUSED = 0
    WATCHED = 1


class WatchOutcome(StrEnum):
    """What became of a file, or of the folder itself (`UNREACHABLE`, `REACHABLE`).

    `BEGUN` is seen only while a file is being imported, and after the program was ended in the midst of it.
    """

    BEGUN = "begun"
    IMPORTED = "imported"
    PARTIAL = "partial"
    REFUSED = "refused"
    WAITING = "waiting"
    DUPLICATE = "duplicate"
    UNREACHABLE = "unreachable"
    REACHABLE = "reachable"


STORED = frozenset({WatchOutcome.IMPORTED, WatchOutcome.PARTIAL})
"""The outcomes of a file that brought something."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder, what its files hold, and what is settled for them beforehand.

    `adds_up`: no file repeats what another one holds, so that files of the same store and day are added together.
    """

    path: str
    target: Target = Target.SALES
    store: str | None = None
    format: str | None = None
    adds_up: bool = False
    state: FolderState = FolderState.WATCHED
    folder_id: int = 0

    @property
    def options(self) -> ImportOptions:
        """How its files are read; nobody is asked about them, so there is no answer to remember for other files."""
        duplicates = ADD_UP if self.adds_up else None
        return ImportOptions(store=self.store, format=self.format, duplicates=duplicates, remember=False)


@dataclass(frozen=True, slots=True)
class WatchEntry:
    """One line of a folder's log.

    `mark` is the file's size and time as long as it lies in the folder, and empty as soon as it does not; `moved_to` is
    where it lies since then, relative to the folder. `file_name` is empty where the folder itself is spoken of.
    """

    folder_id: int
    file_name: str
    outcome: WatchOutcome
    at: str = ""
    message: str = ""
    mark: str = ""
    moved_to: str = ""
    import_id: int | None = None
    entry_id: int | None = None

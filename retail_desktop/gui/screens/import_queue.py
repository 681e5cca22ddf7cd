"""The files waiting to be imported, one after another."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.gui.screens.import_words import is_plain


@dataclass(slots=True)
class WaitingFile:
    """A file, what was settled about it, and what a dry run said with that; None until it was read.

    `read_with` are the answers behind the report; `closely` asks for all details at once.
    """

    path: str
    target: Target
    options: ImportOptions = field(default_factory=ImportOptions)
    report: ImportReport | None = None
    read_with: ImportOptions = field(default_factory=ImportOptions)
    closely: bool = False

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.replace("\\", "/").rsplit("/", 1)[-1]

    def take(self, report: ImportReport) -> None:
        """Keep what a dry run said."""
        self.report, self.read_with = report, self.options


class FileQueue:
    """The first file is the one looked at."""

    def __init__(self) -> None:
        self.files: list[WaitingFile] = []
        self._gone = 0

    @property
    def current(self) -> WaitingFile | None:
        """The file looked at."""
        return self.files[0] if self.files else None

    @property
    def number(self) -> int:
        """Which of all files the current one is, from 1."""
        return self._gone + 1

    @property
    def total(self) -> int:
        """How many files there were and are."""
        return self._gone + len(self.files)

    @property
    def unread(self) -> WaitingFile | None:
        """The next file that nobody has looked at."""
        return next((file for file in self.files if file.report is None), None)

    @property
    def all_plain(self) -> bool:
        """Whether every file left can be imported without a look."""
        return all(file.report is not None and is_plain(file.report) for file in self.files)

    def add(self, paths: Iterable[str], target: Target) -> None:
        """Put files at the end; one that waits already is not taken twice."""
        waiting = {file.path for file in self.files}
        if not waiting:
            self._gone = 0
        for path in dict.fromkeys(paths):
            if path and path not in waiting:
                self.files.append(WaitingFile(path, target))

    def leave(self) -> None:
        """Go on to the next file."""
        del self.files[:1]
        self._gone += 1

    def forget_reports(self) -> None:
        """Have every file read anew, for another store."""
        for file in self.files:
            file.report = None

"""A watched folder with its own clock, and services that answer from memory, for the tests of the watcher."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.watching import WatchedFolder, WatchEntry, WatchOutcome
from retail_desktop.gui import folder_watch
from retail_desktop.gui.jobs import Job
from retail_desktop.services.choose_folders import Overview
from retail_desktop.services.folder_files import look_into
from retail_desktop.services.watch_folders import FolderReport


class Till(QObject):
    """A folder, a clock, and services that answer from memory; it stands for the window's background work too."""

    touched = Signal(frozenset)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.folder = WatchedFolder(str(path), folder_id=1)
        self.now, self.pace = 1_772_452_800.0, 0.0
        self.may_import = True
        self.outcome = WatchOutcome.IMPORTED
        self.refusal: RetailError | None = None
        self.looks: list[dict[str, Any]] = []
        self.noted: list[str] = []
        self.held: list[Job] | None = None

    def leave(self, name: str, age: float = 90) -> None:
        (self.path / name).write_text(f"sales of {name}")
        os.utime(self.path / name, (self.now - age, self.now - age))

    def time(self) -> float:
        """Give the time of day, which goes on by `pace` with every look at it."""
        self.now += self.pace
        return self.now

    def read(self, function: Callable[..., Any], *args: Any) -> Job:  # noqa: ANN401 - each service has its own
        job = Job("", frozenset())
        self._later(lambda: job.succeeded.emit(function("place", *args)))
        return job

    def run(self, title: str, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Job:  # noqa: ANN401 - as above
        job = Job(title, frozenset())
        self.looks.append({"title": title, "before": args[1], **kwargs})
        if self.held is not None:
            self.held.append(job)
        elif self.refusal is not None:
            error = self.refusal
            self._later(lambda: job.refused.emit(str(error), error))
        else:
            self._later(lambda: job.succeeded.emit(function("place", *args, **kwargs)))
        return job

    def touch(self, *areas: str) -> None:
        self.touched.emit(frozenset(areas))

    def _later(self, tell: Callable[[], object]) -> None:
        folder_watch.QTimer.singleShot(0, self, tell)

    def overview(self, _place: object) -> Overview:
        return Overview((self.folder,), {1: self.folder.path}, (), (), self.may_import, may_choose=True)

    def look_through(self, _place: object, folder: WatchedFolder, _before: object, **_: object) -> FolderReport:
        """Take every file but those whose fate is to lie where it is."""
        look = look_into(self.path, self.now)
        entries = []
        for name, mark in look.files.items():
            stays = self.outcome is WatchOutcome.WAITING
            entries.append(
                WatchEntry(1, name, self.outcome, message="1 sale imported.", mark=str(mark) if stays else "")
            )
            if not stays:
                (self.path / name).unlink()
        return FolderReport(folder, look, tuple(entries), tuple(entries))

    def note_reach(self, _place: object, _folder: object, problem: str) -> tuple[str, ...]:
        self.noted.append(problem)
        return (problem,) if problem else ()


class NoNews(QObject):
    """In the place of the system's news of changes, so that a test decides when a look begins."""

    directoryChanged = Signal(str)  # noqa: N815 - named as Qt does

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.followed: list[str] = []

    def addPath(self, path: str) -> None:
        self.followed.append(path)

"""Reading and importing files in the worker process: one request at a time is heard, the newest."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from retail_desktop.domain.imports import ImportReport
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.import_queue import WaitingFile
from retail_desktop.services import import_file, import_history

TOUCHED = frozenset({"imports", "sales", "ledger", "catalogue"})
Show = Callable[[ImportReport], object]
Fail = Callable[[], object]


class ImportRuns:
    """Asks the services for one page; `failed()` follows a refusal, a mistake or a cancellation, which are told."""

    def __init__(self, page: Screen) -> None:
        self._page = page
        self._job: Job | None = None

    def look(self, file: WaitingFile, show: Show, failed: Fail) -> None:
        """Read a file without storing anything; what is still being read is given up."""
        self.stop()
        options = replace(file.options, dry_run=True)
        job = self._page.context.jobs.run(
            f"Reading {file.name}", import_file.import_file, file.target, file.path, options
        )
        self._listen(job, show, failed, f"Reading {file.name} was cancelled; nothing was changed.")

    def store(self, file: WaitingFile, show: Show, failed: Fail) -> None:
        """Import a file."""
        self.stop()
        job = self._page.context.jobs.run(
            f"Importing {file.name}", import_file.import_file, file.target, file.path, file.options, areas=TOUCHED
        )
        self._listen(job, show, failed, f"The import of {file.name} was cancelled; nothing was changed.")

    def undo(self, ids: Sequence[int], done: Callable[[], object], failed: Fail) -> None:
        """Take imports back, the newest first."""
        self.stop()
        if not ids:
            done()
            return
        newest, *others = sorted(ids, reverse=True)
        job = self._page.context.jobs.run("Undoing the import", import_history.undo_import, newest, areas=TOUCHED)
        words = "Undoing the import was cancelled; nothing was changed."
        self._listen(job, lambda _: self.undo(others, done, failed), failed, words)

    def cancel(self) -> None:
        """Ask what is under way to end; its ending is still heard, and told."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Give up what is under way, and hear no more of it."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _listen(self, job: Job, show: Callable[..., object], failed: Fail, cancelled: str) -> None:
        self._job = job
        messages = self._page.context.messages
        job.succeeded.connect(lambda value: self._end(job, lambda: show(value)))
        job.refused.connect(lambda words, _: self._end(job, lambda: messages.refuse(words), failed))
        job.cancelled.connect(lambda: self._end(job, lambda: messages.inform(cancelled), failed))
        job.crashed.connect(lambda *_: self._end(job, failed))

    def _end(self, job: Job, *steps: Callable[[], object]) -> None:
        """Do the steps if this is still the newest job."""
        if self._job is not job:
            return
        self._job = None
        for step in steps:
            step()


def is_there(_place: object, path: str) -> bool:
    """Whether a file is still where it was; runs in a reading thread, since a network drive may take its time."""
    return Path(path).is_file()

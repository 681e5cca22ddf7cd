"""The watcher of the window: it looks into the watched folders and has new files imported; nobody needs to be there.

Folders are listed in threads of their own, for a share that has gone can keep a listing waiting for a minute: neither
the window nor the worker process may wait with it. Only when there is something to do the worker is asked.
"""

import math
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from retail_desktop.domain.errors import NotAllowedError
from retail_desktop.domain.watching import STORED, FolderState, WatchedFolder, WatchOutcome
from retail_desktop.gui.folder_news import folder_name, nothing_new, tell_news
from retail_desktop.gui.jobs import Jobs, Latest
from retail_desktop.gui.messages import Messages
from retail_desktop.services.folder_files import Look, as_text, look_into, sorted_out

if TYPE_CHECKING:
    from retail_desktop.services.choose_folders import Overview
    from retail_desktop.services.watch_folders import FolderReport

LOOK_SECONDS = 30
SETTLE_MS = 3_000
MOVE_AGAIN_SECONDS = 300
TOUCHED = ("imports", "sales", "ledger", "catalogue", "orders")
_SHARES = ("\\\\", "//")  # the system may take long to follow these, in the window's own thread
RESTING, LOOKING, IMPORTING = "resting", "looking", "importing"


@dataclass(slots=True, eq=False)
class Watch:
    """What the watcher knows of one folder.

    `halted` says why it is left alone until somebody asks for a look, `trouble` what went wrong at the last one.
    """

    folder: WatchedFolder
    phase: str = RESTING
    look: Look | None = None
    looked_at: datetime | None = None
    lying: dict[str, str] = field(default_factory=dict)
    busy: tuple[str, ...] = ()
    waits: bool = False
    move_again_at: float = math.inf
    trouble: str = ""
    halted: str = ""
    wished: bool = False
    answered: bool = False
    follows_up: bool = False
    comes_again: bool = False

    @property
    def is_active(self) -> bool:
        """Whether it is looked into by itself."""
        return self.folder.state is FolderState.WATCHED and not self.halted


class FolderWatch(QObject):
    """Looks into every watched folder each half minute, and at once where the system tells of a change.

    `changed` follows everything that can be seen of it; `waiting_changed(count)` tells how many files wait for an
    answer. `overview` is what the store knows of the folders, None before it was read.
    """

    changed = Signal()
    waiting_changed = Signal(int)
    _listed = Signal(int, int, object)

    def __init__(self, jobs: Jobs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._messages = jobs, messages
        self.overview: Overview | None = None
        self.watches: dict[int, Watch] = {}
        self._round = 0
        self._latest = Latest()
        self._files: QFileSystemWatcher | None = None
        self._timer = QTimer(self, interval=LOOK_SECONDS * 1000)
        self._timer.timeout.connect(self.look_at_all)
        self._listed.connect(self._take_listing, Qt.ConnectionType.QueuedConnection)
        jobs.touched.connect(self._take_touched)

    def start(self) -> None:
        """Watch the folders of the store that is open now."""
        self.stop()
        self._files = QFileSystemWatcher(self)
        self._files.directoryChanged.connect(self._take_change)
        self._timer.start()
        self.reload()

    def stop(self) -> None:
        """Watch nothing; what is under way is not waited for."""
        self._timer.stop()
        self._round += 1
        self._latest.forget()
        self.watches.clear()
        self.overview = None
        if self._files is not None:
            self._files.deleteLater()
            self._files = None

    def reload(self) -> None:
        """Read which folders are watched, and what became of their files."""
        from retail_desktop.services import choose_folders  # noqa: PLC0415 - not before the window's first paint

        job = self._jobs.read(choose_folders.overview)
        self._latest.take(job, self._take_overview, lambda words, _: self._messages.refuse(words))

    def look_at_all(self) -> None:
        """Look into every folder that is watched, unless the watcher was never started."""
        for watch in self.watches.values():
            if watch.is_active and self._timer.isActive():
                self._look(watch)

    def look_now(self, watch: Watch) -> None:
        """Look into a folder because somebody wishes it: files that wait are asked about again."""
        watch.halted, watch.wished = "", True
        self._look(watch)

    def _take_overview(self, overview: "Overview") -> None:
        self.overview = overview
        known = self.watches
        self.watches = {}
        for folder in overview.folders:
            old = known.get(folder.folder_id)
            is_new = old is None or old.folder.state is not folder.state
            watch = self.watches[folder.folder_id] = old or Watch(folder)
            watch.folder = folder
            if is_new and watch.is_active and self._timer.isActive():
                self._look(watch)
        self.waiting_changed.emit(len(overview.waiting))
        self.changed.emit()

    def _look(self, watch: Watch, *, follows_up: bool = False) -> None:
        if self.overview is None or not self.overview.may_import:
            return
        if watch.phase != RESTING:
            watch.comes_again = True
            return
        watch.phase, watch.follows_up = LOOKING, follows_up
        work = partial(self._list, self._round, watch.folder)
        threading.Thread(target=work, name="folder listing", daemon=True).start()
        self.changed.emit()

    def _list(self, number: int, folder: WatchedFolder) -> None:
        """List a folder, in a thread of its own."""
        look = look_into(Path(folder.path), time.time())
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._listed.emit(number, folder.folder_id, look)

    def _take_listing(self, number: int, folder_id: int, look: Look) -> None:
        watch = self.watches.get(folder_id)
        if number != self._round or watch is None:
            return
        before, watch.look, watch.looked_at = watch.look, look, datetime.now().astimezone()
        self._note_reach(watch, look, before)
        ready, busy = sorted_out(look, before)
        watch.busy = tuple(as_text(name) for name in busy if watch.lying.get(as_text(name)) != str(look.files[name]))
        if before is not None and not before.problem and before.files == look.files:
            watch.look = before  # what was the same for longer is sooner complete
        if not look.problem and self._is_work(watch, look, ready):
            self._import(watch, before)
        else:
            self._rest(watch)

    def _is_work(self, watch: Watch, look: Look, ready: list[str]) -> bool:
        marks = {as_text(name): str(look.files[name]) for name in look.files}
        return (
            watch.wished
            or watch.answered
            or look.at >= watch.move_again_at
            or any(watch.lying.get(as_text(name)) != marks[as_text(name)] for name in ready)
            or not watch.lying.keys() <= marks.keys()
        )

    def _note_reach(self, watch: Watch, look: Look, before: Look | None) -> None:
        """Tell, once, that a folder cannot be reached or that it can again; follow its changes while it can."""
        from retail_desktop.services import watch_folders  # noqa: PLC0415 - not before the window's first paint

        has_turned = bool(look.problem) != bool(before and before.problem)
        if has_turned or before is None:  # the log may end with what was so when the program last ran
            job = self._jobs.read(watch_folders.note_reach, watch.folder, look.problem)
            job.succeeded.connect(lambda told: self.reload() if told else None)
        if look.problem and (has_turned or watch.wished):
            self._messages.warn(look.problem)
            watch.wished = False
        elif has_turned:
            self._messages.inform(f"The folder {watch.folder.path} can be reached again.")
        if not look.problem and self._files is not None and not watch.folder.path.startswith(_SHARES):
            self._files.addPath(watch.folder.path)

    def _import(self, watch: Watch, before: Look | None) -> None:
        from retail_desktop.services import watch_folders  # noqa: PLC0415 - not before the window's first paint

        watch.phase = IMPORTING
        title = f"Looking through {folder_name(watch.folder.path)}"
        job = self._jobs.run(title, watch_folders.look_through, watch.folder, before, ask_again=watch.wished)
        job.succeeded.connect(partial(self._take_report, watch))
        job.refused.connect(partial(self._take_refusal, watch))
        job.crashed.connect(lambda *_: self._halt(watch, "It is left alone after a mistake in the program."))
        job.cancelled.connect(lambda: self._halt(watch, "It is left alone because you cancelled."))
        self.changed.emit()

    def _take_report(self, watch: Watch, report: "FolderReport") -> None:
        is_wished = watch.wished
        watch.look, watch.busy, watch.trouble = report.look, report.busy, ""
        watch.wished = watch.answered = False
        left = [entry for entry in report.files if entry.mark]
        watch.lying = {entry.file_name: entry.mark for entry in left}
        watch.waits = any(entry.outcome is WatchOutcome.WAITING for entry in left)
        unmoved = any(entry.outcome is not WatchOutcome.WAITING for entry in left)
        watch.move_again_at = report.look.at + MOVE_AGAIN_SECONDS if unmoved else math.inf
        if self.watches.get(watch.folder.folder_id) is not watch:
            return
        tell_news(self._messages, watch.folder.path, report.news)
        if is_wished and not report.news:
            self._messages.inform(nothing_new(report))
        if any(entry.outcome in STORED for entry in report.news):
            self._jobs.touch(*TOUCHED)
        self.reload()
        self._rest(watch)

    def _take_refusal(self, watch: Watch, words: str, error: object) -> None:
        if isinstance(error, NotAllowedError):
            watch.halted = words
        if watch.wished or words != watch.trouble:
            self._messages.refuse(words)
        watch.trouble, watch.wished = words, False
        self._rest(watch)

    def _halt(self, watch: Watch, words: str) -> None:
        watch.halted, watch.wished = words, False
        self._rest(watch)

    def _rest(self, watch: Watch) -> None:
        watch.phase = RESTING
        if watch.comes_again or (watch.busy and not watch.follows_up):
            follows_up, watch.comes_again = not watch.comes_again, False
            QTimer.singleShot(SETTLE_MS, self, lambda: self._come_again(watch, follows_up=follows_up))
        self.changed.emit()

    def _come_again(self, watch: Watch, *, follows_up: bool) -> None:
        if self.watches.get(watch.folder.folder_id) is watch and watch.is_active:
            self._look(watch, follows_up=follows_up)

    def _take_change(self, path: str) -> None:
        """Look soon after the system tells of a change, once the file may be complete."""
        for watch in self.watches.values():
            if watch.folder.path == path and watch.is_active:
                self._look(watch)

    def _take_touched(self, areas: frozenset[str]) -> None:
        """Something was imported: perhaps that answers what a file waits for."""
        for watch in self.watches.values():
            if "imports" in areas and watch.waits and watch.is_active:
                watch.answered = True
                self._look(watch)

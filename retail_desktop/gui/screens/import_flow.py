"""What happens to dropped files, one after another: looked at, asked about, imported, taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.import_answers import answered
from retail_desktop.gui.screens.import_question import CANCEL
from retail_desktop.gui.screens.import_queue import FileQueue, WaitingFile
from retail_desktop.gui.screens.import_runs import ImportRuns

DECIDING_MS = 400
DONE = frozenset({"ok", "partial"})


class ImportFlow(QObject):
    """Decides what is read or stored next; the page shows what it tells.

    `reading(file)`: a file is read, for the first time if it has no report yet. `reported(file, first)`: its report is
    there. `counted()`: something changed about the files behind it. `imported(reports)`, `undone(reports)`: stored, or
    taken back. `emptied()`: no file is left. `busy(bool)`: the store is being changed.
    """

    reading = Signal(object)
    reported = Signal(object, bool)
    counted = Signal()
    imported = Signal(list)
    undone = Signal(list)
    emptied = Signal()
    busy = Signal(bool)

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self.queue = FileQueue()
        self._runs = ImportRuns(page)
        self._storing, self._all, self._looking = False, False, False
        self._done: list[ImportReport] = []
        self._deciding = QTimer(self, singleShot=True, interval=DECIDING_MS)
        self._deciding.timeout.connect(self.look)

    @property
    def current(self) -> WaitingFile | None:
        """The file looked at."""
        return self.queue.current

    def add(self, paths: Iterable[str], target: Target) -> None:
        """Take files in; the first one is looked at, the others wait."""
        before = self.current
        self.queue.add(paths, target)
        if self._storing:
            return
        if before is not None and before.report is not None and self._looking:
            self.counted.emit()  # it is read again just now; the others follow
        elif before is None or before.report is None:
            self.look(first=True)
        elif self.queue.unread is None:
            self.look()
        else:
            self.counted.emit()
            self._look_ahead()

    def put_first(self, file: WaitingFile) -> None:
        """Look at this file now; the others wait."""
        self.queue.files[:] = [file, *(one for one in self.queue.files if one.path != file.path)]
        self.look(first=True)

    def look(self, *, first: bool = False) -> None:
        """Read the current file with what is settled about it, without storing anything."""
        self._deciding.stop()
        file = self.current
        if self._storing:
            return
        if file is None:
            self._runs.stop()
            self.emptied.emit()
            return
        first = first or file.report is None
        self._looking = True
        self.reading.emit(file)
        self._runs.look(file, lambda report: self._take(file, report, first), lambda: self._give_up(file))

    def look_anew(self) -> None:
        """Read everything again, as for another store."""
        self.queue.forget_reports()
        self._done = []
        if self.queue.files:
            self.look(first=True)

    def choose_target(self, target: Target) -> None:
        """Read the current file as something else; what was settled about it falls."""
        file = self.current
        if file is not None and file.target is not target:
            file.target, file.options = target, ImportOptions()
            self.look(first=True)

    def choose_options(self, options: ImportOptions) -> None:
        """Read the current file another way."""
        file = self.current
        if file is None or file.options == options:
            return
        only_remember = replace(file.options, remember=options.remember) == options
        file.options = options
        if only_remember:
            file.read_with = options
        else:
            self.look()

    def choose_column(self, heading: str, field: str) -> None:
        """Give a column another meaning."""
        self.answer("columns", {heading: field})

    def answer(self, needs: str, value: object) -> None:
        """Settle a question."""
        file = self.current
        if file is None:
            return
        if value == CANCEL:
            self.skip()
            return
        columns = file.report.preview_columns if file.report else ()
        file.options = answered(file.options, needs, value, columns)
        self.look()

    def decide(self, matches: Mapping[str, str]) -> None:
        """Settle what codes mean; several decisions in a row are read at once."""
        if self.current is not None:
            self.current.options = replace(self.current.options, item_matches=dict(matches))
            self.reading.emit(self.current)
            self._deciding.start()

    def skip(self) -> None:
        """Leave the current file as it is, and go on."""
        self._runs.stop()
        self.queue.leave()
        self.look(first=True)

    def cancel(self) -> None:
        """Stop importing; what was stored of the current file is taken out again."""
        self._runs.cancel()

    def commit(self) -> None:
        """Import the current file."""
        self._all, self._done = False, []
        self._store()

    def commit_all(self) -> None:
        """Import all files that wait; the first one that does not go through is shown."""
        self._all, self._done = True, []
        self._store()

    def undo(self) -> None:
        """Take back what was imported last."""
        done = self._done
        ids = [report.import_id for report in done if report.import_id is not None]
        self._set_storing(storing=True)
        self._runs.undo(ids, lambda: self._end_undo(done), lambda: self._set_storing(storing=False))

    def _store(self) -> None:
        file = self.current
        if file is not None:
            self._looking = False
            self._set_storing(storing=True)
            self._runs.store(file, lambda report: self._end_store(file, report), self._give_up_storing)

    def _take(self, file: WaitingFile, report: ImportReport, first: bool) -> None:
        self._looking = False
        file.take(report)
        self.reported.emit(file, first)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Read the files behind the current one, so that all can be imported at once."""
        ahead = self.queue.unread
        if ahead is not None and not self._storing:
            self._runs.look(ahead, lambda report: self._note(ahead, report), lambda: None)

    def _note(self, ahead: WaitingFile, report: ImportReport) -> None:
        ahead.take(report)
        self.counted.emit()
        self._look_ahead()

    def _give_up(self, file: WaitingFile) -> None:
        """After a failed reading show what was read before; a file that never was leaves."""
        self._looking = False
        if file.report is None:
            self.skip()
        else:
            file.options = file.read_with
            self.reported.emit(file, False)

    def _give_up_storing(self) -> None:
        self._set_storing(storing=False)
        self._tell_imported()
        file = self.current
        if file is not None and file.report is not None:
            self.reported.emit(file, False)

    def _end_store(self, file: WaitingFile, report: ImportReport) -> None:
        if report.status not in DONE:
            self._set_storing(storing=False)
            self._tell_imported()
            self._take(file, report, first=False)
            return
        self.queue.leave()
        self._done.append(report)
        if self._all and self.queue.files:
            self._store()
            return
        self._set_storing(storing=False)
        self._tell_imported()
        self.queue.forget_reports()  # what was stored now changes what the others do
        self.look(first=True)

    def _tell_imported(self) -> None:
        if self._done:
            self.imported.emit(list(self._done))

    def _end_undo(self, done: list[ImportReport]) -> None:
        self._set_storing(storing=False)
        self._done = []
        self.undone.emit(done)
        self.queue.forget_reports()
        if self.queue.files:
            self.look(first=True)

    def _set_storing(self, *, storing: bool) -> None:
        self._storing = storing
        self.busy.emit(storing)

"""Import data: drop files, see what they hold, answer what cannot be known, import with one button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QVBoxLayout

from retail_desktop.domain.imports import ImportOptions, ImportRecord, ImportReport, Target
from retail_desktop.domain.people import Permission
from retail_desktop.gui.desks import may
from retail_desktop.gui.import_files import choose_files
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import import_words, wording
from retail_desktop.gui.screens.card import row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.drop_zone import DropZone
from retail_desktop.gui.screens.import_advanced import ReadingOptions
from retail_desktop.gui.screens.import_answers import recalled
from retail_desktop.gui.screens.import_details import ImportDetails
from retail_desktop.gui.screens.import_flow import ImportFlow
from retail_desktop.gui.screens.import_history import ImportHistory
from retail_desktop.gui.screens.import_layouts import RememberedLayouts
from retail_desktop.gui.screens.import_queue import WaitingFile
from retail_desktop.gui.screens.import_result import ImportResult
from retail_desktop.gui.screens.import_runs import is_there
from retail_desktop.gui.screens.import_summary import ImportSummary
from retail_desktop.gui.screens.import_tabs import ImportPart, ImportTabs
from retail_desktop.gui.screens.missing_days import MissingDays
from retail_desktop.gui.screens.new_plan import forecast_and_plan
from retail_desktop.gui.screens.scrolled import Scrolled
from retail_desktop.gui.screens.watched_folders import WatchedFolders
from retail_desktop.services import known_formats, recent_days

LOWEST_TABS = 180
"""Below this the page scrolls."""


class ImportScreen(Screen):
    """The file looked at, as short as it may be; without one the place to drop files, and the history."""

    name = "import"
    title = "Import data"
    icon_name = "import"
    areas = frozenset({"imports"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.flow = ImportFlow(self)
        self._there, self._recent = Latest(), Latest()
        self.targets = ChoiceBox("Kind of file", characters=18)
        for target in Target:
            self.targets.addItem(import_words.TARGETS[target], target)
        self.zone = DropZone(self.show_subject)
        self.result = ImportResult(self.flow.undo, self._forecast_and_plan)
        self.options = ReadingOptions(self.flow.choose_options)
        self.details = ImportDetails(self, self.flow.choose_column, self.flow.decide)
        self.summary = ImportSummary(self.flow, self.details.doubts.take_all_likely)
        self.missing = MissingDays()
        self.history = ImportHistory(self, self._read_again)
        self.tabs = ImportTabs()
        self.layouts = RememberedLayouts(self)
        self.tabs.add("Histor&y", self.history, self.history.reload)
        self.folders = WatchedFolders(self)
        self.folders.open_file.connect(self.show_subject)
        self.tabs.add("Watched folders", self.folders, self.folders.reload)
        self.tabs.add("Remem&bered layouts", self.layouts, self.layouts.reload)
        self._build()
        self._connect()
        self._arrange()

    def _build(self) -> None:
        kind = QLabel("&Kind of file")
        kind.setTextFormat(Qt.TextFormat.PlainText)
        kind.setBuddy(self.targets)
        self.tabs.setMinimumHeight(LOWEST_TABS)
        parts = QVBoxLayout()
        parts.setSpacing(8)
        for part in (self.zone, self.result, self.summary, self.options, self.missing):
            parts.addWidget(part)
        parts.addWidget(self.details, 1)
        parts.addWidget(self.tabs, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        page.addLayout(row(text(self.title, "page"), None, kind, self.targets))
        page.addWidget(Scrolled(parts), 1)
        self.history.view.empty_text(
            "No file was imported yet. Start with a sales file from your till.", "Choose files…", self.zone.choose.click
        )

    def _connect(self) -> None:
        self.flow.reading.connect(self._show_reading)
        self.flow.reported.connect(self._show_report)
        self.flow.counted.connect(self._show_place)
        self.flow.imported.connect(self._show_imported)
        self.flow.undone.connect(self._show_undone)
        self.flow.emptied.connect(self._show_none)
        self.flow.busy.connect(self._set_busy)
        self.targets.activated.connect(lambda _: self.flow.choose_target(self.target))
        self.summary.details.toggled.connect(lambda _: self._arrange())
        self.summary.options.toggled.connect(lambda _: self._arrange())
        QShortcut(QKeySequence("Esc"), self, self._leave_file, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def target(self) -> Target:
        """What kind of facts the next file is said to hold."""
        return Target(self.targets.currentData())

    def reload(self) -> None:
        """Read the history again, and what else stands beside it."""
        self.tabs.reload()
        self._recent.take(self.context.jobs.read(recent_days.recent_days), self._show_days)

    def set_context(self, context: Context) -> None:
        """Work with another store from now on, for which the waiting files mean something else."""
        super().set_context(context)
        self.result.hide()
        self.flow.look_anew()

    def _show_days(self, days: tuple[recent_days.StoreDay, ...]) -> None:
        self.missing.show_days(days)
        self._arrange()

    def show_subject(self, key: object) -> None:
        """Look at the file with this path, or at several; or show a tab."""
        if isinstance(key, ImportPart):
            self.tabs.setCurrentIndex(key)
            return
        paths = [key] if isinstance(key, str) else list(key) if isinstance(key, Sequence) else []
        self.flow.add([str(path) for path in paths], self.target)

    def _show_reading(self, file: WaitingFile) -> None:
        self._show_place()
        for one in (self.summary.commit, self.summary.commit_all):
            one.setEnabled(False)
        if file.report is None:
            self.context.jobs.read(known_formats.make_ready)
            self.summary.show_reading(file.name)
            for fold in (self.summary.details, self.summary.options):
                fold.setChecked(False)
        self._arrange()

    def _show_report(self, file: WaitingFile, first: bool) -> None:
        report = file.report
        if report is None:
            return
        has_cursor = self._has_cursor()
        wants_start = first or not self.summary.question.isHidden()
        if first:
            self.details.start(file.options)
        self.targets.setCurrentIndex(self.targets.findData(file.target))
        self.details.show_report(report)
        self.options.show_report(report, file.options)
        self.summary.show_report(report)
        self._show_place()
        if report.known_as is not None:
            self.history.mark(report.known_as)
            self.tabs.setCurrentIndex(0)
        self.summary.details.setVisible(self.details.has_something)
        if (file.closely or not import_words.is_plain(report)) and self.details.has_something:
            self.summary.details.setChecked(True)
        self.summary.options.setChecked(self.summary.options.isChecked() or (first and file.closely))
        self._arrange()
        if wants_start and has_cursor:
            self.summary.start()

    def _show_place(self) -> None:
        queue = self.flow.queue
        if queue.current is not None:
            self.summary.show_place(queue.number, queue.total, all_plain=queue.all_plain)

    def _show_imported(self, reports: list[ImportReport]) -> None:
        words = import_words.results(reports)
        may_plan = may(getattr(self.context.place, "person", None), Permission.PLAN)
        sold = any(one.target is Target.SALES for one in reports)
        self.result.say(words, with_undo=True, with_plan=sold and may_plan)
        if not self.isVisible():
            self.context.messages.inform(words)

    def _show_undone(self, reports: list[ImportReport]) -> None:
        count = wording.plural(len(reports), "file")
        name = reports[0].file_name if len(reports) == 1 else count
        words = f"The import of {name} is taken back, as if it had never come."
        self.result.say(words, with_undo=False, with_plan=False)

    def _show_none(self) -> None:
        has_cursor = self._has_cursor()
        self._arrange()
        if has_cursor:
            self.setFocus()  # on no button, so that a second Enter does nothing

    def _set_busy(self, busy: bool) -> None:
        if busy and self._has_cursor():
            self.setFocus()  # a part that is switched off would pass it on to somewhere else in the window
        for part in (self.options, self.details, self.targets, self.result.undo):
            part.setEnabled(not busy)
        file = self.flow.current
        self.summary.show_busy(import_words.importing(file.report) if busy and file and file.report else "")

    def _arrange(self) -> None:
        """Show what belongs to the state of things, and give the room to what needs it."""
        file, has_cursor = self.flow.current, self._has_cursor()
        report = file.report if file is not None else None
        unfolded = report is not None and self.summary.details.isChecked() and self.details.has_something
        self.zone.setVisible(file is None)
        self.missing.show_unless(file is not None)
        self.summary.setVisible(file is not None)
        self.options.setVisible(report is not None and self.summary.options.isChecked())
        self.details.setVisible(unfolded)
        self.tabs.setVisible(not unfolded)
        if has_cursor and not self._has_cursor():
            self.setFocus()  # Qt has put the cursor outside the page, since its place went away

    def _leave_file(self) -> None:
        """Escape leaves a file about which nothing was answered yet."""
        file = self.flow.current
        if file is not None and self.summary.skip.isEnabled() and file.options == ImportOptions():
            self.flow.skip()

    def _read_again(self, record: ImportRecord) -> None:
        job = self.context.jobs.read(is_there, record.path)
        self._there.take(job, lambda there: self._put_first(record, record.path if there else ""))

    def _put_first(self, record: ImportRecord, path: str) -> None:
        paths = [path] if path else choose_files(self, f"Where is {record.file_name} now?")
        if paths:
            file = WaitingFile(paths[0], record.target, recalled(record.options), closely=True)
            self.flow.put_first(file)

    def _has_cursor(self) -> bool:
        """Whether nobody is typing elsewhere in the window."""
        focus = self.window().focusWidget()
        return focus is None or focus is self or self.isAncestorOf(focus)

    def _forecast_and_plan(self) -> None:
        self.result.hide()
        forecast_and_plan(self.context, lambda: self.navigate.emit("reorder", None))

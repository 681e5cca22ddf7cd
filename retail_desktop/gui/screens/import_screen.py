"""Import data: drop a file, see what it holds, answer what cannot be known, import with one button."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from PySide6.QtWidgets import QTabBar, QVBoxLayout

from retail_desktop.domain.imports import ImportOptions, ImportReport, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.jobs import Job, Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import import_words
from retail_desktop.gui.screens.card import row, text
from retail_desktop.gui.screens.drop_zone import DropZone
from retail_desktop.gui.screens.import_history import TOUCHED, ImportHistory
from retail_desktop.gui.screens.import_preview import ImportPreview
from retail_desktop.gui.screens.new_plan import forecast_and_plan
from retail_desktop.gui.screens.notice import Notice
from retail_desktop.services import import_file


class ImportScreen(Screen):
    """Drop zone, preview and history."""

    name = "import"
    title = "Import data"
    icon_name = "import"
    areas = frozenset({"imports"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._path = ""
        self._options = ImportOptions()
        self._newest = Latest()
        self._reading: Job | None = None
        self._zone = DropZone()
        self._targets = QTabBar()
        self._targets.setAccessibleName("What the file holds")
        for target in Target:
            self._targets.addTab(import_words.TARGETS[target])
        self._preview = ImportPreview(self._commit, self._answer)
        self._history = ImportHistory(self)
        self._notice = Notice("Forecast and plan &now", self._forecast_and_plan)
        self._build()
        self._zone.chosen.connect(self.show_subject)
        self._targets.currentChanged.connect(lambda _: self._look())

    def _build(self) -> None:
        self._result = text(role="strong", wrap=True)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        page.addLayout(row(text(self.title, "page"), 12, self._targets, None))
        for part in (self._zone, self._notice, self._result):
            page.addWidget(part)
        page.addWidget(self._preview, 3)
        page.addWidget(self._history, 2)
        self._preview.hide()
        self._result.hide()
        self._history.view.empty_text(
            "No file was imported yet. Start with a sales file from your till.", "Choose file…", self._zone.choose.click
        )

    @property
    def target(self) -> Target:
        """What kind of facts the file is said to hold."""
        return list(Target)[self._targets.currentIndex()]

    def reload(self) -> None:
        """Read the history again."""
        self._history.reload()

    def show_subject(self, key: object) -> None:
        """Look at the file with this path."""
        self._path = str(key or "")
        self._options = ImportOptions()
        self._zone.name_file(self._path)
        self._look()

    def _look(self) -> None:
        """Run the import without storing anything."""
        self._notice.say("")
        if not self._path:
            return
        self._preview.setEnabled(False)
        if self._reading is not None:
            self._reading.cancel()
        options = replace(self._options, dry_run=True)
        self._reading = self._run("Reading the file", options, frozenset(), self._show)

    def _run(
        self, title: str, options: ImportOptions, areas: frozenset[str], show: Callable[[ImportReport], object]
    ) -> Job:
        job = self.context.jobs.run(title, import_file.import_file, self.target, self._path, options, areas=areas)
        job.cancelled.connect(lambda: self._preview.setEnabled(True))
        return self._newest.take(job, show, self._refuse)

    def _refuse(self, words: str, _details: object) -> None:
        self._preview.setEnabled(True)
        self.context.messages.refuse(words)

    def _show(self, report: ImportReport) -> None:
        self._reading = None
        self._preview.setEnabled(True)
        self._preview.setVisible(True)
        self._result.hide()
        self._preview.show_report(report)

    def _answer(self, needs: str, value: object) -> None:
        self._options = answered(self._options, needs, value)
        self._look()

    def _commit(self) -> None:
        self._preview.setEnabled(False)
        self._run("Importing", self._options, TOUCHED, self._finish)

    def _finish(self, report: ImportReport) -> None:
        if report.status not in ("ok", "partial"):
            self._show(report)
            return
        self._preview.setEnabled(True)
        self._preview.hide()
        self._path = ""
        self._zone.name_file("")
        words = import_words.result(report)
        self._result.setText(words)
        self._result.show()
        self.context.messages.inform(words)
        if report.target is Target.SALES:
            self._notice.say("The new sales are not in the forecast and the reorder plan yet.")

    def _forecast_and_plan(self) -> None:
        self._notice.say("")
        forecast_and_plan(self.context, lambda: self.navigate.emit("reorder", None))


def answered(options: ImportOptions, needs: str, value: object) -> ImportOptions:
    """The options with one more question settled."""
    if needs == "columns":
        chosen = cast("Mapping[str, str]", value)
        if all(header == f"Column {place}" for place, header in enumerate(chosen, start=1)):
            return replace(options, columns=tuple(chosen.values()))
        return replace(options, mapping={**options.mapping, **chosen})
    if needs == "date":
        return replace(options, period=cast("Period", value))
    return replace(options, **{needs: str(value)})  # type: ignore[arg-type]  # a question is named like its option

"""Every import with who, when and how much; each can be taken back, brought again and read anew."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout, QWidget

from retail_desktop.domain.imports import ImportRecord, ImportState, Target
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import import_words, save_as, wording
from retail_desktop.gui.screens.card import Card, button, row
from retail_desktop.gui.screens.import_record_card import ImportRecordCard
from retail_desktop.gui.screens.import_runs import TOUCHED
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import import_history

WITH_UNITS = frozenset({Target.SALES, Target.STOCK})
STATES = {ImportState.COMPLETE: "Imported", ImportState.UNDONE: "Undone", ImportState.LOADING: "Loading"}


def _text(key: str, title: str, width: int, value: Callable[[ImportRecord], str]) -> Column:
    return Column(key, title, "text", value, width=width)


def _name(one: ImportRecord) -> str:
    return one.file_name


def _units(one: ImportRecord) -> object:
    return one.units if one.target in WITH_UNITS else None


def _net_sales(one: ImportRecord) -> object:
    return one.net_sales if one.target is Target.SALES else None


def _days(one: ImportRecord) -> str:
    return import_words.period(one.period).replace(" to ", " – ")


COLUMNS = [
    Column("file", "File", "text", _name, width=130, frozen=True, tooltip=_name),
    _text("state", "State", 64, lambda one: STATES[one.state]),
    _text("target", "What", 84, lambda one: import_words.TARGETS[one.target]),
    _text("period", "Period", 176, lambda one: _days(one) or wording.NOTHING),
    Column("lines", "Lines", "number", lambda one: one.accepted, width=58),
    Column("units", "Units", "number", _units, width=60),
    Column("revenue", "Net sales", "money", _net_sales, decimals=2, width=86),
    Column("rejected", "Left out", "number", lambda one: one.rejected, width=54),
    _text("when", "When", 122, lambda one: wording.moment(one.imported_at)),
    _text("who", "Who", 62, lambda one: one.user),
]


class ImportHistory(Card):
    """The table, its buttons, which the context menu repeats, and beside it what is known of the import chosen."""

    def __init__(self, page: Screen, read_again: Callable[[ImportRecord], object]) -> None:
        super().__init__(padding=0, spacing=0)
        self._page, self._read_again = page, read_again
        self._latest = Latest()
        self.model = TableModel(COLUMNS, self, key=lambda one: one.import_id)
        self.view = TableView(self.model, "import_history")
        WideColumn(self.view, "file")
        self.undo = button("Undo i&mport", self._undo, "undo")
        self.redo = button("&Redo import", self._redo, "redo")
        self.again = button("Read a&gain…", self._ask_again, "refresh")
        self.save = button("&Save rejected…", self._save_rejects, "export")
        self.save.setToolTip("Save the lines left out, each with its reason, to correct and import them again")
        self.open = button("Open fi&le", self._open, "open")
        self.record = ImportRecordCard(page)
        self._build()
        self._actions = [self._repeat(one) for one in (self.undo, self.redo, self.again, self.save, self.open)]
        self._newest = self._make_newest()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._allow()

    def _build(self) -> None:
        self._head = TwoEnds(row(self.undo, self.redo, self.again), row(self.save, self.open))
        head = row(self._head)
        head.setContentsMargins(10, 8, 10, 8)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.setChildrenCollapsible(False)
        beside.addWidget(left)
        beside.addWidget(self.record)
        beside.setContentsMargins(0, 0, 6, 6)
        beside.setStretchFactor(0, 4)
        beside.setStretchFactor(1, 1)
        self.body.addLayout(head)
        self.body.addWidget(beside, 1)

    def mark(self, import_id: int) -> None:
        """Put the cursor on an import."""
        self.view.go_to(import_id)

    def reload(self) -> None:
        """Read the history."""
        self._latest.take(self._page.context.jobs.read(import_history.list_imports), self._show)

    def _show(self, records: tuple[ImportRecord, ...]) -> None:
        chosen = self._chosen()
        self.model.set_rows(sorted(records, key=lambda one: -one.import_id))
        for one in (self._head, self.view.head):
            one.setVisible(bool(records))  # nothing can be done with no import
        if chosen is None:
            self.view.setCurrentIndex(QModelIndex())  # the table would mark the row on which the cursor stood
            self.view.clearSelection()
        newest = self._newest_complete()
        self._newest.setEnabled(newest is not None)
        self._newest.setText(undo_words(newest) if newest else "Undo import")
        self._allow()

    def _chosen(self) -> ImportRecord | None:
        """The import that is marked in the table; the cursor alone chooses nothing."""
        return next(iter(self.view.selected_rows()), None)

    def _allow(self) -> None:
        one = self._chosen()
        self.undo.setEnabled(one is not None and one.state is ImportState.COMPLETE)
        self.redo.setEnabled(one is not None and one.state is ImportState.UNDONE)
        self.again.setEnabled(one is not None)
        self.save.setEnabled(one is not None and one.rejected > 0)
        self.open.setEnabled(one is not None and bool(one.path))
        self.open.setToolTip(one.path if one is not None else "")
        for action, same in zip(self._actions, (self.undo, self.redo, self.again, self.save, self.open), strict=True):
            action.setEnabled(same.isEnabled())
        self.record.show_record(one)

    def _repeat(self, same: QPushButton) -> QAction:
        """An entry of the context menu that presses a button."""
        action = QAction(same.icon(), same.text(), self.view)
        action.triggered.connect(same.click)
        self.view.addAction(action)
        return action

    def _make_newest(self) -> QAction:
        """Ctrl+Z anywhere on the page takes back the newest import; the words name it."""
        action = QAction("Undo import", self._page)
        action.setShortcut(QKeySequence.StandardKey.Undo)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._ask_undo(self._newest_complete()))
        self._page.addAction(action)
        self.view.addAction(action)
        return action

    def _newest_complete(self) -> ImportRecord | None:
        complete = (one for one in self.model.rows() if one.state is ImportState.COMPLETE)
        return max(complete, key=lambda one: one.import_id, default=None)

    def _undo(self) -> None:
        self._ask_undo(self._chosen())

    def _ask_undo(self, one: ImportRecord | None) -> None:
        if one is None:
            return
        words = (
            f"{wording.plural(one.accepted, 'line')} of {one.file_name} are taken out again, as if the file had never "
            "been imported. You can bring them back with Redo import."
        )
        ask = self._page.context.messages.ask
        if ask(undo_words(one), words, ("Undo import", "Keep"), danger=True) == "Undo import":
            self._run(f"Undoing the import of {one.file_name}", import_history.undo_import, one, "taken back")

    def _redo(self) -> None:
        one = self._chosen()
        if one is not None:
            self._run(f"Importing {one.file_name} again", import_history.redo_import, one, "imported again")

    def _run(self, title: str, service: Callable[..., ImportRecord], one: ImportRecord, done: str) -> None:
        job = self._page.context.jobs.run(title, service, one.import_id, areas=TOUCHED)
        job.succeeded.connect(lambda _: self._page.context.messages.inform(f"{one.file_name} was {done}."))
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))

    def _ask_again(self) -> None:
        """Read a file anew; what it brought goes first, since the same sales would count twice."""
        one = self._chosen()
        if one is None:
            return
        if one.state is ImportState.COMPLETE:
            words = (
                f"To read {one.file_name} another way, its {wording.plural(one.accepted, 'line')} are taken out first; "
                "then you choose how to read it. Until you import it again, its figures are missing."
            )
            verbs = ("Take out and read again", "Keep")
            if self._page.context.messages.ask("Read again", words, verbs, danger=True) != verbs[0]:
                return
            job = self._page.context.jobs.run(
                f"Undoing the import of {one.file_name}", import_history.undo_import, one.import_id, areas=TOUCHED
            )
            job.succeeded.connect(lambda _: self._read_again(one))
            job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))
            return
        self._read_again(one)

    def _open(self) -> None:
        one = self._chosen()
        if one is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(one.path)):
            self._page.context.messages.refuse(
                f"{one.path} could not be opened. It may have been moved or deleted since it was imported."
            )

    def _save_rejects(self) -> None:
        one = self._chosen()
        if one is None:
            return
        out = save_as.ask_where(self, "Save rejected lines", f"{one.file_name} rejected", ".csv")
        if out is None:
            return
        job = self._page.context.jobs.run("Saving rejected lines", import_history.save_rejects, one.import_id, out)
        job.succeeded.connect(lambda _: save_as.offer_to_open(self._page.context, out))
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))


def undo_words(one: ImportRecord) -> str:
    """What is undone: `Undo import of 29 Sep`; by its file where it has no days."""
    if one.period is None:
        return f"Undo import of {one.file_name}"
    same_year = one.period.first.year == one.period.last.year
    words = import_words.run(one.period.first, one.period.last) if same_year else import_words.period(one.period)
    return f"Undo import of {words}"

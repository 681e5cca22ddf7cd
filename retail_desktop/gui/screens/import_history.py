"""Every import with who, when and how much; each can be taken back and brought again."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from retail_desktop.domain.imports import ImportRecord, ImportState, Target
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import import_words, save_as, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import import_history

TOUCHED = frozenset({"imports", "sales", "ledger", "catalogue"})
WITH_UNITS = frozenset({Target.SALES, Target.STOCK})
STATES = {ImportState.COMPLETE: "Imported", ImportState.UNDONE: "Undone", ImportState.LOADING: "Loading"}
COLUMNS = [
    Column("file", "File", "text", lambda one: one.file_name, width=220),
    Column("target", "What", "text", lambda one: import_words.TARGETS[one.target], width=90),
    Column("when", "When", "text", lambda one: wording.moment(one.imported_at), width=126),
    Column("who", "Who", "text", lambda one: one.user, width=100),
    Column("period", "Period", "text", lambda one: import_words.period(one.period) or wording.NOTHING, width=190),
    Column("lines", "Lines", "number", lambda one: one.accepted, width=70),
    Column("units", "Units", "number", lambda one: one.units if one.target in WITH_UNITS else None, width=70),
    Column(
        "revenue",
        "Net sales",
        "money",
        lambda one: one.net_sales if one.target is Target.SALES else None,
        decimals=2,
        width=96,
    ),
    Column("rejected", "Left out", "number", lambda one: one.rejected, width=70),
    Column("state", "State", "text", lambda one: STATES[one.state], width=80),
]


class ImportHistory(Card):
    """The table and its three buttons, which the context menu repeats."""

    def __init__(self, page: Screen) -> None:
        super().__init__(padding=0, spacing=0)
        self._page = page
        self._latest = Latest()
        self.model = TableModel(COLUMNS, self, key=lambda one: one.import_id)
        self.view = TableView(self.model, "import_history")
        WideColumn(self.view, "file")
        self.undo = button("&Undo import", self._undo, "undo")
        self.redo = button("&Redo import", self._redo, "redo")
        self.save = button("&Save rejected lines…", self._save_rejects, "export")
        head = row(text("Import history", "panel"), None, self.undo, self.redo, self.save)
        head.setContentsMargins(12, 8, 12, 8)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self._actions = [self._repeat(one) for one in (self.undo, self.redo, self.save)]
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self._allow()

    def reload(self) -> None:
        """Read the history."""
        self._latest.take(self._page.context.jobs.read(import_history.list_imports), self._show)

    def _show(self, records: tuple[ImportRecord, ...]) -> None:
        self.model.set_rows(sorted(records, key=lambda one: -one.import_id))
        self._allow()

    def _allow(self) -> None:
        one = self.view.current_row()
        self.undo.setEnabled(one is not None and one.state is ImportState.COMPLETE)
        self.redo.setEnabled(one is not None and one.state is ImportState.UNDONE)
        self.save.setEnabled(one is not None and one.rejected > 0)
        for action, same in zip(self._actions, (self.undo, self.redo, self.save), strict=True):
            action.setEnabled(same.isEnabled())

    def _repeat(self, same: QPushButton) -> QAction:
        """An entry of the context menu that presses a button."""
        action = QAction(same.icon(), same.text(), self.view)
        action.triggered.connect(same.click)
        self.view.addAction(action)
        return action

    def _undo(self) -> None:
        one = self.view.current_row()
        if one is None:
            return
        words = (
            f"{wording.plural(one.accepted, 'line')} of {one.file_name} are taken out again, as if the file had never "
            "been imported. You can bring them back with Redo import."
        )
        if self._page.context.messages.ask("Undo import", words, ("Undo import", "Keep"), danger=True) == "Undo import":
            self._run(f"Undoing the import of {one.file_name}", import_history.undo_import, one, "taken back")

    def _redo(self) -> None:
        one = self.view.current_row()
        if one is not None:
            self._run(f"Importing {one.file_name} again", import_history.redo_import, one, "imported again")

    def _run(self, title: str, service: Callable[..., ImportRecord], one: ImportRecord, done: str) -> None:
        job = self._page.context.jobs.run(title, service, one.import_id, areas=TOUCHED)
        job.succeeded.connect(lambda _: self._page.context.messages.inform(f"{one.file_name} was {done}."))
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))

    def _save_rejects(self) -> None:
        one = self.view.current_row()
        if one is None:
            return
        out = save_as.ask_where(self, "Save rejected lines", f"{one.file_name} rejected", ".csv")
        if out is None:
            return
        job = self._page.context.jobs.run("Saving rejected lines", import_history.save_rejects, one.import_id, out)
        job.succeeded.connect(lambda _: save_as.offer_to_open(self._page.context, out))
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))

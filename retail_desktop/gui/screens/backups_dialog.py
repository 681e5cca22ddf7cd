"""The backups of the open store: what there is, where else it goes, and restoring one after a look at what changes."""

from pathlib import Path

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout

from retail_desktop.domain.backups import Occasion, StoreFacts
from retail_desktop.gui import formats, theme
from retail_desktop.gui.main_window import MainWindow
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import keep_backups, keep_store
from retail_desktop.services.keep_backups import Backups, KeptBackup, RestorePreview

ALL_AREAS = frozenset({"catalogue", "sales", "ledger", "forecast", "plan", "orders", "imports"})
STORE_FILES = "Store of Retail Desktop (*.sqlite *.db)"
MEGABYTES = QLocale.DataSizeFormat.DataSizeTraditionalFormat
OCCASIONS = {
    Occasion.DAILY: "The day's backup",
    Occasion.UPGRADE: "Before a new version of the program",
    Occasion.RESTORE: "Before another backup was restored",
    Occasion.IMPORT: "Before a big import",
    Occasion.UNDO: "Before an import was taken back",
}


def moment(backup: KeptBackup) -> str:
    """When a backup was made: `Tue 24 Nov 2026, 18:02`."""
    at = backup.made
    shown = QDateTime(QDate(at.year, at.month, at.day), QTime(at.hour, at.minute))
    return QLocale().toString(shown, "ddd d MMM yyyy, HH:mm")


COLUMNS = (
    Column("made", "Made", "text", moment, width=190),
    Column("why", "Why", "text", lambda one: OCCASIONS[one.occasion], width=250),
    Column("size", "Size", "text", lambda one: QLocale().formattedDataSize(one.size, 1, MEGABYTES), width=90),
)


class BackupsDialog(QDialog):
    """Everything about backups; nothing changes before a question is answered."""

    def __init__(self, window: MainWindow, found: Backups) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle("Backups")
        self.resize(theme.px(640), theme.px(440))
        self.model = TableModel(COLUMNS, self)
        self.view = TableView(self.model, "backups")
        self.view.setAccessibleName("Backups")
        self.view.empty_text("No backup was needed yet: the first is made a day after the store was made.")
        WideColumn(self.view, "why")
        self.restore_button = button("&Restore…", self._restore_chosen, role="primary")
        self.second_place = text(role="muted", elided=True)
        self._forget = button("&No second place", lambda: self._set_second_place(None))
        self._words = text(
            "A backup is made every day, before big imports and before an import is taken back. Seven days, four weeks "
            "and twelve months are kept. One backup is one file: it holds the whole store and can be opened on another "
            "computer.",
            "muted",
            wrap=True,
        )
        self._build()
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.view.activated_row.connect(lambda one: self._preview(one.file))
        self._show(found)

    def _build(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        body = QVBoxLayout(self)
        body.addWidget(self._words)
        body.addWidget(self.view, 1)
        other = button("Restore &another file…", self._restore_other)
        body.addLayout(row(self.restore_button, other, None, button("&Back up now", self._back_up)))
        choose = button("&Second place…", self._choose_second_place)
        line = row(self.second_place, choose, self._forget)
        line.setStretch(0, 1)
        body.addLayout(line)
        body.addWidget(buttons)

    def _show(self, found: Backups) -> None:
        self.model.set_rows(found.kept)
        if found.kept:
            self.view.selectRow(0)
        second = f"Copied to {found.second_place} too." if found.second_place else "Copied to no second place."
        self.second_place.setText(f"{second} A stick or a share outlives this computer's disk.")
        self._forget.setVisible(bool(found.second_place))
        self._allow()

    def _allow(self) -> None:
        self.restore_button.setEnabled(len(self.view.selected_rows()) == 1)

    def _read(self) -> None:
        self._window.jobs.read(keep_backups.list_backups).succeeded.connect(self._show)

    def _back_up(self) -> None:
        job = self._window.jobs.run("Backing up", keep_backups.back_up_daily)
        job.succeeded.connect(lambda _: self._read())
        job.refused.connect(self._refuse)

    def _restore_chosen(self) -> None:
        for one in self.view.selected_rows()[:1]:
            self._preview(one.file)

    def _restore_other(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Restore a backup", "", STORE_FILES)
        if path:
            self._preview(Path(path))

    def _preview(self, file: Path) -> None:
        job = self._window.jobs.read(keep_backups.preview_restore, file)
        job.succeeded.connect(lambda seen: self._ask(file, seen))
        job.refused.connect(self._refuse)

    def _ask(self, file: Path, seen: RestorePreview) -> None:
        words = (
            f"Now the store holds {told(seen.now)}.\n\nAfter restoring {file.name} it holds {told(seen.then)}.\n\n"
            "The store as it is now is backed up first."
        )
        verbs = ("Restore it", "Keep the store")
        if self._window.messages.ask("Restore a backup", words, verbs, danger=True) == verbs[0]:
            job = self._window.jobs.run("Restoring", keep_store.restore, file, areas=ALL_AREAS)
            job.succeeded.connect(lambda _: self._window.messages.inform("The backup is restored."))
            job.refused.connect(self._refuse)
            self.accept()

    def _choose_second_place(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Second place for backups")
        if folder:
            self._set_second_place(Path(folder))

    def _set_second_place(self, folder: Path | None) -> None:
        job = self._window.jobs.read(keep_backups.choose_second_place, folder)
        job.succeeded.connect(lambda _: self._read())
        job.refused.connect(self._refuse)

    def _refuse(self, words: str, _error: object) -> None:
        self._window.messages.refuse(words)


def told(facts: StoreFacts) -> str:
    """What a store holds, in words."""
    through = f"sales through {formats.day(facts.sales_through)}" if facts.sales_through else "no sales"
    counts = (
        (facts.items, "items"),
        (facts.imports, "imports"),
        (facts.orders, "orders"),
        (facts.movements, "movements"),
    )
    return f"{through}, " + ", ".join(f"{formats.number(count)} {what}" for count, what in counts)

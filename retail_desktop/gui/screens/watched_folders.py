"""Watched folders: which there are, which files wait for an answer, and what became of the others."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from retail_desktop.domain.watching import FolderState, WatchEntry, WatchOutcome
from retail_desktop.gui import theme
from retail_desktop.gui.folder_watch import FolderWatch, Watch
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.add_folder_dialog import AddFolderDialog
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.folder_tables import folder_columns, log_columns, place_of, words_of
from retail_desktop.gui.screens.waiting_files import WaitingFiles
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import choose_folders, workplace

FEW_ROWS, SOME_ROWS = 110, 170
NO_FOLDER = (
    "No folder is watched. Have your till drop its files into a folder, and they are imported by themselves, also at "
    "night while this window is open."
)
NO_FILE = "No file was found yet. New files are taken once they are complete."


class WatchedFolders(QWidget):
    """A part of the page `page`; `open_file(path)` asks for a file to be looked at on the import page."""

    open_file = Signal(str)

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._page = page
        context = page.context
        self._watch = context.folders or FolderWatch(context.jobs, context.messages, self)
        self._waiting_counts: dict[int, int] = {}
        self._paths: dict[int, str] = {}
        self._shown: object = None
        self.folders = TableModel(folder_columns(self._waiting_counts), self, key=lambda one: one.folder.folder_id)
        self.folder_view = TableView(self.folders, "watched_folders")
        self.log = TableModel(log_columns(self._paths), self, key=lambda one: one.entry_id)
        self.log_view = TableView(self.log, "watch_log")
        self.waiting = WaitingFiles()
        self.look = button("&Look now", self._look, "refresh")
        self.pause = button("P&ause", self._pause)
        self.remove = button("Re&move…", self._remove, "delete")
        self.add = button("Watch a f&older…", self._add, "add")
        self.open = button("Open f&ile", self._open, "open")
        self.again = button("Try a&gain", self._try_again, "redo")
        self._build()
        self._connect()
        self._allow()

    def _build(self) -> None:
        WideColumn(self.folder_view, "folder")
        WideColumn(self.log_view, "words")
        self.folder_view.empty_text(NO_FOLDER, "Watch a folder…", self.add.click)
        self.log_view.empty_text(NO_FILE)
        folders, log = Card(padding=0, spacing=0), Card(padding=0, spacing=0)
        self._log_card = log
        head = row(text("Watched folders", "panel"), None, self.look, self.pause, self.remove, self.add)
        tail = row(text("What became of the files", "panel"), None, self.again, self.open)
        for card, line, view in ((folders, head, self.folder_view), (log, tail, self.log_view)):
            line.setContentsMargins(12, 8, 12, 8)
            card.body.addLayout(line)
            card.body.addWidget(view, 1)
        self._words = text("", wrap=True)
        self._words.setContentsMargins(12, 8, 12, 8)
        log.body.addWidget(self._words)
        for view, least in ((self.folder_view, FEW_ROWS), (self.log_view, SOME_ROWS)):
            view.setMinimumHeight(theme.px(least))
            view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(folders, 2)
        column.addWidget(self.waiting)
        column.addWidget(log, 3)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _connect(self) -> None:
        self._watch.changed.connect(self._show)
        self.waiting.chosen.connect(self._open_entry)
        self.folder_view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.log_view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.log_view.activated_row.connect(self._open_entry)

    def reload(self) -> None:
        """Read the folders and their log."""
        self._watch.reload()

    def _show(self) -> None:
        seen = self._watch.overview
        if seen is None:
            return
        if seen is not self._shown:
            self._shown = seen
            self._waiting_counts.clear()
            for entry in seen.waiting:
                self._waiting_counts[entry.folder_id] = self._waiting_counts.get(entry.folder_id, 0) + 1
            self._paths.clear()
            self._paths.update(seen.paths)
            self.waiting.show_entries(seen.waiting)
            self.log.set_rows(seen.log)
        self.folders.set_rows(list(self._watch.watches.values()))
        has_folders = bool(self._watch.watches)
        for one in (self.look, self.pause, self.remove, self.folder_view.head):
            one.setVisible(has_folders)
        self._log_card.setVisible(has_folders or bool(seen.log))
        self._allow()

    def _allow(self) -> None:
        seen, watch, entry = self._watch.overview, self._folder(), self.log_view.current_row()
        may_choose = seen is not None and seen.may_choose
        self.add.setEnabled(may_choose)
        for one in (self.pause, self.remove):
            one.setEnabled(may_choose and watch is not None)
        for one in (self.add, self.pause, self.remove):
            one.setToolTip("" if may_choose or seen is None else "Ask an administrator to choose the folders.")
        is_paused = watch is not None and watch.folder.state is FolderState.PAUSED
        self.pause.setText("&Resume" if is_paused else "P&ause")
        self.look.setEnabled(seen is not None and seen.may_import and bool(seen.folders) and not is_paused)
        self.open.setEnabled(entry is not None and bool(place_of(entry, self._paths)))
        self.again.setEnabled(entry is not None and entry.outcome is WatchOutcome.REFUSED and bool(entry.moved_to))
        self._words.setText(words_of(entry) if entry is not None else "")
        self._words.setVisible(entry is not None)

    def _folder(self) -> Watch | None:
        """The folder that the buttons mean: the one with the cursor, or the only one."""
        chosen: Watch | None = self.folder_view.current_row()
        rows = self.folders.rows()
        return chosen if chosen is not None else rows[0] if len(rows) == 1 else None

    def _look(self) -> None:
        """Look into the folder with the cursor, else into all that are not paused."""
        chosen = self._folder()
        for watch in self.folders.rows() if chosen is None else [chosen]:
            if watch.folder.state is FolderState.WATCHED:
                self._watch.look_now(watch)

    def _add(self) -> None:
        self._page.context.jobs.read(workplace.choose_stores).succeeded.connect(self._ask_folder)

    def _ask_folder(self, stores: Any) -> None:  # noqa: ANN401 - what the service gives
        dialog = AddFolderDialog(self, stores)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            store = dialog.chosen_store
            self._do(
                f"{dialog.path.text().strip()} is watched from now on.",
                choose_folders.add_folder, dialog.path.text(), dialog.chosen_target,
                store=store or None, adds_up=dialog.adds_up,
            )  # fmt: skip

    def _pause(self) -> None:
        watch = self._folder()
        if watch is None:
            return
        is_paused = watch.folder.state is FolderState.PAUSED
        state, words = (FolderState.WATCHED, "watched again") if is_paused else (FolderState.PAUSED, "paused")
        self._do(f"{watch.folder.path} is {words}.", choose_folders.set_state, watch.folder.path, state)

    def _remove(self) -> None:
        watch = self._folder()
        if watch is None:
            return
        words = f"{watch.folder.path} is not watched any more. What was imported from it stays, and so do its files."
        verbs = ("Remove", "Keep")
        if self._page.context.messages.ask("Remove a watched folder", words, verbs, danger=True) == verbs[0]:
            done = f"{watch.folder.path} is not watched any more."
            self._do(done, choose_folders.set_state, watch.folder.path, FolderState.REMOVED)

    def _open(self) -> None:
        entry = self.log_view.current_row()
        if entry is not None:
            self._open_entry(entry)

    def _open_entry(self, entry: WatchEntry) -> None:
        place = place_of(entry, self._paths)
        if place:
            self.open_file.emit(place)

    def _try_again(self) -> None:
        entry = self.log_view.current_row()
        if entry is not None:
            words = f"{entry.file_name} is back in its folder and is read again."
            self._do(words, choose_folders.try_again, entry.entry_id)

    def _do(self, done: str, service: Callable[..., object], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - each service has its own
        job = self._page.context.jobs.read(service, *args, **kwargs)
        job.succeeded.connect(lambda _: self._finish(done))
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))

    def _finish(self, done: str) -> None:
        self._page.context.messages.inform(done)
        self.reload()
        self._watch.look_at_all()

"""Layouts of files about which something was answered once: renamed, forgotten, carried to another store."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog

from retail_desktop.domain.import_layouts import RememberedLayout
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.import_answers import answer_words
from retail_desktop.gui.screens.import_fields import field_words
from retail_desktop.gui.screens.import_words import TARGETS
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import import_layouts

CHANGED = frozenset({"imports"})
KIND = "Layout of files (*.json)"
WORDS = "Files with these headings are read as you once said, without asking again."


def answers_words(layout: RememberedLayout) -> str:
    """The answers in one line: `Date order: Day/month/year; Total is Net amount`."""
    parts = ["not used: its import was undone"] if layout.taken_back else []
    said = {name: value for answers in layout.files.values() for name, value in answers.items()}
    for name, value in {**layout.answers, **said}.items():
        if name == "mapping" and isinstance(value, Mapping):
            parts += [f"{heading} is {field_words(layout.target, field)}" for heading, field in value.items()]
        elif name == "columns" and isinstance(value, list | tuple):
            parts.append(f"Columns: {', '.join(field_words(layout.target, field) for field in value)}")
        elif isinstance(value, str) and value:
            parts.append(f"{name.replace('_', ' ').capitalize()}: {answer_words(layout.target, name, value)}")
    return "; ".join(parts) or "as recognised"


COLUMNS = [
    Column("name", "Name", "text", lambda one: one.name, width=220),
    Column("target", "What", "text", lambda one: TARGETS[one.target], width=110),
    Column("answers", "Read as", "text", answers_words, width=320),
    Column("learned", "Learned", "text", lambda one: wording.moment(one.learned_at), width=130),
    Column("used", "Last used", "text", lambda one: wording.moment(one.used_at) or wording.NOTHING, width=130),
]


class RememberedLayouts(Card):
    """The list with its two buttons."""

    def __init__(self, page: Screen) -> None:
        super().__init__(padding=0, spacing=0)
        self._page = page
        self._latest = Latest()
        self.model = TableModel(COLUMNS, self, key=lambda one: one.name)
        self.view = TableView(self.model, "import_layouts")
        WideColumn(self.view, "answers")
        self.rename = button("&Rename…", self._rename, "edit")
        self.forget = button("For&get", self._forget, "delete")
        self.save = button("&Save as a file…", self._save, "export")
        self.take = button("Take in a fi&le…", self._take, "open")
        buttons = (self.rename, self.forget, self.save, self.take)
        head = row(*buttons, text(WORDS, "muted", elided=True))
        head.setStretch(len(buttons), 1)
        head.setContentsMargins(10, 8, 10, 8)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.view.empty_text(
            "Nothing is remembered yet. It begins with the first file about which you answer a question."
        )
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.view.activated_row.connect(lambda _: self._rename())
        self._allow()

    def reload(self) -> None:
        """Read the list."""
        self._latest.take(self._page.context.jobs.read(import_layouts.list_layouts), self._show)

    def _show(self, layouts: Sequence[RememberedLayout]) -> None:
        self.model.set_rows(list(layouts))
        self._allow()

    def _allow(self) -> None:
        for one in (self.rename, self.forget, self.save):
            one.setEnabled(self.view.current_row() is not None)

    def _rename(self) -> None:
        one = self.view.current_row()
        if one is None:
            return
        name, given = QInputDialog.getText(self, "Rename", "Name of this layout:", text=one.name)
        if given and name.strip() and name.strip() != one.name:
            self._run("Renaming", import_layouts.rename_layout, one.name, name.strip())

    def _forget(self) -> None:
        one = self.view.current_row()
        if one is None:
            return
        words = f"The next file like “{one.name}” is looked at as if it were the first. Nothing imported changes."
        if self._page.context.messages.ask("Forget", words, ("Forget", "Keep"), danger=True) == "Forget":
            self._run("Forgetting", import_layouts.forget_layout, one.name)

    def _save(self) -> None:
        """Write the layout for another store."""
        one = self.view.current_row()
        path, _ = QFileDialog.getSaveFileName(self, "Save a layout", f"{one.name}.json", KIND) if one else ("", "")
        if one is not None and path:
            self._run("Saving the layout", import_layouts.export_layout, one.name, Path(path))

    def _take(self) -> None:
        """Take in a layout that another store saved."""
        path, _ = QFileDialog.getOpenFileName(self, "Take in a layout", "", KIND)
        if path:
            self._run("Taking in the layout", import_layouts.import_layout, Path(path))

    def _run(self, title: str, service: Callable[..., object], *values: object) -> None:
        job = self._page.context.jobs.run(title, service, *values, areas=CHANGED)
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))

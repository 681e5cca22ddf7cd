"""Codes that are no item's: each is a new item, another item, or nothing to import; likely ones are in doubt."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QLabel

from retail_desktop.domain.imports import ImportOptions, ImportReport, ItemDoubt
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.item_search import ItemSearch
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView

IGNORED = ""
EXPLAINED = "What you decide holds for every file to come; several codes can be selected at once."


class ImportDoubts(Card):
    """A list of codes and what was decided about each; `decide(item by code)` is called after every decision."""

    def __init__(self, page: Screen, decide: Callable[[Mapping[str, str]], object]) -> None:
        super().__init__(padding=0, spacing=0)
        self._decide = decide
        self._decided: dict[str, str] = {}
        self._known: dict[str, ItemDoubt] = {}
        self._new: frozenset[str] = frozenset()
        self.model = TableModel(self._columns(), self, key=lambda one: one.code)
        self.view = TableView(self.model, "import_doubts")
        WideColumn(self.view, "why")
        self.create_new = button("&Create as new item", lambda: self._set(lambda one: one.code), "add")
        self.likely = button("It i&s the likely item", self._take_likely, "ph.check-bold")
        self.ignore = button("I&gnore always", lambda: self._set(lambda _: IGNORED), "close")
        self.reset = button("&Reset", self._reset, "undo")
        self.search = ItemSearch(page, lambda sku: self._set(lambda _: sku))
        self._title = text(role="strong")
        self._build()

    def _columns(self) -> list[Column]:
        return [
            Column("code", "Code in the file", "code", lambda one: one.code, width=120, frozen=True),
            Column("name", "Called there", "text", lambda one: one.name, width=190),
            Column("lines", "Lines", "number", lambda one: one.lines, width=56),
            Column("units", "Units", "number", lambda one: one.units, width=60),
            Column("decision", "What to do", "text", self._words, width=200, mark=self._mark),
            Column("why", "Why it is in doubt", "text", lambda one: one.why, width=240),
        ]

    def _build(self) -> None:
        self.search.setMinimumWidth(150)
        head = row(self._title, text(EXPLAINED, "muted", elided=True))
        head.setStretch(1, 1)
        head.setContentsMargins(12, 8, 12, 6)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        choices = row(self.create_new, self.likely, self.ignore, self.reset)
        ends = TwoEnds(choices, row(_buddy("It is another ite&m:", self.search), self.search))
        ends.setContentsMargins(0, 0, 0, 0)
        foot = row(ends)
        foot.setContentsMargins(10, 8, 10, 8)
        self.body.addLayout(foot)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())

    def take_all_likely(self) -> None:
        """Decide that every code in doubt is the item that it resembles most."""
        self._decided |= {one.code: one.likely[0] for one in self._known.values() if self._is_open(one)}
        self._tell()

    def start(self, options: ImportOptions) -> None:
        """Begin with another file."""
        self._known, self._decided = {}, dict(options.item_matches)

    def show_report(self, report: ImportReport) -> int:
        """Show what is in doubt; what was decided stays listed, to be decided otherwise. Gives the number of codes."""
        self._known |= {one.code: one for one in report.doubts}
        self._new = frozenset(report.new_items)
        self.model.set_rows(sorted(self._known.values(), key=lambda one: not one.likely))
        if self._known and self.view.current_row() is None:
            self.view.go_to(self.model.rows()[0].code)
        open_ones = sum(self._is_open(one) for one in self._known.values())
        self._title.setText(
            f"{wording.plural(open_ones, 'code')} to decide" if open_ones else "Nothing must be decided"
        )
        self._allow()
        return len(self._known)

    def _allow(self) -> None:
        chosen = self.view.selected_rows()
        one = chosen[0] if len(chosen) == 1 else None
        for part in (self.create_new, self.ignore, self.search):
            part.setEnabled(bool(chosen))
        self.likely.setEnabled(any(doubt.likely for doubt in chosen))
        likely = one.likely[0].replace("&", "&&") if one and one.likely else "the likely item"
        self.likely.setText(f"It i&s {likely}")
        self.reset.setEnabled(any(doubt.code in self._decided for doubt in chosen))

    def _set(self, answer: Callable[[ItemDoubt], str]) -> None:
        for doubt in self.view.selected_rows():
            self._decided[doubt.code] = answer(doubt)
        self._tell()

    def _take_likely(self) -> None:
        for doubt in self.view.selected_rows():
            if doubt.likely:
                self._decided[doubt.code] = doubt.likely[0]
        self._tell()

    def _reset(self) -> None:
        for doubt in self.view.selected_rows():
            self._decided.pop(doubt.code, None)
        self._tell()

    def _tell(self) -> None:
        for doubt in self.view.selected_rows():
            self.model.refresh(doubt)
        self.view.viewport().update()
        self._allow()
        self._decide(dict(self._decided))

    def _is_open(self, doubt: ItemDoubt) -> bool:
        return bool(doubt.likely) and doubt.code not in self._decided

    def _words(self, doubt: ItemDoubt) -> str:
        """What was decided; as long as nothing was, what the import does."""
        if doubt.code not in self._decided:
            default = "new item" if doubt.code in self._new else "left out"
            return f"Not decided: {default}" if doubt.likely else default.capitalize()
        sku = self._decided[doubt.code]
        if sku == IGNORED:
            return "Ignore always"
        return "Create as new item" if sku == doubt.code else f"It is {sku}"

    def _mark(self, doubt: ItemDoubt) -> str | None:
        return "bold" if self._is_open(doubt) else None


def _buddy(words: str, field: ItemSearch) -> QLabel:
    label = text(words)
    label.setBuddy(field)
    return label

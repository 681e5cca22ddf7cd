"""A line in which an item of the catalogue is found by code, barcode or name."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.services import browse_items
from retail_desktop.services.browse_items import ItemRow

TYPING_MS = 150
SHORTEST = 2
MOST = 12


class ItemSearch(QLineEdit):
    """`chosen(sku)` is called with the item the user picks from the list below the line."""

    def __init__(self, page: Screen, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._page, self._chosen = page, chosen
        self._latest = Latest()
        self._codes: dict[str, str] = {}
        self.setPlaceholderText("Code or name")
        self.setAccessibleName("Another item, by code or name")
        self.setClearButtonEnabled(True)
        self._found = QStandardItemModel(self)
        self._list = QCompleter(self._found, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.activated.connect(self._take)
        self._list.setWidget(self)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.search)
        self.textEdited.connect(lambda _: self._typing.start())

    def search(self) -> None:
        """Look for what was typed so far."""
        self._typing.stop()
        words = self.text().strip()
        if len(words) >= SHORTEST:
            self._latest.take(self._page.context.jobs.read(browse_items.find_items, words, MOST), self._show)

    def _show(self, rows: tuple[ItemRow, ...]) -> None:
        self._found.clear()
        self._codes = {f"{row.sku}  {row.name}": row.sku for row in rows}
        for words in self._codes:
            self._found.appendRow(QStandardItem(words))
        if not rows:
            nothing = QStandardItem("Nothing found. Try a part of the name, or the code.")
            nothing.setEnabled(False)
            self._found.appendRow(nothing)
        self._list.complete()

    def _take(self, words: str) -> None:
        sku = self._codes.get(words)
        if sku is not None:
            self._latest.forget()
            # The completer writes the line after this signal, and would leave it there.
            QTimer.singleShot(0, self, self.clear)
            self._chosen(sku)

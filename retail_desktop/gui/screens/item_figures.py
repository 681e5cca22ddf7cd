"""The figures beside an item's charts: stock by store, why this quantity, and the item in words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens import item_words
from retail_desktop.gui.screens.calculation import Calculation
from retail_desktop.gui.screens.card import Card, Sign, row, text
from retail_desktop.gui.screens.items_screen import cover_days
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.browse_items import ItemCard

MOST_STORES = 6
STORES = [
    Column("store", "Store", "text", lambda one: one.store, width=120),
    Column("stock", "Stock", "number", lambda one: one.on_hand, width=54),
    Column("cover", "Cover", "number", cover_days, decimals=1, width=54),
    Column("on_order", "On order", "number", lambda one: one.on_order, width=70),
]


class ItemFigures(QWidget):
    """Three cards, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self._stores = TableModel(STORES, self, key=lambda one: one.store)
        self._table = TableView(self._stores, "item_stores")
        WideColumn(self._table, "store")
        self._why = Calculation()
        self._words, self._accuracy = text(wrap=True, small=True), text(wrap=True, small=True)
        self._why_card = Card(spacing=6)
        self._why_card.body.addWidget(text("Why this quantity", "panel"))
        self._why_card.body.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for card in (self._stores_card(), self._why_card, self._words_card()):
            column.addWidget(card)
        column.addStretch(1)

    def _stores_card(self) -> Card:
        card = Card(padding=0, spacing=4)
        head = row(text("Stock by store", "panel"), None)
        head.setContentsMargins(11, 8, 11, 4)
        card.body.addLayout(head)
        card.body.addWidget(self._table)
        return card

    def _words_card(self) -> Card:
        card = Card(spacing=6)
        card.body.addWidget(text("In words", "panel"))
        card.body.addWidget(self._words)
        tick = Sign(status_icon(Status.OK))
        line = row(tick, self._accuracy)
        line.setStretch(1, 1)
        line.setAlignment(tick, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(line)
        return card

    def show_card(self, card: ItemCard) -> None:
        """Show one item."""
        self._stores.set_rows(card.stores)
        lines = min(len(card.stores), MOST_STORES)
        self._table.setFixedHeight(self._table.horizontalHeader().height() + lines * self._table.rowHeight(0) + 2)
        self._why_card.setVisible(card.suggestion is not None)
        self._why.show_suggestion(card.suggestion)
        self._words.setText(item_words.in_words(card))
        self._accuracy.setText(item_words.accuracy_words(card.accuracy))

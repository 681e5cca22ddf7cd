"""A table in a card of its own, as high as its rows up to a limit; the page scrolls beyond its neighbours."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton

from retail_desktop.gui import theme
from retail_desktop.gui.screens.card import Card, row, text
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import TableModel
from retail_desktop.gui.table_view import TableView

MOST_ROWS = 8


class ShortTable(Card):
    """Title and buttons above, then the rows; without rows a sentence stands in their place."""

    def __init__(
        self,
        title: str,
        model: TableModel,
        name: str,
        *,
        wide: str,
        empty: str = "",
        buttons: Sequence[QPushButton] = (),
    ) -> None:
        super().__init__(padding=0, spacing=0)
        self.model, self.view = model, TableView(model, name)
        WideColumn(self.view, wide)
        self._empty = text(empty, "muted", wrap=True)
        self._empty.setContentsMargins(12, 0, 12, 10)
        self.words = text(role="muted", wrap=True)
        self.words.setContentsMargins(12, 0, 12, 8)
        head = row(text(title, "panel"), None, *buttons)
        head.setContentsMargins(12, 8, 8, 8)
        self.body.addLayout(head)
        for part in (self.words, self.view, self._empty):
            self.body.addWidget(part)
        self._empty.hide()
        self.say("")

    def say(self, words: str) -> None:
        """Show a sentence between the title and the rows."""
        self.words.setText(words)
        self.words.setVisible(bool(words))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows, or the sentence for none."""
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self._empty.setVisible(not rows and bool(self._empty.text()))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the bar that scrolls sideways where the columns need one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        head, bar = self.view.horizontalHeader(), self.view.horizontalScrollBar()
        lines = min(self.model.rowCount(), MOST_ROWS)
        room = bar.sizeHint().height() if self._needed() > self.width() else 0
        rows = lines * self.view.verticalHeader().defaultSectionSize()
        self.view.setFixedHeight(head.sizeHint().height() + rows + room + 3)

    def _needed(self) -> int:
        """Width of all columns at their narrowest."""
        return sum(theme.px(column.width) for column in self.model.columns)

"""What stands in the middle of a table without rows: why, and the one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from retail_desktop.gui.table_model import TableModel

WIDTH = 520


class EmptyNote(QWidget):
    """Shows itself when the model was given no rows to show; after a filter it offers to clear that instead."""

    def __init__(self, over: QWidget, model: TableModel) -> None:
        super().__init__(over)
        self._over, self._model = over, model
        self._title, self._button_text = "", ""
        self._slot: Callable[[], object] | None = None
        self._words, self._button = QLabel(), QPushButton()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("role", "muted")
        self._button.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def say(self, title: str, button_text: str, slot: Callable[[], object] | None) -> None:
        """Set the words and the button for a table that has no rows at all."""
        self._title, self._button_text, self._slot = title, button_text, slot
        self.place()

    def place(self) -> None:
        """Show or hide, in the middle of the table."""
        empty = self._model.is_filled and self._model.rowCount() == 0
        filtered = empty and self._model.total > 0
        title = "Nothing matches the filter." if filtered else self._title
        button = "Clear filter" if filtered else self._button_text
        self.setVisible(empty and bool(title))
        self._words.setText(title)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setFixedWidth(min(WIDTH, self._over.width()))
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, max(0, (self._over.height() - self.height()) // 2 - 20))

    def _act(self) -> None:
        if self._model.total > 0:
            self._model.clear_filter()
        elif self._slot is not None:
            self._slot()

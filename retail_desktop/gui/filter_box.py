"""The line above a table that filters while one types, and says how many rows are left."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTableView, QWidget

from retail_desktop.gui import formats, theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.table_model import TableModel

TYPING_MS = 80


class FilterBox(QWidget):
    """`Filter items (F3)` and `38 of 2,410`; Escape clears, Down goes into the table."""

    def __init__(self, view: QTableView, placeholder: str = "Filter items (F3)") -> None:
        super().__init__()
        self._view, self._model = view, model_of(view)
        self.line, self._count = QLineEdit(), QLabel()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName("Filter")
        self.line.setClearButtonEnabled(True)
        self.line.addAction(QAction(icon("search", "muted"), "", self.line), QLineEdit.ActionPosition.LeadingPosition)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setProperty("role", "muted")
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.filter_now)
        self.line.textChanged.connect(lambda _: self._typing.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line)
        row.addWidget(self._count)
        self.setFocusProxy(self.line)
        self._count.hide()
        self._model.filtered.connect(self._tell_count)

    def sizeHint(self) -> QSize:
        """Be wide enough for the placeholder."""
        return QSize(theme.px(190), theme.px(28))

    def filter_now(self) -> None:
        """Apply what was typed so far."""
        self._typing.stop()
        self._model.set_filter(self.line.text())

    def clear(self) -> None:
        """Show all rows again."""
        self.line.clear()
        self.filter_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape clears, Down goes into the table."""
        if event.matches(QKeySequence.StandardKey.Cancel) and self.line.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _tell_count(self, shown: int, total: int) -> None:
        self._count.setVisible(shown != total)
        self._count.setText(f"{formats.number(shown)} of {formats.number(total)}")
        if not self._model.filter_text and self.line.text() and not self._typing.isActive():
            self.line.clear()


def model_of(view: QTableView) -> TableModel:
    """Give the model of a table view of ours."""
    model = view.model()
    if not isinstance(model, TableModel):
        raise TypeError(type(model).__name__)
    return model

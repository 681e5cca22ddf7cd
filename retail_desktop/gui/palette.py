"""The command palette (Ctrl+K): type a part of a command's name and press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from retail_desktop.gui import theme
from retail_desktop.gui.commands import Command

WIDTH = 460


class Palette(QDialog):
    """Every command that can be done now, with its menu and its keys."""

    def __init__(self, parent: QWidget, actions: Sequence[tuple[Command, QAction]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Commands")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = [(command, action) for command, action in actions if action.isEnabled()]
        self.line, self.list = QLineEdit(), QListWidget()
        self.line.setPlaceholderText("Type a command")
        self.line.setAccessibleName("Command")
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.textChanged.connect(self._filter)
        self.list.itemClicked.connect(lambda _: self._do())
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.resize(theme.px(WIDTH), theme.px(360))
        self._filter("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the marked command, the arrows move the mark."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.list.count():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())
        else:
            super().keyPressEvent(event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        self.list.clear()
        for at, (command, action) in enumerate(self._actions):
            if all(word in f"{command.menu} {command.title}".casefold() for word in words):
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                row = QListWidgetItem(action.icon(), f"{command.title}    {keys}".rstrip())
                row.setData(Qt.ItemDataRole.UserRole, at)
                row.setSizeHint(QSize(0, theme.px(28)))
                self.list.addItem(row)
        self.list.setCurrentRow(0)

    def _do(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            action = self._actions[row.data(Qt.ItemDataRole.UserRole)][1]
            self.accept()
            action.trigger()

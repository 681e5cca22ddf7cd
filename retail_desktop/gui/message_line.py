"""The line above the page that shows the newest message; it pushes the page down and hides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon
from retail_desktop.gui.labels import plain_label
from retail_desktop.gui.messages import Message, Messages

SIGNS = {
    "inform": ("ph.check-bold", "ok"),
    "warn": ("ph.warning-fill", "before_delivery"),
    "refuse": ("ph.prohibit", "out_now"),
}


class MessageLine(QFrame):
    """Hidden until something is said."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self.setProperty("role", "message")
        self._sign, self._words = plain_label(), plain_label("", wrap=True)
        close = QPushButton()
        close.setProperty("role", "plain")
        close.setIcon(icon("close", "muted"))
        close.setToolTip("Close this message")
        close.setAccessibleName("Close this message")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(close)
        messages.said.connect(self.say)
        messages.faded.connect(self.hide)
        self.hide()

    def say(self, message: Message) -> None:
        """Show a message with the sign of its kind."""
        self._sign.setPixmap(icon(*SIGNS[message.kind]).pixmap(16, 16))
        self._words.setText(message.text)
        self.setAccessibleName(message.text)
        self.show()


def message_list(parent: QWidget, messages: Messages) -> QDialog:
    """Give the dialog with everything said so far, the newest first."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle("Messages")
    rows = QListWidget()
    rows.setWordWrap(True)
    rows.setAccessibleName("Messages")
    for message in reversed(messages.kept):
        rows.addItem(QListWidgetItem(icon(*SIGNS[message.kind]), f"{message.said_at:%H:%M}  {message.text}"))
    column = QVBoxLayout(dialog)
    column.addWidget(rows)
    dialog.resize(theme.px(560), theme.px(320))
    return dialog

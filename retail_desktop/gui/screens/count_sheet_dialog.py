"""How a list to count by shall be printed."""

from typing import Any, get_args

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.services.report_wish import Paper

ORDERS = {"category": "By category, as the shelves are", "code": "By code", "list": "As the list was made"}


class CountSheetDialog(QDialog):
    """Asks for paper, order, and whether the book's figures are shown to who counts."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Print the count sheet")
        self.order, self.page = ChoiceBox("Order", 24), ChoiceBox("Paper", 12)
        for key, words in ORDERS.items():
            self.order.addItem(words, key)
        for size in get_args(Paper):
            self.page.addItem(size, size)
        self.hide_book = QCheckBox("&Hide what the book says")
        form = QFormLayout()
        form.addRow("&Order", self.order)
        form.addRow("&Paper", self.page)
        form.addRow("", self.hide_book)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("&Print…", QDialogButtonBox.ButtonRole.AcceptRole).setProperty("role", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text(f"The list “{name}” with a box for what was counted.", "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(text("Who does not see the book counts what is there.", "muted", wrap=True))
        layout.addWidget(buttons)

    def wish(self) -> dict[str, Any]:
        """What was chosen."""
        return {
            "order": self.order.currentData(), "page": self.page.currentData(),
            "with_book": not self.hide_book.isChecked(),
        }  # fmt: skip

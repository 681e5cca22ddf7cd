"""Our letterhead: who orders, where goods and invoices go, terms, tax and logo."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.letterhead import PAGES, Letterhead, check_letterhead
from retail_desktop.domain.quantities import plain
from retail_desktop.gui import theme
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.services.letterhead import as_percent, read_logo

LINES = {
    "name": "&Name",
    "contact": "&Contact",
    "phone": "&Phone",
    "email": "&E-mail",
    "tax_number": "&Tax number",
    "registration": "Reg&istration",
    "payment_terms": "Pa&yment terms",
    "edi_id": "E&DI number (GLN)",
}
BLOCKS = {"address": "&Address", "ship_to": "&Ship to", "bill_to": "&Bill to", "terms": "Te&rms"}
HINTS = {
    "name": "The store's name, if empty",
    "ship_to": "The same address, if empty",
    "bill_to": "The same address, if empty",
    "terms": "Small print under the order",
}


class LetterheadDialog(QDialog):
    """Asks for what stands on purchase orders."""

    def __init__(self, value: Letterhead, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Letterhead")
        self.resize(theme.px(620), theme.px(640))
        self._logo = value.logo
        self.lines = {name: QLineEdit(getattr(value, name)) for name in LINES}
        self.blocks = {name: QPlainTextEdit(getattr(value, name)) for name in BLOCKS}
        self.tax = QLineEdit("" if value.tax_percent is None else plain(value.tax_percent))
        self.page = QComboBox()
        self.page.addItems(PAGES)
        self.page.setCurrentText(value.page)
        self._picture, self._problem = text("No logo", "muted"), text(role="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = self.buttons.addButton("Save the &letterhead", QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self._build()
        self._show_logo()

    def _build(self) -> None:
        form = QFormLayout()
        choices = button("Choose lo&go…", self._choose), button("N&o logo", self._forget)
        form.addRow("Logo", _holder(row(self._picture, None, *choices)))
        for name in ("name", "address", "contact", "phone", "email", "ship_to", "bill_to", "payment_terms"):
            self._add(form, name)
        form.addRow("Ta&x in per cent", self.tax)
        for name in ("tax_number", "registration", "edi_id", "terms"):
            self._add(form, name)
        form.addRow("Pape&r", self.page)
        self.tax.setPlaceholderText("No tax on orders, if empty")
        layout = QVBoxLayout(self)
        layout.addWidget(text("What stands on our purchase orders", "panel"))
        layout.addLayout(form, 1)
        layout.addWidget(self._problem)
        layout.addWidget(self.buttons)

    def _add(self, form: QFormLayout, name: str) -> None:
        if name in BLOCKS:
            block = self.blocks[name]
            block.setTabChangesFocus(True)
            block.setFixedHeight(theme.px(52))
            block.setPlaceholderText(HINTS.get(name, ""))
            form.addRow(BLOCKS[name], block)
        else:
            self.lines[name].setPlaceholderText(HINTS.get(name, ""))
            form.addRow(LINES[name], self.lines[name])

    def letterhead(self) -> Letterhead:
        """What was typed.

        Raises:
            RetailError: the tax is no number.
        """
        said: dict[str, Any] = {name: line.text().strip() for name, line in self.lines.items()}
        said |= {name: block.toPlainText().strip() for name, block in self.blocks.items()}
        tax = as_percent(self.tax.text())
        return Letterhead(**said, tax_percent=tax, page=self.page.currentText(), logo=self._logo)

    def _save(self) -> None:
        try:
            check_letterhead(self.letterhead())
        except RetailError as refusal:
            self._problem.setText(str(refusal))
        else:
            self.accept()

    def _choose(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg)")
        if not path:
            return
        try:
            logo = read_logo(Path(path))
            check_letterhead(Letterhead(logo=logo))
        except RetailError as refusal:
            self._problem.setText(str(refusal))
        else:
            self._logo = logo
            self._show_logo()

    def _forget(self) -> None:
        self._logo = b""
        self._show_logo()

    def _show_logo(self) -> None:
        picture = QPixmap()
        if self._logo and picture.loadFromData(self._logo):
            room = QSize(theme.px(160), theme.px(44))
            self._picture.setPixmap(
                picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )
        else:
            self._picture.setText("No logo")


def _holder(layout: QHBoxLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder

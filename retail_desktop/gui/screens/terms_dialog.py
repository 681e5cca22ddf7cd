"""All terms of one item with one supplier, to be typed; also where an item gets another supplier."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import SupplyTerms
from retail_desktop.domain.term_checks import terms_faults
from retail_desktop.gui import theme
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.form_field import ChoiceField, Field, TextField
from retail_desktop.gui.screens.supplier_form import Fields
from retail_desktop.gui.screens.term_fields import item_fields

WIDTH = 520


class TermsDialog(QDialog):
    """`terms` is what the fields say once the dialog is accepted; what is not named yet can be chosen or typed."""

    def __init__(
        self, parent: QWidget, title: str, base: SupplyTerms, suppliers: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(WIDTH))
        self._base = base
        self.terms: SupplyTerms | None = None
        self.fields = Fields((*self._who(suppliers), *item_fields()))
        self.fields.show_values(base)
        if not base.supplier and suppliers:
            self.fields.fields["supplier"].show_value(suppliers[0][1])
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.fields.changed.connect(self._judge)
        page = QVBoxLayout(self)
        page.setSpacing(12)
        page.addWidget(text("Fields with * are needed. What is left empty is as the supplier has it.", "muted"))
        page.addWidget(self.fields)
        page.addWidget(self._buttons)
        self._judge()

    def _who(self, suppliers: Sequence[tuple[str, str]]) -> list[Field]:
        found: list[Field] = []
        if not self._base.sku:
            found.append(TextField("sku", "Item code", example="00417", required=True))
        if not self._base.supplier:
            choice = ChoiceField("supplier", "Supplier", required=True)
            choice.offer(suppliers)
            found.append(choice)
        return found

    def accept(self) -> None:
        """Keep what the fields say, if it can be so."""
        value, faults = self.fields.read(self._base, terms_faults)
        if value is not None and not faults:
            self.terms = replace(value)
            super().accept()

    def _judge(self) -> None:
        value, faults = self.fields.read(self._base, terms_faults)
        self.fields.show_faults(faults)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(value is not None and not faults)

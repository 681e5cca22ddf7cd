"""Who sells an item: the preferred supplier first, further ones with their terms, to choose and to change."""

from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import SupplyTerms
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.order_undo import UndoSteps
from retail_desktop.gui.screens.terms_dialog import TermsDialog
from retail_desktop.gui.screens.terms_work import TermsWork, figure_columns
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import browse_suppliers
from retail_desktop.services.browse_items import ItemCard
from retail_desktop.services.browse_suppliers import ItemSuppliers


class SuppliersTab(QWidget):
    """The suppliers of one item."""

    def __init__(self, page: Screen) -> None:
        super().__init__()
        self._page, self._latest = page, Latest()
        self.found: ItemSuppliers | None = None
        self.model = TableModel(self._columns(), self, key=lambda one: one.supplier)
        self.view = TableView(self.model, "item_suppliers")
        WideColumn(self.view, "supplier")
        self.view.empty_text("Nobody sells this item yet, so the plan cannot order it. Add a supplier.")
        self._undo = button("Undo", self._take_back, "undo", "Ctrl+Z")
        self.work = TermsWork(page, UndoSteps(self._undo))
        self.prefer = button("&Buy from it", self._prefer)
        self.change = button("Chan&ge…", self._change)
        self.add = button("&Add supplier…", self._add)
        self.remove = button("&Leave out", self._remove)
        card = Card(padding=0)
        card.body.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(
            text("The plan orders from the preferred supplier, and says where another does better.", "muted")
        )
        column.addWidget(card, 1)
        column.addLayout(row(self.prefer, self.change, self._undo, None, self.remove, self.add))
        self.model.edited.connect(self._type)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        self.view.activated_row.connect(lambda one: page.navigate.emit("suppliers", one.supplier))

    def _columns(self) -> list[Column]:
        return [
            Column("supplier", "Supplier", "text", self._name, width=140, frozen=True),
            Column("preferred", "Preferred", "text", self._preferred, width=80),
            Column("supplier_code", "Its code", "code", lambda one: one.supplier_code or None, width=90),
            *figure_columns(lambda one: one, self._may_type),
        ]

    def show_card(self, card: ItemCard) -> None:
        """Show the suppliers of one item."""
        self.show_card_of(card.item.sku)

    def show_card_of(self, sku: str) -> None:
        """Read who sells the item with this code."""
        self._latest.take(self._page.context.jobs.read(browse_suppliers.item_suppliers, sku), self._show)

    def _show(self, found: ItemSuppliers) -> None:
        if self.found is not None and self.found.sku != found.sku:
            self.work.steps.clear()
        self.found = found
        self.view.set_column_shown("unit_cost", found.may_see_cost)
        self.model.set_rows(found.terms)
        self._show_buttons()

    def _show_buttons(self) -> None:
        one = self.view.current_row()
        may = self._may_type(one)
        self.add.setEnabled(may)
        for each in (self.change, self.remove):
            each.setEnabled(may and one is not None)
        self.prefer.setEnabled(may and one is not None and not self._is_preferred(one))

    def _name(self, one: SupplyTerms) -> str:
        known = self.found.suppliers.get(one.supplier) if self.found else None
        return known.name if known else one.supplier

    def _is_preferred(self, one: SupplyTerms) -> bool:
        return self.found is not None and self.found.terms[0] == one

    def _preferred(self, one: SupplyTerms) -> str:
        return "Yes" if self._is_preferred(one) else "No"

    def _may_type(self, _one: object) -> bool:
        return self.found is not None and self.found.may_change

    def _type(self, one: SupplyTerms, field: str, words: Any) -> None:  # noqa: ANN401 - what was typed or ticked
        if self.found:
            self.work.type(one, self.found.terms, field, str(words))

    def _prefer(self) -> None:
        if self.found and (one := self.view.current_row()):
            self.work.prefer(one, self.found.terms)

    def _remove(self) -> None:
        if self.found and (one := self.view.current_row()):
            self.work.remove(one, self.found.terms)

    def _change(self) -> None:
        one = self.view.current_row()
        if self.found is None or one is None:
            return
        dialog = TermsDialog(self, f"Terms with {self._name(one)}", one)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.terms is not None:
            self.work.change(dialog.terms, one, self.found.terms)

    def _add(self) -> None:
        if self.found is None:
            return
        taken = {one.supplier for one in self.found.terms}
        free = [(one.name, code) for code, one in self.found.suppliers.items() if code not in taken]
        if not free:
            self._page.context.messages.refuse("Every supplier sells this item already. Add a supplier first.")
            return
        dialog = TermsDialog(self, "Another supplier of this item", SupplyTerms(self.found.sku, ""), sorted(free))
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.terms is not None:
            self.work.add(dialog.terms, self.found.terms)

    def _take_back(self) -> None:
        self.work.take_back()

"""What a supplier sells: terms typed into cells or a form, further items, and who is preferred."""

from typing import Any

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import SupplyTerms
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.card import button, row
from retail_desktop.gui.screens.terms_dialog import TermsDialog
from retail_desktop.gui.screens.terms_work import TermsWork, figure_columns
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import FilterBox, TableView
from retail_desktop.services import browse_suppliers
from retail_desktop.services.browse_suppliers import ItemSuppliers, SoldItem, SupplierCard


class SupplierItems(QWidget):
    """The items of one supplier."""

    def __init__(self, page: Screen, work: TermsWork) -> None:
        super().__init__()
        self._page, self.work = page, work
        self.card: SupplierCard | None = None
        self.model = TableModel(self._columns(), self, key=lambda one: one.sku)
        self.view = TableView(self.model, "supplier_items")
        WideColumn(self.view, "name")
        self.view.empty_text("This supplier sells no item yet. Add one, or import a price list.")
        self.prefer = button("&Buy here", self._prefer)
        self.prefer.setToolTip("Buy the item from this supplier from now on")
        self.change = button("Chan&ge…", self._change)
        self.add = button("Add ite&m…", self._add)
        self.remove = button("&Leave out", self._remove)
        self.remove.setToolTip("This supplier no longer sells the item")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(FilterBox(self.view, "Filter items (F3)"))
        column.addWidget(self.view, 1)
        column.addLayout(row(self.prefer, self.change, None, self.remove, self.add))
        self.model.edited.connect(self._type)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_buttons())
        self.view.activated_row.connect(lambda one: page.navigate.emit("item", Visit((one.sku, None))))

    def _columns(self) -> list[Column]:
        return [
            Column("sku", "SKU", "code", lambda one: one.sku, width=62, frozen=True),
            Column("name", "Item", "text", lambda one: one.name, width=90),
            Column(
                "preferred", "Bought\nhere", "text", _bought, width=58,
                tooltip=lambda one: f"Bought from {one.terms[0].supplier}",
            ),
            *figure_columns(lambda one: one.own, self._may_type),
        ]  # fmt: skip

    def _may_type(self, _one: object) -> bool:
        return self.card is not None and self.card.may_change

    def show_card(self, card: SupplierCard) -> None:
        """Show one supplier's items."""
        self.card = card
        self.view.set_column_shown("unit_cost", card.may_see_cost)
        self.model.set_rows(card.items)
        self._show_buttons()

    def _show_buttons(self) -> None:
        one: SoldItem | None = self.view.current_row()
        may = self._may_type(one)
        self.add.setEnabled(may)
        for each in (self.change, self.remove):
            each.setEnabled(may and one is not None)
        self.prefer.setEnabled(may and one is not None and not one.preferred)

    def _type(self, one: SoldItem, field: str, words: Any) -> None:  # noqa: ANN401 - what was typed or ticked
        self.work.type(one.own, one.terms, field, str(words))

    def _prefer(self) -> None:
        if one := self.view.current_row():
            self.work.prefer(one.own, one.terms)

    def _remove(self) -> None:
        if one := self.view.current_row():
            self.work.remove(one.own, one.terms)

    def _change(self) -> None:
        one = self.view.current_row()
        if one is None:
            return
        dialog = TermsDialog(self, f"{one.name}: terms with {one.own.supplier}", one.own)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.terms is not None:
            self.work.change(dialog.terms, one.own, one.terms)

    def _add(self) -> None:
        if self.card is None:
            return
        code = self.card.supplier.code
        dialog = TermsDialog(self, f"Another item of {self.card.supplier.name}", SupplyTerms("", code))
        made = dialog.terms if dialog.exec() == QDialog.DialogCode.Accepted else None
        if made is None:
            return
        job = self._page.context.jobs.read(browse_suppliers.item_suppliers, made.sku)
        job.succeeded.connect(lambda found: self._add_to(made, found))
        job.refused.connect(lambda words, _: self._page.context.messages.refuse(words))

    def _add_to(self, made: SupplyTerms, found: ItemSuppliers) -> None:
        if any(one.supplier == made.supplier for one in found.terms):
            self._page.context.messages.refuse(
                f"{made.supplier} sells item {made.sku} already. Change its terms instead."
            )
        else:
            self.work.add(made, found.terms)


def _bought(one: SoldItem) -> str:
    return "Yes" if one.preferred else "No"

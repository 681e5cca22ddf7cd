"""One supplier beside the list: its terms, its past deliveries and the items it sells."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.card import Card, text
from retail_desktop.gui.screens.supplier_deliveries import DeliveriesTab
from retail_desktop.gui.screens.supplier_form import SupplierForm
from retail_desktop.gui.screens.supplier_items import SupplierItems
from retail_desktop.gui.screens.terms_work import TermsWork
from retail_desktop.services.browse_suppliers import SupplierCard


class SupplierDetail(Card):
    """`saved(value, before)`: terms are to be kept."""

    saved = Signal(object, object)

    def __init__(self, page: Screen, work: TermsWork) -> None:
        super().__init__(spacing=4)
        self.card: SupplierCard | None = None
        self._title = text(role="panel", elided=True)
        self.form, self.deliveries = SupplierForm(), DeliveriesTab()
        self.items = SupplierItems(page, work)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.form, "Te&rms")
        self.tabs.addTab(self.deliveries, "&Deliveries")
        self.tabs.addTab(self.items, "&Items")
        self.body.addWidget(self._title)
        self.body.addWidget(self.tabs, 1)
        self.form.saved.connect(self.saved)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that no supplier is chosen."""
        self.card = None
        self._title.setText("No supplier chosen. Choose one, or add one.")
        self.tabs.setEnabled(False)
        self.form.show_supplier(None, may_change=False)

    def show_card(self, card: SupplierCard) -> None:
        """Show a supplier; terms that were typed and not saved are gone."""
        self.card = card
        self._title.setText(card.supplier.name)
        self._enable(new=False)
        self.form.show_supplier(card.supplier, may_change=card.may_change)
        self.deliveries.show_card(card)
        self.items.show_card(card)

    def show_new(self) -> None:
        """Offer empty fields for a new supplier."""
        self.card = None
        self._title.setText("New supplier")
        self._enable(new=True)
        self.tabs.setCurrentIndex(0)
        self.form.show_supplier(None, may_change=True)
        self.form.fields.fields["code"].setFocus()

    def _enable(self, *, new: bool) -> None:
        self.tabs.setEnabled(True)
        for place in (1, 2):
            self.tabs.setTabEnabled(place, not new)

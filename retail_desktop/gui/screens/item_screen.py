"""One item: facts, history and forecast, projected stock, why this quantity."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import item_words, wording
from retail_desktop.gui.screens.card import Sign, button, row, text
from retail_desktop.gui.screens.item_days import SalesTab
from retail_desktop.gui.screens.item_facts import ItemFacts
from retail_desktop.gui.screens.item_forecast import ForecastTab
from retail_desktop.gui.screens.item_overview import ItemOverview
from retail_desktop.gui.screens.item_suppliers import SuppliersTab
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit, as_visit
from retail_desktop.gui.search_box import Hit
from retail_desktop.services import browse_items
from retail_desktop.services.browse_items import ItemCard

ORIGINS = {"home": "Home", "items": "Items", "reorder": "Reorder plan", "orders": "Orders", "forecasts": "Forecasts"}
FACTS = 6


class ItemScreen(Screen):
    """A page without a place in the navigation: opened from a list or the search."""

    name = "item"
    title = "Item"
    icon_name = "items"
    areas = frozenset({"catalogue", "sales", "ledger", "forecast", "plan", "orders"})
    in_navigation = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest = Latest()
        self._visit: Visit | None = None
        self._back = button("Items", self._go_back, role="link")
        self._name, self._details = text(role="page"), text(role="muted")
        self._sign, self._status = Sign(), text(role="strong")
        self._earlier = button("Previo&us", lambda: self._leaf(-1), "up", "Alt+Up")
        self._later = button("&Next", lambda: self._leaf(1), "fall", "Alt+Down")
        self._order = button("&Reorder plan", self._open_plan, "reorder", role="primary")
        self._facts = ItemFacts(FACTS)
        self._overview, self._sales, self._forecast = ItemOverview(), SalesTab(), ForecastTab(self)
        self._suppliers = SuppliersTab(self)
        self._build()
        QShortcut(QKeySequence("Esc"), self, self._go_back)

    def _build(self) -> None:
        tabs = QTabWidget()
        for words, tab in (
            ("&Overview", self._overview), ("&Sales", self._sales), ("Fore&cast", self._forecast),
            ("Suppl&iers", self._suppliers),
        ):  # fmt: skip
            tabs.addTab(tab, words)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        status = row(self._sign, self._status, spacing=6)
        left = row(self._back, text("›", "muted"), self._name, self._details)
        left.addLayout(status)
        page.addWidget(TwoEnds(left, row(self._earlier, self._later, self._order)))
        page.addWidget(self._facts)
        page.addWidget(tabs, 1)

    def show_subject(self, key: object) -> None:
        """Show this item: a `Visit`, an item's code, or code and store."""
        if key is None:
            return
        self._visit = as_visit(key)
        self._back.setText(ORIGINS.get(self._visit.origin, "Items"))
        self._earlier.setEnabled(self._visit.beside(-1) is not None)
        self._later.setEnabled(self._visit.beside(1) is not None)
        self.reload()

    def reload(self) -> None:
        """Read the item again."""
        if self._visit is not None:
            self._latest.take(
                self.context.jobs.read(browse_items.item_card, *self._visit.key), self._show, self._refuse
            )

    def _show(self, card: ItemCard) -> None:
        self.setWindowTitle(f"{card.item.sku} {card.item.name}")
        self.seen.emit(Hit(self.windowTitle(), card.row.store, self.name, (card.item.sku, card.row.store)))
        self._name.setText(card.item.name)
        self._details.setText(item_words.title(card))
        suggestion = card.suggestion
        status = suggestion.status if suggestion else None
        self._status.setText(status.value if status else "")
        self._sign.setVisible(status is not None)
        if status is not None:
            self._sign.show_icon(status_icon(status))
        self._order.setVisible(suggestion is not None and suggestion.quantity > 0)
        if suggestion is not None:
            self._order.setText(f"&Reorder plan: order {wording.units(suggestion.quantity)}")
        self._facts.show_facts(item_words.facts(card))
        for tab in (self._overview, self._sales, self._forecast, self._suppliers):
            tab.show_card(card)
        if self._visit is not None and self._visit.place is not None:
            place, count = wording.number(self._visit.place + 1), wording.number(len(self._visit.among))
            self.status.emit(f"Item {place} of {count}")

    def _refuse(self, words: str, _error: object) -> None:
        self.context.messages.refuse(words)

    def _leaf(self, step: int) -> None:
        beside = self._visit.beside(step) if self._visit else None
        if beside is not None:
            self.show_subject(beside)

    def _open_plan(self) -> None:
        self.navigate.emit("reorder", None)

    def _go_back(self) -> None:
        self.navigate.emit(self._visit.origin if self._visit else "items", None)

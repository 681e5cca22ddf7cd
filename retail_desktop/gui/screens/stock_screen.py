"""Stock: every movement, counting, what to check first or sell soon, goods on the way, sent back, and owed."""

from enum import StrEnum

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.stock_counting import CountTab
from retail_desktop.gui.screens.stock_expiring import ExpiringTab
from retail_desktop.gui.screens.stock_movements import MovementsTab
from retail_desktop.gui.screens.stock_promises import OnTheWayTab, OwedTab
from retail_desktop.gui.screens.stock_returns import ReturnsTab
from retail_desktop.gui.screens.stock_suspects import SuspectsTab
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.services import stock_choices
from retail_desktop.services.stock_choices import StockChoices


class StockPart(StrEnum):
    """A part of the page by its name, to be led to from elsewhere."""

    COUNT = "count"
    CHECK_FIRST = "check first"
    EXPIRES_SOON = "expires soon"
    ON_THE_WAY = "on the way"
    SENT_BACK = "sent back"
    OWED = "owed"


class StockScreen(Screen):
    """Seven parts; each reads when it is shown."""

    name = "stock"
    title = "Stock"
    icon_name = "stock"
    areas = frozenset({"catalogue", "sales", "ledger", "orders"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.movements, self.counting = MovementsTab(self), CountTab(self)
        self.suspects = SuspectsTab(self, self.open_list, self._open_item)
        self.expiring = ExpiringTab(self, self._open_item)
        self.on_the_way, self.returns, self.owed = OnTheWayTab(self), ReturnsTab(self), OwedTab(self)
        self.tabs = QTabWidget()
        for words, tab in (
            ("Movement&s", self.movements), ("Co&unt", self.counting), ("Check f&irst", self.suspects),
            ("E&xpires soon", self.expiring), ("On the &way", self.on_the_way), ("Sent bac&k", self.returns),
            ("Customers owe&d", self.owed),
        ):  # fmt: skip
            self.tabs.addTab(tab, words)
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        page.addWidget(text(self.title, "page"))
        page.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(lambda _: self._reload_tab())

    def reload(self) -> None:
        """Read what the part shown shows."""
        self.context.jobs.read(stock_choices.stock_choices).succeeded.connect(self._show_choices)
        self._reload_tab()

    def show_subject(self, key: object) -> None:
        """Show the card of an item: its code, or code and store; or a part of the page."""
        if isinstance(key, StockPart):
            self.tabs.setCurrentIndex(1 + list(StockPart).index(key))
        elif isinstance(key, tuple):
            self._open_item(str(key[0]), str(key[1]) if len(key) > 1 and key[1] else None)
        elif key is not None:
            self._open_item(str(key), None)

    def open_list(self, number: int) -> None:
        """Go on counting by a list."""
        self.tabs.setCurrentWidget(self.counting)
        self.counting.show_list(number)

    def _open_item(self, sku: str, store: str | None) -> None:
        self.tabs.setCurrentWidget(self.movements)
        self.movements.show_item(sku, store)

    def _show_choices(self, choices: StockChoices) -> None:
        self.counting.show_categories(choices.categories)
        for tab in (self.movements, self.expiring, self.on_the_way):
            tab.show_choices(choices)

    def _reload_tab(self) -> None:
        shown = self.tabs.currentWidget()
        if isinstance(shown, StockTab):
            shown.reload()

"""The first page of a store manager: what is wrong today, what to do about it, and how the store is selling."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from retail_desktop.domain.replenishment import Status
from retail_desktop.gui import theme
from retail_desktop.gui.icons import icon, status_icon
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import home_words, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.home_tables import deliveries_panel, needs_panel, orders_panel
from retail_desktop.gui.screens.home_tiles import Tile
from retail_desktop.gui.screens.narrowed import Narrowed
from retail_desktop.gui.screens.new_plan import forecast_and_plan, plan_again
from retail_desktop.gui.screens.notice import Notice
from retail_desktop.gui.screens.sales_trend import SalesTrend, change_words
from retail_desktop.gui.screens.scrolled import Scrolled
from retail_desktop.gui.screens.stock_screen import StockPart
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.services import start_of_day
from retail_desktop.services.start_of_day import Need, StartOfDay

BESIDE = 3, 2
"""How the width is shared between the lists at the left and those at the right."""
ABOVE = 5, 4
LEAST_BESIDE, ALONE = 960, 190
"""Below this width the lists stand one below the other, each so high."""


class HomeScreen(Screen):
    """Five tiles, three lists and a chart; each leads to its page."""

    name = "home"
    title = "Home"
    icon_name = "home"
    areas = frozenset({"plan", "sales", "forecast", "orders", "ledger", "catalogue", "imports"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest = Latest()
        self.day: StartOfDay | None = None
        self._beside = 0
        self._summary = text(role="muted")
        self._notice = Notice("&Make it again", self._plan_again)
        self._missing = Notice("&Import it", lambda: self.navigate.emit("import", None))
        self.tiles = {
            "out": Tile("Out now", status_icon(Status.OUT)),
            "before": Tile("Before delivery", status_icon(Status.BEFORE_DELIVERY)),
            "order": Tile("To order", status_icon(Status.ORDER_TODAY)),
            "come": Tile("Deliveries", icon("deliveries")),
            "count": Tile("To count", icon("ph.clipboard-text")),
        }
        self.needs, self.orders = needs_panel(), orders_panel(self._today)
        self.deliveries, self.trend = deliveries_panel(self._today), SalesTrend()
        self._change, self._body, self._nothing = text(role="muted", elided=True), QWidget(), Card()
        self._build()
        self._connect()

    def _build(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        for tile in self.tiles.values():
            tiles.addWidget(tile)
        self._grid, self._parts = QGridLayout(), (self.needs, self.deliveries, self._trend_card(), self.orders)
        self._grid.setSpacing(8)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(8)
        body.addLayout(tiles)
        body.addLayout(self._grid, 1)
        self._build_nothing()
        page = QVBoxLayout(self)
        page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        imports = button("Import &sales", lambda: self.navigate.emit("import", None), "import")
        page.addWidget(TwoEnds(row(text(self.title, "page"), self._summary), row(imports)))
        for part in (self._notice, self._missing):
            page.addWidget(part)
        whole = QVBoxLayout()
        whole.addWidget(self._body, 1)
        whole.addWidget(self._nothing)
        page.addWidget(Scrolled(whole), 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists below each other where the room is short; the page scrolls then."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = 2 if self.width() >= theme.px(LEAST_BESIDE) else 1
        if beside == self._beside:
            return
        self._beside = beside
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // beside, place % beside)
            part.setMinimumHeight(0 if beside > 1 else theme.px(ALONE))
        for at in range(len(self._parts)):
            self._grid.setColumnStretch(at, BESIDE[at] if at < beside and beside > 1 else 0)
            self._grid.setRowStretch(at, ABOVE[at] if at < len(ABOVE) and beside > 1 else 0)

    def _trend_card(self) -> Card:
        card = Card(padding=0, spacing=0)
        self._trend_title = text("Net sales per week", "panel")
        self._sales = button("Open sales", lambda: self.navigate.emit("sales", None), role="link")
        head = row(self._trend_title, self._change, self._sales)
        head.setStretch(1, 1)
        head.setContentsMargins(11, 6, 11, 0)
        card.body.addLayout(head)
        card.body.addWidget(self.trend, 1)
        card.body.setContentsMargins(1, 1, 11, 4)
        return card

    def _build_nothing(self) -> None:
        words = "Nothing was sold yet, as far as this store knows. Drop a sales file from your till anywhere here."
        self._nothing.body.addWidget(text(words, wrap=True))
        choose = button("Import data", lambda: self.navigate.emit("import", None), role="primary")
        self._nothing.body.addLayout(row(choose, None))
        self._nothing.hide()

    def _connect(self) -> None:
        leads = {
            "out": ("reorder", Narrowed(Status.OUT.value)),
            "before": ("reorder", Narrowed(Status.BEFORE_DELIVERY.value)),
            "order": ("reorder", Narrowed("")),
        }
        for name, (page, subject) in leads.items():
            self.tiles[name].clicked.connect(lambda _checked, to=(page, subject): self.navigate.emit(*to))
        self.tiles["come"].clicked.connect(lambda _: self._open_deliveries())
        self.tiles["count"].clicked.connect(lambda _: self._open_counting())
        self.needs.link.clicked.connect(lambda _: self.navigate.emit("reorder", Narrowed("")))
        self.orders.link.clicked.connect(lambda _: self.navigate.emit("reorder", Narrowed("")))
        self.deliveries.link.clicked.connect(lambda _: self._open_deliveries())
        self.needs.view.activated_row.connect(self._open_item)
        self.orders.view.activated_row.connect(lambda one: self.navigate.emit("reorder", one.supplier))
        self.deliveries.view.activated_row.connect(lambda one: self.navigate.emit("orders", one.order))
        self.setFocusProxy(self.tiles["out"])

    def reload(self) -> None:
        """Read the morning again."""
        self._latest.take(self.context.jobs.read(start_of_day.start_of_day), self._show)

    def _show(self, day: StartOfDay) -> None:
        self.day = day
        is_empty = day.sales_through is None and not day.has_items
        self._body.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        self._summary.setText(home_words.summary(day))
        self._notice.say(day.plan_outdated)
        self._missing.say(home_words.missing(day))
        for name, words in home_words.tiles(day).items():
            self.tiles[name].show_words(words)
        self._explain_emptiness(day)
        self.needs.view.set_column_shown("store", day.several_stores)
        self.needs.model.set_rows(day.needs)
        self.needs.say(home_words.needs(day))
        self.orders.model.set_rows(day.to_order)
        self.orders.say(home_words.to_order(day))
        self.deliveries.model.set_rows(day.to_come)
        self.deliveries.say(home_words.to_come(day))
        self._trend_title.setText(", ".join(filter(None, ("Net sales per week", day.currency))))
        self.trend.show_weeks(day.weeks, day.currency)
        self._change.setText(change_words(day.weeks))
        self.badge.emit(wording.number(len(day.having(Status.OUT))) if day.having(Status.OUT) else "")

    def _explain_emptiness(self, day: StartOfDay) -> None:
        """Why a list is empty, and the one thing to do about it."""
        plan = "Open the plan", lambda: self.navigate.emit("reorder", Narrowed(""))
        if day.plan_as_of is None:
            make = "Forecast and plan", self._plan_anew
            self.needs.view.empty_text("There is no reorder plan yet. It tells what runs out, and when.", *make)
            self.orders.view.empty_text("There is no reorder plan yet.", *make)
        else:
            self.needs.view.empty_text("Nothing is out, and nothing runs out before goods could come.", *plan)
            self.orders.view.empty_text("Nothing is to be ordered now.", *plan)
        orders = "Open orders", lambda: self.navigate.emit("orders", None)
        self.deliveries.view.empty_text("Nothing is on the way: no order was sent that still waits.", *orders)

    def _today(self) -> date:
        assert self.day is not None  # noqa: S101  rows are shown only once the day is there
        return self.day.today

    def _open_item(self, need: Need) -> None:
        among = tuple((one.sku, one.store) for one in self.needs.model.rows())
        self.navigate.emit("item", Visit((need.sku, need.store), among, self.name))

    def _open_deliveries(self) -> None:
        late = self.day is not None and any(one.days_late for one in self.day.to_come)
        self.navigate.emit("orders", Narrowed("Late orders" if late else "Open orders"))

    def _open_counting(self) -> None:
        counting = self.day is not None and bool(self.day.to_count.list_name)
        self.navigate.emit("stock", StockPart.COUNT if counting else StockPart.CHECK_FIRST)

    def _plan_anew(self) -> None:
        forecast_and_plan(self.context, self.reload)

    def _plan_again(self) -> None:
        plan_again(self.context, self.reload)

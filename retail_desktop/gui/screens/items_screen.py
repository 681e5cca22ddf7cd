"""All items: one row per item and store, with a box to find and a button to take them along."""

from PySide6.QtWidgets import QComboBox, QVBoxLayout

from retail_desktop.domain.catalogue import ItemStatus
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import save_as, wording
from retail_desktop.gui.screens.alarm_notice import AlarmNotice, Chosen
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.notice import Notice
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import browse_items, export_tables
from retail_desktop.services.browse_items import ItemRow

LONGEST_COVER_DAYS = 999.0
PATTERNS = {
    "smooth": "Steady", "erratic": "Varying", "intermittent": "Now and then", "lumpy": "Irregular",
    "none": "No sales",
}  # fmt: skip
TABLES = {"Items": "items", "Stock": "stock"}


class ItemsScreen(Screen):
    """The catalogue with stock, sales and forecast."""

    name = "items"
    title = "Items"
    icon_name = "items"
    areas = frozenset({"catalogue", "sales", "ledger", "forecast", "orders"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest = Latest()
        self.model = TableModel(COLUMNS, self, key=lambda item: (item.sku, item.store))
        self.view = TableView(self.model, "items")
        WideColumn(self.view, "name")
        self._notice, self._chosen_line = (
            AlarmNotice(self, self.show_subject),
            Notice("Show &all items", self._show_all),
        )
        self._count = text(role="muted")
        self._what = QComboBox()
        self._what.addItems(list(TABLES))
        self._what.setAccessibleName("What to export")
        export = button("E&xport…", self._export, "export", "Ctrl+Shift+E")
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        self.setFocusProxy(self.view)
        page.addWidget(
            TwoEnds(row(text(self.title, "page"), self._count), row(FilterBox(self.view), self._what, export))
        )
        for line in (self._notice, self._chosen_line):
            page.addWidget(line)
        card = Card(padding=0)
        card.body.addWidget(self.view)
        page.addWidget(card, 1)
        self.model.filtered.connect(self._show_count)
        self.view.activated_row.connect(self._open)
        self.view.empty_text(
            "No items yet. They come with your first sales or item file.", "Import data",
            lambda: self.navigate.emit("import", None),
        )  # fmt: skip

    def reload(self) -> None:
        """Read all items."""
        self._latest.take(self.context.jobs.read(browse_items.list_items), self.model.set_rows)
        if self._chosen_line.isHidden():
            self._notice.reload()

    def show_subject(self, key: object) -> None:
        """Show some items alone until all are wanted again; anything but chosen items changes nothing."""
        if isinstance(key, Chosen):
            self.model.set_predicate(lambda item: (item.sku, item.store) in key.keys)
            self._chosen_line.say(f"{key.why}: {wording.plural(len(key.keys), 'item')}.")
            self._notice.hide()

    def _show_all(self) -> None:
        self._chosen_line.say("")
        self.model.set_predicate(None)
        self._notice.reload()

    def _show_count(self, shown: int, total: int) -> None:
        if shown == total > 0 and not self._chosen_line.isHidden():
            self._show_all()
        self._count.setText(wording.plural(total, "item"))

    def _open(self, item: ItemRow) -> None:
        self.navigate.emit(
            "item", Visit((item.sku, item.store), tuple((one.sku, one.store) for one in self.model.rows()), self.name)
        )

    def _export(self) -> None:
        kind = TABLES[self._what.currentText()]
        out = save_as.ask_where(self, "Export", self._what.currentText(), ".xlsx", ".csv")
        if out is None:
            return
        job = self.context.jobs.run(f"Exporting {kind}", export_tables.export_table, kind, out)
        job.succeeded.connect(lambda _: save_as.offer_to_open(self.context, out))
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))


def cover_days(item: ItemRow) -> float | None:
    """How many days the stock on hand lasts at the forecast rate; None without demand."""
    if not item.daily_forecast or item.daily_forecast <= 0:
        return None
    return min(LONGEST_COVER_DAYS, max(0.0, float(item.on_hand)) / item.daily_forecast)


def life(item: ItemRow) -> str:
    """The word for a life stage other than being sold."""
    return "" if item.status is ItemStatus.ACTIVE else item.status.value.capitalize()


def _pattern(item: ItemRow) -> str:
    return life(item) or PATTERNS.get(item.pattern, item.pattern)


COLUMNS = [
    Column("sku", "Code", "code", lambda item: item.sku, width=72, frozen=True),
    Column("name", "Item", "text", lambda item: item.name, width=200, frozen=True),
    Column("category", "Category", "text", lambda item: item.category, width=100),
    Column("supplier", "Supplier", "text", lambda item: item.supplier_name, width=112),
    Column("store", "Store", "text", lambda item: item.store, width=60),
    Column("on_hand", "On\nhand", "number", lambda item: item.on_hand, width=52),
    Column("on_order", "On\norder", "number", lambda item: item.on_order, width=52),
    Column("sold", "Sold\n30 d", "number", lambda item: item.sold_30_days, width=54),
    Column("daily", "Fcst\n/day", "number", lambda item: item.daily_forecast, decimals=1, width=48),
    Column("cover", "Days\ncover", "number", cover_days, decimals=1, width=54),
    Column("price", "Price", "money", lambda item: item.price, decimals=2, width=60),
    Column("cost", "Cost", "money", lambda item: item.unit_cost, decimals=2, width=60),
    Column("last_sale", "Last sale", "date", lambda item: item.last_sale, width=70),
    Column("pattern", "Demand", "text", _pattern, width=110),
]

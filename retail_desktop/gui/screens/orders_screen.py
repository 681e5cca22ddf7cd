"""Purchase orders: the list, the chosen one beside it, and its way from draft to closed."""

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import OPEN, OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.gui.desks import may
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import order_steps, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.narrowed import Narrowed
from retail_desktop.gui.screens.order_detail import OrderDetail
from retail_desktop.gui.screens.order_undo import Undo, UndoSteps
from retail_desktop.gui.screens.order_work import OrderWork
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.search_box import Hit
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import change_orders, order_goods, receive_goods
from retail_desktop.services.order_goods import OrderBook

DETAIL_WIDTH = 560
ALL, OPEN_ONES, LATE = "All orders", "Open orders", "Late orders"


class OrdersScreen(Screen):
    """List and detail pane."""

    name = "orders"
    title = "Orders"
    icon_name = "orders"
    areas = frozenset({"orders"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest, self._receipts = Latest(), Latest()
        self._wanted, self._today = "", date.min
        self.model = TableModel(self._columns(), self, key=lambda order: order.number)
        self.view = TableView(self.model, "orders")
        WideColumn(self.view, "supplier")
        self._undo = button("&Undo", self._take_back, "undo", "Ctrl+Z")
        self._merge = button("Mer&ge drafts", self._merge_chosen, "ph.git-merge")
        self.work = OrderWork(self, UndoSteps(self._undo))
        self.detail = OrderDetail(self._export, self._print, self._mail)
        self._count = text(role="muted")
        self.state, self.supplier = ChoiceBox("State", 11), ChoiceBox("Supplier", 12)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.view.empty_text(
            "No orders yet. They are created from the reorder plan.", "Open the reorder plan",
            lambda: self.navigate.emit("reorder", None),
        )  # fmt: skip
        for words in (ALL, OPEN_ONES, LATE):
            self.state.addItem(words)
        for status in OrderStatus:
            self.state.addItem(order_steps.WORDS[status], status)
        self.supplier.addItem("All suppliers", "")
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        self.setFocusProxy(self.view)
        search = FilterBox(self.view, "Filter orders (F3)")
        tools = row(search, self.state, self.supplier, self._merge, self._undo)
        page.addWidget(TwoEnds(row(text(self.title, "page"), self._count), tools))
        table = Card(padding=0)
        table.body.addWidget(self.view)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(table)
        panes.addWidget(self.detail)
        panes.setSizes([DETAIL_WIDTH, DETAIL_WIDTH])
        page.addWidget(panes, 1)

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_merge())
        self.state.activated.connect(lambda _: self._narrow())
        self.supplier.activated.connect(lambda _: self._narrow())
        self.model.filtered.connect(self._show_count)
        self.detail.wanted.connect(self.work.act)
        self.detail.open_item.connect(self._open_item)
        self.detail.quantity_typed.connect(self._type)
        self.detail.receipt_unwanted.connect(self.work.take_back)

    def _columns(self) -> list[Column]:
        return [
            Column("number", "Order", "code", lambda order: order.number, width=76),
            Column("supplier", "Supplier", "text", lambda order: order.supplier_name, width=120),
            Column("store", "Store", "text", lambda order: order.store, width=60),
            Column("status", "Status", "text", order_steps.state_words, width=88),
            Column("created", "Created", "date", lambda order: order.created_on, width=60),
            Column("expected", "Expected", "date", lambda order: order.expected_on, width=64),
            Column("late", "Late", "text", self._late_words, width=72, mark=lambda _: "bold"),
            Column("lines", "Lines", "number", lambda order: len(order.lines), width=42),
            Column("total", "Total", "money", lambda order: order.total, decimals=2, width=70),
        ]

    def set_context(self, context: Context) -> None:
        """Work with another store, whose steps were not taken here."""
        super().set_context(context)
        self.work.steps.clear()

    def reload(self) -> None:
        """Read all orders."""
        self._latest.take(self.context.jobs.read(order_goods.order_book), self._show)

    def show_subject(self, key: object) -> None:
        """Choose the order with this number, the first of some that were just created, or a state of orders."""
        if isinstance(key, Narrowed):
            self.state.setCurrentText(key.words)
            self._narrow()
            return
        if isinstance(key, tuple):
            words = f"creation of {', '.join(key)}"
            self.work.steps.push(Undo(words, change_orders.undo_creation, (key,)))
            key = key[0]
        if key is not None:
            self._wanted = str(key)
            self._choose(self._wanted)

    def _show(self, book: OrderBook) -> None:
        number = self._wanted or (self.detail.order.number if self.detail.order else "")
        orders, self._today = book.orders, book.today
        self.work.today = book.today
        self.view.set_column_shown("store", len({order.store for order in orders}) > 1)
        sees_costs = may(getattr(self.context.place, "person", None), Permission.VIEW_COST)
        self.view.set_column_shown("total", sees_costs)
        self.detail.show_costs(sees_costs)
        self.view.set_column_shown("late", any(order.days_late(book.today) for order in orders))
        self.badge.emit(wording.number(sum(order.status in OPEN for order in orders)))
        self._fill_suppliers({order.supplier: order.supplier_name for order in orders})
        self.model.set_rows(sorted(orders, key=lambda one: (one.created_on, one.number), reverse=True))
        self._choose(number)

    def _fill_suppliers(self, names: dict[str, str]) -> None:
        chosen = self.supplier.currentData()
        self.supplier.clear()
        self.supplier.addItem("All suppliers", "")
        for code, name in sorted(names.items(), key=lambda pair: pair[1]):
            self.supplier.addItem(name, code)
        self.supplier.setCurrentIndex(max(0, self.supplier.findData(chosen)))

    def _choose(self, number: str) -> None:
        """Make an order the current one; the first when there is none of this number."""
        if self.view.go_to(number):
            self._wanted = ""
        elif rows := self.model.rows():
            self.view.go_to(rows[0].number)
        self._show_current()

    def _show_current(self, *_indexes: QModelIndex) -> None:
        order: PurchaseOrder | None = self.view.current_row()
        self.detail.show_order(order, self._today)
        self._receipts.forget()
        if order is not None:
            self.seen.emit(Hit(order.number, order.supplier_name, self.name, order.number, "orders"))
        if order is not None and order.was_sent:
            job = self.context.jobs.read(receive_goods.list_receipts, order.number)
            self._receipts.take(job, self.detail.show_receipts)
        self._show_merge()

    def _narrow(self) -> None:
        words, status, supplier = self.state.currentText(), self.state.currentData(), self.supplier.currentData()

        def fits(order: PurchaseOrder) -> bool:
            if supplier and order.supplier != supplier:
                return False
            if words == OPEN_ONES:
                return order.status in OPEN
            if words == LATE:
                return order.days_late(self._today) > 0
            return status in {None, order.status}

        self.model.set_predicate(None if words == ALL and not supplier else fits)

    def _late_words(self, order: PurchaseOrder) -> str:
        days = order.days_late(self._today)
        return wording.plural(days, "day") + " late" if days else ""

    def _show_count(self, _shown: int, total: int) -> None:
        self._count.setText(wording.plural(total, "order"))

    def _show_merge(self) -> None:
        drafts = self._chosen_drafts()
        self._merge.setEnabled(len(drafts) > 1)
        self._merge.setToolTip(
            "Make one order of the chosen drafts"
            if len(drafts) > 1
            else "Choose two drafts of one supplier (Ctrl+click)"
        )

    def _chosen_drafts(self) -> list[PurchaseOrder]:
        chosen = [self.model.row_at(index) for index in self.view.selectionModel().selectedRows()]
        drafts = [order for order in chosen if order.status is OrderStatus.DRAFT]
        return sorted(drafts, key=lambda order: order.number) if len(drafts) == len(chosen) else []

    def _merge_chosen(self) -> None:
        self.work.merge(self._chosen_drafts())

    def _take_back(self) -> None:
        self.work.undo()

    def _type(self, line: OrderLine, words: str) -> None:
        if self.detail.order is not None:
            self.work.type_quantity(self.detail.order, line, words)

    def _open_item(self, sku: str) -> None:
        order = self.detail.order
        if order is not None:
            among = tuple((line.sku, order.store) for line in order.lines)
            self.navigate.emit("item", Visit((sku, order.store), among, self.name))

    def _export(self) -> None:
        self._write("Export the order", ".xlsx", ".csv", ".edi", ".edifact")

    def _print(self) -> None:
        self._write("Print the order to a file", ".pdf")

    def _mail(self) -> None:
        self._write("Write the draft of an e-mail", ".eml")

    def _write(self, title: str, *kinds: str) -> None:
        if self.detail.order is not None:
            self.work.write(self.detail.order, title, *kinds)

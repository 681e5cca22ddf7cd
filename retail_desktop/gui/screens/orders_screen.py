"""Purchase orders: the list, the chosen one beside it, and its way from draft to closed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QSplitter, QVBoxLayout

from retail_desktop.domain.purchasing import OPEN, PurchaseOrder
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import order_steps, save_as, wording
from retail_desktop.gui.screens.card import Card, row, text
from retail_desktop.gui.screens.order_detail import OrderDetail
from retail_desktop.gui.screens.order_steps import Action
from retail_desktop.gui.screens.receive_dialog import ReceiveDialog
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services import order_goods, receive_goods, report_order

DETAIL_WIDTH = 520
COLUMNS = [
    Column("number", "Order", "code", lambda order: order.number, width=76),
    Column("supplier", "Supplier", "text", lambda order: order.supplier_name, width=130),
    Column("store", "Store", "text", lambda order: order.store, width=60),
    Column("status", "Status", "text", lambda order: order_steps.WORDS[order.status], width=92),
    Column("created", "Created", "date", lambda order: order.created_on, width=62),
    Column("expected", "Expected", "date", lambda order: order.expected_on, width=66),
    Column("lines", "Lines", "number", lambda order: len(order.lines), width=44),
    Column("units", "Units", "number", lambda order: order.units, width=50),
    Column("total", "Total", "money", lambda order: order.total, decimals=2, width=70),
]


class OrdersScreen(Screen):
    """List and detail pane."""

    name = "orders"
    title = "Orders"
    icon_name = "orders"
    areas = frozenset({"orders"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest = Latest()
        self._wanted = ""
        self.model = TableModel(COLUMNS, self, key=lambda order: order.number)
        self.view = TableView(self.model, "orders")
        WideColumn(self.view, "supplier")
        self.detail = OrderDetail(self._export, self._print)
        self._count, self._open_only = text(role="muted"), QCheckBox("&Open orders only")
        self._build()
        self.view.selectionModel().currentRowChanged.connect(self._show_current)
        self._open_only.toggled.connect(self._narrow)
        self.model.filtered.connect(self._show_count)
        self.detail.wanted.connect(self._act)
        self.detail.open_item.connect(self._open_item)

    def _build(self) -> None:
        self.view.empty_text(
            "No orders yet. They are created from the reorder plan.", "Open the reorder plan",
            lambda: self.navigate.emit("reorder", None),
        )  # fmt: skip
        page = QVBoxLayout(self)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        self.setFocusProxy(self.view)
        search = FilterBox(self.view, "Filter orders (F3)")
        page.addWidget(TwoEnds(row(text(self.title, "page"), self._count), row(search, self._open_only)))
        table = Card(padding=0)
        table.body.addWidget(self.view)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(8)
        panes.setChildrenCollapsible(False)
        panes.addWidget(table)
        panes.addWidget(self.detail)
        panes.setSizes([DETAIL_WIDTH * 6 // 5, DETAIL_WIDTH])
        page.addWidget(panes, 1)

    def reload(self) -> None:
        """Read all orders."""
        self._latest.take(self.context.jobs.read(order_goods.list_orders), self._show)

    def show_subject(self, key: object) -> None:
        """Choose the order with this number."""
        if key is not None:
            self._wanted = str(key)
            self._choose(self._wanted)

    def _show(self, orders: Sequence[PurchaseOrder]) -> None:
        number = self._wanted or (self.detail.order.number if self.detail.order else "")
        self.view.set_column_shown("store", len({order.store for order in orders}) > 1)
        self.badge.emit(wording.number(sum(order.status in OPEN for order in orders)))
        self.model.set_rows(sorted(orders, key=lambda one: (one.created_on, one.number), reverse=True))
        self._choose(number)

    def _choose(self, number: str) -> None:
        """Make an order the current one; the first when there is none of this number."""
        if self.view.go_to(number):
            self._wanted = ""
        elif rows := self.model.rows():
            self.view.go_to(rows[0].number)
        self._show_current()

    def _show_current(self, *_indexes: QModelIndex) -> None:
        self.detail.show_order(self.view.current_row())

    def _narrow(self, only_open: bool) -> None:
        self.model.set_predicate((lambda order: order.status in OPEN) if only_open else None)

    def _show_count(self, _shown: int, total: int) -> None:
        self._count.setText(wording.plural(total, "order"))

    def _open_item(self, sku: str) -> None:
        order = self.detail.order
        if order is not None:
            among = tuple((line.sku, order.store) for line in order.lines)
            self.navigate.emit("item", Visit((sku, order.store), among, self.name))

    def _act(self, action: Action, order: PurchaseOrder) -> None:
        if action.becomes is None:
            self._receive(order)
            return
        verb = action.words.replace("&", "")
        if action.question:
            words = f"Order {order.number} to {order.supplier_name}. {action.question}"
            if self.context.messages.ask(verb, words, (verb, "Keep as it is"), danger=True) != verb:
                return
        self._run(f"{verb} {order.number}", order_goods.change_status, order.number, action.becomes)

    def _receive(self, order: PurchaseOrder) -> None:
        dialog = ReceiveDialog(order, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._run(f"Booking {order.number}", receive_goods.receive, order.number, dialog.quantities())

    def _run(self, title: str, service: Callable[..., PurchaseOrder], *args: object) -> None:
        job = self.context.jobs.run(title, service, *args, areas=frozenset({"orders", "ledger"}))
        job.succeeded.connect(self._tell)
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))

    def _tell(self, order: PurchaseOrder) -> None:
        self.context.messages.inform(f"Order {order.number} is now: {order_steps.WORDS[order.status].lower()}.")

    def _export(self) -> None:
        self._write("Export the order", ".xlsx", ".csv")

    def _print(self) -> None:
        self._write("Print the order to a file", ".pdf")

    def _write(self, title: str, *kinds: str) -> None:
        order = self.detail.order
        if order is None:
            return
        out: Path | None = save_as.ask_where(self, title, f"{order.number} {order.supplier_name}", *kinds)
        if out is None:
            return
        job = self.context.jobs.run("Writing the order", report_order.write_order, order.number, out)
        job.succeeded.connect(lambda _: save_as.offer_to_open(self.context, out))
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))

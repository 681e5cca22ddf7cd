"""One purchase order: its steps, its lines, its history, and what its state allows."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from retail_desktop.domain.purchasing import PurchaseOrder
from retail_desktop.gui.screens import order_steps, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.order_steps import Action
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView

LINES = [
    Column("sku", "SKU", "code", lambda line: line.sku, width=62),
    Column("name", "Item", "text", lambda line: line.name, width=130),
    Column("ordered", "Ordered", "number", lambda line: line.quantity, width=60),
    Column("received", "Received", "number", lambda line: line.received, width=62),
    Column("outstanding", "To come", "number", lambda line: line.outstanding, width=58),
    Column("packs", "Packs", "text", lambda line: wording.packs(line.quantity, line.pack_size), width=58),
    Column("cost", "Cost", "money", lambda line: line.line_cost, decimals=2, width=66),
]


class OrderDetail(Card):
    """The pane at the right; `wanted` asks for an action on the order shown."""

    wanted = Signal(object, object)
    open_item = Signal(object)

    def __init__(self, export: Callable[[], object], print_order: Callable[[], object]) -> None:
        super().__init__(padding=0, spacing=0)
        self.order: PurchaseOrder | None = None
        self._title, self._supplier = text(role="panel"), text(role="muted", wrap=True)
        self._steps, self._history = QHBoxLayout(), text(role="muted", wrap=True)
        self._actions = QHBoxLayout()
        self.model = TableModel(LINES, self, key=lambda line: line.number)
        self.view = TableView(self.model, "order_lines")
        WideColumn(self.view, "name")
        self.view.activated_row.connect(lambda line: self.open_item.emit(line.sku))
        self.export = button("E&xport…", export, "export", "Ctrl+Shift+E")
        self.print = button("Pr&int…", print_order, "print", "Ctrl+P")
        self._build()
        self.show_order(None)

    def _build(self) -> None:
        top, bottom = QVBoxLayout(), QVBoxLayout()
        for layout in (top, bottom):
            layout.setContentsMargins(12, 10, 12, 10)
            layout.setSpacing(6)
        top.addWidget(TwoEnds(row(self._title), row(self.export, self.print)))
        top.addWidget(self._supplier)
        top.addLayout(self._steps)
        bottom.addWidget(self._history)
        bottom.addLayout(self._actions)
        self.body.addLayout(top)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(bottom)

    def show_order(self, order: PurchaseOrder | None) -> None:
        """Show one order; None clears the pane."""
        self.order = order
        for part in (self.export, self.print):
            part.setVisible(order is not None)
        _empty(self._steps)
        _empty(self._actions)
        if order is None:
            self._title.setText("No order chosen")
            self._supplier.setText("Choose an order to see its lines.")
            self._history.setText("")
            self.model.set_rows(())
            return
        self._title.setText(f"Order {order.number}")
        self._supplier.setText(_about(order))
        self._show_steps(order)
        self.model.set_rows(order.lines)
        self._history.setText("\n".join(_told(order)))
        self._show_actions(order)

    def _show_steps(self, order: PurchaseOrder) -> None:
        for place, (words, reached) in enumerate(order_steps.steps(order.status)):
            if place:
                self._steps.addWidget(text("›", "muted"))
            self._steps.addWidget(text(words, "strong" if reached else "muted"))
        self._steps.addStretch(1)

    def _show_actions(self, order: PurchaseOrder) -> None:
        actions = order_steps.ACTIONS[order.status]
        self._actions.addStretch(1)
        for place, action in reversed(list(enumerate(actions))):
            self._actions.addWidget(self._button(action, order, primary=place == 0))

    def _button(self, action: Action, order: PurchaseOrder, *, primary: bool) -> QPushButton:
        return button(
            action.words, lambda: self.wanted.emit(action, order), action.icon, role="primary" if primary else ""
        )


def _about(order: PurchaseOrder) -> str:
    return (
        f"{order.supplier_name} · for {order.store or 'the store'} · expected {wording.day(order.expected_on)} · "
        f"{wording.units(order.units)} units · {wording.money(order.total, order.currency)}"
    )


def _told(order: PurchaseOrder) -> list[str]:
    lines = [(order_steps.WORDS[step.status], wording.moment(step.at), step) for step in order.history]
    return [f"{word} {when}, {step.user}{f': {step.note}' if step.note else ''}" for word, when, step in lines]


def _empty(layout: QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.deleteLater()

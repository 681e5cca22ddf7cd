"""One purchase order: its steps, its lines, its history, and what its state allows."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.domain.receiving import Receipt
from retail_desktop.gui.screens import order_steps, wording
from retail_desktop.gui.screens.card import Card, button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.order_steps import Action
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView

ORDERED = "ordered"
SHOWN_BUTTONS = 3
LONGEST_HISTORY = 6


class OrderDetail(Card):
    """The pane at the right.

    `wanted` asks for an action on the order shown, `quantity_typed` tells a line and the text typed into its quantity,
    `receipt_unwanted` a receipt that shall be taken back.
    """

    wanted = Signal(object, object)
    open_item = Signal(object)
    quantity_typed = Signal(object, str)
    receipt_unwanted = Signal(object)

    def __init__(
        self, export: Callable[[], object], print_order: Callable[[], object], write_mail: Callable[[], object]
    ) -> None:
        super().__init__(padding=0, spacing=0)
        self.order: PurchaseOrder | None = None
        self._title, self._supplier = text(role="panel"), text(role="muted", wrap=True)
        self._steps, self._history = QHBoxLayout(), text(role="muted", wrap=True)
        self._actions, self._menu = QHBoxLayout(), QMenu(self)
        self.model = TableModel(self._columns(), self, key=lambda line: line.number)
        self.view = TableView(self.model, "order_lines")
        WideColumn(self.view, "name")
        self.view.activated_row.connect(lambda line: self.open_item.emit(line.sku))
        self.model.edited.connect(lambda line, _, words: self.quantity_typed.emit(line, str(words)))
        self.export = button("E&xport…", export, "export", "Ctrl+Shift+E")
        self.mail = button("E-&mail draft…", write_mail, "ph.envelope-simple", "Ctrl+Shift+M")
        self.print = button("Pr&int…", print_order, "print", "Ctrl+P")
        self.revisions = ChoiceBox("Revision", 12)
        self.revisions.activated.connect(lambda _: self._show_revision())
        self._receipts: Sequence[Receipt] = ()
        self._with_costs = True
        self._build()
        self.show_order(None)

    def _build(self) -> None:
        top, bottom = QVBoxLayout(), QVBoxLayout()
        for layout in (top, bottom):
            layout.setContentsMargins(12, 10, 12, 10)
            layout.setSpacing(6)
        top.addWidget(TwoEnds(row(self._title, self.revisions), row(self.export, self.mail, self.print)))
        top.addWidget(self._supplier)
        top.addLayout(self._steps)
        bottom.addWidget(self._history)
        bottom.addLayout(self._actions)
        self.body.addLayout(top)
        self.body.addWidget(self.view, 1)
        self.body.addLayout(bottom)

    def show_costs(self, shown: bool) -> None:
        """Show what orders cost, or keep it from those who may not see it."""
        self._with_costs = shown
        self.view.set_column_shown("cost", shown)

    def show_order(self, order: PurchaseOrder | None, today: date | None = None) -> None:
        """Show one order; None clears the pane."""
        self.order, self._receipts = order, ()
        for part in (self.export, self.mail, self.print):
            part.setVisible(order is not None and self._with_costs)
        _empty(self._steps)
        _empty(self._actions)
        self.revisions.setVisible(order is not None and bool(order.earlier))
        self.revisions.clear()
        if order is None:
            self._title.setText("No order chosen")
            self._supplier.setText("Choose an order to see its lines.")
            self._history.setText("")
            self.model.set_rows(())
            return
        self._title.setText(f"Order {order.number}")
        self._supplier.setText(_about(order, today, with_costs=self._with_costs))
        self.revisions.addItem(f"Revision {order.revision} (now)", order.lines)
        for old in reversed(order.earlier):
            self.revisions.addItem(f"Revision {old.number}", old.lines)
        self._show_steps(order)
        self.view.set_column_shown("due", any(line.expected_on for line in order.lines))
        self.model.set_rows(order.lines)
        self._show_history()
        self._show_actions(order)

    def show_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Offer the deliveries of the order shown to be taken back."""
        self._receipts = [one for one in receipts if not one.taken_back_at and not one.imported]
        self._fill_menu()

    def _show_revision(self) -> None:
        self.model.set_rows(self.revisions.currentData() or ())

    def _show_steps(self, order: PurchaseOrder) -> None:
        for place, (words, reached) in enumerate(order_steps.steps(order.status)):
            if place:
                self._steps.addWidget(text("›", "muted"))
            sign = "✓ " if reached else ""
            self._steps.addWidget(text(f"{sign}{words}", "strong" if reached else "muted"))
        self._steps.addStretch(1)

    def _show_history(self) -> None:
        told = _told(self.order) if self.order else []
        hidden = len(told) - LONGEST_HISTORY
        self._history.setText("\n".join(([f"… {hidden} earlier"] if hidden > 0 else []) + told[-LONGEST_HISTORY:]))
        self._history.setToolTip("\n".join(told) if hidden > 0 else "")

    def _show_actions(self, order: PurchaseOrder) -> None:
        actions = order_steps.actions(order)
        self._more = QPushButton("M&ore")
        self._more.setMenu(self._menu)
        self._actions.addStretch(1)
        self._actions.addWidget(self._more)
        for place, action in reversed(list(enumerate(actions[:SHOWN_BUTTONS]))):
            self._actions.addWidget(self._button(action, order, primary=place == 0))
        self._fill_menu()

    def _fill_menu(self) -> None:
        self._menu.clear()
        order = self.order
        if order is None:
            return
        for action in order_steps.actions(order)[SHOWN_BUTTONS:]:
            entry = self._menu.addAction(action.words)
            entry.triggered.connect(lambda _=False, chosen=action: self.wanted.emit(chosen, order))
        if self._receipts:
            self._menu.addSeparator()
        for receipt in self._receipts:
            words = f"Take back the receipt of {wording.day(receipt.day)}, {wording.units(receipt.units)} units"
            entry = self._menu.addAction(words)
            entry.triggered.connect(lambda _=False, chosen=receipt: self.receipt_unwanted.emit(chosen))
        self._more.setVisible(not self._menu.isEmpty())

    def _button(self, action: Action, order: PurchaseOrder, *, primary: bool) -> QPushButton:
        return button(
            action.words, lambda: self.wanted.emit(action, order), action.icon, role="primary" if primary else ""
        )

    def _columns(self) -> list[Column]:
        return [
            Column("sku", "SKU", "code", lambda line: line.sku, width=62),
            Column("name", "Item", "text", lambda line: line.name, width=110),
            Column(
                ORDERED, "Ordered", "number", lambda line: line.quantity, width=60, editable=self._may_type,
                tooltip=lambda _: "Rounded up to whole packs; 0 takes the line off",
            ),
            Column("packs", "Packs", "text", lambda line: wording.packs(line.quantity, line.pack_size), width=66),
            Column("received", "Received", "number", lambda line: line.received, width=62),
            Column("outstanding", "To come", "number", lambda line: line.outstanding, width=58),
            Column("due", "Due", "date", self._due, width=56),
            Column("cost", "Cost", "money", lambda line: line.line_cost, decimals=2, width=66),
        ]  # fmt: skip

    def _may_type(self, _line: OrderLine) -> bool:
        return self.order is not None and self.order.status is OrderStatus.DRAFT

    def _due(self, line: OrderLine) -> date | None:
        return self.order.due(line) if self.order else None


def _about(order: PurchaseOrder, today: date | None, *, with_costs: bool) -> str:
    late = order.days_late(today) if today else 0
    return (
        f"{order.supplier_name} · for {order.store or 'the store'} · expected {wording.day(order.expected_on)}"
        f"{f' ({late} days late)' if late else ''} · "
        f"{wording.units(order.units)} units{f' · {wording.money(order.total, order.currency)}' if with_costs else ''}"
        f"{f' · {order.note}' if order.note else ''}"
    )


def _told(order: PurchaseOrder) -> list[str]:
    lines = [(order_steps.WORDS[step.status], wording.moment(step.at), step) for step in order.history]
    return [f"{word} {when}, {step.user}{f': {step.note}' if step.note else ''}" for word, when, step in lines]


def _empty(layout: QHBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.deleteLater()

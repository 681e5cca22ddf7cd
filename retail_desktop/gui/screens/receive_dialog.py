"""What arrived: one row a line, everything outstanding proposed, or counted with a scanner from zero."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from retail_desktop.domain.purchasing import PurchaseOrder
from retail_desktop.domain.receiving import Delivery
from retail_desktop.gui import theme
from retail_desktop.gui.screens import receive_lines
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.day_field import DayField, DayReason
from retail_desktop.gui.screens.receive_lines import DAMAGED, GOOD, LOT, PRICE, UNTIL, Arrival
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.receive_goods import ItemFacts

LONGEST_NOTE = 200


class ReceiveDialog(QDialog):
    """Asks for the arrived quantities; more than was ordered, and what was not ordered, is allowed and named."""

    def __init__(
        self,
        order: PurchaseOrder,
        parent: QWidget,
        facts: Mapping[str, ItemFacts] | None = None,
        today: date | None = None,
        *,
        with_costs: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Receive order {order.number}")
        self.resize(theme.px(1080), theme.px(520))
        self._facts = facts or {}
        self._arrivals = receive_lines.arrivals_of(order, self._facts)
        self.model = TableModel(_columns(), self, key=lambda one: one.key)
        self.view = TableView(self.model, "receive")
        WideColumn(self.view, "name")
        for key in (PRICE, "cost", "margin"):
            self.view.set_column_shown(key, with_costs)
        self.model.edited.connect(self._type)
        self.scan, self.note = QLineEdit(), QLineEdit()
        self.rest = QCheckBox("The rest will not come: c&lose the order")
        newest = today or order.created_on
        self.day = DayField("Day", newest)
        self.day.set_limits(latest=newest)
        self._sum = text(role="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._receive = self.buttons.addButton("&Book the delivery", QDialogButtonBox.ButtonRole.AcceptRole)
        self._receive.setProperty("role", "primary")
        self._set_up()
        self._build(order)
        self._show_all()

    def _set_up(self) -> None:
        self.scan.setPlaceholderText("Scan or type an item, Enter counts one")
        self.scan.setAccessibleName("Scan")
        self.scan.setClearButtonEnabled(True)
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText("Number of the delivery note")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _build(self, order: PurchaseOrder) -> None:
        layout = QVBoxLayout(self)
        layout.addWidget(text(f"What arrived from {order.supplier_name}?", "panel"))
        layout.addWidget(
            text(
                "Correct the figures that differ, or count with a scanner from zero. "
                "Damaged units stay out of stock and are still to come.", "muted", wrap=True,
            )
        )  # fmt: skip
        counting = (button("&Count from zero", self._start_anew), button("&All that is due", self._take_all))
        layout.addLayout(row(_labelled("&Scan", self.scan), self.scan, *counting))
        layout.addWidget(self.view, 1)
        layout.addWidget(self._sum)
        layout.addLayout(
            row(_labelled("&Day", self.day), self.day, _labelled("&Note", self.note), self.note, self.rest)
        )
        layout.addWidget(DayReason(self.day))
        layout.addWidget(self.buttons)
        self.scan.setFocus()

    def delivery(self) -> Delivery:
        """What is to be booked."""
        return receive_lines.delivery_of(self._arrivals, self.note.text().strip())

    def arrived_on(self) -> date:
        """The day on which it came."""
        return self.day.day

    def accept(self) -> None:
        """Close once the day is one."""
        if self.day.settled():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the scan line counts, and does not book."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.focusWidget() is self.scan:
            self.count(self.scan.text())
        else:
            super().keyPressEvent(event)

    def count(self, code: str) -> None:
        """Count one unit of what was scanned."""
        self.scan.clear()
        if not code.strip():
            return
        found = receive_lines.scanned(code, self._arrivals, self._facts)
        if found is None:
            self._sum.setText(f"“{code}” is no item of this store. Type its code, or bring the item in first.")
            return
        if found not in self._arrivals:
            self._arrivals.append(found)
        self._show_all()
        self.view.go_to(found.key)
        self.scan.setFocus()

    def _start_anew(self) -> None:
        for one in self._arrivals:
            one.good = one.damaged = Decimal(0)
        self._show_all()
        self.scan.setFocus()

    def _take_all(self) -> None:
        for one in self._arrivals:
            one.good, one.damaged = one.due, Decimal(0)
        self._show_all()

    def _type(self, arrival: Arrival, key: str, value: object) -> None:
        arrival.take(key, str(value))
        self.model.refresh(arrival)
        self._show_sum()

    def _show_all(self) -> None:
        self.model.set_rows(list(self._arrivals))
        self._show_sum()

    def _show_sum(self) -> None:
        problems = [one.problem for one in self._arrivals if one.problem]
        came = any(one.good or one.damaged for one in self._arrivals)
        rest = any(one.due > one.good for one in self._arrivals)
        self._sum.setText(problems[0] if problems else receive_lines.sentence(self._arrivals))
        self._receive.setEnabled(not problems and came)
        self.rest.setEnabled(rest)
        if not rest:
            self.rest.setChecked(False)


def _labelled(words: str, field: QWidget) -> QLabel:
    label = text(words)
    label.setTextFormat(Qt.TextFormat.AutoText)
    label.setBuddy(field)
    return label


def _columns() -> list[Column]:
    def mark(key: str, value: object, usual: object) -> str | None:
        return "edited" if value != usual and key else None

    return [
        Column("sku", "SKU", "code", lambda one: one.sku, width=80),
        Column("name", "Item", "text", lambda one: one.name, width=180),
        Column("ordered", "Ordered", "number", lambda one: one.line.quantity if one.line else None, width=70),
        Column("outstanding", "To come", "number", lambda one: one.due, width=70),
        Column(
            GOOD, "Arrived", "number", lambda one: one.good, width=80, editable=lambda _: True,
            tooltip=lambda one: one.problem,
            mark=lambda one: "invalid" if one.problem else mark(GOOD, one.good, one.due),
        ),
        Column(
            DAMAGED, "Damaged", "number", lambda one: one.damaged, width=80, editable=lambda one: one.line is not None,
            mark=lambda one: mark(DAMAGED, one.damaged, 0),
        ),
        Column(
            LOT, "Lot", "code", lambda one: one.lot, width=80, editable=lambda _: True,
            mark=lambda one: mark(LOT, one.lot, ""), tooltip=lambda _: "Number of the lot, where goods carry one",
        ),
        Column(
            UNTIL, "Sell by", "date", lambda one: one.until, width=90, editable=lambda _: True,
            mark=lambda one: mark(UNTIL, one.until, None), tooltip=lambda _: "Last day for selling, like 2026-10-31",
        ),
        Column(
            PRICE, "Price", "money", lambda one: one.paid, decimals=2, width=80, editable=lambda _: True,
            mark=lambda one: mark(PRICE, one.paid, one.ordered_price),
        ),
        Column("cost", "New cost", "money", lambda one: one.new_cost, decimals=2, width=80,
               tooltip=lambda _: "Average of what is in stock and what arrives, by units"),
        Column("margin", "Margin", "percent", lambda one: one.margin, decimals=1, width=70,
               tooltip=lambda _: "(selling price − new cost) ÷ selling price"),
    ]  # fmt: skip

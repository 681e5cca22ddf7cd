"""A draft, or a revision of what the supplier has: quantities, prices, days, note, and further items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.catalogue import same_barcode
from retail_desktop.domain.order_edits import OrderEdit
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.domain.replenishment import whole_packs
from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.day_field import DayField, reasoned
from retail_desktop.gui.screens.typed_figures import QuantityError, typed_figure
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.receive_goods import ItemFacts

QUANTITY, COST = "quantity", "cost"


@dataclass(slots=True, eq=False)
class EditLine:
    """One line while it is changed; `line` is None for an item that is added."""

    sku: str
    name: str
    line: OrderLine | None
    quantity: Decimal
    cost: Decimal | None
    pack: Decimal = Decimal(1)
    problem: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """The line's number, 0 for an item that is added, and the item."""
        return (self.line.number if self.line else 0), self.sku

    @property
    def changed(self) -> bool:
        """Whether the quantity differs from the order's."""
        return self.line is None or self.quantity != self.line.quantity

    def take(self, key: str, words: str) -> None:
        """Take what was typed; quantities are rounded up to packs, an empty cell returns to what it was."""
        try:
            figure = typed_figure(words)
        except QuantityError as refusal:
            self.problem = str(refusal)
            return
        self.problem = ""
        if key == COST:
            self.cost = (self.line.unit_cost if self.line else None) if figure is None else figure
        elif figure is None:
            self.quantity = self.line.quantity if self.line else self.pack
        else:
            self.quantity = whole_packs(figure, self.pack)
        if self.line and self.quantity < self.line.received:
            self.problem = f"{wording.units(self.line.received)} units of {self.sku} have come already."


class OrderEditDialog(QDialog):
    """Shows an order's lines to be changed; 0 takes one off."""

    def __init__(
        self, order: PurchaseOrder, facts: Mapping[str, ItemFacts], parent: QWidget, today: date | None = None
    ) -> None:
        super().__init__(parent)
        self._order, self._facts = order, facts
        self._revises = order.status is not OrderStatus.DRAFT
        self.setWindowTitle(f"{'Revise' if self._revises else 'Edit'} order {order.number}")
        self.resize(theme.px(820), theme.px(560))
        self.lines = [
            EditLine(line.sku, line.name, line, line.quantity, line.unit_cost, line.pack_size) for line in order.lines
        ]
        self.model = TableModel(_columns(), self, key=lambda one: one.key)
        self.view = TableView(self.model, "order_edit")
        WideColumn(self.view, "name")
        self.model.edited.connect(self._type)
        self.item, self.reason, self.note = QLineEdit(), QLineEdit(), QPlainTextEdit(order.note)
        self.due = DayField("Expected on", today or order.created_on, ahead=True)
        self.due.show_day(order.expected_on)
        self._sum = text(role="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = f"&Save revision {order.revision + 1}" if self._revises else "&Save the draft"
        self._save = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        self._save.setProperty("role", "primary")
        self._build()
        self._show_all()

    def _build(self) -> None:
        self.item.setPlaceholderText("Code or barcode of an item to add, then Enter")
        self.item.setAccessibleName("Item to add")
        self.reason.setPlaceholderText("Why, for the history")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(theme.px(54))
        self.note.setPlaceholderText("Notes and delivery instructions for the supplier")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow("&Expected on", reasoned(self.due))
        form.addRow("&Note", self.note)
        if self._revises:
            form.addRow("&Reason", self.reason)
        layout = QVBoxLayout(self)
        kept = "What the order said until now is kept. " if self._revises else ""
        layout.addWidget(text(f"{self._order.supplier_name}: what shall be ordered?", "panel"))
        layout.addWidget(
            text(f"{kept}Quantities are rounded up to whole packs; 0 takes a line off.", "muted", wrap=True)
        )
        layout.addWidget(self.view, 1)
        layout.addLayout(row(self.item, button("&Add item", lambda: self.add(self.item.text()), "add")))
        layout.addWidget(self._sum)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def edit(self) -> OrderEdit:
        """What is otherwise now."""
        known = [(one, one.line) for one in self.lines if one.line]
        day, note = self.due.day, self.note.toPlainText().strip()
        return OrderEdit(
            quantities={line.number: one.quantity for one, line in known if one.quantity != line.quantity},
            costs={line.number: one.cost for one, line in known if one.cost is not None and one.cost != line.unit_cost},
            expected_on=day if day != self._order.expected_on else None,
            note=note if note != self._order.note else None,
        )

    def added(self) -> dict[str, Decimal]:
        """Units of further items."""
        return {one.sku: one.quantity for one in self.lines if one.line is None and one.quantity}

    def add(self, code: str) -> None:
        """Add an item, or go to its line."""
        wanted = same_barcode(code.strip())
        found = next(
            (
                one
                for one in self._facts.values()
                if code.strip() == one.sku or wanted in map(same_barcode, one.barcodes)
            ),
            None,
        )
        if found is None:
            self._sum.setText(f"“{code}” is no item of this store. Type its code or scan its barcode.")
            return
        if all(one.sku != found.sku for one in self.lines):
            self.lines.append(EditLine(found.sku, found.name, None, Decimal(1), found.unit_cost))
        self.item.clear()
        self._show_all()
        self.view.go_to(next(one.key for one in self.lines if one.sku == found.sku))
        self.view.setFocus()

    def accept(self) -> None:
        """Close once the day is one."""
        if self.due.settled():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the item's line adds it, and does not save."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.focusWidget() is self.item:
            self.add(self.item.text())
        else:
            super().keyPressEvent(event)

    def _type(self, line: EditLine, key: str, value: object) -> None:
        line.take(key, str(value))
        self.model.refresh(line)
        self._show_sum()

    def _show_all(self) -> None:
        self.model.set_rows(list(self.lines))
        self._show_sum()

    def _show_sum(self) -> None:
        left = [one for one in self.lines if one.quantity]
        total = sum((one.quantity * one.cost for one in left if one.cost is not None), Decimal(0))
        problems = [one.problem for one in self.lines if one.problem]
        words = f"{wording.plural(len(left), 'line')}, {wording.money(total, self._order.currency)}"
        self._sum.setText(problems[0] if problems else words if left else "No line is left. Cancel the order instead.")
        self._save.setEnabled(bool(left) and not problems)


def _columns() -> list[Column]:
    return [
        Column("sku", "SKU", "code", lambda one: one.sku, width=90),
        Column("name", "Item", "text", lambda one: one.name, width=220),
        Column("received", "Received", "number", lambda one: one.line.received if one.line else None, width=80),
        Column(
            QUANTITY, "Quantity", "number", lambda one: one.quantity, width=90, editable=lambda _: True,
            tooltip=lambda one: one.problem,
            mark=lambda one: "invalid" if one.problem else "edited" if one.changed else None,
        ),
        Column("packs", "Packs", "text", lambda one: wording.packs(one.quantity, one.pack), width=80),
        Column(
            COST, "Unit cost", "money", lambda one: one.cost, decimals=2, width=90, editable=lambda one: bool(one.line),
            mark=lambda one: "edited" if one.line and one.cost != one.line.unit_cost else None,
        ),
        Column(
            "total", "Line total", "money", lambda one: None if one.cost is None else one.quantity * one.cost,
            decimals=2, width=90,
        ),
    ]  # fmt: skip

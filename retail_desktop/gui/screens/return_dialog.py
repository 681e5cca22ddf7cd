"""What goes back to a supplier, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from retail_desktop.domain.purchasing import PurchaseOrder
from retail_desktop.domain.receiving import ReturnLine
from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.typed_figures import QuantityError, typed_figure
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.receive_goods import ItemFacts

REASONS = ("Damaged", "Wrong item", "Too many", "Past its date", "Recalled by the supplier")


@dataclass(slots=True, eq=False)
class Going:
    """An item of the order and how much of it goes back."""

    sku: str
    name: str
    received: Decimal
    on_hand: Decimal
    units: Decimal = Decimal(0)
    problem: str = ""

    def take(self, words: str) -> None:
        """Take what was typed; an empty cell is none."""
        try:
            self.units = typed_figure(words) or Decimal(0)
        except QuantityError as refusal:
            self.problem = str(refusal)
            return
        over = self.units > self.on_hand
        self.problem = f"Only {wording.units(self.on_hand)} of {self.sku} are on hand." if over else ""


class ReturnDialog(QDialog):
    """Asks how many units of an order's items go back."""

    def __init__(self, order: PurchaseOrder, facts: Mapping[str, ItemFacts], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Send goods of {order.number} back")
        self.resize(theme.px(700), theme.px(420))
        received: dict[str, Decimal] = {}
        names = {line.sku: line.name for line in order.lines}
        for line in order.lines:
            received[line.sku] = received.get(line.sku, Decimal(0)) + line.received
        self.going = [
            Going(sku, names[sku], units, facts[sku].on_hand if sku in facts else Decimal(0))
            for sku, units in received.items()
        ]
        self.model = TableModel(_columns(), self, key=lambda one: one.sku)
        self.view = TableView(self.model, "return")
        WideColumn(self.view, "name")
        self.model.edited.connect(self._type)
        self.reason = QComboBox()
        self.reason.setEditable(True)
        self.reason.addItems(REASONS)
        self._sum = text(role="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._send = self.buttons.addButton("&Send back", QDialogButtonBox.ButtonRole.AcceptRole)
        self._send.setProperty("role", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._build(order)
        self.model.set_rows(self.going)
        self._show_sum()

    def _build(self, order: PurchaseOrder) -> None:
        form = QFormLayout()
        form.addRow("&Reason", self.reason)
        layout = QVBoxLayout(self)
        layout.addWidget(text(f"What goes back to {order.supplier_name}?", "panel"))
        layout.addWidget(text("Stock falls by these units. The order does not wait for them again.", "muted"))
        layout.addWidget(self.view, 1)
        layout.addWidget(self._sum)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.reason.currentTextChanged.connect(lambda _: self._show_sum())

    def lines(self) -> list[ReturnLine]:
        """What goes back."""
        return [ReturnLine(one.sku, one.units) for one in self.going if one.units]

    def why(self) -> str:
        """The reason."""
        return self.reason.currentText().strip()

    def _type(self, going: Going, _key: str, value: object) -> None:
        going.take(str(value))
        self.model.refresh(going)
        self._show_sum()

    def _show_sum(self) -> None:
        problems = [one.problem for one in self.going if one.problem]
        units = sum((one.units for one in self.going), Decimal(0))
        self._sum.setText(problems[0] if problems else f"{wording.units(units)} units go back.")
        self._send.setEnabled(not problems and units > 0 and bool(self.why()))


def _columns() -> list[Column]:
    return [
        Column("sku", "SKU", "code", lambda one: one.sku, width=90),
        Column("name", "Item", "text", lambda one: one.name, width=220),
        Column("received", "Received", "number", lambda one: one.received, width=80),
        Column("on_hand", "On hand", "number", lambda one: one.on_hand, width=80),
        Column(
            "units", "Goes back", "number", lambda one: one.units, width=90, editable=lambda _: True,
            tooltip=lambda one: one.problem,
            mark=lambda one: "invalid" if one.problem else "edited" if one.units else None,
        ),
    ]  # fmt: skip

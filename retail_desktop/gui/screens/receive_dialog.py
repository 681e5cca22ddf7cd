"""What arrived: one row a line, everything outstanding proposed."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from retail_desktop.domain.purchasing import OrderLine, PurchaseOrder
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.plan_lines import QuantityError, typed_quantity
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView

ARRIVED = "arrived"


@dataclass(slots=True, eq=False)
class Arrival:
    """One line of the order and what came of it, in units."""

    line: OrderLine
    arrived: Decimal
    problem: str = ""


class ReceiveDialog(QDialog):
    """Asks for the arrived quantities; more than was ordered is allowed and named."""

    def __init__(self, order: PurchaseOrder, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Receive order {order.number}")
        self.resize(760, 440)
        self._arrivals = [Arrival(line, line.outstanding) for line in order.lines]
        self.model = TableModel(_columns(), self, key=lambda one: one.line.number)
        self.view = TableView(self.model, "receive")
        WideColumn(self.view, "name")
        self.model.edited.connect(self._type)
        self._sum = text(role="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._receive = self.buttons.addButton("&Book the delivery", QDialogButtonBox.ButtonRole.AcceptRole)
        self._receive.setProperty("role", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text(f"What arrived from {order.supplier_name}?", "panel"))
        layout.addWidget(text("Correct the figures that differ from what was outstanding.", "muted"))
        layout.addWidget(self.view, 1)
        layout.addWidget(self._sum)
        layout.addWidget(self.buttons)
        self.model.set_rows(self._arrivals)
        self._show_sum()

    def quantities(self) -> dict[int, Decimal]:
        """Units arrived by line number, without the lines of which nothing came."""
        return {one.line.number: one.arrived for one in self._arrivals if one.arrived}

    def _type(self, arrival: Arrival, _key: str, value: object) -> None:
        try:
            figure = typed_quantity(str(value), Decimal("0.001"))
        except QuantityError as refusal:
            arrival.problem = str(refusal)
        else:
            arrival.problem = ""
            arrival.arrived = figure[0] if figure else arrival.line.outstanding
        self.model.refresh(arrival)
        self._show_sum()

    def _show_sum(self) -> None:
        units = sum((one.arrived for one in self._arrivals), Decimal(0))
        over = [one.line.sku for one in self._arrivals if one.arrived > one.line.outstanding]
        problems = [one.problem for one in self._arrivals if one.problem]
        words = f"{wording.units(units)} units arrived."
        if over:
            words += f" More than outstanding: {', '.join(over)}."
        self._sum.setText(problems[0] if problems else words)
        self._receive.setEnabled(not problems and units > 0)


def _columns() -> list[Column]:
    return [
        Column("sku", "SKU", "code", lambda one: one.line.sku, width=90),
        Column("name", "Item", "text", lambda one: one.line.name, width=240),
        Column("ordered", "Ordered", "number", lambda one: one.line.quantity, width=80),
        Column("received", "Received", "number", lambda one: one.line.received, width=80),
        Column("outstanding", "Outstanding", "number", lambda one: one.line.outstanding, width=90),
        Column(
            ARRIVED, "Arrived", "number", lambda one: one.arrived, width=90, editable=lambda _: True,
            tooltip=lambda one: one.problem,
            mark=lambda one: "invalid" if one.problem else "edited" if one.arrived != one.line.outstanding else None,
        ),
    ]  # fmt: skip

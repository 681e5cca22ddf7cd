"""What arrived of a transfer, line by line: the rest stays on the way, or is lost for a reason."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.stock_control import LOSS_REASONS, Transfer, TransferLine
from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.day_field import DayField, reasoned
from retail_desktop.gui.screens.typed_figures import QuantityError, typed_figure
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView

ARRIVED, LOST = "arrived", "lost"


@dataclass(slots=True, eq=False)
class Coming:
    """A line of the transfer, and what is said of it now."""

    line: TransferLine
    arrived: Decimal
    lost: Decimal = Decimal(0)
    problem: str = ""

    @property
    def rest(self) -> Decimal:
        """Units that stay on the way."""
        return self.line.on_the_way - self.arrived - self.lost

    def take(self, key: str, words: str) -> None:
        """Take what was typed; an empty cell is none."""
        try:
            typed = typed_figure(words) or Decimal(0)
        except QuantityError as refusal:
            self.problem = str(refusal)
            return
        if key == ARRIVED:
            self.arrived = typed
        else:
            self.lost = typed
        over = self.rest < 0
        self.problem = f"Only {wording.units(self.line.on_the_way)} of {self.line.sku} are on the way." if over else ""


class TransferDialog(QDialog):
    """Asks what arrived and what is lost; everything on the way is proposed as arrived."""

    def __init__(self, transfer: Transfer, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Receive transfer {transfer.number}")
        self.resize(theme.px(720), theme.px(420))
        self.coming = [Coming(line, line.on_the_way) for line in transfer.lines if line.on_the_way > 0]
        self.model = TableModel(_columns(), self, key=lambda one: one.line.sku)
        self.view = TableView(self.model, "transfer")
        WideColumn(self.view, "name")
        self.reason, self.note = QComboBox(), QLineEdit()
        self.reason.setEditable(True)
        self.reason.addItems(LOSS_REASONS)
        self.reason.setAccessibleName("Why goods are lost")
        self.day = DayField("Day", today)
        self.day.set_limits(min(transfer.sent_on, today), today)
        self._sum = text(role="body", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._book = self.buttons.addButton("&Book the arrival", QDialogButtonBox.ButtonRole.AcceptRole)
        self._book.setProperty("role", "primary")
        self._build(transfer)
        self.model.set_rows(self.coming)
        self._judge()

    def _build(self, transfer: Transfer) -> None:
        form = QFormLayout()
        form.addRow("&Day", reasoned(self.day))
        form.addRow("&Reason of the loss", self.reason)
        form.addRow("&Note", self.note)
        layout = QVBoxLayout(self)
        layout.addWidget(text(f"What arrived in {transfer.target} from {transfer.source}?", "panel"))
        layout.addWidget(
            text("Correct the figures that differ. What neither arrived nor is lost stays on the way.", "muted")
        )
        layout.addWidget(self.view, 1)
        layout.addWidget(self._sum)
        layout.addLayout(form)
        layout.addWidget(self.buttons)
        self.model.edited.connect(self._type)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.reason.currentTextChanged.connect(lambda _: self._judge())

    def arrived(self) -> dict[str, Decimal]:
        """Units that came, by item."""
        return {one.line.sku: one.arrived for one in self.coming if one.arrived}

    def lost(self) -> dict[str, Decimal]:
        """Units that will never come, by item."""
        return {one.line.sku: one.lost for one in self.coming if one.lost}

    def arrived_on(self) -> date:
        """The day chosen."""
        return self.day.day

    def accept(self) -> None:
        """Close once the day is one."""
        if self.day.settled():
            super().accept()

    def why(self) -> str:
        """Why goods are lost."""
        return self.reason.currentText().strip()

    def _type(self, coming: Coming, key: str, value: object) -> None:
        coming.take(key, str(value))
        self.model.refresh(coming)
        self._judge()

    def _judge(self) -> None:
        problems = [one.problem for one in self.coming if one.problem]
        came, lost, rest = (
            sum((getattr(one, name) for one in self.coming), Decimal(0)) for name in (ARRIVED, LOST, "rest")
        )
        arriving, missing, staying = map(wording.units, (came, lost, rest))
        words = f"{arriving} units arrive, {missing} are lost, {staying} stay on the way."
        self._sum.setText(problems[0] if problems else words)
        self.reason.setEnabled(lost > 0)
        self._book.setEnabled(not problems and bool(came or lost) and bool(self.why() or not lost))


def _columns() -> list[Column]:
    def mark(one: Coming, *, changed: bool) -> str | None:
        return "invalid" if one.problem else "edited" if changed else None

    return [
        Column("sku", "Code", "code", lambda one: one.line.sku, width=90),
        Column("name", "Item", "text", lambda one: one.line.name, width=200),
        Column("sent", "Sent", "number", lambda one: one.line.sent, width=70),
        Column("way", "On the way", "number", lambda one: one.line.on_the_way, width=80),
        Column(
            ARRIVED, "Arrived", "number", lambda one: one.arrived, width=80, editable=lambda _: True,
            tooltip=lambda one: one.problem, mark=lambda one: mark(one, changed=one.arrived != one.line.on_the_way),
        ),
        Column(
            LOST, "Lost", "number", lambda one: one.lost, width=80, editable=lambda _: True,
            tooltip=lambda one: one.problem, mark=lambda one: mark(one, changed=bool(one.lost)),
        ),
        Column("rest", "Stays", "number", lambda one: one.rest, width=70),
    ]  # fmt: skip

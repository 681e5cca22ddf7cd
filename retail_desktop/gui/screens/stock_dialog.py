"""Asks for one item, how many units, and why."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.plan_lines import typed_quantity
from retail_desktop.gui.screens.typed_figures import QuantityError

THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks: its title, the verb of its button, one sentence, and the words of its fields.

    `reasons` are proposed where a reason is wanted; `stores` to choose another store from; `signed` allows a minus;
    `who` is the name of a line for a person.
    """

    title: str
    verb: str
    sentence: str
    reasons: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    signed: bool = False
    who: str = ""


class StockDialog(QDialog):
    """One item with its quantity; the button is enabled once the quantity can be booked."""

    def __init__(self, question: Question, item: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._question = question
        self.setWindowTitle(question.title)
        self.setMinimumWidth(420)
        self.quantity, self.note, self.who = QLineEdit(), QLineEdit(), QLineEdit()
        self.reason, self.store = QComboBox(), ChoiceBox("To store", 12)
        self.reason.setEditable(True)
        self.reason.addItems(question.reasons)
        self.reason.setAccessibleName("Reason")
        self.store.addItems(question.stores)
        self._problem = text(role="muted", wrap=True)
        form = QFormLayout()
        form.addRow("Item", text(item, "strong", elided=True))
        form.addRow("&Units", self.quantity)
        if question.who:
            form.addRow(question.who, self.who)
        if question.reasons:
            form.addRow("&Reason", self.reason)
        if question.stores:
            form.addRow("&To store", self.store)
        form.addRow("&Note", self.note)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._book = self.buttons.addButton(question.verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._book.setProperty("role", "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(text(question.sentence, "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(self._problem)
        layout.addWidget(self.buttons)
        self.quantity.textChanged.connect(self._judge)
        self.who.textChanged.connect(self._judge)
        self._judge()

    def units(self) -> Decimal:
        """The quantity typed, with its sign."""
        typed = self.quantity.text().strip().replace("−", "-")
        found = typed_quantity(typed.lstrip("+-"), THOUSANDTH)
        units = found[0] if found else Decimal(0)
        return -units if typed.startswith("-") else units

    def _judge(self) -> None:
        try:
            units, words = self.units(), ""
        except QuantityError as problem:
            units, words = Decimal(0), str(problem).replace("order", "book")
        if units < 0 and not self._question.signed:
            units, words = Decimal(0), "Type the units without a minus."
        self._problem.setText(words)
        self._book.setEnabled(bool(units) and bool(self.who.text().strip() or not self._question.who))

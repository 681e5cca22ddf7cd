"""Asks for one item, how many units, when, where and why; and says what that does to the stock."""

from collections.abc import Callable
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

from retail_desktop.domain.lots import UNNAMED, LotName
from retail_desktop.domain.periods import EARLIEST
from retail_desktop.gui.jobs import Job, Latest
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.day_field import DayField, reasoned
from retail_desktop.gui.screens.typed_figures import QuantityError, typed_figure
from retail_desktop.services.stock_at import StockAt

ANY_LOT = "What expires first"
Look = Callable[[str | None, date], Job]


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks: its title, the verb of its button, one sentence, and the words of its fields.

    `reasons` are proposed where a reason is wanted, `targets` are stores to send to, `suppliers` code and name of who
    takes goods back; `signed` allows a minus, `who` is the name of a line for a person. `sign` is what typed units do
    to stock: 1 adds, -1 takes, 0 leaves it; `lots` lets a lot be chosen.
    """

    title: str
    verb: str
    sentence: str
    reasons: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    suppliers: tuple[tuple[str, str], ...] = ()
    signed: bool = False
    who: str = ""
    sign: int = -1
    lots: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about: the item, the store proposed, the stores there are, and the store's own day.

    `units`, `lot` and `supplier` are proposed where they are known.
    """

    sku: str
    name: str
    store: str
    stores: tuple[str, ...]
    today: date
    units: Decimal | None = None
    lot: LotName = UNNAMED
    supplier: str = ""


class StockDialog(QDialog):
    """One item with its quantity; the button is enabled once the quantity can be booked."""

    def __init__(self, question: Question, subject: Subject, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._question, self._subject, self._look = question, subject, look
        self._latest = Latest()
        self._stock: StockAt | None = None
        self._lots: list[LotName] = []
        self.setWindowTitle(question.title)
        self.setMinimumWidth(440)
        self.quantity, self.note, self.who = QLineEdit(), QLineEdit(), QLineEdit()
        self.reason, self.target = QComboBox(), ChoiceBox("To store", 12)
        self.store, self.lot, self.supplier = ChoiceBox("Store", 12), ChoiceBox("Lot", 24), ChoiceBox("Supplier", 20)
        self.day = DayField("Day", subject.today)
        self._effect, self._problem = text(role="body", wrap=True), text(role="muted", wrap=True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._book = self.buttons.addButton(question.verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self._book.setProperty("role", "primary")
        self._fill()
        self._build()
        self._connect()
        self._ask()
        self._judge()

    def _fill(self) -> None:
        question, subject = self._question, self._subject
        self.reason.setEditable(True)
        self.reason.addItems(question.reasons)
        self.reason.setAccessibleName("Reason")
        self.store.addItems(subject.stores)
        self.store.setCurrentText(subject.store)
        self.target.addItems(question.targets)
        self.target.setCurrentText(next((one for one in question.targets if one != subject.store), ""))
        for code, name in question.suppliers:
            self.supplier.addItem(name or code, code)
        self.supplier.setCurrentIndex(self.supplier.findData(subject.supplier))
        self.day.set_limits(EARLIEST, subject.today)
        if subject.units is not None:
            self.quantity.setText(wording.units(subject.units))

    def _build(self) -> None:
        question, form = self._question, QFormLayout()
        form.addRow("Item", text(f"{self._subject.sku}  {self._subject.name}", "strong", elided=True))
        if len(self._subject.stores) > 1:
            form.addRow("I&n store", self.store)
        form.addRow("&Day", reasoned(self.day))
        form.addRow("&Units", self.quantity)
        wanted = (
            (question.lots, "&Lot", self.lot), (question.who, question.who, self.who),
            (question.suppliers, "Su&pplier", self.supplier), (question.reasons, "&Reason", self.reason),
            (question.targets, "&To store", self.target), (True, "N&ote", self.note),
        )  # fmt: skip
        for wish, words, field in wanted:
            if wish:
                form.addRow(words, field)
        layout = QVBoxLayout(self)
        for part in (text(question.sentence, "muted", wrap=True), form, self._effect, self._problem, self.buttons):
            layout.addLayout(part) if isinstance(part, QFormLayout) else layout.addWidget(part)
        self.quantity.setFocus()

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for line in (self.quantity, self.who):
            line.textChanged.connect(self._judge)
        self.supplier.currentIndexChanged.connect(lambda _: self._judge())
        self.day.changed.connect(self._ask)
        self.store.currentIndexChanged.connect(lambda _: self._ask())

    def units(self) -> Decimal:
        """The quantity typed, with its sign."""
        typed = self.quantity.text().strip().replace("−", "-")
        units = typed_figure(typed.lstrip("+-"), "how many units to book", "booked", "a quantity") or Decimal(0)
        return -units if typed.startswith("-") else units

    def booked_on(self) -> date:
        """The day chosen."""
        return self.day.day

    def accept(self) -> None:
        """Close once the day is one."""
        if self.day.settled():
            super().accept()

    def in_store(self) -> str | None:
        """The store chosen; None while there is none at all."""
        return self.store.currentText() or None

    def chosen_lot(self) -> LotName:
        """The lot chosen; the unnamed one where what expires first shall go."""
        place = self.lot.currentIndex()
        return self._lots[place] if place >= 0 else self._subject.lot

    def _ask(self) -> None:
        self._stock = None
        self._latest.take(self._look(self.in_store(), self.booked_on()), self._show, self._refuse)

    def _show(self, stock: StockAt) -> None:
        self._show_lots(stock)
        self._stock = stock
        self._judge()

    def _refuse(self, words: str, _error: object) -> None:
        self._effect.setText(words)

    def _show_lots(self, stock: StockAt) -> None:
        before, held = self.chosen_lot(), [lot for lot in stock.lots if lot.name != UNNAMED]
        self._lots = [UNNAMED, *(lot.name for lot in held)]
        self.lot.clear()
        self.lot.addItem(ANY_LOT)
        self.lot.addItems([f"{lot_words(lot.name)}: {wording.units(lot.units)}" for lot in held])
        self.lot.setCurrentIndex(self._lots.index(before) if before in self._lots else 0)

    def _judge(self) -> None:
        try:
            units, words = self.units(), ""
        except QuantityError as problem:
            units, words = Decimal(0), str(problem)
        if units < 0 and not self._question.signed:
            units, words = Decimal(0), "Type the units without a minus."
        self._problem.setText(words)
        self._problem.setVisible(bool(words))
        if self._stock is not None:
            self._effect.setText(effect(self._stock, units * self._question.sign, self._subject.today))
        who = bool(self.who.text().strip() or not self._question.who)
        supplier = bool(self.supplier.currentData() or not self._question.suppliers)
        self._book.setEnabled(bool(units) and who and supplier)


def lot_words(name: LotName) -> str:
    """A lot as a list shows it: its number, and until when it may be sold."""
    until = f"until {wording.full_day(name.expires_on)}" if name.expires_on else ""
    return ", ".join(filter(None, (name.number, until)))


def effect(stock: StockAt, change: Decimal, today: date) -> str:
    """What a change does to the stock of its day, and to today's."""
    if stock.day >= today:
        return f"Stock: {_step(stock.now, change)}."
    day = wording.full_day(stock.day)
    evening = f"Nobody knows the stock of {day}."
    if stock.evening is not None:
        evening = f"Evening of {day}: {_step(stock.evening, change)}."
    if stock.stays:
        counted = wording.full_day(stock.counted_on)
        return f"{evening} Today's stock stays {wording.units(stock.now)}, because it was counted on {counted}."
    return f"{evening} Today: {_step(stock.now, change)}."


def _step(before: Decimal, change: Decimal) -> str:
    return f"{wording.units(before)} → {wording.units(before + change)}" if change else wording.units(before)

"""How items are ordered: what was chosen, and a further choice, which tells what it does before it is kept."""

from decimal import Decimal

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.replenishment.policies import PolicyKind, Service
from retail_desktop.domain.replenishment.policy_choice import PolicyChoice
from retail_desktop.gui import formats, theme
from retail_desktop.gui.jobs import Jobs
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.services import choose_policies
from retail_desktop.services.choose_policies import Change

WIDTH = 620
SCOPES = {
    "": "Everything", "class": "Items of a class", "supplier": "Items of a supplier", "store": "A store",
    "item": "One item",
}  # fmt: skip
EXAMPLES = {"class": "A, X or AX", "supplier": "the supplier's code", "store": "the store's code", "item": "its code"}
KINDS = {
    PolicyKind.AUTOMATIC: "As the costs say",
    PolicyKind.ORDER_UP_TO: "Order up at every chance",
    PolicyKind.REORDER_UP_TO: "Wait for the reorder point, then order up",
    PolicyKind.FIXED_LOT: "Wait for the reorder point, then whole lots",
    PolicyKind.MIN_MAX: "My own minimum and maximum",
}
SERVICES = {
    Service.CYCLE: "Order cycles without a gap",
    Service.FILL_RATE: "Units served from stock",
    Service.ECONOMIC: "Whatever pays best",
}


class PolicyDialog(QDialog):
    """Lists the choices, and asks for another one; nothing is kept that was not tried."""

    def __init__(self, parent: QWidget, jobs: Jobs) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ordering policies")
        self.setMinimumWidth(theme.px(WIDTH))
        self._jobs, self._choices = jobs, tuple[PolicyChoice, ...]()
        self.kept = QListWidget()
        self.kept.setAccessibleName("What was chosen")
        self.kept.setMaximumHeight(theme.px(120))
        self.none = text("Nothing yet: every item is ordered as the costs say.", "muted")
        self.scope, self.code = QComboBox(), QLineEdit()
        self.kind, self.service, self.level = QComboBox(), QComboBox(), QDoubleSpinBox()
        self.minimum, self.maximum = QDoubleSpinBox(), QDoubleSpinBox()
        self.words = text(wrap=True)
        self.drop = button("&Drop the choice", self._drop)
        self.attempt = button("&What would it do?", self._try)
        self.keep = button("&Keep", self._keep, role="primary")
        self._fill()
        self._build()
        self._connect()
        self._show_fields()
        self._show_kept(())
        self._read()

    def _fill(self) -> None:
        for scope, words in SCOPES.items():
            self.scope.addItem(words, scope)
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind.value)
        for service, words in SERVICES.items():
            self.service.addItem(words, service.value)
        self.level.setRange(50, 99.9)
        self.level.setDecimals(1)
        self.level.setSuffix(" %")
        self.level.setValue(95)
        for box in (self.minimum, self.maximum):
            box.setRange(0, 1_000_000)
            box.setDecimals(0)

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow("&For", self.scope)
        form.addRow("C&ode", self.code)
        form.addRow("&How", self.kind)
        form.addRow("Mi&nimum", self.minimum)
        form.addRow("Ma&ximum", self.maximum)
        form.addRow("Good &service is", self.service)
        form.addRow("Service &level", self.level)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closing.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(text("What was chosen; the most specific choice holds", "panel"))
        layout.addWidget(self.none)
        layout.addWidget(self.kept)
        layout.addLayout(row(None, self.drop))
        layout.addWidget(text("Another choice", "panel"))
        layout.addLayout(form)
        layout.addWidget(self.words)
        layout.addLayout(row(self.attempt, None, self.keep, closing))

    def _connect(self) -> None:
        for box in (self.scope, self.kind, self.service):
            box.currentIndexChanged.connect(lambda _: self._show_fields())
        for number in (self.level, self.minimum, self.maximum):
            number.valueChanged.connect(lambda _: self._show_fields())
        self.code.textChanged.connect(lambda _: self._show_fields())
        self.kept.currentRowChanged.connect(lambda place: self.drop.setEnabled(place >= 0))

    @property
    def choice(self) -> PolicyChoice:
        """What the fields say."""
        scope, code = str(self.scope.currentData()), self.code.text().strip()
        letters = code.upper() if scope == "class" else ""
        by_hand = PolicyKind(self.kind.currentData()) is PolicyKind.MIN_MAX
        service = Service(self.service.currentData())
        return PolicyChoice(
            sku=code if scope == "item" else "",
            store=code if scope == "store" else "",
            supplier=code if scope == "supplier" else "",
            abc=letters.rstrip("XYZ"),
            xyz=letters[len(letters.rstrip("XYZ")) :],
            kind=PolicyKind(self.kind.currentData()),
            service=service,
            level=None if service is Service.ECONOMIC else Decimal(str(round(self.level.value() / 100, 3))),
            minimum=Decimal(round(self.minimum.value())) if by_hand else None,
            maximum=Decimal(round(self.maximum.value())) if by_hand else None,
        )

    def _show_fields(self) -> None:
        """Only what the choice needs can be filled; what was tried before no longer is this choice."""
        scope = str(self.scope.currentData())
        by_hand = PolicyKind(self.kind.currentData()) is PolicyKind.MIN_MAX
        self.code.setEnabled(bool(scope))
        self.code.setPlaceholderText(EXAMPLES.get(scope, ""))
        for box in (self.minimum, self.maximum):
            box.setEnabled(by_hand)
        self.level.setEnabled(Service(self.service.currentData()) is not Service.ECONOMIC)
        self.attempt.setEnabled(not scope or bool(self.code.text().strip()))
        self.keep.setEnabled(False)
        self.words.setText("See what it would do, then keep it.")

    def _read(self) -> None:
        self._jobs.read(choose_policies.list_choices).succeeded.connect(self._show_kept)

    def _show_kept(self, found: tuple[PolicyChoice, ...]) -> None:
        self._choices = found
        self.kept.clear()
        self.kept.addItems([choice_words(one) for one in found])
        self.drop.setEnabled(False)
        self.none.setVisible(not found)
        self.kept.setVisible(bool(found))
        self.drop.setVisible(bool(found))

    def _try(self) -> None:
        self.attempt.setEnabled(False)
        self.words.setText("Comparing…")
        choice = self.choice
        job = self._jobs.run("Comparing policies", choose_policies.try_policy, choice)
        job.succeeded.connect(lambda change: self._show_change(choice, change))
        job.refused.connect(lambda words, _: self._show_refusal(words))
        job.cancelled.connect(self._show_fields)

    def _show_change(self, choice: PolicyChoice, change: Change) -> None:
        if choice == self.choice:
            self.words.setText(" ".join(filter(None, (change_words(change), lot_words(change)))))
            self.attempt.setEnabled(True)
            self.keep.setEnabled(True)

    def _show_refusal(self, words: str) -> None:
        self.words.setText(words)
        self.attempt.setEnabled(True)

    def _keep(self) -> None:
        self._write(choose_policies.choose_policy, self.choice)

    def _drop(self) -> None:
        self._write(choose_policies.forget_policy, self._choices[self.kept.currentRow()])

    def _write(self, service: object, choice: PolicyChoice) -> None:
        job = self._jobs.read(service, choice)  # type: ignore[arg-type]  # both services take a choice
        job.succeeded.connect(lambda _: self._written())
        job.refused.connect(lambda words, _: self._show_refusal(words))

    def _written(self) -> None:
        self._show_fields()
        self.words.setText("Done. The next plan follows it.")
        self._read()


def choice_words(choice: PolicyChoice) -> str:
    """A choice in one line."""
    how = KINDS[choice.kind]
    if choice.kind is PolicyKind.MIN_MAX:
        how += f" ({choice.minimum} to {choice.maximum})"
    level = "" if choice.level is None else f", {choice.level * 100:.1f} %"
    scope = choice.scope_in_words
    return f"{scope[0].upper()}{scope[1:]}: {how} · {SERVICES[choice.service]}{level}"


def change_words(change: Change) -> str:
    """What a change comes to, in a sentence."""
    if not change.item_stores:
        return "Nothing is ordered otherwise: narrower choices hold, or nothing is meant by it."
    money = f" {change.currency}" if change.currency else ""
    stock, lost = ((getattr(change.before, name), getattr(change.after, name)) for name in ("stock", "lost"))
    return (
        f"{formats.number(change.item_stores)} items in stores are ordered otherwise. "
        f"Money in stock {formats.number(round(stock[0]))} → {formats.number(round(stock[1]))}{money}; "
        f"sales lost a year {formats.number(round(lost[0]))} → {formats.number(round(lost[1]))}{money}."
    )


def lot_words(change: Change) -> str:
    """The lot that costs least, in a sentence; empty where it is not asked for or not known."""
    lot = change.lot
    if lot is None:
        return ""
    money = f" {change.currency}" if change.currency else ""
    return (
        f"A lot of {formats.number(lot.units)} at {formats.number(lot.unit_cost, 2)} costs least: about "
        f"{formats.number(round(lot.cost_a_year))}{money} a year with its goods."
    )

"""How a forecast shall change, for what, from when to when, and what that does to the next days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.overrides import Override, OverrideKind, check, overridden
from retail_desktop.gui import theme
from retail_desktop.gui.screens import forecast_words
from retail_desktop.gui.screens.card import row, text
from retail_desktop.gui.screens.day_field import DayField, reasoned

WIDTH = 540
LONGEST_NOTE = 200
NOTHING_NARROWER = (0, False)
TRIAL = 2**31  # a change that is not made yet comes after all others
KINDS = {
    OverrideKind.PERCENT: ("Per cent more or less", " %"),
    OverrideKind.VALUE: ("Units a day instead", " a day"),
    OverrideKind.SHIFT: ("Units a day on top or less", " a day"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a change concerns, and how the dialog calls it."""

    words: str
    sku: str = ""
    store: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The item to try a change on: its forecast as it is, the changes that hold, and its category."""

    forecast: ItemForecast
    overrides: tuple[Override, ...] = ()
    category: str = ""

    def after(self, trial: Override) -> ItemForecast:
        """The forecast once the change is made."""
        return overridden(self.forecast, [*self.overrides, trial], self.category)


class ChangeForecastDialog(QDialog):
    """Asks for a change; without `preview` it concerns no single item, and nothing is tried."""

    def __init__(self, parent: QWidget, scopes: Sequence[Scope], first: date, preview: Preview | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Change forecast")
        self.setMinimumWidth(theme.px(WIDTH))
        self._scopes, self._preview = tuple(scopes), preview
        self.scope, self.kind, self.amount = QComboBox(), QComboBox(), QDoubleSpinBox()
        self.first, self.last = DayField("From", first, ahead=True), DayField("To", first, ahead=True)
        self.last.show_day(first + timedelta(days=27))
        self.ends, self.note = QCheckBox("&Until"), QLineEdit()
        self.words = text(wrap=True)
        self._fill()
        self._build()
        self._connect()
        self._show_kind()

    def _fill(self) -> None:
        for one in self._scopes:
            self.scope.addItem(one.words)
        for kind, (words, _) in KINDS.items():
            self.kind.addItem(words, kind.value)
        self.amount.setRange(-1_000_000, 1_000_000)
        self.amount.setAccessibleName("How much")
        self.ends.setChecked(True)
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText("Why, for those who look at it later")

    def _build(self) -> None:
        form = QFormLayout()
        form.addRow("&What changes", self.scope)
        form.addRow("&How", self.kind)
        form.addRow("How &much", self.amount)
        form.addRow("F&rom", reasoned(self.first))
        form.addRow(self.ends, reasoned(self.last))
        form.addRow("&Note", self.note)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._change = self.buttons.addButton("&Change forecast", QDialogButtonBox.ButtonRole.AcceptRole)
        self._change.setProperty("role", "primary")
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(text("What do you know that past sales do not show?", "panel"))
        layout.addLayout(form)
        layout.addWidget(self.words)
        layout.addLayout(row(None, self.buttons))

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self.ends.toggled.connect(self.last.setEnabled)
        self.scope.currentIndexChanged.connect(lambda _: self._show_effect())
        self.amount.valueChanged.connect(lambda _: self._show_effect())
        self.ends.toggled.connect(lambda _: self._show_effect())
        for box in (self.first, self.last):
            box.changed.connect(self._show_effect)

    @property
    def change(self) -> Override:
        """What was chosen."""
        scope = self._scopes[self.scope.currentIndex()]
        return Override(
            override_id=TRIAL,
            kind=OverrideKind(self.kind.currentData()),
            amount=Decimal(str(round(self.amount.value(), 2))),
            first=self.first.day,
            last=self.last.day if self.ends.isChecked() else None,
            sku=scope.sku,
            store=scope.store,
            category=scope.category,
            note=self.note.text().strip(),
        )

    def accept(self) -> None:
        """Close once both days are some."""
        if self.first.settled() and (self.last.settled() or not self.ends.isChecked()):
            super().accept()

    def _show_kind(self) -> None:
        kind = OverrideKind(self.kind.currentData())
        self.amount.setSuffix(KINDS[kind][1])
        self.amount.setDecimals(0 if kind is OverrideKind.PERCENT else 2)
        self.amount.setSingleStep(5 if kind is OverrideKind.PERCENT else 0.5)
        forecast = self._preview.forecast if self._preview else None
        daily = forecast.expected_total(28) / 28 if forecast else 0.0
        self.amount.setValue(round(daily, 1) if kind is OverrideKind.VALUE else 0)
        self.amount.selectAll()
        self._show_effect()

    def _show_effect(self) -> None:
        trial = self.change
        nothing = not trial.amount and trial.kind is not OverrideKind.VALUE
        try:
            check(trial)
        except RetailError as refusal:
            self._change.setEnabled(False)
            self.words.setText(str(refusal))
            return
        self._change.setEnabled(not nothing)
        self.words.setText("Say how much." if nothing else self._effect(trial))

    def _effect(self, trial: Override) -> str:
        scope = self.scope.currentText()
        broad = "" if trial.sku else f"Everything in “{scope}” changes at once, and in later forecasts."
        if trial.narrowness == NOTHING_NARROWER:
            broad = "All forecasts change at once, and later ones too."
        if self._preview is None:
            return broad
        after = self._preview.after(trial)
        own = forecast_words.preview_words(self._preview.forecast, after)
        if not broad:
            return own
        words = f"{broad} This item: {own[0].lower()}{own[1:]}"
        narrower = any(one.narrowness > trial.narrowness for one in self._preview.overrides)
        return f"{words} A narrower change holds for it." if narrower and self._same(after) else words

    def _same(self, after: ItemForecast) -> bool:
        before = self._preview.forecast if self._preview else None
        return before is not None and list(before.mean) == list(after.mean)

"""Why this quantity: the steps that add up to it, the sentence, the last weeks, and what to be careful with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.replenishment import Rule, Status, Suggestion
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.calculation import Calculation
from retail_desktop.gui.screens.card import Card, Sign, button, row, text
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.screens.week_bars import WeekBars, last_weeks
from retail_desktop.services.browse_items import ItemCard

SHORT_HISTORY_DAYS = 28
WORTH_SAYING = 0.05  # of probability
CAUTIONS = {
    Rule.STOCK_NEVER_COUNTED: "The stock was never counted, so none is assumed. Count it before ordering.",
    Rule.NEGATIVE_STOCK: "The book shows less than nothing in stock, so none is assumed. Count it before ordering.",
    Rule.LATE_ORDER: "An open order is late. It is counted as if it came as late as this supplier usually is.",
    Rule.BELOW_SUPPLIER_MINIMUM: "The order stays below the supplier's minimum: nothing else sells in half a year.",
    Rule.BEYOND_HORIZON: "The order must last longer than the forecast reaches; the last rate is carried on.",
}


def cautions(suggestion: Suggestion, card: ItemCard | None) -> str:
    """What makes the suggestion a rough one, in sentences; empty when nothing does."""
    found = [CAUTIONS[rule] for rule in suggestion.binding_rules if rule in CAUTIONS]
    if card is not None and card.history_days:
        known = len(card.history_days)
        if known < SHORT_HISTORY_DAYS:
            found.append(
                f"The forecast uses {wording.plural(known, 'day')} of sales; the suggestion is a rough estimate."
            )
        recent = [one for one in card.out_of_stock if (card.history_days[-1] - one).days < 7 * 8]
        if recent:
            found.append(
                f"Out of stock on {wording.plural(len(recent), 'day')} of the last 8 weeks; "
                "those days do not count as days without demand."
            )
    return " ".join(found)


def waiting_words(suggestion: Suggestion) -> str:
    """What waiting for the chance after the next one risks; empty where it is next to nothing."""
    if not suggestion.quantity or suggestion.waiting_risk - suggestion.stockout_risk < WORTH_SAYING:
        return ""
    now, later = (wording.percent(risk) for risk in (suggestion.stockout_risk, suggestion.waiting_risk))
    return f"Ordering one chance later raises the risk of running out from {now} to {later}."


class WhyPanel(Card):
    """The panel at the plan's right; follows the current line."""

    open_item = Signal(object)
    reset = Signal(object)
    snooze = Signal(object)
    exclude = Signal(object)
    bring_back = Signal(object)
    remark = Signal(object, str)
    split = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=12)
        self._line: PlanLine | None = None
        self._title, self._item = text(role="panel"), text(role="muted", wrap=True)
        self._steps = Calculation()
        self._note, self._why = text(role="edited", wrap=True), text(wrap=True, small=True)
        self._remark = QLineEdit()
        self._remark.setAccessibleName("Why you changed the quantity")
        self._remark.setPlaceholderText("Why? Add a note")
        self._remark.editingFinished.connect(lambda: self.remark.emit(self._line, self._remark.text().strip()))
        self._chart_title, self._bars = text("Units sold per week", "strong"), WeekBars()
        self._caution = _Caution()
        self._reset = button("&Reset", lambda: self.reset.emit(self._line), "undo")
        self._snooze = button("S&nooze…", lambda: self.snooze.emit(self._line))
        self._exclude = button("E&xclude", lambda: self.exclude.emit(self._line))
        self._split = button("Sp&lit by store…", lambda: self.split.emit(self._line))
        self._back = button("&Bring back", lambda: self.bring_back.emit(self._line))
        self._open = button("&Open item", lambda: self.open_item.emit(self._line), role="link")
        self._build()
        self.show_line(None)

    def _build(self) -> None:
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(6)
        for part in (
            self._steps,
            self._note,
            self._remark,
            self._reset,
            self._split,
            self._why,
            self._chart_title,
            self._bars,
            self._caution,
        ):
            inside.addWidget(part)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self.body.addLayout(row(self._title, None, self._open))
        self.body.addWidget(self._item)
        self.body.addWidget(scroll, 1)
        self.body.addLayout(row(self._snooze, self._exclude, self._back, None))

    @property
    def snooze_button(self) -> QPushButton:
        """Where the menu of days opens."""
        return self._snooze

    def show_line(self, line: PlanLine | None, card: ItemCard | None = None, *, shared: bool = False) -> None:
        """Explain one line; `card` brings its history once it is read, None clears the panel.

        `shared` tells that other stores need the item too.
        """
        self._line = line
        self._split.setVisible(shared and line is not None and line.aside is None)
        self._steps.show_suggestion(line.suggestion if line else None)
        for part in (self._open, self._why):
            part.setVisible(line is not None)
        self._reset.setVisible(line is not None and line.edited)
        self._remark.setVisible(line is not None and line.edited)
        self._remark.setText(line.remark if line else "")
        for part in (self._snooze, self._exclude):
            part.setVisible(line is not None and line.aside is None)
        self._back.setVisible(line is not None and line.aside is not None)
        if line is None:
            self._title.setText("Why?")
            self._item.setText("Choose a line to see how its quantity came about.")
        else:
            self._explain(line)
        self._show_weeks(line, card)

    def _explain(self, line: PlanLine) -> None:
        suggestion = line.suggestion
        self._title.setText(f"Why {wording.units(line.quantity)}?")
        self._item.setText(f"{suggestion.sku} {line.name}")
        self._why.setText(" ".join(filter(None, (suggestion.why, waiting_words(suggestion)))))
        self._reset.setText(f"&Reset to {wording.units(suggestion.suggested_quantity)}")

    def _show_weeks(self, line: PlanLine | None, card: ItemCard | None) -> None:
        self._note.setText("\n".join(filter(None, (line.note, line.author))) if line else "")
        self._note.setVisible(bool(line and line.note))
        self._caution.show_words(cautions(line.suggestion, card) if line else "")
        for part in (self._chart_title, self._bars):
            part.setVisible(card is not None and bool(card.history_days))
        if card is not None:
            weeks = last_weeks(card.history_days, card.history_units, card.out_of_stock)
            self._bars.show_weeks(weeks, card.forecast.expected_total(7) if card.forecast else None)


class _Caution(QFrame):
    """A note with the warning's triangle."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "caution")
        sign = Sign(status_icon(Status.BEFORE_DELIVERY))
        self._words = text(wrap=True, small=True)
        layout = row(sign, self._words)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def show_words(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))

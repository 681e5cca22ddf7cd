"""What can be chosen of a report, in plain words; only what the chosen report knows is shown."""

from collections.abc import Iterable
from datetime import date
from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from retail_desktop.domain.figure_periods import SPAN_NAMES, Span
from retail_desktop.gui.screens.card import text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.day_field import DayField, reasoned
from retail_desktop.services.report_sales import DIVISIONS
from retail_desktop.services.report_wish import Paper, Wish
from retail_desktop.services.reports import REPORTS, Choices

_DAYS = {
    "idle": "{} days without a sale",
    "supplier": "Orders of the last {} days",
    "schedule": "The next {} days",
    "receiving": "Expected within {} days",
    "sales": "The last {} days",
}
_ALL_DAYS = "Everything outstanding"


class ReportOptions(QWidget):
    """The boxes below the list of reports; `changed` when the wish is another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._labels: dict[str, QLabel] = {}
        self._kind, self._newest = "stock", date.min
        self.evening = DayField("Stock of the evening of")
        self._evening = reasoned(self.evening)
        self.boxes = {
            "store": ChoiceBox("Store"),
            "category": ChoiceBox("Category"),
            "supplier": ChoiceBox("Supplier"),
            "by": ChoiceBox("Divided by"),
            "days": ChoiceBox("Days"),
            "span": ChoiceBox("Period"),
            "page": ChoiceBox("Paper"),
        }
        self.with_items = QCheckBox("Show every ite&m")
        self.with_items.setChecked(True)
        self._add("as_of", "Stock of the evening of", self._evening)
        for name, box in self.boxes.items():
            self._add(name, box.accessibleName(), box)
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._column.addWidget(self.with_items)
        for by, words in DIVISIONS.items():
            self.boxes["by"].addItem(words, by)
        for span, words in SPAN_NAMES.items():
            if span is not Span.OWN:
                self.boxes["span"].addItem(words, span)
        for size in get_args(Paper):
            self.boxes["page"].addItem(size, size)
        self.evening.changed.connect(self.changed)
        self.with_items.toggled.connect(lambda _: self.changed.emit())

    def offer(self, choices: Choices) -> None:
        """Show what there is to choose from, and keep what is chosen."""
        self._fill("store", "All stores", choices.stores)
        self._fill("supplier", "All suppliers", choices.suppliers)
        self._fill("category", "All categories", ((name, name) for name in choices.categories))
        newest = choices.newest or date.today()  # noqa: DTZ011 - the user's own calendar
        if self._newest in {date.min, self.evening.day}:
            self.evening.show_day(newest)
        self.evening.set_present(newest)
        self._newest = newest

    def show_kind(self, kind: str) -> None:
        """Show the choices of one report."""
        self._kind, known = kind, REPORTS[kind]
        for name, label in self._labels.items():
            shown = name in known.choices or name == "page"
            label.setVisible(shown)
            (self.boxes.get(name) or self._evening).setVisible(shown)
        self.with_items.setVisible("with_items" in known.choices)
        box = self.boxes["days"]
        box.blockSignals(True)
        box.clear()
        for days in known.days:
            box.addItem(_DAYS[kind].format(days) if days else _ALL_DAYS, days)
        box.blockSignals(False)

    def wish(self) -> Wish:
        """What is chosen."""
        known = REPORTS[self._kind].choices
        chosen = {name: box.currentData() or "" if name in known else "" for name, box in self.boxes.items()}
        evening = self.evening.day
        return Wish(
            as_of=evening if "as_of" in known and evening != self._newest else None,
            store=chosen["store"],
            category=chosen["category"],
            supplier=chosen["supplier"],
            days=int(chosen["days"] or 0) or None,
            with_items=self.with_items.isChecked(),
            page=self.boxes["page"].currentData(),
            by=chosen["by"],
            span=Span(chosen["span"]) if chosen["span"] else None,
        )

    def _add(self, name: str, words: str, field: QWidget) -> None:
        label = text(words, "muted", small=True)
        label.setBuddy(field)
        self._labels[name] = label
        self._column.addWidget(label)
        self._column.addWidget(field)

    def _fill(self, name: str, everything: str, found: Iterable[tuple[str, str]]) -> None:
        box = self.boxes[name]
        before = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(everything, "")
        for code, words in found:
            box.addItem(words or code, code)
        box.setCurrentIndex(max(0, box.findData(before)))
        box.blockSignals(False)

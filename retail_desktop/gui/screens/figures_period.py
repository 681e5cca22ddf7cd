"""Which period the figures are told for, which store, and what they are compared with."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import Store
from retail_desktop.domain.figure_periods import SPAN_NAMES, Span
from retail_desktop.domain.figures import Compared, Figure, StoreFigures, Told
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens.card import row
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.day_field import DayField, DayReason

LAST_YEAR, BEFORE = "Against last year", "Against the days before"


class FiguresPeriod(QWidget):
    """The boxes above the figures; `changed` when other figures are wanted, `compared` when the same are."""

    changed = Signal()
    compared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.span, self.store, self.other = (
            ChoiceBox("Period", 12),
            ChoiceBox("Store", 10),
            ChoiceBox("Compared with", 14),
        )
        self.first, self.last = DayField("First day"), DayField("Last day")
        for span, words in SPAN_NAMES.items():
            self.span.addItem(words, span)
        self.other.addItem(LAST_YEAR, LAST_YEAR)
        self.other.addItem(BEFORE, BEFORE)
        self._chosen = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row(self.store, self.span, self.first, self.last, self.other))
        column.addWidget(DayReason(self.first, self.last))
        self._show_days()
        self.store.setVisible(False)
        self.span.currentIndexChanged.connect(self._take_span)
        self.store.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.other.activated.connect(self._take_other)
        for field in (self.first, self.last):
            field.changed.connect(self.changed)

    @property
    def period(self) -> tuple[Span, Period | None]:
        """What is chosen; own days in the order of time."""
        span = Span(self.span.currentData())
        if span is not Span.OWN:
            return span, None
        days = sorted((self.first.day, self.last.day))
        return span, Period(*days)

    @property
    def store_code(self) -> str:
        """The code of the chosen store; empty for all."""
        return str(self.store.currentData() or "")

    def offer_stores(self, stores: Iterable[Store]) -> None:
        """Show the stores to choose from; a single one is no choice."""
        before, known = self.store_code, tuple(stores)
        self.store.blockSignals(True)
        self.store.clear()
        self.store.addItem("All stores", "")
        for store in known:
            self.store.addItem(store.name or store.code, store.code)
        self.store.setCurrentIndex(max(0, self.store.findData(before)))
        self.store.blockSignals(False)
        self.store.setVisible(len(known) > 1)

    def take_figures(self, found: StoreFigures) -> None:
        """Follow the figures: own days begin with those shown, and what nothing is known of is not compared with."""
        if self.span.currentData() != Span.OWN:
            for field, day in ((self.first, found.periods.now.first), (self.last, found.periods.now.last)):
                field.set_present(found.periods.now.last)
                field.show_day(day)
        sales = found.figures[Figure.NET_SALES]
        if not self._chosen:
            self.other.setCurrentIndex(0 if sales.last_year.value is not None or sales.before.value is None else 1)

    def of(self, one: Compared) -> Told:
        """The figure that the chosen one is compared with."""
        return one.last_year if self.other.currentData() == LAST_YEAR else one.before

    def other_period(self, found: StoreFigures) -> Period:
        """The days that are compared with."""
        return found.periods.last_year if self.other.currentData() == LAST_YEAR else found.periods.before

    def _take_span(self, _place: int) -> None:
        self._show_days()
        self.changed.emit()

    def _take_other(self, _place: int) -> None:
        self._chosen = True
        self.compared.emit()

    def _show_days(self) -> None:
        own = self.span.currentData() == Span.OWN
        self.first.setVisible(own)
        self.last.setVisible(own)

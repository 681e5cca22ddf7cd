"""The parts of the look-up page: thirty days of sales, the other stores, and a list to choose from."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QGridLayout, QListWidget, QListWidgetItem, QWidget

from retail_desktop.gui import fonts, theme
from retail_desktop.gui.screens import lookup_words, wording
from retail_desktop.gui.screens.card import Card, text
from retail_desktop.gui.screens.small_chart import SmallChart
from retail_desktop.services.look_up import StoreStock

CHART_HEIGHT, EDGE, LINE = 120, 16, 34
MOST_STORES = 5


class DaySpark(SmallChart):
    """Units sold a day as small bars."""

    def __init__(self) -> None:
        super().__init__(CHART_HEIGHT, EDGE)
        self._units: Sequence[Decimal] = ()

    def show_days(self, days: Sequence[date], units: Sequence[Decimal]) -> None:
        """Show these days, oldest first."""
        self._units = units
        self.names = tuple(map(wording.short_day, days))
        self.tips = tuple(f"{wording.day(day)}: {wording.units(sold)}" for day, sold in zip(days, units, strict=True))
        self.setAccessibleName(f"Units sold a day: {', '.join(self.tips) or 'none'}")
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw baseline and bars."""
        top = float(max((*self._units, Decimal(1))))
        self.line(painter, self.slot(0).bottom(), "border_strong")
        for place, units in enumerate(self._units):
            slot = self.slot(place)
            height = slot.height() * max(0.0, float(units)) / top
            bar = slot.adjusted(slot.width() * 0.15, slot.height() - height, -slot.width() * 0.15, 0)
            painter.fillRect(bar, theme.colour("chart_bar"))


class OtherStores(Card):
    """Name, stock and next delivery of every other store; hidden where there is none."""

    def __init__(self) -> None:
        super().__init__(spacing=4)
        self.body.addWidget(text("In other stores", "panel"))
        self._rows = QWidget()
        self.body.addWidget(self._rows)

    def show_stores(self, stores: Sequence[StoreStock]) -> None:
        """Show those with most first."""
        self.setVisible(bool(stores))
        self.body.removeWidget(self._rows)
        self._rows.deleteLater()
        self._rows = QWidget()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        ordered = sorted(stores, key=lambda one: -one.on_hand)
        for line, one in enumerate(ordered[:MOST_STORES]):
            grid.addWidget(text(one.name, "large", elided=True), line, 0)
            grid.addWidget(text(lookup_words.short_delivery(one), "muted"), line, 1)
            grid.addWidget(text(lookup_words.stock(one), "large"), line, 2, Qt.AlignmentFlag.AlignRight)
        if len(ordered) > MOST_STORES:
            more = sum((one.on_hand for one in ordered[MOST_STORES:]), Decimal(0))
            words = f"{wording.units(more)} in {wording.plural(len(ordered) - MOST_STORES, 'more store')}"
            grid.addWidget(text(words, "muted"), MOST_STORES, 0)
        self.body.addWidget(self._rows)


class Choices(QListWidget):
    """Items to choose from with the arrows and Enter, or by a click; `chosen(sku)`."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWordWrap(False)
        self.itemClicked.connect(self._choose)

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show codes with their words."""
        self.clear()
        for sku, words in rows:
            row = QListWidgetItem(words)
            row.setFont(fonts.font(theme.px(15)))
            row.setData(Qt.ItemDataRole.UserRole, sku)
            row.setToolTip(words)
            row.setSizeHint(QSize(0, theme.px(LINE)))
            self.addItem(row)
        self.setCurrentRow(0 if rows else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._choose(self.currentItem())
        else:
            super().keyPressEvent(event)

    def take_first(self) -> None:
        """Choose the row that is marked."""
        if self.currentItem() is not None:
            self._choose(self.currentItem())

    def _choose(self, row: QListWidgetItem) -> None:
        self.chosen.emit(str(row.data(Qt.ItemDataRole.UserRole)))

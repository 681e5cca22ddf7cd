"""What expires soon: the lots on hand by their last day, with what is likely to be left, and the money."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.choice_box import ChoiceBox
from retail_desktop.gui.screens.stock_booking import StockBooking
from retail_desktop.gui.screens.stock_dialog import Subject
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.table_model import Column
from retail_desktop.services import expiring_stock
from retail_desktop.services.expiring_stock import ExpiringLot
from retail_desktop.services.stock_choices import StockChoices

DAYS = (7, 14, 30, 60, 90)


def when(one: ExpiringLot) -> str:
    """How far the last day is."""
    if one.days_left < 0:
        return f"{wording.plural(-one.days_left, 'day')} ago"
    return {0: "today", 1: "tomorrow"}.get(one.days_left, f"in {one.days_left} days")


COLUMNS = [
    Column("expires", "Sell by", "date", lambda one: one.expires_on, width=84),
    Column(
        "when", "When", "text", when, width=90,
        mark=lambda one: "bold" if one.days_left < 0 else None,
    ),
    Column("sku", "Code", "code", lambda one: one.sku, width=84),
    Column("name", "Item", "text", lambda one: one.name, width=180),
    Column("lot", "Lot", "code", lambda one: one.lot, width=80),
    Column("store", "Store", "text", lambda one: one.store, width=60),
    Column("units", "On hand", "number", lambda one: one.units, width=70),
    Column(
        "sold", "Likely sold", "number", lambda one: one.likely_sold, decimals=1, width=80,
        tooltip=lambda _: "What the forecast expects until then, after the lots that expire earlier",
    ),
    Column(
        "wasted", "Likely left", "number", lambda one: one.likely_wasted, decimals=1, width=80,
        mark=lambda one: "bold" if one.likely_wasted >= 1 else None,
    ),
    Column("risk", "At cost", "money", lambda one: one.at_risk, decimals=2, width=80),
    Column("lost", "Likely lost", "money", lambda one: one.likely_lost, decimals=2, width=80),
]  # fmt: skip


class ExpiringTab(StockTab):
    """The list, and the way from a lot to waste or to a lower price."""

    def __init__(self, page: Screen, open_item: Callable[[str, str], object]) -> None:
        super().__init__(page, COLUMNS, "expiring", "name", key=lambda one: (one.sku, one.store, one.lot_name))
        self._open_item, self._booking = open_item, StockBooking(self)
        self._choices = StockChoices((), (), (), date.max)
        self._days, self._sum = ChoiceBox("Expires within", 14), text(role="muted")
        for days in DAYS:
            self._days.addItem(f"within {days} days", days)
        self._days.setCurrentIndex(DAYS.index(expiring_stock.USUAL_DAYS))
        self._waste = button("Throw awa&y…", lambda: self._book(self._booking.waste), "delete")
        self._reduce = button("&Mark down…", lambda: self._book(self._booking.mark_down))
        self.column.addWidget(
            TwoEnds(row(text("Expires", "panel"), self._days, self._sum), row(self._reduce, self._waste))
        )
        self.column.addWidget(self.card, 1)
        self.view.empty_text(
            "Nothing on hand expires by then. Lots come with deliveries that name a lot or a last day for selling."
        )
        self.view.activated_row.connect(lambda one: self._open_item(one.sku, one.store))
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self._days.currentIndexChanged.connect(lambda _: self.reload())
        self._allow()

    def show_choices(self, choices: StockChoices) -> None:
        """Know the stores and the day."""
        self._choices = choices

    def reload(self) -> None:
        """Look through all lots."""
        self.read(self._show, expiring_stock.list_expiring, self._days.currentData())

    def _show(self, found: tuple[ExpiringLot, ...]) -> None:
        self.view.set_column_shown("store", len({one.store for one in found}) > 1)
        self.view.set_column_shown("lot", any(one.lot for one in found))
        self.model.set_rows(found)
        at_risk, lost = _sum(one.at_risk for one in found), _sum(one.likely_lost for one in found)
        words = f"{wording.plural(len(found), 'lot')} · {wording.money(at_risk)} at cost, "
        self._sum.setText(f"{words}{wording.money(lost)} of it likely lost" if found else "")
        self._allow()

    def _allow(self) -> None:
        for one in (self._waste, self._reduce):
            one.setEnabled(self.view.current_row() is not None)

    def _book(self, ask: Callable[[Subject], None]) -> None:
        one = self.view.current_row()
        if one is not None:
            stores, today = self._choices.stores, self._choices.today
            ask(Subject(one.sku, one.name, one.store, stores, today, one.units, one.lot_name))


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))

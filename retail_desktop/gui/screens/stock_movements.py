"""The stock card of an item: every movement with the stock after it, and the buttons that book one more."""

from datetime import date
from decimal import Decimal

from retail_desktop.domain.lots import Lot, LotName
from retail_desktop.domain.stock_card import CardLine
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.item_search import ItemSearch
from retail_desktop.gui.screens.stock_booking import StockBooking
from retail_desktop.gui.screens.stock_dialog import Subject, lot_words
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.table_model import Column
from retail_desktop.services import control_stock, stock_card
from retail_desktop.services.stock_card import StockCard
from retail_desktop.services.stock_choices import StockChoices

LOTS_SHOWN = 5


def _change(line: CardLine) -> Decimal | None:
    return line.change if line.known and not line.first else None


def _why(line: CardLine) -> str:
    gone = "taken back" if line.taken_back else ""
    return " · ".join(filter(None, (gone, line.reason, line.note)))


def _lot(lot: Lot) -> str:
    return f"{wording.units(lot.units)} of {lot_words(lot.name) or 'no known lot'}"


def _lot_of_line(line: CardLine) -> str:
    return lot_words(LotName(line.lot, line.expires_on))


COLUMNS = [
    Column("day", "Date", "date", lambda line: line.day, width=84),
    Column("kind", "What happened", "status", lambda line: line.kind, width=140),
    Column("quantity", "Units", "number", lambda line: line.quantity, width=70),
    Column("change", "Change", "number", _change, width=70),
    Column(
        "balance", "Stock after", "number", lambda line: line.balance if line.known else None, width=86,
        mark=lambda _: "bold",
    ),
    Column("why", "Why", "text", _why, width=150, tooltip=_why),
    Column("lot", "Lot", "text", _lot_of_line, width=110, tooltip=_lot_of_line),
    Column("document", "Document", "text", lambda line: line.document, width=120),
    Column("person", "Who", "text", lambda line: line.person, width=90),
]  # fmt: skip


class MovementsTab(StockTab):
    """One item at a time."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page, COLUMNS, "stock_card", "why", key=lambda line: (line.day, line.entry, line.kind))
        self.shown: StockCard | None = None
        self._choices = StockChoices((), (), (), date.max)
        self._booking = StockBooking(self)
        self._title, self._facts = text("Choose an item", "panel"), text(role="muted")
        self._lots = text(role="muted", wrap=True)
        self._lots.hide()
        self._search = ItemSearch(page, self.show_item)
        self._search.setMinimumWidth(120)
        self._needs_item = [
            button("Correct…", lambda: self._booking.adjust(self._subject()), "edit"),
            button("Throw awa&y…", lambda: self._booking.waste(self._subject()), "delete"),
            button("&Move…", lambda: self._booking.send(self._subject()), "deliveries"),
            button("Send back…", self._send_back, "undo"),
            button("&Keep…", lambda: self._booking.keep(self._subject())),
        ]
        self._undo = button("Take &back", self._take_back, "undo")
        self.column.addWidget(TwoEnds(row(self._search, self._title), row(self._facts)))
        self.column.addWidget(self._lots)
        self.column.addWidget(TwoEnds(row(*self._needs_item), row(self._undo)))
        self.column.addWidget(self.card, 1)
        self.view.empty_text("Every movement of an item stands here. Type its code or name above, or scan it.")
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self._search.returnPressed.connect(lambda: self.show_item(self._search.text().strip()))
        self._allow()

    def show_choices(self, choices: StockChoices) -> None:
        """Know the stores, the suppliers and the day."""
        self._choices = choices
        self._allow()

    def show_item(self, sku: str, store: str | None = None) -> None:
        """Show the card of an item."""
        if sku:
            self._search.clear()
            self.read(self._show, stock_card.read_card, sku, store)

    def reload(self) -> None:
        """Read the card again."""
        if self.shown is not None:
            self.read(self._show, stock_card.read_card, self.shown.sku, self.shown.store)

    def _show(self, card: StockCard) -> None:
        self.shown = card
        where = f" in {card.store}" if len(self._choices.stores) > 1 else ""
        self._title.setText(f"{card.sku}  {card.name}{where}")
        facts = [f"{wording.units(card.on_hand)} on hand"]
        if card.owed:
            facts.append(f"{wording.units(card.owed)} owed to customers, {wording.units(card.free)} free to sell")
        facts.append(f"counted {wording.full_day(card.counted_on)}" if card.counted_on else "never counted")
        self._facts.setText(" · ".join(facts))
        more = " …" if len(card.lots) > LOTS_SHOWN else ""
        self._lots.setText(f"By lot: {'; '.join(map(_lot, card.lots[:LOTS_SHOWN]))}{more}")
        self._lots.setVisible(card.has_lots)
        self.view.set_column_shown("lot", any(line.lot or line.expires_on for line in card.lines))
        self.model.set_rows(card.lines)
        self._allow()

    def _allow(self) -> None:
        for one in self._needs_item:
            one.setEnabled(self.shown is not None)
        self._needs_item[2].setEnabled(self.shown is not None and len(self._choices.stores) > 1)
        line = self.view.current_row()
        self._undo.setEnabled(line is not None and line.action is not None and not line.taken_back)

    def _subject(self) -> Subject:
        """The item shown."""
        card, choices = self.shown, self._choices
        if card is None:
            raise AssertionError("the buttons of an item work only while one is shown")
        return Subject(card.sku, card.name, card.store, choices.stores, choices.today, supplier=card.supplier)

    def _send_back(self) -> None:
        self._booking.send_back(self._subject(), self._choices.suppliers)

    def _take_back(self) -> None:
        line = self.view.current_row()
        if line is None or line.action is None:
            return
        words = f"Action {line.action} is cancelled by a new one; both stay on the card."
        if self.page.context.messages.ask("Take back", words, ("Take back", "Keep as it is")) == "Take back":
            self.run("Taking back", control_stock.take_back, line.action)

"""The stock card of an item: every movement with the stock after it, and the buttons that book one more."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtWidgets import QDialog

from retail_desktop.domain.stock_card import CardLine
from retail_desktop.domain.stock_control import ADJUSTMENT_REASONS, WASTE_REASONS
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.item_search import ItemSearch
from retail_desktop.gui.screens.stock_dialog import Question, StockDialog
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.table_model import Column
from retail_desktop.services import control_stock, reserve_stock, stock_card, transfer_stock
from retail_desktop.services.stock_card import StockCard

ADJUST = Question(
    "Correct the stock", "&Book the correction",
    "How many units are there more than the book says? Less with a minus. Goods that spoiled or broke go as waste.",
    reasons=ADJUSTMENT_REASONS, signed=True,
)  # fmt: skip
WASTE = Question("Throw goods away", "&Book the waste", "How many units go?", reasons=WASTE_REASONS)
OWE = Question(
    "Keep for a customer", "&Keep them", "Stock does not move until the till sells the goods, but fewer are free to "
    "sell.", who="&Customer",
)  # fmt: skip
BACK = Question("Send goods back", "&Book the return", "How many units go back to the supplier?")


def _change(line: CardLine) -> Decimal | None:
    return line.change if line.known and not line.first else None


def _why(line: CardLine) -> str:
    gone = "taken back" if line.taken_back else ""
    return " · ".join(filter(None, (gone, line.reason, line.note)))


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
    Column("document", "Document", "text", lambda line: line.document, width=120),
    Column("person", "Who", "text", lambda line: line.person, width=90),
]  # fmt: skip


class MovementsTab(StockTab):
    """One item at a time."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page, COLUMNS, "stock_card", "why", key=lambda line: (line.day, line.entry, line.kind))
        self.shown: StockCard | None = None
        self._stores: tuple[str, ...] = ()
        self._title, self._facts = text("Choose an item", "panel"), text(role="muted")
        self._search = ItemSearch(page, self.show_item)
        self._search.setMinimumWidth(120)
        self._needs_item = [
            button("Correct…", self._adjust, "edit"),
            button("Throw awa&y…", self._waste, "delete"),
            button("&Move…", self._send, "deliveries"),
            button("Send back…", self._send_back, "undo"),
            button("&Keep…", self._keep),
        ]
        self._undo = button("Take &back", self._take_back, "undo")
        self.column.addWidget(TwoEnds(row(self._search, self._title), row(self._facts)))
        self.column.addWidget(TwoEnds(row(*self._needs_item), row(self._undo)))
        self.column.addWidget(self.card, 1)
        self.view.empty_text("Every movement of an item stands here. Type its code or name above, or scan it.")
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self._search.returnPressed.connect(lambda: self.show_item(self._search.text().strip()))
        self._allow()

    def show_stores(self, stores: Sequence[str]) -> None:
        """Know the stores that goods can be sent to."""
        self._stores = tuple(stores)
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
        where = f" in {card.store}" if len(self._stores) > 1 else ""
        self._title.setText(f"{card.sku}  {card.name}{where}")
        facts = [f"{wording.units(card.on_hand)} on hand"]
        if card.owed:
            facts.append(f"{wording.units(card.owed)} owed to customers, {wording.units(card.free)} free to sell")
        facts.append(f"counted {wording.full_day(card.counted_on)}" if card.counted_on else "never counted")
        self._facts.setText(" · ".join(facts))
        self.model.set_rows(card.lines)
        self._allow()

    def _allow(self) -> None:
        for one in self._needs_item:
            one.setEnabled(self.shown is not None)
        self._needs_item[2].setEnabled(self.shown is not None and len(self._stores) > 1)
        line = self.view.current_row()
        self._undo.setEnabled(line is not None and line.action is not None and not line.taken_back)

    def _ask(self, question: Question) -> StockDialog | None:
        if self.shown is None:
            return None
        dialog = StockDialog(question, f"{self.shown.sku}  {self.shown.name}", self)
        return dialog if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _adjust(self) -> None:
        if self.shown is not None and (asked := self._ask(ADJUST)):
            args = self.shown.sku, asked.units(), asked.reason.currentText()
            self.run("Booking", control_stock.adjust, *args, store=self.shown.store, note=asked.note.text())

    def _waste(self) -> None:
        if self.shown is not None and (asked := self._ask(WASTE)):
            args = {self.shown.sku: asked.units()}, asked.reason.currentText()
            self.run("Booking", control_stock.waste, *args, store=self.shown.store, note=asked.note.text())

    def _send_back(self) -> None:
        if self.shown is not None and (asked := self._ask(BACK)):
            goods = {self.shown.sku: asked.units()}
            service = control_stock.return_to_supplier
            self.run("Booking", service, goods, store=self.shown.store, note=asked.note.text())

    def _send(self) -> None:
        if self.shown is None:
            return
        others = tuple(store for store in self._stores if store != self.shown.store)
        question = Question(
            "Move to another store", "&Send", "The goods leave this store now, and are on the way until they are "
            "received.", stores=others,
        )  # fmt: skip
        if asked := self._ask(question):
            goods, ends = {self.shown.sku: asked.units()}, (self.shown.store, asked.store.currentText())
            self.run("Sending", transfer_stock.send, goods, *ends, note=asked.note.text())

    def _keep(self) -> None:
        if self.shown is not None and (asked := self._ask(OWE)):
            args = self.shown.sku, asked.units(), asked.who.text()
            note = asked.note.text()
            self.run("Noting", reserve_stock.reserve, *args, done=self._tell_kept, store=self.shown.store, note=note)

    def _tell_kept(self, kept: object) -> None:
        number, customer = getattr(kept, "number", ""), getattr(kept, "customer", "")
        self.page.context.messages.inform(f"Kept for {customer} as reservation {number}.")

    def _take_back(self) -> None:
        line = self.view.current_row()
        if line is None or line.action is None:
            return
        words = f"Action {line.action} is cancelled by a new one; both stay on the card."
        if self.page.context.messages.ask("Take back", words, ("Take back", "Keep as it is")) == "Take back":
            self.run("Taking back", control_stock.take_back, line.action)

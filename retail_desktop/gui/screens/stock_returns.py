"""Goods that went back to suppliers: every return, its note on paper, and taking it back."""

from retail_desktop.domain.receiving import SupplierReturn
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import save_as, wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.table_model import Column
from retail_desktop.services import report_return, return_goods


def _goods(one: SupplierReturn) -> str:
    return ", ".join(f"{wording.units(line.units)} × {line.sku}" for line in one.lines)


def _state(one: SupplierReturn) -> str:
    return f"Taken back by {one.taken_back_by}" if one.taken_back_at else "Sent back"


COLUMNS = [
    Column("number", "Return", "code", lambda one: one.number, width=80),
    Column("day", "Date", "date", lambda one: one.day, width=84),
    Column("supplier", "Supplier", "text", lambda one: one.supplier_name, width=150),
    Column("store", "Store", "text", lambda one: one.store, width=60),
    Column("goods", "Goods", "text", _goods, width=180, tooltip=_goods),
    Column("units", "Units", "number", lambda one: one.units, width=60),
    Column("worth", "At cost", "money", lambda one: one.total, decimals=2, width=80),
    Column("reason", "Reason", "text", lambda one: one.reason, width=130, tooltip=lambda one: one.reason),
    Column("order", "Order", "code", lambda one: one.order, width=80),
    Column("state", "State", "text", _state, width=130),
    Column("who", "Who", "text", lambda one: one.user, width=80),
]


class ReturnsTab(StockTab):
    """All returns, newest first."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page, COLUMNS, "returns", "goods", key=lambda one: one.number)
        self._print = button("Print the return n&ote…", self._write, "print", role="primary")
        self._back = button("Take &back", self._take_back, "undo")
        self.column.addWidget(TwoEnds(row(text("Sent back to suppliers", "panel")), row(self._back, self._print)))
        self.column.addWidget(self.card, 1)
        self.view.empty_text("Nothing went back. Goods are sent back from the stock card of an item, or from an order.")
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self._allow()

    def reload(self) -> None:
        """Read the returns."""
        self.read(self._show, return_goods.list_returns)

    def _show(self, found: tuple[SupplierReturn, ...]) -> None:
        self.view.set_column_shown("store", len({one.store for one in found}) > 1)
        self.model.set_rows(found)
        self._allow()

    def _allow(self) -> None:
        one: SupplierReturn | None = self.view.current_row()
        self._print.setEnabled(one is not None)
        self._back.setEnabled(one is not None and not one.taken_back_at)

    def _write(self) -> None:
        one = self.view.current_row()
        if one is None:
            return
        out = save_as.ask_where(self, "Print the return note", f"Return {one.number}", ".pdf", ".xlsx", ".csv")
        if out:
            job = self.page.context.jobs.run("Writing the return note", report_return.write_return, one.number, out)
            job.succeeded.connect(lambda path: save_as.offer_to_open(self.page.context, path))
            job.refused.connect(lambda words, _: self.refuse(words))

    def _take_back(self) -> None:
        one = self.view.current_row()
        if one is None:
            return
        words = f"The {wording.units(one.units)} units of return {one.number} are in stock again, as if it never was."
        if self.page.context.messages.ask("Take back", words, ("Take back", "Keep as it is")) == "Take back":
            self.run("Taking back", return_goods.take_back_return, one.number, done=self._tell_back)

    def _tell_back(self, one: SupplierReturn) -> None:
        self.page.context.messages.inform(f"Return {one.number} is taken back.")

"""Goods that are on the way between stores, and goods that customers are owed."""

from datetime import date

from PySide6.QtWidgets import QDialog

from retail_desktop.domain.reservations import Reservation
from retail_desktop.domain.stock_control import LOST, Transfer
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.gui.screens.transfer_dialog import TransferDialog
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.table_model import Column
from retail_desktop.services import control_stock, reserve_stock, transfer_stock
from retail_desktop.services.stock_choices import StockChoices


def _goods(one: Transfer) -> str:
    return ", ".join(f"{wording.units(line.sent)} × {line.sku} {line.name}" for line in one.lines)


TRANSFERS = [
    Column("number", "Transfer", "code", lambda one: str(one.number), width=70),
    Column("sent", "Sent", "date", lambda one: one.sent_on, width=84),
    Column("from", "From", "text", lambda one: one.source, width=90),
    Column("to", "To", "text", lambda one: one.target, width=90),
    Column("goods", "Goods", "text", _goods, width=220, tooltip=_goods),
    Column("left", "On the way", "number", lambda one: one.on_the_way, width=80),
    Column("state", "State", "text", lambda one: one.state.capitalize(), width=130),
    Column("who", "Who", "text", lambda one: one.person, width=80),
]
OWED = [
    Column("number", "No.", "code", lambda one: str(one.number), width=50),
    Column("day", "Since", "date", lambda one: one.made_on, width=84),
    Column("customer", "Customer", "text", lambda one: one.customer, width=140),
    Column("units", "Units", "number", lambda one: one.quantity, width=60),
    Column("sku", "Code", "code", lambda one: one.sku, width=84),
    Column("name", "Item", "text", lambda one: one.name, width=180),
    Column("store", "Store", "text", lambda one: one.store, width=70),
    Column("note", "Note", "text", lambda one: one.note, width=120, tooltip=lambda one: one.note),
]


class OnTheWayTab(StockTab):
    """Transfers that are not wholly received."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page, TRANSFERS, "transfers", "goods", key=lambda one: one.number)
        self._today = date.max
        self._arrived = button("&All has arrived", self._receive, role="primary")
        self._partly = button("Pa&rtly arrived…", self._receive_lines)
        self._lost = button("The rest is &lost", self._lose)
        self._back = button("Take the sending back", self._take_back, "undo")
        steps = row(self._back, self._lost, self._partly, self._arrived)
        self.column.addWidget(TwoEnds(row(text("Goods between stores", "panel")), steps))
        self.column.addWidget(self.card, 1)
        self.view.empty_text("Nothing is on the way. Goods are sent from the stock card of an item.")

    def reload(self) -> None:
        """Read what is on the way."""
        self.latest.take(self.page.context.jobs.read(transfer_stock.list_transfers, only_open=True), self._show)

    def _show(self, found: tuple[Transfer, ...]) -> None:
        self.model.set_rows(found)
        for one in (self._arrived, self._partly, self._lost, self._back):
            one.setEnabled(bool(found))

    def _chosen(self) -> Transfer | None:
        rows = self.model.rows()
        found: Transfer | None = self.view.current_row() or (rows[0] if len(rows) == 1 else None)
        return found

    def _receive(self) -> None:
        if one := self._chosen():
            self.run("Receiving", transfer_stock.receive, one.number)

    def show_choices(self, choices: StockChoices) -> None:
        """Know the day."""
        self._today = choices.today

    def _receive_lines(self) -> None:
        one = self._chosen()
        if one is None:
            return
        dialog = TransferDialog(one, self._today, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.run(
                "Receiving", transfer_stock.receive, one.number, dialog.arrived(), lost=dialog.lost(),
                day=dialog.arrived_on(), note=dialog.note.text(), reason=dialog.why() or LOST,
            )  # fmt: skip

    def _lose(self) -> None:
        one = self._chosen()
        if one is None:
            return
        words = f"{wording.units(one.on_the_way)} units of transfer {one.number} are written off as lost on the way."
        if self.page.context.messages.ask("Lost", words, ("Write off", "Go on waiting"), danger=True) == "Write off":
            lost = {line.sku: line.on_the_way for line in one.lines if line.on_the_way}
            self.run("Writing off", transfer_stock.receive, one.number, {}, lost=lost)

    def _take_back(self) -> None:
        if one := self._chosen():
            self.run("Taking back", control_stock.take_back, one.number)


class OwedTab(StockTab):
    """Reservations that are open."""

    def __init__(self, page: Screen) -> None:
        super().__init__(page, OWED, "owed", "name", key=lambda one: one.number)
        self._done = button("The customer has it", self._fulfil, role="primary")
        self._off = button("Not wa&nted any more", self._cancel)
        self.column.addWidget(TwoEnds(row(text("Customers owed", "panel")), row(self._off, self._done)))
        self.column.addWidget(self.card, 1)
        self.view.empty_text("No customer is owed anything. Goods are kept from the stock card of an item.")

    def reload(self) -> None:
        """Read what customers are owed."""
        self.read(self._show, reserve_stock.list_reservations)

    def _show(self, found: tuple[Reservation, ...]) -> None:
        self.view.set_column_shown("store", len({one.store for one in found}) > 1)
        self.model.set_rows(found)
        for one in (self._done, self._off):
            one.setEnabled(bool(found))

    def _fulfil(self) -> None:
        if one := self.view.current_row():
            self.run("Noting", reserve_stock.fulfil, one.number, done=self._tell)

    def _cancel(self) -> None:
        if one := self.view.current_row():
            self.run("Noting", reserve_stock.cancel, one.number, done=self._tell)

    def _tell(self, closed: Reservation) -> None:
        self.page.context.messages.inform(f"Reservation {closed.number} for {closed.customer} is {closed.state.value}.")

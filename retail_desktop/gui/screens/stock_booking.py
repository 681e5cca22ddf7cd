"""Asks what shall be booked for an item, and has it booked; for every part of the stock page."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QDialog

from retail_desktop.domain.receiving import ReturnLine
from retail_desktop.domain.stock_control import ADJUSTMENT_REASONS, MARKED_DOWN, WASTE_REASONS
from retail_desktop.gui.screens.return_dialog import REASONS
from retail_desktop.gui.screens.stock_dialog import Question, StockDialog, Subject
from retail_desktop.gui.screens.stock_tab import StockTab
from retail_desktop.services import control_stock, reserve_stock, return_goods, stock_at, transfer_stock

ADJUST = Question(
    "Correct the stock", "&Book the correction",
    "How many units are there more than the book says? Less with a minus. Goods that spoiled or broke go as waste.",
    reasons=ADJUSTMENT_REASONS, signed=True, sign=1,
)  # fmt: skip
WASTE = Question("Throw goods away", "&Book the waste", "How many units go?", reasons=WASTE_REASONS, lots=True)
MARK_DOWN = Question(
    "Sell off at a lower price", "&Book as marked down",
    "Units that are sold under a reduced code leave the stock of this item now, at cost.", reasons=(MARKED_DOWN,),
    lots=True,
)  # fmt: skip
OWE = Question(
    "Keep for a customer", "&Keep them", "Stock does not move until the till sells the goods, but fewer are free to "
    "sell.", who="&Customer", sign=0,
)  # fmt: skip
BACK = Question(
    "Send goods back", "&Book the return", "How many units go back to the supplier? A return note can be printed "
    "afterwards, under Sent back.", reasons=REASONS,
)  # fmt: skip
MOVE = Question(
    "Move to another store", "&Send", "The goods leave this store now, and are on the way until they are received."
)


class StockBooking:
    """The questions of a part of the page, and what is done with their answers."""

    def __init__(self, tab: StockTab) -> None:
        self._tab = tab

    def adjust(self, subject: Subject) -> None:
        """Correct the stock."""
        if asked := self._ask(ADJUST, subject):
            args = subject.sku, asked.units(), asked.reason.currentText()
            self._tab.run("Booking", control_stock.adjust, *args, **_said(asked))

    def waste(self, subject: Subject) -> None:
        """Throw goods away."""
        self._waste(WASTE, subject)

    def mark_down(self, subject: Subject) -> None:
        """Sell goods off under a reduced code."""
        self._waste(MARK_DOWN, subject)

    def send(self, subject: Subject) -> None:
        """Send goods to another store."""
        if asked := self._ask(replace(MOVE, targets=subject.stores), subject):
            goods, ends = {subject.sku: asked.units()}, (asked.store.currentText(), asked.target.currentText())
            day, note = asked.booked_on(), asked.note.text()
            self._tab.run("Sending", transfer_stock.send, goods, *ends, day=day, note=note)

    def send_back(self, subject: Subject, suppliers: tuple[tuple[str, str], ...]) -> None:
        """Send goods back to a supplier."""
        if asked := self._ask(replace(BACK, suppliers=suppliers), subject):
            lines = [ReturnLine(subject.sku, asked.units())]
            reason = ", ".join(filter(None, (asked.reason.currentText().strip(), asked.note.text().strip())))
            self._tab.run(
                "Sending goods back", return_goods.return_goods, asked.supplier.currentData(), lines, reason,
                store=asked.in_store(), day=asked.booked_on(),
            )  # fmt: skip

    def keep(self, subject: Subject) -> None:
        """Keep goods for a customer."""
        if asked := self._ask(OWE, subject):
            args = subject.sku, asked.units(), asked.who.text()
            self._tab.run("Noting", reserve_stock.reserve, *args, done=self._tell_kept, **_said(asked))

    def _waste(self, question: Question, subject: Subject) -> None:
        if asked := self._ask(question, subject):
            goods, lots = {subject.sku: asked.units()}, {subject.sku: asked.chosen_lot()}
            self._tab.run("Booking", control_stock.waste, goods, asked.reason.currentText(), lots=lots, **_said(asked))

    def _ask(self, question: Question, subject: Subject) -> StockDialog | None:
        jobs = self._tab.page.context.jobs
        dialog = StockDialog(
            question, subject,
            lambda store, day: jobs.read(stock_at.stock_at, subject.sku, store, day), self._tab,
        )  # fmt: skip
        return dialog if dialog.exec() == QDialog.DialogCode.Accepted else None

    def _tell_kept(self, kept: object) -> None:
        number, customer = getattr(kept, "number", ""), getattr(kept, "customer", "")
        self._tab.page.context.messages.inform(f"Kept for {customer} as reservation {number}.")


def _said(asked: StockDialog) -> dict[str, Any]:
    return {"store": asked.in_store(), "day": asked.booked_on(), "note": asked.note.text()}

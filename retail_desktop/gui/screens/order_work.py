"""What is done with orders: steps, changes, deliveries, returns, files; each in the background, some with an undo."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog

from retail_desktop.domain.order_edits import OrderEdit
from retail_desktop.domain.people import Permission
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.domain.receiving import Receipt, SupplierReturn
from retail_desktop.gui.desks import may
from retail_desktop.gui.jobs import Job
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import order_steps, save_as, wording
from retail_desktop.gui.screens.order_edit_dialog import OrderEditDialog
from retail_desktop.gui.screens.order_steps import Action
from retail_desktop.gui.screens.order_undo import Undo, UndoSteps
from retail_desktop.gui.screens.receive_dialog import ReceiveDialog
from retail_desktop.gui.screens.return_dialog import ReturnDialog
from retail_desktop.gui.screens.typed_figures import QuantityError, typed_figure
from retail_desktop.services import change_orders, order_goods, receive_goods, report_order, return_goods
from retail_desktop.services.receive_goods import ItemFacts

AREAS = frozenset({"orders", "ledger", "catalogue"})
Facts = Mapping[str, ItemFacts]


class OrderWork:
    """Carries out what a page asks for; `today` is the day on which goods arrive."""

    def __init__(self, page: Screen, steps: UndoSteps) -> None:
        self._page, self.steps = page, steps
        self.today: date | None = None

    def act(self, action: Action, order: PurchaseOrder) -> None:
        """Do what a button says."""
        if action.question and not self._confirmed(action, order):
            return
        match action.does:
            case "step":
                self._step(action, order)
            case "reopen":
                self._run(f"Reopening {order.number}", change_orders.reopen_order, order.number)
            case "duplicate":
                self._run(f"Copying {order.number}", change_orders.duplicate_order, order.number).succeeded.connect(
                    lambda made: self.steps.push(
                        Undo(f"creation of {made.number}", change_orders.undo_creation, ((made.number,),))
                    )
                )
            case _:
                ask = {"edit": self._edit, "receive": self._receive, "return": self._return}[action.does]
                job = self._page.context.jobs.read(receive_goods.item_facts, order.number)
                job.succeeded.connect(lambda facts: ask(order, facts))
                job.refused.connect(self._refuse)

    def _confirmed(self, action: Action, order: PurchaseOrder) -> bool:
        verb = action.words.replace("&", "")
        words = f"Order {order.number} to {order.supplier_name}. {action.question}"
        return self._page.context.messages.ask(verb, words, (verb, "Keep as it is"), danger=True) == verb

    def _step(self, action: Action, order: PurchaseOrder) -> None:
        verb = action.words.replace("&", "")
        job = self._run(f"{verb} {order.number}", order_goods.change_status, order.number, action.becomes)
        if action.undo:
            words = f"{'approval' if action.becomes is OrderStatus.APPROVED else 'cancelling'} of {order.number}"
            undo = Undo(words, change_orders.reopen_order, (order.number,))
            job.succeeded.connect(lambda _: self.steps.push(undo))

    def type_quantity(self, order: PurchaseOrder, line: OrderLine, words: str) -> None:
        """Take a quantity that was typed into a draft."""
        try:
            units = typed_figure(words)
        except QuantityError as refusal:
            self._refuse(str(refusal))
            return
        if units is not None:
            self._change(order, OrderEdit({line.number: units}), {}, "")

    def _change(self, order: PurchaseOrder, edit: OrderEdit, add: Mapping[str, Decimal], reason: str) -> None:
        job = self._run(
            f"Saving {order.number}", change_orders.change_order, order.number, edit, add=add, reason=reason
        )
        if order.status is OrderStatus.DRAFT:
            undo = Undo(f"change of {order.number}", change_orders.put_draft_back, (order,))
            job.succeeded.connect(lambda _: self.steps.push(undo))

    def _edit(self, order: PurchaseOrder, facts: Facts) -> None:
        dialog = OrderEditDialog(order, facts, self._page, self.today)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._change(order, dialog.edit(), dialog.added(), dialog.reason.text().strip())

    def _receive(self, order: PurchaseOrder, facts: Facts) -> None:
        sees_costs = may(getattr(self._page.context.place, "person", None), Permission.VIEW_COST)
        dialog = ReceiveDialog(order, self._page, facts, self.today, with_costs=sees_costs)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._run(
                f"Booking {order.number}", receive_goods.receive, order.number, dialog.delivery(),
                day=dialog.arrived_on(), close_rest=dialog.rest.isChecked(),
            )  # fmt: skip

    def _return(self, order: PurchaseOrder, facts: Facts) -> None:
        dialog = ReturnDialog(order, facts, self._page)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        job = self._start(
            "Sending goods back", return_goods.return_goods, order.supplier, dialog.lines(), dialog.why(),
            order=order.number,
        )  # fmt: skip
        job.succeeded.connect(self._tell_return)

    def _tell_return(self, value: SupplierReturn) -> None:
        units = wording.units(value.units)
        self._page.context.messages.inform(f"Return {value.number}: {units} units go back to {value.supplier_name}.")
        self.steps.push(Undo(f"return {value.number}", return_goods.take_back_return, (value.number,)))

    def take_back(self, receipt: Receipt) -> None:
        """Undo a delivery once the user has agreed."""
        verb = "Take it back"
        words = (
            f"The receipt of {wording.day(receipt.day)} for order {receipt.order}: {wording.units(receipt.units)} "
            "units leave stock again, and the order waits for them."
        )
        if self._page.context.messages.ask("Take back a receipt", words, (verb, "Keep it"), danger=True) == verb:
            self._run("Taking the receipt back", receive_goods.take_back_receipt, receipt.key)

    def merge(self, orders: Sequence[PurchaseOrder]) -> None:
        """Make one draft of several."""
        numbers = [order.number for order in orders]
        self._run(f"Merging {', '.join(numbers)}", change_orders.merge_orders, numbers)

    def undo(self) -> None:
        """Take the newest step back."""
        step = self.steps.pop()
        if step is not None:
            job = self._start(f"Undoing {step.words}", step.service, *step.args)
            job.succeeded.connect(lambda _: self._page.context.messages.inform(f"Undone: {step.words}."))

    def write(self, order: PurchaseOrder, title: str, *kinds: str) -> None:
        """Ask where to, and write an order's file; a draft of an e-mail opens at once."""
        name = f"{order.number} {order.supplier_name}".replace("/", "-")
        out: Path | None = save_as.ask_where(self._page, title, name, *kinds)
        if out is None:
            return
        context = self._page.context
        job = context.jobs.run(
            "Writing the order", report_order.write_order, order.number, out, areas=frozenset({"orders"})
        )
        if out.suffix.lower() == ".eml":
            job.succeeded.connect(lambda _: save_as.open_file(out))
        else:
            job.succeeded.connect(lambda _: save_as.offer_to_open(context, out))
        job.refused.connect(self._refuse)

    def _run(self, title: str, service: Callable[..., PurchaseOrder], *args: object, **kwargs: Any) -> Job:  # noqa: ANN401 - each service has its own
        job = self._start(title, service, *args, **kwargs)
        job.succeeded.connect(self._tell)
        return job

    def _start(self, title: str, service: Callable[..., object], *args: object, **kwargs: Any) -> Job:  # noqa: ANN401 - as above
        job = self._page.context.jobs.run(title, service, *args, areas=AREAS, **kwargs)
        job.refused.connect(self._refuse)
        return job

    def _tell(self, order: PurchaseOrder) -> None:
        words = order_steps.state_words(order).lower()
        self._page.context.messages.inform(f"Order {order.number} is now: {words}.")
        self._page.show_subject(order.number)

    def _refuse(self, words: str, *_error: object) -> None:
        self._page.context.messages.refuse(words)

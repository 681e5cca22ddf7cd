"""The reorder plan: by supplier, with quantities to change and orders to create."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLayout, QVBoxLayout

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.purchasing import PurchaseOrder
from retail_desktop.gui import theme
from retail_desktop.gui.filter_box import FilterBox
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Context, Screen
from retail_desktop.gui.screens import save_as, wording
from retail_desktop.gui.screens.alarm_notice import AlarmNotice
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.first_notice import FirstNotice
from retail_desktop.gui.screens.narrowed import Narrowed
from retail_desktop.gui.screens.new_plan import forecast_and_plan, plan_again
from retail_desktop.gui.screens.notice import Notice
from retail_desktop.gui.screens.plan_board import URGENT, PlanBoard
from retail_desktop.gui.screens.plan_budget import PlanBudget
from retail_desktop.gui.screens.plan_lines import PlanLine, SupplierSummary, plan_lines, summaries, totals
from retail_desktop.gui.screens.plan_reading import PlanPage, read_plan_page
from retail_desktop.gui.screens.plan_table import QUANTITY, TICK
from retail_desktop.gui.screens.quantity_edits import QuantityEdits
from retail_desktop.gui.screens.setting_aside import SettingAside, snooze_menu
from retail_desktop.gui.screens.split_dialog import SplitDialog, stores_of
from retail_desktop.gui.screens.supplier_cards import ALL, SupplierCards
from retail_desktop.gui.screens.totals_bar import TotalsBar
from retail_desktop.gui.screens.two_ends import TwoEnds
from retail_desktop.gui.screens.visit import Visit
from retail_desktop.gui.screens.why_panel import WhyPanel
from retail_desktop.services import browse_items, order_goods, report_reorder

WHY_WIDTH = 248
LEAST_WIDTH = 900


class ReorderScreen(Screen):
    """Supplier cards, the plan's table, why a quantity, and the totals."""

    name = "reorder"
    title = "Reorder plan"
    icon_name = "reorder"
    areas = frozenset({"plan", "sales", "forecast"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._page: PlanPage | None = None
        self._lines: list[PlanLine] = []
        self._supplier = ALL
        self._newest_page, self._newest_card = Latest(), Latest()
        self._edits = QuantityEdits(self, self._show_edits)
        self._edits.queue.failed.connect(self._edit_refused)
        self._aside = SettingAside(self, self._edits.stack, self._show_aside, self._edit_refused)
        self._cards, self._board, self._why = SupplierCards(), PlanBoard(), WhyPanel()
        self._first = FirstNotice()
        self._budget = PlanBudget(self, self._edits, lambda: self._lines, self._show_edits)
        self._totals = TotalsBar(self._export, self._print, self._create, self._budget.bar)
        self._notice = Notice("&Make it again", self._plan_again)
        self._alarms = AlarmNotice(self, lambda chosen: self.navigate.emit("items", chosen))
        self._build()
        self._connect()

    def _build(self) -> None:
        self._summary = text(role="muted")
        self._all = QCheckBox("&Show all items")
        self._undo = button("&Undo edit", self._edits.stack.undo, "undo", "Ctrl+Z")
        self._undo.setEnabled(False)
        self._filter = FilterBox(self._board.view)
        head = TwoEnds(
            row(text(self.title, "page"), self._summary),
            row(self._filter, self._all, self._budget.toggle, self._undo),
        )
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._board, 1)
        left.addWidget(self._totals)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addLayout(left, 1)
        self._why.setFixedWidth(theme.px(WHY_WIDTH))
        self.setFocusProxy(self._board.view)
        middle.addWidget(self._why)
        page = QVBoxLayout(self)
        page.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        page.setContentsMargins(12, 10, 12, 10)
        page.setSpacing(8)
        page.addWidget(head)
        page.addWidget(self._first)
        page.addWidget(self._notice)
        page.addWidget(self._alarms)
        page.addWidget(self._cards)
        page.addLayout(middle, 1)

    def _connect(self) -> None:
        self._cards.chosen.connect(self.show_subject)
        self._all.toggled.connect(self._show_lines)
        self._board.current.connect(self._explain)
        self._board.view.activated_row.connect(self._open)
        self._board.model.edited.connect(self._edit)
        self._why.open_item.connect(self._open)
        self._why.reset.connect(self._edits.reset)
        self._why.remark.connect(self._edits.remark)
        self._why.split.connect(lambda _: self._split_by_store())
        self._why.snooze.connect(self._ask_snooze)
        self._why.exclude.connect(lambda _: self._aside.exclude(self._chosen()))
        self._why.bring_back.connect(lambda _: self._aside.bring_back(self._chosen()))
        self._add_actions()
        self._edits.stack.canUndoChanged.connect(self._undo.setEnabled)
        self._edits.stack.undoTextChanged.connect(lambda words: self._undo.setToolTip(f"Undo {words} (Ctrl+Z)"))

    def minimumSizeHint(self) -> QSize:
        """What is left when the reasons give way."""
        return QSize(theme.px(560), theme.px(330))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the table the room where there is little; the item page explains the quantity as well."""
        super().resizeEvent(event)
        self._why.setVisible(self.width() >= theme.px(LEAST_WIDTH))

    def reload(self) -> None:
        """Read the newest plan."""
        self._newest_page.take(self.context.jobs.read(read_plan_page), self._show_page)
        self._alarms.reload()

    def show_subject(self, key: object) -> None:
        """Show the lines of the supplier with this code, or all that a filter leaves; None changes nothing."""
        if isinstance(key, Narrowed):
            self._filter.line.setText(key.words)
            self._filter.filter_now()
            self.show_subject(ALL)
        elif key is not None:
            self._supplier = str(key)
            self._show_lines()

    def _show_page(self, page: PlanPage) -> None:
        before = {line.key: line for line in self._lines} if self._same_plan(page) else {}
        self._page = page
        plan = page.plan
        self._lines = plan_lines(plan.lines, plan.names, plan.supplier_names, page.aside, plan.changes) if plan else []
        for line in self._lines:
            if (old := before.get(line.key)) is not None:
                line.ticked, line.typed = old.ticked, old.typed
        self._edits.begin(plan.plan_id if plan else 0)
        if plan:
            self._budget.begin(plan.plan_id, _currency(plan.suppliers.values()))
        self._explain_emptiness()
        self._show_lines()

    def _same_plan(self, page: PlanPage) -> bool:
        old = self._page.plan if self._page else None
        return old is not None and page.plan is not None and old.plan_id == page.plan.plan_id

    def _explain_emptiness(self) -> None:
        view, page = self._board.view, self._page
        if page is None or page.plan is None:
            view.empty_text(
                "No reorder plan yet. It is made from your sales and stock.", "Forecast and plan", self._plan_anew
            )
        else:
            view.empty_text("Nothing to order here.", "Show all items", lambda: self._all.setChecked(True))
        self._notice.say(page.outdated if page else "")
        self._first.tell(page.first if page else None)

    def _mine(self) -> list[PlanLine]:
        """Lines of the chosen supplier, or all."""
        return [line for line in self._lines if self._supplier in (ALL, line.suggestion.supplier)]

    def _shown(self) -> list[PlanLine]:
        """Without `Show all items` only the lines that ask for something."""
        return [line for line in self._mine() if self._all.isChecked() or _asks(line)]

    def _orderable(self) -> list[PlanLine]:
        return [line for line in self._mine() if line.ticked and line.quantity > 0 and line.suggestion.supplier]

    def _show_lines(self) -> None:
        several = len({line.suggestion.store for line in self._lines}) > 1
        self._board.show_lines(self._shown(), several_stores=several)
        self._splits.setVisible(several)
        self._show_sums()

    def _show_sums(self) -> None:
        """Everything that adds up: cards, heading and totals."""
        plan = self._page.plan if self._page else None
        self._cards.setVisible(plan is not None)
        self._totals.setVisible(plan is not None)
        if self._page is None or plan is None:
            self._summary.setText("")
            return
        today = plan.as_of + timedelta(days=1)
        each = summaries(self._lines, plan.suppliers, plan.as_of, self._page.clocks, self._page.advice)
        if self._supplier not in {one.code for one in each}:
            self._supplier = ALL
        whole = _everything(each)
        self._cards.show_summaries([whole, *each], today, self._supplier)
        chosen = next((one for one in each if one.code == self._supplier), whole)
        parts = [wording.day(today), wording.plural(len(each), "supplier"), wording.plural(whole.lines, "line")]
        if aside := sum(line.aside is not None for line in self._lines):
            parts.append(f"{wording.number(aside)} set aside")
        self._summary.setText(" · ".join(parts))
        self._board.show_heading(self._shown(), plan.suppliers.get(self._supplier), chosen, today)
        orders = {(line.suggestion.supplier, line.suggestion.store) for line in self._orderable()}
        self._totals.show_totals(
            totals(self._mine()), None if chosen is whole else chosen, chosen.currency, len(orders)
        )

    def _explain(self, line: PlanLine | None) -> None:
        shared = line is not None and len(stores_of(self._lines, line)) > 1
        self._why.show_line(line, shared=shared)
        self._newest_card.forget()
        if line is not None:
            job = self.context.jobs.read(browse_items.item_card, *line.key)
            self._newest_card.take(job, lambda card: self._why.show_line(line, card, shared=shared))

    def _split_by_store(self) -> None:
        for line in self._chosen()[:1]:
            dialog = SplitDialog(self, stores_of(self._lines, line))
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._edits.push(f"split of {line.suggestion.sku}", dialog.steps())

    def _open(self, line: PlanLine) -> None:
        among = tuple(one.key for one in self._board.model.rows())
        self.navigate.emit("item", Visit(line.key, among, self.name))

    def _open_chosen(self) -> None:
        for line in self._chosen()[:1]:
            self._open(line)

    def _edit(self, line: PlanLine, key: str, value: object) -> None:
        if key == QUANTITY:
            self._edits.type(line, str(value))
        elif key == TICK:
            line.ticked = bool(value)
            self._show_edit(line)

    def _show_edit(self, line: PlanLine) -> None:
        self._show_edits([line])

    def _show_edits(self, lines: Sequence[PlanLine]) -> None:
        if len(lines) == 1:
            self._board.model.refresh(lines[0])
        else:
            self._board.model.refresh_all()
        self._show_sums()
        current = self._board.view.current_row()
        if any(line is current for line in lines):
            self._explain(current)

    def _add_actions(self) -> None:
        """What can be done with the rows selected, in their own menu."""
        view = self._board.view
        for words, slot in (
            ("Snooze…", self._ask_snooze),
            ("Exclude", lambda: self._aside.exclude(self._chosen())),
            ("Bring back", lambda: self._aside.bring_back(self._chosen())),
            ("Split by store…", self._split_by_store),
            ("Open item", self._open_chosen),
        ):
            action = QAction(words, view)
            action.triggered.connect(lambda _checked, slot=slot: slot())
            view.addAction(action)
            if slot == self._split_by_store:
                self._splits = action

    def _chosen(self) -> list[PlanLine]:
        """The rows selected, else the current one."""
        view = self._board.view
        return view.selected_rows() or [line for line in (view.current_row(),) if line is not None]

    def _ask_snooze(self, _line: PlanLine | None = None) -> None:
        plan, lines = self._page.plan if self._page else None, self._chosen()
        if plan is None or not lines:
            return
        supplier = plan.suppliers.get(lines[0].suggestion.supplier)
        today = plan.as_of + timedelta(days=1)
        menu = snooze_menu(self, today, supplier, lambda until: self._aside.snooze(lines, until))
        place = self._why.snooze_button if self._why.isVisible() else self._board.view
        menu.popup(place.mapToGlobal(place.rect().topLeft()))

    def _show_aside(self, line: PlanLine) -> None:
        """A line set aside leaves the list, unless all are shown."""
        self._show_edit(line)
        if not self._all.isChecked():
            self._show_lines()

    def _edit_refused(self, _key: object, words: str) -> None:
        self.context.messages.refuse(words)
        self.reload()

    def _plan_anew(self) -> None:
        forecast_and_plan(self.context, self.reload)

    def _plan_again(self) -> None:
        plan_again(self.context, self.reload)

    def _export(self) -> None:
        self._write("Export the reorder plan", ".xlsx", ".csv")

    def _print(self) -> None:
        self._write("Print the reorder plan to a file", ".pdf")

    def _write(self, title: str, *kinds: str) -> None:
        if self._page is None or self._page.plan is None:
            return
        plan = self._page.plan
        out = save_as.ask_where(self, title, f"Reorder plan {plan.as_of.isoformat()}", *kinds)
        if out is None:
            return
        job = self.context.jobs.run(
            "Writing the reorder plan", report_reorder.write_reorder_report, out, plan_id=plan.plan_id,
            supplier=None if self._supplier == ALL else self._supplier,
        )  # fmt: skip
        job.succeeded.connect(lambda _: save_as.offer_to_open(self.context, out))
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))

    def _create(self) -> None:
        """Create the orders once everything typed is saved."""
        self._budget.settle()
        if self._edits.queue.is_empty:
            self._create_now()
        else:
            self._edits.queue.emptied.connect(self._create_now, Qt.ConnectionType.SingleShotConnection)

    def _create_now(self) -> None:
        chosen = [line.key for line in self._orderable()]
        if not chosen or self._page is None or self._page.plan is None:
            return
        plan_id = self._page.plan.plan_id
        job = self.context.jobs.run(
            "Creating orders", order_goods.create_orders, plan_id=plan_id, chosen=chosen,
            areas=frozenset({"orders", "plan"}),
        )  # fmt: skip
        job.succeeded.connect(self._show_orders)
        job.refused.connect(lambda words, _: self.context.messages.refuse(words))

    def _show_orders(self, orders: Sequence[PurchaseOrder]) -> None:
        numbers = ", ".join(order.number for order in orders)
        self.context.messages.inform(f"{wording.plural(len(orders), 'order')} created: {numbers}")
        self.navigate.emit("orders", tuple(order.number for order in orders))


def _asks(line: PlanLine) -> bool:
    return line.aside is None and (line.quantity > 0 or line.edited or line.suggestion.status in URGENT)


def _everything(each: Sequence[SupplierSummary]) -> SupplierSummary:
    """All suppliers as one card; amounts in one currency only add up when there is one."""
    return SupplierSummary(
        code=ALL,
        name="All suppliers",
        lines=sum(one.lines for one in each),
        cost=sum((one.cost for one in each), Decimal(0)),
        minimum=Decimal(0),
        currency=_currency(each),
        order_day=None,
    )


def _currency(each: Iterable[SupplierSummary | Supplier]) -> str:
    """The one currency that all have; empty where there are several."""
    found = {one.currency for one in each}
    return found.pop() if len(found) == 1 else ""

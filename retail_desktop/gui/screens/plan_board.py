"""The plan's table under its heading: one supplier's lines or all of them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.replenishment import Status
from retail_desktop.domain.replenishment.ordering_days import arrival, calendar_of, chances_from
from retail_desktop.gui.icons import status_icon
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card, Sign, row, text
from retail_desktop.gui.screens.plan_lines import PlanLine, SupplierSummary
from retail_desktop.gui.screens.plan_table import STORE, ShortStatus, plan_columns
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import TableModel
from retail_desktop.gui.table_view import TableView

URGENT = {Status.OUT: "out", Status.BEFORE_DELIVERY: "before delivery", Status.ORDER_TODAY: "today"}


class PlanBoard(Card):
    """Heading, status counts and table; `current` tells which line is looked at."""

    current = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=0, spacing=0)
        self.model = TableModel(plan_columns(), self, key=lambda line: line.key)
        self.view = TableView(self.model, "reorder_plan")
        WideColumn(self.view, "name")
        status = self.model.place_of("status")
        self.view.setItemDelegateForColumn(status, ShortStatus(self.model.columns[status], self.model, self.view))
        self._heading, self._terms = text(role="panel"), text(role="muted", elided=True)
        head = row(self._heading, self._terms, spacing=12)
        head.setStretch(1, 1)
        head.setContentsMargins(11, 8, 11, 8)
        self._add_counts(head)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.view.selectionModel().currentRowChanged.connect(self._tell_current)

    def _add_counts(self, head: QHBoxLayout) -> None:
        self._counts: dict[Status, tuple[Sign, QLabel]] = {}
        for status in URGENT:
            sign, words = Sign(status_icon(status)), text()
            head.addLayout(row(sign, words, spacing=6))
            self._counts[status] = (sign, words)

    def show_lines(self, lines: Sequence[PlanLine], *, several_stores: bool) -> None:
        """Show these lines; the current one stays current, else the first becomes it."""
        self.view.set_column_shown(STORE, several_stores)
        before = self.view.current_row()
        self.model.set_rows(lines)
        kept = before is not None and self.view.go_to(before.key)
        if not kept and (rows := self.model.rows()):
            self.view.go_to(rows[0].key)
        self.current.emit(self.view.current_row())

    def show_heading(
        self, lines: Sequence[PlanLine], supplier: Supplier | None, chosen: SupplierSummary, today: date
    ) -> None:
        """Name the lines shown, their supplier's days and how many are urgent."""
        self._heading.setText(chosen.name)
        terms = [_terms(supplier, today)] if supplier else []
        self._terms.setText(" · ".join(filter(None, (*terms, chosen.review))))
        counts = Counter(line.suggestion.status for line in lines)
        for status, (sign, words) in self._counts.items():
            words.setText(f"{wording.number(counts[status])} {URGENT[status]}")
            for part in (sign, words):
                part.setVisible(counts[status] > 0)

    def _tell_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.current.emit(self.model.row_at(index))


def _terms(supplier: Supplier, today: date) -> str:
    calendar = calendar_of(supplier)
    chance, after = chances_from(today, calendar, supplier.review_days)
    arrives = arrival(chance, supplier.lead_time_days, calendar)
    words = f"Lead time {wording.plural(supplier.lead_time_days, 'day')} · arrives {wording.day(arrives)}"
    if supplier.order_weekdays:
        words += f" · next order {wording.day(after)}"
    return words

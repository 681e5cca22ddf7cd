"""What every part of the stock page is, and how it asks for work."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from retail_desktop.domain.receiving import SupplierReturn
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import Card
from retail_desktop.gui.screens.wide_column import WideColumn
from retail_desktop.gui.table_model import Column, TableModel
from retail_desktop.gui.table_view import TableView
from retail_desktop.services.book_stock import Booked

AREAS = frozenset({"ledger"})


class StockTab(QWidget):
    """A table with a line above it; `column` takes further lines, `latest` keeps the newest question."""

    def __init__(
        self, page: Screen, columns: Sequence[Column], name: str, wide: str, key: Callable[[Any], Any]
    ) -> None:
        super().__init__()
        self.page, self.latest = page, Latest()
        self.model = TableModel(columns, self, key=key)
        self.view = TableView(self.model, name)
        WideColumn(self.view, wide)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(8)
        self.card = Card(padding=0)
        self.card.body.addWidget(self.view)

    def reload(self) -> None:
        """Read the data again and show it."""

    def read(self, show: Callable[[Any], object], service: Callable[..., Any], *args: object) -> None:
        """Ask a service for what the tab shows."""
        self.latest.take(self.page.context.jobs.read(service, *args), show, lambda words, _: self.refuse(words))

    def run(
        self,
        title: str,
        service: Callable[..., Any],
        *args: object,
        done: Callable[[Any], object] | None = None,
        **more: object,
    ) -> None:
        """Have something booked; a refusal is shown as it is."""
        job = self.page.context.jobs.run(title, service, *args, areas=AREAS, **more)
        job.succeeded.connect(done or self.tell)
        job.refused.connect(lambda words, _: self.refuse(words))

    def tell(self, booked: object) -> None:
        """Say what was booked."""
        if isinstance(booked, Booked):
            words = [f"Booked as action {booked.number}.", *booked.warnings]
            (self.page.context.messages.warn if booked.warnings else self.page.context.messages.inform)(" ".join(words))
        if isinstance(booked, SupplierReturn):
            self.page.context.messages.inform(
                f"Return {booked.number}: {wording.units(booked.units)} units go back to {booked.supplier_name}."
            )

    def refuse(self, words: str) -> None:
        """Show why something cannot be done."""
        self.page.context.messages.refuse(words)

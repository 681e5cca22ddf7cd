"""A question that the file alone cannot answer: the choices side by side, with examples from the file."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QComboBox, QDateEdit, QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.periods import Period
from retail_desktop.gui.screens import import_words
from retail_desktop.gui.screens.card import Card, button, row, text

_KEYS = {"ignore": "Not imported", "sku": "Item code", "barcode": "Barcode", "name": "Item name"}
FIELDS = {
    Target.SALES: _KEYS | {
        "date": "Date", "time": "Time", "category": "Category", "quantity": "Quantity", "price": "Unit price",
        "amount": "Net amount", "cost": "Unit cost", "store": "Store", "receipt": "Receipt number",
    },
    Target.ITEMS: _KEYS | {
        "category": "Category", "supplier": "Supplier", "supplier_code": "Supplier's item code", "price": "Price",
        "unit_cost": "Unit cost", "pack_size": "Pack size", "minimum_order": "Minimum order",
        "lead_time_days": "Lead time in days", "service_level": "Service level",
        "shelf_life_days": "Shelf life in days", "status": "Status",
    },
    Target.SUPPLIERS: {
        "ignore": "Not imported", "code": "Supplier's code", "name": "Name", "lead_time_days": "Lead time in days",
        "review_days": "Days between orders", "order_weekdays": "Order days", "minimum_order_value": "Minimum order",
        "currency": "Currency", "contact": "Contact", "email": "E-mail", "phone": "Phone", "address": "Address",
        "account_number": "Our account number",
    },
    Target.STOCK: _KEYS | {"date": "Date", "store": "Store", "on_hand": "Counted stock"},
}  # fmt: skip
"""What a column may hold, as the user calls it."""


class ImportQuestion(QWidget):
    """Shows one question; `answer(needs, value)` is called with what the user picked."""

    def __init__(self, answer: Callable[[str, object], object]) -> None:
        super().__init__()
        self._answer = answer
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._body: QWidget | None = None

    def ask(self, report: ImportReport) -> None:
        """Ask what the report needs."""
        if self._body is not None:
            self._body.deleteLater()
        needs, choices = report.needs or "", report.choices or {}
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(text(report.error or "", wrap=True))
        if needs == "columns":
            body.addWidget(_ColumnForm(choices, FIELDS[report.target], partial(self._answer, needs)), 1)
        elif needs == "date":
            body.addWidget(_PeriodForm(partial(self._answer, needs)))
            body.addStretch(1)
        else:
            body.addWidget(self._choices(needs, choices))
            body.addStretch(1)
        self._layout.addWidget(self._body)

    def _choices(self, needs: str, choices: Mapping[str, object]) -> QWidget:
        side_by_side = QWidget()
        layout = QHBoxLayout(side_by_side)
        layout.setContentsMargins(0, 0, 0, 0)
        for value, examples in choices.items():
            if (needs, value) == ("duplicates", "days"):
                continue
            card = Card()
            pick = button(import_words.answer_words(needs, value), partial(self._answer, needs, value))
            card.body.addWidget(pick)
            card.body.addWidget(text(import_words.examples_of(examples), wrap=True))
            layout.addWidget(card, 1)
        return side_by_side


class _ColumnForm(QWidget):
    """What each column holds, with a cell of it as an example."""

    def __init__(
        self, choices: Mapping[str, object], fields: Mapping[str, str], answer: Callable[[object], object]
    ) -> None:
        super().__init__()
        self._answer = answer
        self._fields: dict[str, QComboBox] = {}
        inner = QWidget()
        form = QFormLayout(inner)
        for header, example in choices.items():
            box = QComboBox()
            for value, words in fields.items():
                box.addItem(words, value)
            box.setAccessibleName(f"What column {header} holds")
            self._fields[header] = box
            form.addRow(text(header, "strong"), box)
            form.addRow("", text(import_words.examples_of(example).replace("\n", ", "), "muted"))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(row(None, button("&Use these columns", self._use, role="primary")))

    def _use(self) -> None:
        self._answer({header: box.currentData() for header, box in self._fields.items()})


class _PeriodForm(QWidget):
    """The days that a file without dates speaks of."""

    def __init__(self, answer: Callable[[object], object]) -> None:
        super().__init__()
        self._answer = answer
        today = QDate.currentDate()
        self._first, self._last = _day_field(today.addDays(-7)), _day_field(today.addDays(-1))
        self._problem = text("", "muted", wrap=True)
        use = button("&Use these days", self._use, role="primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(text("From"), self._first, text("to"), self._last, None, use))
        layout.addWidget(self._problem)

    def _use(self) -> None:
        try:
            self._answer(Period(_day(self._first), _day(self._last)))
        except RetailError as refusal:
            self._problem.setText(str(refusal))


def _day_field(day: QDate) -> QDateEdit:
    field = QDateEdit(day)
    field.setCalendarPopup(True)
    field.setDisplayFormat(QLocale().dateFormat(QLocale.FormatType.ShortFormat))
    return field


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())

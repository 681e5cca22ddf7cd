"""The terms of a supplier to be read and changed: fields, each with its own reason where it cannot be so."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from retail_desktop.domain.catalogue import Supplier, SupplyTerms
from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.term_checks import supplier_faults
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.form_field import Field, TextField
from retail_desktop.gui.screens.term_fields import supplier_fields

NEW = Supplier("", "")
One = TypeVar("One", Supplier, SupplyTerms)


class Fields(QWidget):
    """Fields two in a line; what each says of a value, and what is wrong with it."""

    changed = Signal()

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self.fields = {field.name: field for field in fields}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for place, field in enumerate(fields):
            grid.addWidget(field, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
            field.changed.connect(self.changed)
        grid.setRowStretch(grid.rowCount(), 1)

    def show_values(self, value: Supplier | SupplyTerms) -> None:
        """Show what a supplier, or an item's terms, say."""
        for name, field in self.fields.items():
            field.show_value(getattr(value, name))
            field.show_fault("")

    def read(self, base: One, check: Callable[[One], dict[str, str]]) -> tuple[One | None, dict[str, str]]:
        """What the fields make of a value, None where one cannot be read; and what is wrong, by field."""
        given, faults = dict[str, Any](), dict[str, str]()
        for name, field in self.fields.items():
            try:
                given[name] = field.read()
            except RetailError as refusal:
                faults[name] = str(refusal)
        value = replace(base, **given)
        return (None if faults else value), check(value) | faults

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say at each field what is wrong with it."""
        for name, field in self.fields.items():
            field.show_fault(faults.get(name, ""))


class SupplierForm(QWidget):
    """`saved(value, before)`: the user wants the terms kept; `before` is None for a new supplier."""

    saved = Signal(object, object)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before: Supplier | None = None
        self._shown: Supplier | None = None
        self._may_change = False
        self.fields = Fields(supplier_fields())
        self.words = text(role="muted")
        self.save = button("&Save", self._save, role="primary")
        self.discard = button("Dis&card", self.start_again)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.fields)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 8, 0, 0)
        page.addWidget(area, 1)
        page.addLayout(row(self.words, None, self.discard, self.save))
        self.fields.changed.connect(self._judge)

    def show_supplier(self, supplier: Supplier | None, *, may_change: bool) -> None:
        """Show a supplier's terms, or empty fields for a new one; whatever was typed before is gone."""
        self._before, self._may_change = supplier, may_change
        self.start_again()

    def start_again(self) -> None:
        """Show what is stored."""
        self.fields.show_values(self._before or NEW)
        code = self.fields.fields["code"]
        if isinstance(code, TextField):
            code.line.setReadOnly(self._before is not None)
        self.fields.setEnabled(self._may_change)
        self._shown, _ = self._read()
        self._judge()

    @property
    def is_new(self) -> bool:
        """Whether the fields are those of a supplier that is not stored yet."""
        return self._before is None

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not stored."""
        return self._is_other(self._read()[0])

    @property
    def can_save(self) -> bool:
        """Whether what was typed can be stored."""
        value, faults = self._read()
        return value is not None and not faults

    def _is_other(self, value: Supplier | None) -> bool:
        """Whether a value is not what was shown first; fields that cannot be read are."""
        return value != self._shown or (value is None and self._typed())

    def _typed(self) -> bool:
        lines = (field.line for field in self.fields.fields.values() if isinstance(field, TextField))
        return any(line.isModified() for line in lines)

    def _read(self) -> tuple[Supplier | None, dict[str, str]]:
        return self.fields.read(self._before or NEW, supplier_faults)

    def _judge(self) -> None:
        """Say what is wrong, and whether there is something to save."""
        value, faults = self._read()
        changed = self._is_other(value)
        self.fields.show_faults(faults if changed else {})
        may_save = changed and not faults and self._may_change
        self.save.setEnabled(may_save)
        self.discard.setEnabled(changed)
        if not self._may_change:
            words = "Your role may look, but not change terms."
        elif not changed:
            words = "Fields with * are needed." if self.is_new else "Nothing to save."
        else:
            words = "Not saved yet." if may_save else "Mend the marked fields to save."
        self.words.setText(words)
        self.edited.emit()

    def _save(self) -> None:
        value, faults = self._read()
        if value is not None and not faults:
            self.saved.emit(value, self._before)

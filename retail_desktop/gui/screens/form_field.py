"""One field of a form: its name, whether it is needed, what is typed, and beneath it why that cannot be taken."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.typed_terms import WEEKDAYS
from retail_desktop.gui.icons import icon
from retail_desktop.gui.screens.card import Sign, text

REQUIRED = " *"


class WeekdayBoxes(QWidget):
    """Seven days to press; none pressed means any day."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        self.days = [QToolButton() for _ in WEEKDAYS]
        for day, name in zip(self.days, WEEKDAYS, strict=True):
            day.setText(name[:2])
            day.setAccessibleName(name)
            day.setCheckable(True)
            day.setProperty("role", "day")
            day.toggled.connect(lambda _: self.changed.emit())
            line.addWidget(day, 1)
        self.setFocusProxy(self.days[0])

    def show_days(self, days: Iterable[int]) -> None:
        """Press these days."""
        wanted = set(days)
        for place, day in enumerate(self.days):
            day.setChecked(place in wanted)

    def chosen(self) -> frozenset[int]:
        """The days that are pressed."""
        return frozenset(place for place, day in enumerate(self.days) if day.isChecked())


class Field(QWidget):
    """`read()` gives the value, or refuses with a reason; `changed` when something was typed, `left` on going on."""

    changed = Signal()
    left = Signal()

    def __init__(self, name: str, label: str, editor: QWidget, *, required: bool = False) -> None:
        super().__init__()
        self.name, self.editor = name, editor
        self.caption = text(f"{label}{REQUIRED if required else ''}", "caption", elided=True)
        editor.setAccessibleName(f"{label}, required" if required else label)
        self._sign = Sign(icon("ph.warning-fill", "out_now"), 12)
        self._reason = text(role="fault", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.caption)
        column.addWidget(editor)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._sign)
        line.addWidget(self._reason, 1)
        column.addLayout(line)
        self.setFocusProxy(editor)
        self.show_fault("")

    def show_fault(self, reason: str) -> None:
        """Say beneath the field why it cannot be taken; nothing where it can."""
        self._reason.setText(reason)
        for part in (self._sign, self._reason):
            part.setVisible(bool(reason))
        self.editor.setAccessibleDescription(reason)

    @property
    def fault(self) -> str:
        """What is said beneath the field."""
        return self._reason.text()

    def read(self) -> Any:  # noqa: ANN401 - each field has its own kind of value
        """The value."""

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - as above
        """Show a value."""


class TextField(Field):
    """A line of text; `reading` makes a value of it and `writing` a text."""

    def __init__(
        self,
        name: str,
        label: str,
        reading: Callable[[str], object] = str.strip,
        writing: Callable[[Any], str] = str,
        *,
        example: str = "",
        required: bool = False,
    ) -> None:
        self.line = QLineEdit()
        super().__init__(name, label, self.line, required=required)
        self._reading, self._writing, self._required = reading, writing, required
        self.line.setPlaceholderText(example)
        self.line.textEdited.connect(lambda _: self.changed.emit())
        self.line.editingFinished.connect(self.left)

    def read(self) -> object:
        """The value of what was typed.

        Raises:
            RetailError: nothing was typed where something is needed, or it cannot be read.
        """
        if self._required and not self.line.text().strip():
            raise RetailError("This is needed.")
        return self._reading(self.line.text())

    def show_value(self, value: Any) -> None:  # noqa: ANN401 - each field has its own kind of value
        """Write the value into the line."""
        self.line.setText("" if value is None else self._writing(value))
        self.line.setCursorPosition(0)


class DaysField(Field):
    """Weekdays to press."""

    def __init__(self, name: str, label: str) -> None:
        self.boxes = WeekdayBoxes()
        super().__init__(name, label, self.boxes)
        self.boxes.changed.connect(self.changed)

    def read(self) -> frozenset[int]:
        """The days that are pressed."""
        return self.boxes.chosen()

    def show_value(self, value: frozenset[int]) -> None:
        """Press the days."""
        self.boxes.show_days(value)


class ChoiceField(Field):
    """One of some values, each with its words."""

    def __init__(self, name: str, label: str, *, required: bool = False) -> None:
        self.box = QComboBox()
        super().__init__(name, label, self.box, required=required)
        self.box.activated.connect(lambda _: self.changed.emit())

    def offer(self, choices: Iterable[tuple[str, object]]) -> None:
        """Offer these words and their values."""
        self.box.clear()
        for words, value in choices:
            self.box.addItem(words, value)

    def read(self) -> object:
        """The value that is chosen."""
        return self.box.currentData()

    def show_value(self, value: object) -> None:
        """Choose the value."""
        self.box.setCurrentIndex(self.box.findData(value))

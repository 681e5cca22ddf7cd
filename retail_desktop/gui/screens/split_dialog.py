"""One item that several stores need: how what is ordered is split between them."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from retail_desktop.domain.quantity_changes import ChangeReason
from retail_desktop.domain.replenishment.splitting import shared
from retail_desktop.gui import theme
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.card import button, row, text
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.screens.quantity_edits import Figure, Step, figure_of

HEADINGS = ("Store", "On hand", "On order", "Sells a day", "Needs", "Suggested", "Packs", "Units", "Lasts")
WIDTH, MOST_PACKS = 640, 100_000


def stores_of(lines: Sequence[PlanLine], line: PlanLine) -> list[PlanLine]:
    """The lines among which an item's order can be split: the same supplier and pack, not set aside."""
    one = line.suggestion
    return [
        other
        for other in lines
        if other.aside is None
        and other.suggestion.sku == one.sku
        and other.suggestion.supplier == one.supplier
        and other.suggestion.pack_size == one.pack_size
    ]


class SplitDialog(QDialog):
    """A row a store; packs go from one to another until as much is given as is ordered."""

    def __init__(self, parent: QWidget, lines: Sequence[PlanLine]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Split by store")
        self.setMinimumWidth(theme.px(WIDTH))
        self._lines = tuple(lines)
        self._pack = lines[0].suggestion.pack_size
        self.total = sum((line.quantity for line in lines), Decimal(0))
        self.packs = [self._box(line) for line in lines]
        self._units, self._lasts = [text() for _ in lines], [text("", "muted") for _ in lines]
        self.words = text(wrap=True)
        self.by_need = button("Share by &need", self._share)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.split = QPushButton("&Split")
        self.split.setProperty("role", "primary")
        self.split.setDefault(True)
        self.buttons.addButton(self.split, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._build()
        self._follow()

    def _box(self, line: PlanLine) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, MOST_PACKS)
        box.setValue(int(line.packs))
        box.setSuffix(f" × {wording.units(self._pack)}")
        box.setAccessibleName(f"Packs for {line.suggestion.store}")
        box.valueChanged.connect(lambda _: self._follow())
        return box

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        first = self._lines[0]
        layout.addWidget(text(f"{first.suggestion.sku} {first.name}", "panel"))
        layout.addWidget(text(f"{wording.units(self.total)} are ordered in all; that stays.", "muted"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, heading in enumerate(HEADINGS):
            grid.addWidget(text(heading, "muted"), 0, column, right if column else Qt.AlignmentFlag.AlignLeft)
        for place, line in enumerate(self._lines, start=1):
            for column, part in enumerate(self._cells(line, place - 1)):
                where = right if column and not isinstance(part, QSpinBox) else Qt.AlignmentFlag(0)
                grid.addWidget(part, place, column, where)
        layout.addLayout(grid)
        layout.addWidget(self.words)
        layout.addLayout(row(self.by_need, None, self.buttons))

    def _cells(self, line: PlanLine, place: int) -> list[QWidget]:
        one = line.suggestion
        needs = max(Decimal(0), one.order_up_to - one.inventory_position)
        figures = (
            wording.units(one.on_hand), wording.units(one.on_order), wording.number(one.daily_demand, 1),
            wording.units(needs), wording.units(one.suggested_quantity),
        )  # fmt: skip
        name = QLabel(one.store)
        name.setTextFormat(Qt.TextFormat.PlainText)
        return [name, *map(text, figures), self.packs[place], self._units[place], self._lasts[place]]

    @property
    def quantities(self) -> list[Decimal]:
        """Units for each store."""
        return [box.value() * self._pack for box in self.packs]

    def steps(self) -> list[Step]:
        """The lines whose quantity changes, with what it was and what it becomes."""
        found: list[Step] = []
        for line, units in zip(self._lines, self.quantities, strict=True):
            if units != line.quantity:
                as_suggested = units == line.suggestion.suggested_quantity
                after = Figure(None, None) if as_suggested else Figure(units, None, ChangeReason.SPLIT)
                found.append((line, figure_of(line), after))
        return found

    def _share(self) -> None:
        wanted = shared([line.suggestion for line in self._lines], self.total)
        for box, units in zip(self.packs, wanted, strict=True):
            box.setValue(int(units / self._pack))

    def _follow(self) -> None:
        """Say what each store gets and how long it lasts; only a full split can be kept."""
        for line, units, shown, lasts in zip(self._lines, self.quantities, self._units, self._lasts, strict=True):
            shown.setText(wording.units(units))
            one = line.suggestion
            days = (one.inventory_position + units) / one.daily_demand if one.daily_demand > 0 else None
            lasts.setText(wording.NOTHING if days is None else wording.plural(int(days), "day"))
        left = self.total - sum(self.quantities, Decimal(0))
        if left > 0:
            self.words.setText(f"{wording.packs(left, self._pack)} still to give to a store.")
        elif left < 0:
            self.words.setText(f"{wording.packs(-left, self._pack)} too many: take them from a store.")
        else:
            self.words.setText("Everything is given.")
        self.split.setEnabled(left == 0)

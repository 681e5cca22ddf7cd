"""Changed quantities that can be undone and redone, each saved at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtGui import QUndoCommand, QUndoStack

from retail_desktop.domain.quantity_changes import ChangeReason, QuantityWish
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.edit_queue import EditQueue
from retail_desktop.gui.screens.plan_lines import PlanLine, typed_quantity
from retail_desktop.gui.screens.typed_figures import QuantityError


@dataclass(frozen=True, slots=True)
class Figure:
    """A line's quantity at one moment; `ordered` None is the suggestion, `typed` the figure before rounding."""

    ordered: Decimal | None
    typed: Decimal | None
    reason: ChangeReason = ChangeReason.OWN
    remark: str = ""


Step = tuple[PlanLine, Figure, Figure]
"""A line, and its figure before and after."""


class QuantityEdits:
    """The undo stack of one plan; `changed` is called with the lines after every step."""

    def __init__(self, page: Screen, changed: Callable[[Sequence[PlanLine]], object]) -> None:
        self.queue = EditQueue(page)
        self.stack = QUndoStack(page)
        self._changed = changed
        self._plan_id = 0

    def begin(self, plan_id: int) -> None:
        """Work on a plan; a new one begins without anything to undo."""
        if plan_id != self._plan_id:
            self.stack.clear()
        self._plan_id = plan_id

    def type(self, line: PlanLine, text: str) -> None:
        """Take what was typed into the quantity's cell; what cannot be ordered is marked with its reason."""
        try:
            figure = typed_quantity(text, line.suggestion.pack_size)
        except QuantityError as refusal:
            line.problem = str(refusal)
            self._changed([line])
            return
        line.problem = ""
        typed, rounded = figure or (None, None)
        after = Figure(None if rounded == line.suggestion.suggested_quantity == typed else rounded, typed)
        before = figure_of(line)
        if (after.ordered, after.typed) == (before.ordered, before.typed):
            self._changed([line])
        else:
            self.push(f"quantity of {line.suggestion.sku}", [(line, before, after)])

    def reset(self, line: PlanLine) -> None:
        """Go back to the suggestion."""
        self.push(f"quantity of {line.suggestion.sku}", [(line, figure_of(line), Figure(None, None))])

    def remark(self, line: PlanLine, words: str) -> None:
        """Keep why a quantity was changed."""
        before = figure_of(line)
        if line.edited and words != before.remark:
            self.push(f"note on {line.suggestion.sku}", [(line, before, replace(before, remark=words))])

    def push(self, words: str, steps: Sequence[Step]) -> None:
        """Change lines together: one step to undo."""
        if steps:
            self.stack.push(_Edit(self, words, steps))

    def apply(self, figures: Iterable[tuple[PlanLine, Figure]]) -> None:
        """Set the lines' quantities, tick those with something to order, and save them."""
        lines = list[PlanLine]()
        for line, figure in figures:
            show_figure(line, figure)
            rounded = figure.typed is not None and figure.typed != figure.ordered
            note = figure.remark or (line.note if rounded else "")
            self.queue.put(self._plan_id, QuantityWish(*line.key, figure.ordered, note, figure.reason))
            lines.append(line)
        self._changed(lines)


class _Edit(QUndoCommand):
    def __init__(self, edits: QuantityEdits, words: str, steps: Sequence[Step]) -> None:
        super().__init__(words)
        self._edits, self._steps = edits, tuple(steps)

    def redo(self) -> None:
        self._edits.apply((line, after) for line, _, after in self._steps)

    def undo(self) -> None:
        self._edits.apply((line, before) for line, before, _ in self._steps)


def figure_of(line: PlanLine) -> Figure:
    """A line's quantity as it is now."""
    return Figure(line.suggestion.ordered_quantity, line.typed, line.reason, line.remark)


def show_figure(line: PlanLine, figure: Figure) -> None:
    """Give a line a quantity, and tick it if there is something to order; nothing is saved."""
    line.suggestion = replace(line.suggestion, ordered_quantity=figure.ordered)
    line.typed, line.problem = figure.typed, ""
    line.reason, line.remark = figure.reason, figure.remark
    line.ticked = line.quantity > 0

"""Typed quantities that can be undone and redone, each saved at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from PySide6.QtGui import QUndoCommand, QUndoStack

from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.edit_queue import EditQueue
from retail_desktop.gui.screens.plan_lines import PlanLine, typed_quantity
from retail_desktop.gui.screens.typed_figures import QuantityError


@dataclass(frozen=True, slots=True)
class Figure:
    """A line's quantity at one moment; `ordered` None is the suggestion, `typed` the figure before rounding."""

    ordered: Decimal | None
    typed: Decimal | None


class QuantityEdits:
    """The undo stack of one plan; `changed` is called with the line after every step."""

    def __init__(self, page: Screen, changed: Callable[[PlanLine], object]) -> None:
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
            self._changed(line)
            return
        line.problem = ""
        typed, rounded = figure or (None, None)
        after = Figure(None if rounded == line.suggestion.suggested_quantity == typed else rounded, typed)
        if after == _figure(line):
            self._changed(line)
        else:
            self.stack.push(_Edit(self, line, after))

    def reset(self, line: PlanLine) -> None:
        """Go back to the suggestion."""
        self.stack.push(_Edit(self, line, Figure(None, None)))

    def apply(self, line: PlanLine, figure: Figure) -> None:
        """Set a line's quantity, tick it if there is something to order, and save it."""
        line.suggestion = replace(line.suggestion, ordered_quantity=figure.ordered)
        line.typed, line.problem = figure.typed, ""
        line.ticked = line.quantity > 0
        rounded = figure.typed is not None and figure.typed != figure.ordered
        self.queue.put(self._plan_id, line.key, figure.ordered, line.note if rounded else "")
        self._changed(line)


class _Edit(QUndoCommand):
    def __init__(self, edits: QuantityEdits, line: PlanLine, after: Figure) -> None:
        super().__init__(f"quantity of {line.suggestion.sku}")
        self._edits, self._line = edits, line
        self._before, self._after = _figure(line), after

    def redo(self) -> None:
        self._edits.apply(self._line, self._after)

    def undo(self) -> None:
        self._edits.apply(self._line, self._before)


def _figure(line: PlanLine) -> Figure:
    return Figure(line.suggestion.ordered_quantity, line.typed)

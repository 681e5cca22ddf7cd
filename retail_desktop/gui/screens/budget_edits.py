"""What a budget does to the lines of a plan: shown at once, and one step to undo once it is meant."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from retail_desktop.domain.quantity_changes import ChangeReason
from retail_desktop.domain.replenishment.budgets import Cut, Kept, kept
from retail_desktop.gui.screens import wording
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.screens.quantity_edits import Figure, QuantityEdits, Step, figure_of, show_figure


class BudgetEdits:
    """Cuts lines in the plan's own order of least regret; what a person typed or left out is not touched."""

    def __init__(self, edits: QuantityEdits) -> None:
        self._edits = edits
        self._steps: Sequence[Cut] = ()
        self._before: dict[tuple[str, str], tuple[PlanLine, Figure]] = {}

    def begin(self, steps: Sequence[Cut]) -> None:
        """Follow these steps from now on."""
        self._steps, self._before = steps, {}

    def most(self, lines: Iterable[PlanLine]) -> Decimal:
        """What all lines cost that are to be ordered, before any budget."""
        return sum((_whole_cost(line) for line in lines), Decimal(0))

    def show(self, lines: Sequence[PlanLine], budget: Decimal | None) -> tuple[Kept, list[PlanLine]]:
        """Cut the lines down to a budget; gives what is kept, and the lines that changed."""
        fixed = {line.key for line in lines if _is_fixed(line)}
        value = self.most(lines)
        found = Kept(value=value) if budget is None else kept(self._steps, value, budget, fixed)
        moved = []
        for line in lines:
            if line.key in fixed:
                continue
            left = found.quantities.get(line.key)
            wanted = Figure(None, None) if left is None else Figure(left, None, ChangeReason.BUDGET)
            if line.quantity != (line.suggestion.suggested_quantity if left is None else left):
                self._before.setdefault(line.key, (line, figure_of(line)))
                show_figure(line, wanted)
                moved.append(line)
        return found, moved

    def choose(self, budget: Decimal | None) -> None:
        """Save what is shown, as one step to undo."""
        steps: list[Step] = [
            (line, before, figure_of(line)) for line, before in self._before.values() if before != figure_of(line)
        ]
        self._before = {}
        words = "taking the budget away" if budget is None else f"budget of {wording.number(budget, 2)}"
        self._edits.push(words, steps)


def next_best(found: Kept, lines: Iterable[PlanLine], currency: str) -> str:
    """What the best case that did not fit would cost and save, in a sentence."""
    cut = found.next_best
    if cut is None:
        return "Everything fits."
    line = next(one for one in lines if one.key == cut.key)
    what = f"{wording.packs(cut.units, line.suggestion.pack_size)} {line.name}"
    words = f"Next best: {what}, {wording.money(cut.frees, currency)}"
    return f"{words}, saves about {wording.money(cut.saves, currency)} a week" if cut.saves > 0 else words


def _is_fixed(line: PlanLine) -> bool:
    """Whether a person decided on the line: typed its quantity, split it, or left it out."""
    by_hand = line.suggestion.ordered_quantity is not None and line.reason is not ChangeReason.BUDGET
    return by_hand or line.aside is not None or (not line.ticked and line.quantity > 0)


def _whole_cost(line: PlanLine) -> Decimal:
    if line.aside is not None or (not line.ticked and line.quantity > 0):
        return Decimal(0)
    suggestion = line.suggestion
    quantity = line.quantity if _is_fixed(line) else suggestion.suggested_quantity
    return quantity * (suggestion.unit_cost or Decimal(0))

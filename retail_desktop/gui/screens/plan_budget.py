"""The budget of the plan's page: reads in which order cases fall away, and follows the bar."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QPushButton

from retail_desktop.domain.quantity_changes import ChangeReason
from retail_desktop.domain.replenishment.budgets import Cut
from retail_desktop.gui.jobs import Latest
from retail_desktop.gui.screen import Screen
from retail_desktop.gui.screens.budget_bar import BudgetBar
from retail_desktop.gui.screens.budget_edits import BudgetEdits, next_best
from retail_desktop.gui.screens.plan_lines import PlanLine
from retail_desktop.gui.screens.quantity_edits import QuantityEdits
from retail_desktop.services import plan_budgets


class PlanBudget:
    """Connects bar, lines and undo; `lines` gives the plan's lines, `changed` is called with those that moved."""

    def __init__(
        self,
        page: Screen,
        edits: QuantityEdits,
        lines: Callable[[], list[PlanLine]],
        changed: Callable[[list[PlanLine]], object],
    ) -> None:
        self.bar, self.toggle = BudgetBar(), QPushButton("Bud&get")
        self.toggle.setCheckable(True)
        self.toggle.setToolTip("Keep the plan within a budget")
        self.toggle.toggled.connect(lambda wanted: self.show(wanted=wanted))
        self._page, self._lines, self._changed = page, lines, changed
        self._edits = BudgetEdits(edits)
        self._newest = Latest()
        self._plan_id, self._currency, self._read_for = 0, "", 0
        self._settling = False
        self.bar.changing.connect(self._show)
        self.bar.chosen.connect(self.settle)
        edits.stack.indexChanged.connect(lambda _: self._offer())
        self.show(wanted=False)

    def begin(self, plan_id: int, currency: str) -> None:
        """Work on a plan; its steps are read once the bar is open."""
        self._plan_id, self._currency = plan_id, currency
        if not self.bar.isHidden():
            self.show(wanted=True)

    def show(self, *, wanted: bool) -> None:
        """Open or close the bar; a budget that was chosen stays."""
        self.bar.setVisible(wanted)
        if wanted and self._plan_id and self._read_for != self._plan_id:
            self.bar.setEnabled(False)
            self.bar.say("Weighing what would be missed least…")
            job = self._page.context.jobs.read(plan_budgets.budget_steps, self._plan_id)
            self._newest.take(job, self._take, lambda words, _: self.bar.say(words))
        elif wanted:
            self._offer()

    def settle(self) -> None:
        """Save what the bar shows."""
        self._settling = True
        self._edits.choose(self.bar.budget)
        self._settling = False

    def _take(self, steps: Sequence[Cut]) -> None:
        self._read_for = self._plan_id
        self._edits.begin(steps)
        self.bar.setEnabled(True)
        self._offer()

    def _offer(self) -> None:
        """Follow the lines: what all of them cost, and what the budget leaves of that."""
        if self._settling or self.bar.isHidden() or self._read_for != self._plan_id:
            return
        lines = self._lines()
        cut = any(line.reason is ChangeReason.BUDGET and line.edited for line in lines)
        spent = sum((line.cost or Decimal(0) for line in lines if line.ticked), Decimal(0))
        self.bar.offer(self._edits.most(lines), spent if cut else None)
        self._show(self.bar.budget)

    def _show(self, budget: Decimal | None) -> None:
        lines = self._lines()
        found, moved = self._edits.show(lines, budget)
        self.bar.say(next_best(found, lines, self._currency))
        if moved:
            self._changed(moved)

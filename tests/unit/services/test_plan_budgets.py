"""What a budget makes of a plan."""

from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.replenishment.budgets import kept
from retail_desktop.services.plan_budgets import budget_steps
from retail_desktop.services.plan_replenishment import make_plan, read_plan
from retail_desktop.services.workplace import Workplace


@pytest.mark.parametrize("budget", ["0", "40", "75.50", "120", "100000"])
def test_the_steps_lead_to_the_same_quantities_as_a_plan_made_with_the_budget(planned: Workplace, budget: str) -> None:
    plan = read_plan(planned)
    steps = budget_steps(planned, plan.plan_id)
    value = sum((line.line_cost or Decimal(0) for line in plan.lines), Decimal(0))
    left = kept(steps, value, Decimal(budget))
    shown = {
        (line.sku, line.store): left.quantities.get((line.sku, line.store), line.suggested_quantity)
        for line in plan.lines
    }
    made = make_plan(planned, budget=Decimal(budget))
    assert shown == {(line.sku, line.store): line.suggested_quantity for line in made.lines}
    assert left.value == sum((line.line_cost or Decimal(0) for line in made.lines), Decimal(0))


def test_only_a_plan_that_is_there_has_steps_and_only_for_those_who_see_costs(planned: Workplace) -> None:
    with pytest.raises(NotFoundError):
        budget_steps(planned, 99)
    with pytest.raises(NotAllowedError):
        budget_steps(Workplace(planned.location, Person("Bob", Role.STAFF)), 1)

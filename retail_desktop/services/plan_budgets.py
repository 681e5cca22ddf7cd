"""What a budget makes of a plan that was made without one."""

from retail_desktop.domain.people import Permission
from retail_desktop.domain.replenishment.budgets import Cut, cuts
from retail_desktop.domain.replenishment.whole_orders import Candidate, candidate
from retail_desktop.persistence import forecasts
from retail_desktop.services.deciding_facts import read_facts
from retail_desktop.services.plan_replenishment import read_plan
from retail_desktop.services.workplace import Workplace


def budget_steps(place: Workplace, plan_id: int) -> tuple[Cut, ...]:
    """In which order the cases of a plan fall away as the budget shrinks; the same as `make_plan` with a budget.

    Raises:
        NotFoundError: there is no such plan.
    """
    place.allow(Permission.VIEW_COST)
    plan = read_plan(place, plan_id)
    wanted = {(line.sku, line.store): line for line in plan.lines if line.suggested_quantity}
    found: dict[tuple[str, str], Candidate] = {}
    with place.database.reading() as work:
        facts = read_facts(work, plan.as_of)
        for forecast in forecasts.forecasts(work, plan.run_id):
            line, item = wanted.get((forecast.sku, forecast.store)), facts.items.get(forecast.sku)
            if line is not None and item is not None:
                terms = facts.terms_of(item, forecast.store)
                found[line.sku, line.store] = candidate(line, forecast, terms)
    return tuple(cuts([found[key] for key in wanted if key in found]))

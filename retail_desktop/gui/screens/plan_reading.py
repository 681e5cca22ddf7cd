"""What the reorder page reads in one go: the plan, and how fresh the data is."""

from dataclasses import dataclass

from retail_desktop.services import plan_replenishment, workplace
from retail_desktop.services.plan_replenishment import Plan
from retail_desktop.services.workplace import Freshness, Workplace


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The newest plan with what stands around it; `plan` is None before the first."""

    plan: Plan | None
    freshness: Freshness

    @property
    def stale(self) -> bool:
        """Whether sales came in after the plan's last day."""
        newest = self.freshness.sales_through
        return self.plan is not None and newest is not None and newest > self.plan.as_of


def read_plan_page(place: Workplace) -> PlanPage:
    """Read the newest plan and the freshness of the data."""
    return PlanPage(plan_replenishment.latest_plan(place), workplace.freshness(place))

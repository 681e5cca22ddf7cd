"""What the reorder page reads in one go: the plan, and how fresh the data is."""

from dataclasses import dataclass

from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.services import plan_replenishment, set_aside_items, workplace
from retail_desktop.services.plan_replenishment import Plan
from retail_desktop.services.workplace import Freshness, Workplace


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The newest plan with what stands around it; `plan` is None before the first."""

    plan: Plan | None
    freshness: Freshness
    aside: tuple[SetAside, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether sales came in after the plan's last day."""
        newest = self.freshness.sales_through
        return self.plan is not None and newest is not None and newest > self.plan.as_of


def read_plan_page(place: Workplace) -> PlanPage:
    """Read the newest plan and the freshness of the data."""
    plan = plan_replenishment.latest_plan(place)
    aside = set_aside_items.list_set_aside(place) if plan is not None else ()
    return PlanPage(plan, workplace.freshness(place), aside)

"""What the reorder page reads in one go: the plan, and how fresh the data is."""

from dataclasses import dataclass
from datetime import datetime

from retail_desktop.domain.replenishment.review_advice import ReviewAdvice
from retail_desktop.domain.setting_aside import SetAside
from retail_desktop.gui.screens import wording
from retail_desktop.services import (
    advise_reviews,
    first_forecasts,
    order_clock,
    plan_changes,
    plan_replenishment,
    set_aside_items,
    workplace,
)
from retail_desktop.services.first_forecasts import FirstForecasts
from retail_desktop.services.order_clock import SupplierClock
from retail_desktop.services.plan_replenishment import Plan
from retail_desktop.services.workplace import Freshness, Workplace


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The newest plan with what stands around it; `plan` is None before the first, `first` tells of first forecasts."""

    plan: Plan | None
    freshness: Freshness
    changes: tuple[str, ...] = ()
    aside: tuple[SetAside, ...] = ()
    clocks: tuple[SupplierClock, ...] = ()
    first: FirstForecasts | None = None
    advice: tuple[ReviewAdvice, ...] = ()

    @property
    def outdated(self) -> str:
        """What came in or was changed after the plan was made; empty where it still holds."""
        newest = self.freshness.sales_through
        if self.plan is None or set(self.changes) - {plan_changes.SALES_CAME}:
            return plan_changes.outdated_words(self.changes)
        if newest is not None and newest > self.plan.as_of:
            return f"Sales through {wording.day(newest)} came in after this plan was made."
        return plan_changes.outdated_words(self.changes)


def read_plan_page(place: Workplace) -> PlanPage:
    """Read the newest plan, the freshness of the data, what was changed since, and what is set aside."""
    plan = plan_replenishment.latest_plan(place)
    freshness, changes = workplace.freshness(place), plan_changes.changes_since_plan(place)
    first = first_forecasts.first_forecasts_shown(place)
    if plan is None:
        return PlanPage(None, freshness, changes, first=first)
    clocks = order_clock.order_clocks(plan, datetime.now())  # noqa: DTZ005 - a supplier's cut-off is on the wall clock
    aside, advice = set_aside_items.list_set_aside(place), advise_reviews.advise_reviews(place, plan)
    return PlanPage(plan, freshness, changes, aside, tuple(clocks), first, advice)

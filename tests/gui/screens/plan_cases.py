"""What the services answer about suggestions."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from retail_desktop.domain.replenishment.budgets import Cut
from retail_desktop.domain.replenishment.review_advice import ReviewAdvice
from retail_desktop.services import advise_reviews, plan_budgets, plan_replenishment, set_aside_items
from tests.gui.screens.home_cases import answer_about_mornings
from tests.gui.screens.lookup_cases import answer_about_look_ups

if TYPE_CHECKING:
    from tests.gui.screens.conftest import Shop


def answer_about_plans(shop: "Shop", answer: Callable[[object, str, Callable[..., Any]], None]) -> None:
    """The plan, what is set aside, and that it can be."""
    answer_about_mornings(answer)
    answer_about_look_ups(answer)
    answer(plan_replenishment, "latest_plan", lambda: shop.plan)
    answer(plan_replenishment, "make_plan", lambda **_: shop.plan)
    answer(plan_budgets, "budget_steps", lambda _plan: _steps(shop))
    answer(advise_reviews, "advise_reviews", lambda _plan: (ReviewAdvice("BRI", 9, 7, Decimal("120.40")),))
    answer(set_aside_items, "list_set_aside", lambda: shop.aside)
    answer(set_aside_items, "set_item_aside", lambda *_: None)
    answer(set_aside_items, "bring_back", lambda *_: None)


def _steps(shop: "Shop") -> tuple[Cut, ...]:
    """Pack by pack, the last lines of the plan first; a pack saves a tenth of its cost a week."""
    found = []
    for line in reversed(shop.plan.lines if shop.plan else ()):
        left, cost = line.suggested_quantity, line.unit_cost or Decimal(0)
        while left > 0:
            less = left - line.pack_size
            frees = line.pack_size * cost
            found.append(Cut((line.sku, line.store), left, less, frees, frees / 10))
            left = less
    return tuple(found)

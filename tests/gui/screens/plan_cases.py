"""What the services answer about suggestions."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from retail_desktop.services import plan_replenishment, set_aside_items
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
    answer(set_aside_items, "list_set_aside", lambda: shop.aside)
    answer(set_aside_items, "set_item_aside", lambda *_: None)
    answer(set_aside_items, "bring_back", lambda *_: None)

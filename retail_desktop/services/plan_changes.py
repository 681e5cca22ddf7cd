"""What was changed since the newest plan was made, as the audit trail tells it."""

import json

from retail_desktop.domain.reservations import ReservationState
from retail_desktop.domain.stock_control import ActionKind
from retail_desktop.persistence import people, plans
from retail_desktop.services.workplace import Workplace

MADE = "plan"
RESTS_ON = "rests_on"
"""The number of the newest entry of the trail before a plan was begun."""
SALES_CAME = "sales were imported"
_CHANGES = {
    "import sales": SALES_CAME,
    "import items": "items were imported",
    "import suppliers": "suppliers were imported",
    "import stock": "stock was counted",
    "import orders": "orders were imported",
    "import receipts": "deliveries were imported",
    "import events": "holidays or promotions were imported",
    "import undone": "an import was undone",
    "import complete": "an import was put back",
    "override forecast": "a forecast was changed by hand",
    "remove override": "a change of a forecast was taken back",
    "keep as sold": "a day was set to count as sold",
    "correct again": "a day was set to be corrected",
    "holidays": "other holidays were chosen",
    **dict.fromkeys(("policy", "forget policy"), "another way of ordering was chosen"),
    **dict.fromkeys(("receive order", "take back receipt"), "a delivery was booked"),
    **dict.fromkeys(("return goods", "take back return"), "goods were sent back"),
    **dict.fromkeys((f"stock {kind.value}" for kind in ActionKind), "stock was counted or moved"),
    **dict.fromkeys(("change supplier", "change item terms"), "supplier terms were changed"),
    "stock reversal": "stock was counted or moved",
    "reserve": "goods were kept for customers",
    **dict.fromkeys((f"reservation {state.value}" for state in ReservationState), "goods were kept for customers"),
}


def changes_since_plan(place: Workplace) -> tuple[str, ...]:
    """What the newest plan does not know yet, in the order in which it happened; nothing without a plan.

    Each is the rest of a sentence, such as `sales were imported`.
    """
    with place.database.reading() as work:
        head = plans.newest_plan(work)
        made = people.newest_entry(work, MADE, str(head.plan_id)) if head else None
        if made is None:
            return ()
        since = json.loads(made.detail).get(RESTS_ON, made.sequence)
        actions = people.actions_after(work, since, _CHANGES)
    return tuple(dict.fromkeys(_CHANGES[action] for action in actions))


def outdated_words(changes: tuple[str, ...]) -> str:
    """One sentence of what was changed and what to do; empty where nothing was."""
    if not changes:
        return ""
    *others, last = changes
    what = f"{', '.join(others)} and {last}" if others else last
    return f"The plan is out of date: since it was made, {what}. Make it again before you order."

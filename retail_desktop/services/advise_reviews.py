"""How often it would pay to order from each supplier of a plan."""

from collections import defaultdict

from retail_desktop.domain.people import PERMISSIONS, Permission
from retail_desktop.domain.replenishment import Suggestion
from retail_desktop.domain.replenishment.review_advice import ReviewAdvice, review_advice
from retail_desktop.persistence import catalogue
from retail_desktop.services.plan_replenishment import Plan
from retail_desktop.services.workplace import Workplace


def advise_reviews(place: Workplace, plan: Plan) -> tuple[ReviewAdvice, ...]:
    """The suppliers whose orders would cost less at other intervals; nothing for those who may not see costs."""
    if Permission.VIEW_COST not in PERMISSIONS[place.person.role]:
        return ()
    lines: dict[str, list[Suggestion]] = defaultdict(list)
    for line in plan.lines:
        lines[line.supplier].append(line)
    paid = {code: one for code, one in plan.suppliers.items() if one.delivery_cost and lines[code]}
    skus = {line.sku for code in paid for line in lines[code]}
    with place.database.reading() as work:
        items = catalogue.items(work, skus) if skus else {}
    found = []
    for code, supplier in paid.items():
        own = (items[line.sku].shelf_life_days for line in lines[code] if line.sku in items)
        shelf = min((days for days in own if days), default=None)
        found.append(review_advice(supplier, lines[code], shelf))
    return tuple(one for one in found if one is not None)

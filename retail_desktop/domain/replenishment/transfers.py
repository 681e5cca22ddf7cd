"""What lies unused in another store: a transfer that may be better than buying."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from retail_desktop.domain.replenishment.suggestion import Rule, Suggestion
from retail_desktop.domain.replenishment.whole_orders import explained_again

SPARE_DAYS = 28
_UNSURE = frozenset({Rule.STOCK_NEVER_COUNTED, Rule.NEGATIVE_STOCK})


def unused(line: Suggestion) -> Decimal:
    """Whole units a store holds beyond its own level and four more weeks of its sales; all of what it will not sell."""
    if _UNSURE & set(line.binding_rules):
        return Decimal(0)
    spare = line.on_hand - line.allocated - line.order_up_to - line.daily_demand * SPARE_DAYS
    return max(Decimal(0), spare.to_integral_value(ROUND_FLOOR))


def with_transfers(lines: Sequence[Suggestion]) -> list[Suggestion]:
    """The lines, those to be bought telling how many of them lie unused in another store; no unit is offered twice."""
    by_item: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        by_item[line.sku].append(place)
    found = list(lines)
    for places in by_item.values():
        spare = {place: unused(lines[place]) for place in places} if len(places) > 1 else {}
        for place in sorted(places, key=lambda place: -lines[place].stockout_risk) if any(spare.values()) else ():
            wanted = lines[place].suggested_quantity
            giver = max(spare, key=lambda one: (spare[one], -one))
            units = min(wanted, spare[giver])
            if units > 0 and giver != place:
                spare[giver] -= units
                found[place] = explained_again(lines[place], transfer_from=lines[giver].store, transfer_quantity=units)
    return found

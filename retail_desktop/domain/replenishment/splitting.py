"""One quantity for several stores: whole packs, one after another to the store that would run out first."""

from collections.abc import Sequence
from decimal import Decimal

from retail_desktop.domain.replenishment.suggestion import Suggestion


def shared(lines: Sequence[Suggestion], total: Decimal) -> tuple[Decimal, ...]:
    """How a total of one item, in units, is best shared among its lines; packs stay whole and the total is kept.

    The next pack goes where stock, open orders and what was given so far last for the fewest days; a store without
    sales gets one only where no store sells.
    """
    given = [Decimal(0)] * len(lines)
    left = total
    while left > 0:
        place = min(range(len(lines)), key=lambda one: (_lasts(lines[one], given[one]), one))
        pack = min(left, lines[place].pack_size)
        given[place] += pack
        left -= pack
    return tuple(given)


def _lasts(line: Suggestion, given: Decimal) -> Decimal:
    """Days that a store's stock lasts, or more than any where it sells nothing."""
    return (line.inventory_position + given) / line.daily_demand if line.daily_demand > 0 else Decimal("Infinity")

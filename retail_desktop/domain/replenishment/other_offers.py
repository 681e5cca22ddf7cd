"""What another supplier of an item would do better than the one it is bought from, in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from retail_desktop.domain.replenishment.ordering_days import arrival, chance_from
from retail_desktop.domain.replenishment.suggestion import Status, Suggestion
from retail_desktop.domain.replenishment.terms import Terms

WORTH_TELLING = Decimal("0.01")
"""A lower cost is told from one in a hundred on."""
_SHORT = frozenset({Status.OUT, Status.BEFORE_DELIVERY})


@dataclass(frozen=True, slots=True)
class Offer:
    """How a supplier would sell an item; `currency` is that of its costs."""

    name: str
    terms: Terms
    currency: str = ""


def better_offer(line: Suggestion, chosen: Offer, others: Sequence[Offer], today: date) -> str:
    """Who would come sooner where the item runs out before its delivery, else who would be cheaper; empty for nobody.

    Costs are compared at the suggested quantity, in one currency, and only where it reaches the other's minimum.
    """
    comes = line.arrives_on or today
    if not line.suggested_quantity:
        return ""
    if line.status in _SHORT:
        sooner = sorted(others, key=lambda one: _arrives(one, today))
        if sooner and _arrives(sooner[0], today) < comes:
            days, dearer = (comes - _arrives(sooner[0], today)).days, _dearer(line, chosen, sooner[0])
            return f"{sooner[0].name} delivers {_days(days)} earlier{_at(dearer)}."
    found = [
        (dearer, one) for one in others if (dearer := _dearer(line, chosen, one)) is not None and _sells(line, one)
    ]
    cheapest = min(found, key=lambda pair: pair[0], default=None)
    if cheapest is None or cheapest[0] > -WORTH_TELLING:
        return ""
    later = (_arrives(cheapest[1], today) - comes).days
    when = f" and delivers {_days(abs(later))} {'later' if later > 0 else 'earlier'}" if later else ""
    return f"{cheapest[1].name} is {_per_cent(cheapest[0])} cheaper{when}."


def _arrives(offer: Offer, today: date) -> date:
    calendar = offer.terms.calendar
    return arrival(chance_from(today, calendar), offer.terms.lead_time_days, calendar)


def _dearer(line: Suggestion, chosen: Offer, other: Offer) -> Decimal | None:
    """By which share of its cost the other is dearer; None where the two cannot be compared."""
    ours, theirs = (one.terms.cost_of(line.suggested_quantity) for one in (chosen, other))
    if not ours or theirs is None or chosen.currency != other.currency:
        return None
    return theirs / ours - 1


def _sells(line: Suggestion, offer: Offer) -> bool:
    return line.suggested_quantity >= max(offer.terms.minimum_order, offer.terms.pack_size)


def _at(dearer: Decimal | None) -> str:
    if dearer is None:
        return ""
    if abs(dearer) < WORTH_TELLING:
        return ", at the same cost"
    return f", at {_per_cent(dearer)} {'more' if dearer > 0 else 'less'}"


def _per_cent(share: Decimal) -> str:
    return f"{(abs(share) * 100).quantize(Decimal(1), ROUND_HALF_UP)} %"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"

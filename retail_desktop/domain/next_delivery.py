"""When an item is next delivered: the day, how sure it is, and between which days it is likely to come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from retail_desktop.domain.replenishment.lead_times import ENOUGH_RECEIPTS, LeadTime

UNLIKELY = 0.1
"""One delivery in ten comes before the likely days, and one in ten after them."""


class Surety(StrEnum):
    """How sure a day of delivery is."""

    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Coming:
    """Units of an item that a sent order still waits for; `confirmed` if the supplier or a person gave its day."""

    order: str
    store: str
    supplier: str
    units: Decimal
    due: date
    ordered_on: date
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class NextDelivery:
    """The next delivery of an item; `earliest` and `latest` are the likely days, the same where no spread is known."""

    order: str
    store: str
    units: Decimal
    day: date
    surety: Surety
    earliest: date
    latest: date


def next_delivery(
    coming: Sequence[Coming], today: date, lead_time: LeadTime | None = None, late_days: int = 0
) -> NextDelivery | None:
    """What comes first of an item; None if nothing is on the way.

    Args:
        coming: what sent orders still wait for.
        today: nothing comes before this day.
        lead_time: what past deliveries of this supplier teach; a spread is believed from five of them on.
        late_days: by how much its late deliveries are late on average.
    """
    if not coming:
        return None
    first = min(coming, key=lambda one: (one.due, one.order))
    same = [one for one in coming if (one.order, one.due) == (first.order, first.due)]
    likely = _likely(replace(first, units=sum((one.units for one in same), Decimal(0))), today, lead_time)
    if first.due >= today:
        return likely
    again = today + timedelta(days=late_days)
    return replace(likely, surety=Surety.LATE, earliest=today, latest=max(again, likely.latest))


def _likely(one: Coming, today: date, lead_time: LeadTime | None) -> NextDelivery:
    surety = Surety.CONFIRMED if one.confirmed else Surety.ESTIMATED
    found = NextDelivery(one.order, one.store, one.units, one.due, surety, one.due, one.due)
    if one.confirmed or lead_time is None or lead_time.receipts < ENOUGH_RECEIPTS:
        return found
    soonest, longest = likely_days(lead_time)
    first, last = (max(today, one.ordered_on + timedelta(days=days)) for days in (soonest, longest))
    return replace(found, earliest=min(first, max(one.due, today)), latest=max(last, one.due))


def likely_days(lead_time: LeadTime) -> tuple[int, int]:
    """The days between which eight deliveries in ten take."""
    until, reached = 0.0, []
    for days, chance in lead_time.chances:
        until += chance
        reached.append((days, until))
    soonest = next(days for days, chance in reached if chance > UNLIKELY)
    longest = next((days for days, chance in reached if chance >= 1 - UNLIKELY), reached[-1][0])
    return soonest, longest

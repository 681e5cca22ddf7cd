"""When one may order and when goods come: a supplier's ordering days, delivery days and closed days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from retail_desktop.domain.catalogue import Supplier
from retail_desktop.domain.periods import Period
from retail_desktop.domain.replenishment.terms import Calendar, Terms

_LONGEST_WAIT = 366


@dataclass(frozen=True, slots=True)
class OrderClock:
    """The next moments to order: until when, and when what is ordered then arrives."""

    cut_off: datetime
    arrives_on: date
    next_cut_off: datetime
    next_arrives_on: date


def calendar_of(supplier: Supplier | None) -> Calendar:
    """A supplier's days; any day without one."""
    if supplier is None:
        return Calendar()
    return Calendar(supplier.order_weekdays, supplier.delivery_weekdays, supplier.order_cut_off, supplier.closed_days)


def chance_from(day: date, calendar: Calendar) -> date:
    """The first day on or after `day` on which the supplier takes orders."""
    return _first(day, calendar.order_weekdays, calendar.closed)


def chance_before(day: date, calendar: Calendar, lead_time_days: int, earliest: date) -> date:
    """The last chance whose delivery arrives by `day`, not before the `earliest`, which is one itself."""
    ordered = day - timedelta(days=lead_time_days)
    while ordered > earliest:
        if chance_from(ordered, calendar) == ordered and arrival(ordered, lead_time_days, calendar) <= day:
            return ordered
        ordered -= timedelta(days=1)
    return earliest


def chances_from(today: date, calendar: Calendar, review_days: int) -> tuple[date, date]:
    """The next chance to order and the one after it, by the supplier's weekdays, else by its review days from today."""
    first = chance_from(today, calendar)
    after = first + timedelta(days=1) if calendar.order_weekdays else max(first, today + timedelta(days=review_days))
    return first, chance_from(after, calendar)


def chances_until(first: date, last: date, calendar: Calendar, review_days: int) -> Iterator[date]:
    """All chances to order from a day until another; without ordering days one every `review_days`."""
    day = chance_from(first, calendar)
    while day <= last:
        yield day
        day = chance_from(day + timedelta(days=1 if calendar.order_weekdays else max(1, review_days)), calendar)


def arrival(ordered_on: date, lead_time_days: int, calendar: Calendar) -> date:
    """When an order of this day arrives: the first delivery day once the lead time is over."""
    return _first(ordered_on + timedelta(days=lead_time_days), calendar.delivery_weekdays, calendar.closed)


def review_days_from(today: date, terms: Terms) -> int:
    """Days from `today` until the chance to order after the next one, by the supplier's weekdays or its review days."""
    return (chances_from(today, terms.calendar, terms.review_days)[1] - today).days


def clock(now: datetime, calendar: Calendar, review_days: int, lead_time_days: int) -> OrderClock:
    """The next two cut-offs after `now`, with the days their orders arrive; without a cut-off time the day's end."""
    until = calendar.cut_off or time(23, 59)
    today = now.date() if now.time() <= until else now.date() + timedelta(days=1)
    first, second = chances_from(today, calendar, max(1, review_days))
    return OrderClock(
        datetime.combine(first, until),
        arrival(first, lead_time_days, calendar),
        datetime.combine(second, until),
        arrival(second, lead_time_days, calendar),
    )


@lru_cache(maxsize=4096)  # the items of a supplier all ask for the same days
def _first(day: date, weekdays: frozenset[int], closed: tuple[Period, ...]) -> date:
    if not weekdays and not closed:
        return day
    for step in range(_LONGEST_WAIT):
        found = day + timedelta(days=step)
        if (not weekdays or found.weekday() in weekdays) and not any(found in period for period in closed):
            return found
    return day

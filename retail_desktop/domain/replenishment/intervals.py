"""The interval an order must protect: from now until the delivery of an order placed on some day."""

from datetime import date
from functools import lru_cache

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.lead_times import LeadTime
from retail_desktop.domain.replenishment.ordering_days import arrival, chances_from
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.domain.replenishment.terms import Calendar, Terms


def until_delivery(forecast: ItemForecast, terms: Terms, ordered_on: date) -> ProtectedDemand:
    """Demand until what is ordered on a day arrives, over all lead times it may take."""
    return ProtectedDemand(forecast, _spans(forecast.day(1), ordered_on, terms.lead_times, terms.calendar))


@lru_cache(maxsize=4096)  # the items of a supplier all ask for the same days
def _spans(today: date, ordered_on: date, lead_times: LeadTime, calendar: Calendar) -> tuple[tuple[int, float], ...]:
    """Days from today until the order arrives, with their probabilities."""
    spans = dict[int, float]()
    for days, share in lead_times.chances:
        span = (arrival(ordered_on, days, calendar) - today).days
        spans[span] = spans.get(span, 0.0) + share
    return tuple(spans.items())


def cycle_days(terms: Terms, today: date) -> int:
    """The usual days from one chance to order to the next."""
    first, second = chances_from(today, terms.calendar, terms.review_days)
    return (second - first).days if terms.order_weekdays else terms.review_days

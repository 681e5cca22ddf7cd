"""The interval an order must protect: from now until the delivery of an order placed on some day."""

from datetime import date

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.ordering_days import arrival, chances_from
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.domain.replenishment.terms import Terms


def until_delivery(forecast: ItemForecast, terms: Terms, ordered_on: date) -> ProtectedDemand:
    """Demand until what is ordered on a day arrives, over all lead times it may take."""
    today, spans = forecast.day(1), dict[int, float]()
    for days, share in terms.lead_times.chances:
        span = (arrival(ordered_on, days, terms.calendar) - today).days
        spans[span] = spans.get(span, 0.0) + share
    return ProtectedDemand(forecast, tuple(spans.items()))


def cycle_days(terms: Terms, today: date) -> int:
    """The usual days from one chance to order to the next."""
    first, second = chances_from(today, terms.calendar, terms.review_days)
    return (second - first).days if terms.order_weekdays else terms.review_days

"""What a policy comes to in the long run: the stock it holds and the sales it loses."""

from dataclasses import dataclass

from retail_desktop.domain.forecast import ItemForecast
from retail_desktop.domain.replenishment.intervals import cycle_days, until_delivery
from retail_desktop.domain.replenishment.levels import DAYS_A_YEAR, daily, levels
from retail_desktop.domain.replenishment.ordering_days import chances_from
from retail_desktop.domain.replenishment.terms import Terms


@dataclass(frozen=True, slots=True)
class Effect:
    """Mean stock on hand and sales lost in a year, in units or in money."""

    stock: float
    lost: float

    def __add__(self, other: "Effect") -> "Effect":
        return Effect(self.stock + other.stock, self.lost + other.lost)


def effect(forecast: ItemForecast, terms: Terms) -> Effect:
    """What the terms' policy holds and loses, in units, if demand goes on as forecast.

    Stock: reorder point less the demand it protects, and half of what an order brings; lost: the expected shortage of
    a cycle times the cycles of a year.
    """
    if terms.discontinued:
        return Effect(0.0, 0.0)
    today, days = forecast.day(1), max(1, cycle_days(terms, forecast.day(1)))
    demand = until_delivery(forecast, terms, chances_from(today, terms.calendar, terms.review_days)[1])
    a_day = daily(demand)
    if a_day <= 0:
        return Effect(0.0, 0.0)
    found = levels(demand, terms, cycle_days(terms, today))
    brought = max(found.lot, a_day * days)
    short = demand.shortage(found.reorder_point)
    stock = max(0.0, found.reorder_point - demand.expected + brought / 2 + short)
    return Effect(stock, min(short, brought) * a_day * DAYS_A_YEAR / brought)


def in_money(found: Effect, terms: Terms) -> Effect:
    """The same in money: stock at cost, lost sales at the price, or at cost where no price is known."""
    cost = float(terms.unit_cost or 0)
    return Effect(found.stock * cost, found.lost * float(terms.price or cost))

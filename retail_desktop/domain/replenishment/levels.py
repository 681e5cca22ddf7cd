"""How high to go: reorder point and order-up-to level under a policy, from forecast quantiles.

Source: Silver, Pyke & Thomas 2017, chapters 6 and 9; the quantiles are those of the forecast over the protection
interval, never z sigma sqrt(L).
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import sqrt
from statistics import NormalDist

from retail_desktop.domain.lot_sizing import economic_order_quantity
from retail_desktop.domain.replenishment.policies import PolicyKind, Service
from retail_desktop.domain.replenishment.protected_demand import ProtectedDemand
from retail_desktop.domain.replenishment.terms import Terms

DAYS_A_YEAR = 365
LOWEST_ECONOMIC, HIGHEST_ECONOMIC = 0.5, 0.995


@dataclass(frozen=True, slots=True)
class Levels:
    """Reorder point s, lot Q and the service they give: units; `lot` is 0 where every chance orders up to s."""

    kind: PolicyKind
    reorder_point: float
    lot: float
    service_level: float


def levels(demand: ProtectedDemand, terms: Terms, cycle_days: int) -> Levels:
    """The levels of a policy; `cycle_days` are the usual days from one chance to order to the next."""
    kind = kind_of(terms)
    if kind is PolicyKind.MIN_MAX and terms.policy.minimum is not None and terms.policy.maximum is not None:
        low, high = float(terms.policy.minimum), float(terms.policy.maximum)
        return Levels(kind, low, max(0.0, high - low), float(terms.service_level))
    lot = 0.0 if kind is PolicyKind.ORDER_UP_TO else lot_of(demand, terms, cycle_days)
    if terms.policy.service is Service.FILL_RATE:
        rate = float(terms.service_level)
        typical = max(lot, daily(demand) * cycle_days)
        return Levels(kind, demand.stock_for_shortage((1 - rate) * typical), lot, rate)
    level = float(terms.service_level)
    if terms.policy.service is Service.ECONOMIC:
        level = economic_level(terms, demand.longest, cycle_days) or level
    return Levels(kind, demand.quantile(level), lot, level)


def kind_of(terms: Terms) -> PolicyKind:
    """The policy that is followed: with a cost of each order line only now and then, else at every chance.

    A policy by hand without its two levels is none.
    """
    chosen = terms.policy.kind
    if chosen is PolicyKind.MIN_MAX and (terms.policy.minimum is None or terms.policy.maximum is None):
        chosen = PolicyKind.AUTOMATIC
    if chosen is not PolicyKind.AUTOMATIC:
        return chosen
    if not terms.line_cost or not terms.unit_cost:
        return PolicyKind.ORDER_UP_TO
    any_day = not terms.order_weekdays and terms.review_days <= 1
    return PolicyKind.FIXED_LOT if any_day else PolicyKind.REORDER_UP_TO


def lot_of(demand: ProtectedDemand, terms: Terms, cycle_days: int) -> float:
    """The lot Q in units: the economic order quantity, at least what sells from one chance to the next.

    Without a cost of the line or of the unit, it is what sells from one chance to the next.
    """
    a_day = daily(demand)
    least = a_day * max(1, cycle_days)
    holding = float(terms.holding_rate) * float(terms.unit_cost or 0)
    if not terms.line_cost or holding <= 0 or a_day <= 0:
        return least
    return max(least, economic_order_quantity(float(terms.line_cost), holding, a_day * DAYS_A_YEAR)[0])


def economic_level(terms: Terms, protected_days: int, cycle_days: int) -> float | None:
    """The newsvendor's critical ratio, underage / (underage + overage), between 50 and 99.5 %.

    Underage is the margin lost; overage is holding a unit until the next chance, and its whole cost where it expires
    before the interval is over. None where price or cost is unknown. Source: Snyder & Shen 2019, section 4.3.
    """
    if terms.margin is None or not terms.unit_cost:
        return None
    cost = float(terms.unit_cost)
    overage = cost * float(terms.holding_rate) * max(1, cycle_days) / DAYS_A_YEAR
    if terms.shelf_life_days is not None and terms.lead_time_days + terms.shelf_life_days <= protected_days:
        overage += cost
    under = float(terms.margin)
    return min(HIGHEST_ECONOMIC, max(LOWEST_ECONOMIC, under / (under + overage)))


def shelf_life_level(terms: Terms) -> float:
    """The probability to sell in time that the last perishable unit needs: cost / price; one half if not known."""
    if terms.margin is None or not terms.price or not terms.unit_cost:
        return 0.5
    return 1 - float(terms.unit_cost / terms.price)


def normal_level(demand: ProtectedDemand, terms: Terms, level: float) -> float:
    """What the textbook's normal formula orders up to: mean + z sqrt(H sigma^2 + d^2 sigma_L^2); for comparison only.

    sigma is the forecast's deviation of a day out of its first week, d the mean demand a day, sigma_L the deviation of
    the lead time.
    """
    a_week = min(7, demand.forecast.horizon_days)
    a_day, deviation = daily(demand), demand.forecast.total_sd[a_week - 1] / sqrt(a_week)
    days = sum(days * share for days, share in demand.spans)
    spread = sqrt(days * deviation**2 + a_day**2 * terms.lead_times.sd**2)
    return max(0.0, demand.expected + _deviations(level) * spread)


@lru_cache(maxsize=1024)
def _deviations(level: float) -> float:
    return NormalDist().inv_cdf(min(level, 0.9999))


def daily(demand: ProtectedDemand) -> float:
    """Expected demand a day over the interval, or over the first day where nothing has to be covered."""
    days = demand.longest
    return demand.forecast.expected_total(max(1, days)) / max(1, days)


def in_words(kind: PolicyKind, terms: Terms, level: float) -> tuple[str, str]:
    """Policy and service as they are shown and exported."""
    if kind is PolicyKind.MIN_MAX:
        return kind.value, ""
    share = f"{Decimal(str(round(level * 100, 1))).normalize():f} %"
    words = {
        Service.CYCLE: f"{share} of order cycles",
        Service.FILL_RATE: f"{share} of units",
        Service.ECONOMIC: f"{share} of order cycles, what pays best",
    }
    return kind.value, words[terms.policy.service]

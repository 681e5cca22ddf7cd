"""How long deliveries take: a distribution learned from receipts, shrunk to what is known of the supplier."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import exp, floor, log, sqrt
from statistics import NormalDist, fmean, pvariance

ENOUGH_RECEIPTS = 5
_REACH = 3.1  # deviations of the logarithm: leaves out one delivery in a thousand on either side
_MOST_DAYS = 9


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Days from order to delivery: mean and standard deviation, and how many receipts they were learned from."""

    mean: float
    sd: float = 0.0
    receipts: int = 0

    @property
    def days(self) -> int:
        """The mean in whole days."""
        return floor(self.mean + 0.5)

    @property
    def chances(self) -> tuple[tuple[int, float], ...]:
        """Whole days with their probabilities, which add up to one."""
        return _chances(round(self.mean, 3), round(self.sd, 3))


@dataclass(frozen=True, slots=True)
class Delivered:
    """One past delivery: when it was ordered, when it was promised for, and when it came."""

    ordered_on: date
    promised_on: date
    received_on: date

    @property
    def days(self) -> int:
        """How long it took."""
        return max(0, (self.received_on - self.ordered_on).days)

    @property
    def late_days(self) -> int:
        """Days after the promised day, 0 where it came in time."""
        return max(0, (self.received_on - self.promised_on).days)


def of_supplier(typed_days: int, deliveries: Sequence[int]) -> LeadTime:
    """A supplier's lead time: the typed one until five deliveries came, then what they say.

    `deliveries` are the days that past orders took, each order counted once however many lines it had.
    """
    count = len(deliveries)
    if count < ENOUGH_RECEIPTS:
        return LeadTime(float(typed_days), 0.0, count)
    mean = fmean(deliveries)
    return LeadTime(mean, sqrt(pvariance(deliveries)), count)


def of_item(typed_days: int, supplier: LeadTime, supplier_typed_days: int, deliveries: Sequence[int]) -> LeadTime:
    """An item's lead time: its own deliveries, shrunk to its supplier's as if five of those were its own.

    Until its supplier is known from five deliveries the typed value holds. An item typed with other days than its
    supplier keeps that difference in what it is shrunk to.
    """
    if supplier.receipts < ENOUGH_RECEIPTS:
        return LeadTime(float(typed_days), 0.0, len(deliveries))
    usual = max(0.0, supplier.mean + typed_days - supplier_typed_days)
    count = len(deliveries)
    if not count:
        return LeadTime(usual, supplier.sd, 0)
    own = fmean(deliveries)
    share = count / (count + ENOUGH_RECEIPTS)
    mean = share * own + (1 - share) * usual
    apart = share * (1 - share) * (own - usual) ** 2
    spread = share * pvariance(deliveries, own) + (1 - share) * supplier.sd**2 + apart
    return LeadTime(mean, sqrt(spread), count)


def in_words(typed_days: int, found: LeadTime, deliveries: Sequence[int]) -> str:
    """How the lead time that the plan uses came about, in plain sentences."""
    count, typed = len(deliveries), _days(typed_days)
    if count < ENOUGH_RECEIPTS:
        came = {0: "No delivery has", 1: "One delivery has"}.get(count, f"{count} deliveries have")
        return (
            f"{came} come so far. The plan uses the {typed} that you typed; from {ENOUGH_RECEIPTS} deliveries on it "
            "learns from them."
        )
    spread = f" and keeps safety stock for a usual difference of {found.sd:.1f} days" if found.sd >= 0.2 else ""
    return (
        f"{count} deliveries took {found.mean:.1f} days on average, from {min(deliveries)} to {max(deliveries)}. "
        f"The plan uses {_days(found.days)}{spread}; you typed {_days(typed_days)}. An item that came often enough "
        "leans towards its own deliveries."
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def usual_lateness(deliveries: Sequence[Delivered]) -> int:
    """Days by which late deliveries were late on average; with fewer than five late ones nothing is known, so 0."""
    late = [one.late_days for one in deliveries if one.late_days]
    return floor(fmean(late) + 0.5) if len(late) >= ENOUGH_RECEIPTS else 0


@lru_cache(maxsize=65_536)
def _chances(mean: float, sd: float) -> tuple[tuple[int, float], ...]:
    """A lognormal of this mean and deviation in whole days; a wide one in steps of several days."""
    middle = floor(mean + 0.5)
    if sd < 0.2 or mean < 0.5:
        return ((middle, 1.0),)
    spread = log(1 + (sd / mean) ** 2)
    days_log = NormalDist(log(mean) - spread / 2, sqrt(spread))
    shortest = floor(exp(days_log.mean - _REACH * days_log.stdev) + 0.5)
    longest = floor(exp(days_log.mean + _REACH * days_log.stdev) + 0.5)
    step = max(1, -(-(longest - shortest + 1) // _MOST_DAYS))
    found, before = [], 0.0
    for first in range(shortest, longest + 1, step):
        last = min(first + step - 1, longest)
        until = 1.0 if last == longest else days_log.cdf(log(last + 0.5))
        found.append((round((first + last) / 2), until - before))
        before = until
    return tuple(found)

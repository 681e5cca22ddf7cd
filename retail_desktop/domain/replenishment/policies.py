"""The policies one may follow, and what good service means; a choice of one is a `Policy`."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class PolicyKind(StrEnum):
    """When to order and how far up; R is the review period, s the reorder point, S the level, Q the lot."""

    AUTOMATIC = "automatic"
    ORDER_UP_TO = "order_up_to"
    """(R,S): at every chance up to S."""
    REORDER_UP_TO = "reorder_up_to"
    """(R,s,S): only once at or below s, then up to S = s + Q."""
    FIXED_LOT = "fixed_lot"
    """(s,Q): once at or below s, whole lots of Q."""
    MIN_MAX = "min_max"
    """Reorder point and level set by hand."""


class Service(StrEnum):
    """What a service level speaks of."""

    CYCLE = "cycle"
    """The share of order cycles without a stock-out (type 1)."""
    FILL_RATE = "fill_rate"
    """The share of units served from stock (type 2)."""
    ECONOMIC = "economic"
    """Whatever earns most: margin lost against holding and waste."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How an item is replenished; `minimum` and `maximum` are units of a policy by hand."""

    kind: PolicyKind = PolicyKind.AUTOMATIC
    service: Service = Service.CYCLE
    minimum: Decimal | None = None
    maximum: Decimal | None = None


AUTOMATIC = Policy()
"""What is done where nothing was chosen."""

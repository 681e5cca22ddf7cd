"""Happenings that change what is sold: holidays, promotions, days on which a store is closed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class EventKind(StrEnum):
    """What happens."""

    HOLIDAY = "holiday"
    PROMOTION = "promotion"
    CLOSURE = "closure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the days from `first` to `last`; `price` is that of a promotion.

    An empty store, item or category means all of them.
    """

    kind: EventKind
    name: str
    first: date
    last: date
    store: str = ""
    sku: str = ""
    category: str = ""
    price: Decimal | None = None
    note: str = ""

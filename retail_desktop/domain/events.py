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


@dataclass(frozen=True, slots=True)
class ComingEvent:
    """What is known to happen to an item on a day of its forecast, and by which factor it changes the usual demand."""

    day: date
    names: tuple[str, ...]
    factor: float

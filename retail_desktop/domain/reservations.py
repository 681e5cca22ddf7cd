"""What customers are owed: units set aside for somebody until they fetch them or do not want them any more."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ReservationState(StrEnum):
    """Where a reservation stands; `OPEN` ones reduce what is free to sell."""

    OPEN = ""
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Reservation:
    """Units of an item in a store that a customer is owed."""

    sku: str
    store: str
    customer: str
    quantity: Decimal
    made_on: date
    note: str = ""
    person: str = ""
    state: ReservationState = ReservationState.OPEN
    closed_at: str = ""
    closed_by: str = ""
    number: int | None = None
    name: str = ""


def free_to_sell(on_hand: Decimal, owed: Decimal) -> Decimal:
    """What a new customer can have: on hand less what others are owed, never below zero."""
    return max(Decimal(0), on_hand - owed)

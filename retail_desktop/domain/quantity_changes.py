"""What people make of suggested quantities: who ordered what instead, when, and why."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ChangeReason(StrEnum):
    """Why a quantity was changed; only a person's own judgement is held against what came."""

    OWN = "own"
    BUDGET = "budget"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class QuantityWish:
    """The quantity that a line of a plan shall have, in units; None goes back to the suggestion."""

    sku: str
    store: str
    quantity: Decimal | None
    note: str = ""
    reason: ChangeReason = ChangeReason.OWN


@dataclass(frozen=True, slots=True)
class QuantityChange:
    """A suggestion of a plan that a person changed, as it stands; units, and the stamp of when it was made."""

    plan_id: int
    as_of: date
    sku: str
    store: str
    suggested: Decimal
    ordered: Decimal
    person: str
    made_at: str
    note: str = ""
    reason: ChangeReason = ChangeReason.OWN

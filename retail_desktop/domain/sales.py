"""What a sales file says of items, and the demand of a day."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class SeenItem:
    """What a sales file says of an item besides its sales."""

    name: str = ""
    category: str = ""
    barcode: str = ""


Amount = TypeVar("Amount", int, Decimal)


def day_demand(sold: Amount, returned: Amount) -> Amount:
    """Demand of a day in the unit of its arguments: sold less returned, at least zero.

    `returned` is negative or zero. A return on another day than its sale must not make negative demand.
    """
    return max(sold * 0, sold + returned)

"""Sales lines as they leave a file: columns of equal length, exact and compact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class SalesColumns:
    """A run of sales lines, one sequence a column.

    `lines` physical line numbers · `days` `date.toordinal()` · `minutes` of the day, -1 unknown · `skus`, `stores`
    (`""` = the file names none), `receipts` text · `quantities` thousandths of a unit, negative for a return ·
    `prices` and `net_amounts` ten-thousandths of the currency unit, None unknown.
    """

    lines: Sequence[int]
    days: Sequence[int]
    minutes: Sequence[int]
    skus: Sequence[str]
    stores: Sequence[str]
    quantities: Sequence[int]
    prices: Sequence[int | None]
    net_amounts: Sequence[int | None]
    receipts: Sequence[str]

    def __len__(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class SeenItem:
    """What a sales file says of an item besides its sales."""

    name: str = ""
    category: str = ""
    barcode: str = ""


@dataclass(frozen=True, slots=True)
class SalesFile:
    """Everything a sales file holds once it is read: the lines and what was learnt of the items on the way."""

    columns: SalesColumns
    items: Mapping[str, SeenItem] = field(default_factory=dict)


Amount = TypeVar("Amount", int, Decimal)


def day_demand(sold: Amount, returned: Amount) -> Amount:
    """Demand of a day in the unit of its arguments: sold less returned, at least zero.

    `returned` is negative or zero. A return on another day than its sale must not make negative demand.
    """
    return max(sold * 0, sold + returned)

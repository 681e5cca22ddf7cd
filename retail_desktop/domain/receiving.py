"""Deliveries against an order, and goods that go back to a supplier."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from retail_desktop.domain.errors import NotFoundError, RetailError
from retail_desktop.domain.lots import UNNAMED, LotName
from retail_desktop.domain.purchasing import PurchaseOrder
from retail_desktop.domain.quantities import LARGEST_QUANTITY


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of a line, in units: `good` ones go into stock, `damaged` ones do not and are still to come.

    `unit_cost` is the invoice's; None means that it is the order's. `lot` is that of the good ones.
    """

    good: Decimal
    damaged: Decimal = Decimal(0)
    unit_cost: Decimal | None = None
    lot: LotName = UNNAMED


@dataclass(frozen=True, slots=True)
class Extra:
    """Units of an item that came without being on the order."""

    sku: str
    units: Decimal
    unit_cost: Decimal | None = None
    lot: LotName = UNNAMED


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery: lines of the order by number, further items, and a note such as the delivery note's number."""

    lines: Mapping[int, Arrived] = field(default_factory=dict)
    extras: tuple[Extra, ...] = ()
    note: str = ""

    @property
    def lots(self) -> dict[tuple[int, str], LotName]:
        """The lots that came, by the order's line, or by item for what was not ordered."""
        of_lines = {(number, ""): came.lot for number, came in self.lines.items()}
        return of_lines | {(0, extra.sku): extra.lot for extra in self.extras}

    @property
    def damaged(self) -> Decimal:
        """Units that came broken."""
        return sum((line.damaged for line in self.lines.values()), Decimal(0))


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """What a receipt booked of one item; `number` is the order's line, 0 for an item that was not ordered."""

    number: int
    sku: str
    good: Decimal
    damaged: Decimal = Decimal(0)
    unit_cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A delivery as it was booked; one that was taken back says when and by whom."""

    key: int
    order: str
    day: date
    at: str
    user: str
    note: str
    lines: tuple[ReceiptLine, ...]
    taken_back_at: str = ""
    taken_back_by: str = ""
    imported: bool = False

    @property
    def units(self) -> Decimal:
        """Units that went into stock."""
        return sum((line.good for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """Units of an item that go back, with what a unit had cost."""

    sku: str
    units: Decimal
    unit_cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SupplierReturn:
    """Goods that go back to a supplier, with the reason; `order` is the number of the order they came with, if any."""

    number: str
    supplier: str
    supplier_name: str
    store: str
    day: date
    at: str
    user: str
    reason: str
    lines: tuple[ReturnLine, ...]
    order: str = ""
    taken_back_at: str = ""
    taken_back_by: str = ""

    @property
    def units(self) -> Decimal:
        """Units of all lines."""
        return sum((line.units for line in self.lines), Decimal(0))

    @property
    def total(self) -> Decimal:
        """What the goods had cost, as far as it is known."""
        return sum((line.units * line.unit_cost for line in self.lines if line.unit_cost is not None), Decimal(0))


def all_outstanding(order: PurchaseOrder) -> Delivery:
    """The delivery of everything that is still to come."""
    return Delivery({line.number: Arrived(line.outstanding) for line in order.lines if line.outstanding})


def checked(order: PurchaseOrder, delivery: Delivery) -> Delivery:
    """A delivery without the lines of which nothing came.

    Raises:
        NotFoundError: the order has no such line.
        RetailError: a figure is impossible, or nothing came at all.
    """
    numbers = {line.number for line in order.lines}
    for number, came in delivery.lines.items():
        if number not in numbers:
            known = ", ".join(map(str, sorted(numbers)))
            raise NotFoundError(f"Order {order.number} has no line {number}; its lines are {known}.")
        for units in (came.good, came.damaged):
            check_units(f"Line {number}", units)
        check_cost(f"Line {number}", came.unit_cost)
    for extra in delivery.extras:
        check_units(f"Item {extra.sku}", extra.units)
        check_cost(f"Item {extra.sku}", extra.unit_cost)
    lines = {number: came for number, came in delivery.lines.items() if came.good or came.damaged}
    extras = tuple(extra for extra in delivery.extras if extra.units)
    if not lines and not extras:
        raise RetailError(f"Nothing of order {order.number} arrived, so nothing was booked.")
    return Delivery(lines, extras, delivery.note)


def check_units(what: str, units: Decimal) -> None:
    """Refuse a number of units that cannot arrive or go back.

    Raises:
        RetailError: it is below zero, no number, or beyond a million.
    """
    if not (units.is_finite() and 0 <= units <= LARGEST_QUANTITY):
        raise RetailError(f"{what}: {units} units cannot arrive. Type a number from 0 to 1,000,000.")


def check_cost(what: str, unit_cost: Decimal | None) -> None:
    """Refuse a price that no invoice can have.

    Raises:
        RetailError: it is below zero, no number, or beyond a million.
    """
    if unit_cost is not None and not (unit_cost.is_finite() and 0 <= unit_cost <= LARGEST_QUANTITY):
        raise RetailError(f"{what}: {unit_cost} cannot be the price of a unit. Type an amount of 0 or more.")

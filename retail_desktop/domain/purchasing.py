"""Purchase orders: their lines, their states and what a delivery does to them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retail_desktop.domain.errors import WrongStateError


class OrderStatus(StrEnum):
    """The life of a purchase order."""

    DRAFT = "draft"
    APPROVED = "approved"
    SENT = "sent"
    PARTIALLY_RECEIVED = "partially received"
    RECEIVED = "received"
    CLOSED = "closed"
    CANCELLED = "cancelled"


_NEXT: dict[OrderStatus, frozenset[OrderStatus]] = {
    OrderStatus.DRAFT: frozenset({OrderStatus.APPROVED, OrderStatus.CANCELLED}),
    OrderStatus.APPROVED: frozenset({OrderStatus.SENT, OrderStatus.DRAFT, OrderStatus.CANCELLED}),
    OrderStatus.SENT: frozenset(
        {OrderStatus.PARTIALLY_RECEIVED, OrderStatus.RECEIVED, OrderStatus.CLOSED, OrderStatus.CANCELLED}
    ),
    OrderStatus.PARTIALLY_RECEIVED: frozenset(
        {OrderStatus.PARTIALLY_RECEIVED, OrderStatus.RECEIVED, OrderStatus.CLOSED}
    ),
    OrderStatus.RECEIVED: frozenset({OrderStatus.CLOSED}),
    OrderStatus.CLOSED: frozenset(),
    OrderStatus.CANCELLED: frozenset(),
}

OPEN = frozenset({OrderStatus.DRAFT, OrderStatus.APPROVED, OrderStatus.SENT, OrderStatus.PARTIALLY_RECEIVED})
RECEIVABLE = frozenset({OrderStatus.SENT, OrderStatus.PARTIALLY_RECEIVED})


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One item of an order; quantities in units, cost per unit."""

    number: int
    sku: str
    name: str
    supplier_code: str
    quantity: Decimal
    received: Decimal
    pack_size: Decimal
    unit_cost: Decimal | None

    @property
    def packs(self) -> Decimal:
        """How many packs were ordered."""
        return self.quantity / self.pack_size

    @property
    def line_cost(self) -> Decimal:
        """Quantity times unit cost; zero where the cost is unknown."""
        return self.quantity * self.unit_cost if self.unit_cost is not None else Decimal(0)

    @property
    def outstanding(self) -> Decimal:
        """Units still to come."""
        return max(Decimal(0), self.quantity - self.received)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One step in an order's life."""

    status: OrderStatus
    at: str
    user: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """An order to one supplier for one store."""

    number: str
    supplier: str
    supplier_name: str
    store: str
    status: OrderStatus
    created_on: date
    expected_on: date
    currency: str
    lines: tuple[OrderLine, ...]
    history: tuple[StatusChange, ...] = ()
    note: str = ""

    @property
    def total(self) -> Decimal:
        """Cost of all lines."""
        return sum((line.line_cost for line in self.lines), Decimal(0))

    @property
    def units(self) -> Decimal:
        """Units of all lines."""
        return sum((line.quantity for line in self.lines), Decimal(0))


def check_step(number: str, current: OrderStatus, wanted: OrderStatus) -> None:
    """Refuse a step that an order's state does not allow.

    Raises:
        WrongStateError: `wanted` does not follow `current`.
    """
    if wanted not in _NEXT[current]:
        steps = " or ".join(sorted(step.value for step in _NEXT[current])) or "nothing: its life is over"
        raise WrongStateError(
            f"Order {number} is {current.value} and cannot become {wanted.value}. Next can be {steps}."
        )


def status_after_receipt(lines: tuple[OrderLine, ...]) -> OrderStatus:
    """Received once nothing is outstanding, else partially received."""
    return OrderStatus.PARTIALLY_RECEIVED if any(line.outstanding for line in lines) else OrderStatus.RECEIVED

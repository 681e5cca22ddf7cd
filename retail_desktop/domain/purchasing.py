"""Purchase orders: their lines, their states, their revisions and what a delivery does to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from retail_desktop.domain.errors import WrongStateError

CENT = Decimal("0.01")


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
AFTER_SENDING = RECEIVABLE | {OrderStatus.RECEIVED, OrderStatus.CLOSED}


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One item of an order; quantities in units, cost per unit; without a day of its own it is due with the order."""

    number: int
    sku: str
    name: str
    supplier_code: str
    quantity: Decimal
    received: Decimal
    pack_size: Decimal
    unit_cost: Decimal | None
    expected_on: date | None = None

    @property
    def packs(self) -> Decimal:
        """How many packs were ordered."""
        return self.quantity / self.pack_size

    @property
    def line_cost(self) -> Decimal:
        """Quantity times unit cost, rounded half up to cents as every document shows it; zero if it is unknown."""
        if self.unit_cost is None:
            return Decimal(0)
        return (self.quantity * self.unit_cost).quantize(CENT, ROUND_HALF_UP)

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
class Revision:
    """What a sent order said before it was changed; `at` and `user` tell who ended it, and `reason` why."""

    number: int
    at: str
    user: str
    reason: str
    expected_on: date
    note: str
    lines: tuple[OrderLine, ...]

    @property
    def total(self) -> Decimal:
        """Cost of all lines."""
        return total_of(self.lines)


@dataclass(frozen=True, slots=True)
class PurchaseOrder:
    """An order to one supplier for one store; `earlier` holds what it said before its revisions, oldest first."""

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
    revision: int = 1
    earlier: tuple[Revision, ...] = ()

    @property
    def total(self) -> Decimal:
        """Cost of all lines."""
        return total_of(self.lines)

    @property
    def units(self) -> Decimal:
        """Units of all lines."""
        return sum((line.quantity for line in self.lines), Decimal(0))

    @property
    def outstanding(self) -> Decimal:
        """Units still to come; nothing more comes of an order that is over."""
        return sum((line.outstanding for line in self.lines), Decimal(0)) if self.status in OPEN else Decimal(0)

    @property
    def is_short(self) -> bool:
        """Whether the order was closed before all of it had come."""
        return self.status is OrderStatus.CLOSED and any(line.outstanding for line in self.lines)

    @property
    def was_sent(self) -> bool:
        """Whether the supplier has ever been told."""
        return self.status in AFTER_SENDING or any(step.status in AFTER_SENDING for step in self.history)

    def due(self, line: OrderLine) -> date:
        """The day on which a line should come."""
        return line.expected_on or self.expected_on

    def days_late(self, today: date) -> int:
        """Days since the first line that still waits was due; 0 unless the order was sent and is overdue."""
        if self.status not in RECEIVABLE:
            return 0
        waiting = [self.due(line) for line in self.lines if line.outstanding]
        return max(0, (today - min(waiting)).days) if waiting else 0


def total_of(lines: Sequence[OrderLine]) -> Decimal:
    """Cost of lines; what they show adds up to it."""
    return sum((line.line_cost for line in lines), Decimal(0))


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


def status_by_receipts(lines: Sequence[OrderLine]) -> OrderStatus:
    """The state of an order that was sent, from what came of it."""
    if not any(line.received for line in lines):
        return OrderStatus.SENT
    return status_after_receipt(tuple(lines))


def status_after_reopening(order: PurchaseOrder) -> OrderStatus:
    """The state to which an order goes back: an approval or a cancelled draft to draft, a closed one to waiting.

    Raises:
        WrongStateError: there is nothing to take back, or the supplier has been told.
    """
    if order.status is OrderStatus.APPROVED or (order.status is OrderStatus.CANCELLED and not order.was_sent):
        return OrderStatus.DRAFT
    if order.is_short:
        return status_by_receipts(order.lines)
    if order.status is OrderStatus.CANCELLED:
        raise WrongStateError(
            f"Order {order.number} was cancelled after the supplier had it; it cannot come back to life. "
            "Duplicate it and send the new order."
        )
    if order.status in RECEIVABLE:
        raise WrongStateError(
            f"Order {order.number} is {order.status.value}: the supplier has it. Revise it, or close or cancel it."
        )
    raise WrongStateError(
        f"Order {order.number} is {order.status.value}; there is nothing to take back. "
        "An approval, a cancelled draft and an order that was closed short can be."
    )

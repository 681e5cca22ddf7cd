"""What people do to stock besides selling: count, correct, throw away, move, send back; and taking that back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retail_desktop.domain.errors import RetailError
from retail_desktop.domain.ledger import MovementKind
from retail_desktop.domain.periods import EARLIEST
from retail_desktop.domain.quantities import LARGEST_QUANTITY, QUANTITY_SCALE, plain


class ActionKind(StrEnum):
    """What somebody did; one action moves one item or many, at once."""

    COUNT = "count"
    ADJUSTMENT = "adjustment"
    WASTE = "waste"
    SENT = "sent"
    ARRIVED = "arrived"
    SUPPLIER_RETURN = "supplier_return"
    RECEIPT = "receipt"
    REVERSAL = "reversal"


ADJUSTMENT_REASONS = ("found", "missing", "theft", "own use", "gift or sample", "wrong entry", "other")
"""Why the book is corrected although nobody counted."""

MARKED_DOWN = "marked down"
WASTE_REASONS = ("expired", "damaged", "broken", "spoiled", "recalled", MARKED_DOWN)
"""Why goods cannot be sold any more, or not as what they are; an adjustment downwards for one of these is waste."""

LOST = "lost on the way"
LOSS_REASONS = (LOST, "broken on the way", "stolen on the way", "never sent")
"""Why goods of a transfer will never come."""


@dataclass(frozen=True, slots=True)
class StockLine:
    """An item and its units: the level of a count, else the change with its sign; its lot and expiry where known."""

    sku: str
    quantity: Decimal
    lot: str = ""
    expires_on: date | None = None
    name: str = ""
    kind: MovementKind = MovementKind.ADJUSTMENT


@dataclass(frozen=True, slots=True)
class StockAction:
    """What somebody did to the stock of `store`; `taken_back_by` is the number of the action that undid it, or None."""

    number: int
    kind: ActionKind
    day: date
    store: str
    at: str
    person: str
    reason: str = ""
    note: str = ""
    reference: str = ""
    to_store: str = ""
    transfer: int | None = None
    reverses: int | None = None
    taken_back_by: int | None = None
    lines: tuple[StockLine, ...] = ()

    @property
    def units(self) -> Decimal:
        """All its units together."""
        return sum((line.quantity for line in self.lines), Decimal(0))


@dataclass(frozen=True, slots=True)
class TransferLine:
    """An item on its way: units sent, arrived, and lost."""

    sku: str
    name: str
    sent: Decimal
    arrived: Decimal = Decimal(0)
    lost: Decimal = Decimal(0)

    @property
    def on_the_way(self) -> Decimal:
        """Units that are neither here nor there."""
        return self.sent - self.arrived - self.lost


@dataclass(frozen=True, slots=True)
class Transfer:
    """Goods from one store to another; its number is that of the sending."""

    number: int
    source: str
    target: str
    sent_on: date
    person: str
    note: str
    lines: tuple[TransferLine, ...]

    @property
    def on_the_way(self) -> Decimal:
        """Units that are neither here nor there."""
        return sum((line.on_the_way for line in self.lines), Decimal(0))

    @property
    def state(self) -> str:
        """Where the goods are, in words."""
        if self.on_the_way > 0:
            begun = any(line.arrived or line.lost for line in self.lines)
            return "partly received" if begun else "on the way"
        return "received, some lost" if any(line.lost for line in self.lines) else "received"


def checked_quantity(sku: str, units: Decimal, *, least: Decimal | None = None) -> Decimal:
    """The units as they can be booked: at least `least` where that is given, else anything but zero.

    Raises:
        RetailError: it is no number, too large, finer than a thousandth, or too small.
    """
    if not units.is_finite() or abs(units) > LARGEST_QUANTITY:
        raise RetailError(f"Item {sku}: {units} units cannot be booked. Type a number up to 1,000,000.")
    if units * QUANTITY_SCALE != (units * QUANTITY_SCALE).to_integral_value():
        raise RetailError(
            f"Item {sku}: {plain(units)} is finer than a thousandth of a unit. Round it to three decimals."
        )
    if least is None and not units:
        raise RetailError(f"Item {sku}: a change of 0 changes nothing. Type how many units more or less.")
    if least is not None and (units < least or (least == 0 and units.is_signed() and units)):
        raise RetailError(f"Item {sku}: {plain(units)} units are too few here. Type {plain(least)} or more.")
    return units


def checked_day(day: date, latest: date) -> date:
    """The day as it can be booked.

    Raises:
        RetailError: it lies before 1990 or in the future.
    """
    if not EARLIEST <= day <= latest:
        raise RetailError(f"Nothing can be booked on {day}. Choose a day from {EARLIEST} to {latest}.")
    return day


def reason_of(text: str, units: Decimal) -> tuple[MovementKind, str]:
    """What an adjustment for a reason in words is: waste where goods go for a reason of waste, else a correction.

    Raises:
        RetailError: no reason is given.
    """
    words = " ".join(text.replace("_", " ").split())
    if not words:
        known = ", ".join((*ADJUSTMENT_REASONS, *WASTE_REASONS))
        raise RetailError(
            f"A correction of stock needs a reason, so that it can be understood later. Say one: {known}."
        )
    is_waste = units < 0 and words.casefold() in {*WASTE_REASONS, "waste"}
    known_as = words.casefold() if words.casefold() in {*ADJUSTMENT_REASONS, *WASTE_REASONS} else words
    return (MovementKind.WASTE if is_waste else MovementKind.ADJUSTMENT), known_as


def arrivals(
    transfer: Transfer, arrived: Sequence[tuple[str, Decimal]] | None, lost: Sequence[tuple[str, Decimal]]
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """What arrives of a transfer and what is lost for good, by item; `arrived` None means all that is left.

    Raises:
        RetailError: an item is not on its way, more of it arrives than was sent, or nothing is said at all.
    """
    left = {line.sku: line.on_the_way for line in transfer.lines}
    gone = _summed(transfer, left, lost)
    came = _summed(transfer, left, arrived or ())
    if arrived is None:
        came = {sku: units - gone.get(sku, Decimal(0)) for sku, units in left.items()}
        came = {sku: units for sku, units in came.items() if units > 0}
    for sku in {*came, *gone}:
        said = came.get(sku, Decimal(0)) + gone.get(sku, Decimal(0))
        if said > left[sku]:
            raise RetailError(
                f"Only {plain(left[sku])} of item {sku} are on the way with transfer {transfer.number}, not "
                f"{plain(said)}. Book what was sent; what is over, correct as found."
            )
    if not came and not gone:
        raise RetailError(f"Nothing of transfer {transfer.number} is said to have arrived, so nothing was booked.")
    return came, gone


def _summed(transfer: Transfer, left: dict[str, Decimal], said: Sequence[tuple[str, Decimal]]) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for sku, units in said:
        if sku not in left:
            raise RetailError(f"Item {sku} is not part of transfer {transfer.number}: it has {', '.join(left)}.")
        checked_quantity(sku, units, least=Decimal(0))
        if units:
            found[sku] = found.get(sku, Decimal(0)) + units
    return found

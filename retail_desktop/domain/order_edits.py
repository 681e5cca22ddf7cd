"""Changes of an order: of a draft, and of one that the supplier has already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.purchasing import RECEIVABLE, OrderLine, OrderStatus, PurchaseOrder
from retail_desktop.domain.quantities import LARGEST_QUANTITY, plain
from retail_desktop.domain.replenishment import whole_packs
from retail_desktop.domain.trading_days import shown_date


@dataclass(frozen=True, slots=True)
class OrderEdit:
    """What shall be otherwise; lines by number, quantities in units (0 takes the line off), None leaves as it is."""

    quantities: Mapping[int, Decimal] = field(default_factory=dict)
    costs: Mapping[int, Decimal] = field(default_factory=dict)
    days: Mapping[int, date] = field(default_factory=dict)
    added: tuple[OrderLine, ...] = ()
    expected_on: date | None = None
    note: str | None = None


def edited(order: PurchaseOrder, edit: OrderEdit) -> PurchaseOrder:
    """The order after a change; quantities are rounded up to whole packs, and added lines get the next numbers.

    Raises:
        WrongStateError: the order is neither a draft nor waiting for goods.
        NotFoundError: there is no line of a number.
        RetailError: a figure is impossible, less than has come is left of a line, or no line is left.
    """
    _check_state(order)
    known = {line.number for line in order.lines}
    for number in {*edit.quantities, *edit.costs, *edit.days} - known:
        raise NotFoundError(f"Order {order.number} has no line {number}; its lines are {_listed(order.lines)}.")
    lines = [_edited_line(line, edit) for line in order.lines]
    lines = [line for line in lines if line.quantity]
    first = max(known, default=0) + 1
    for place, line in enumerate(edit.added, start=first):
        lines.append(replace(line, number=place, quantity=_in_packs(line, line.quantity)))
    lines = [line for line in lines if line.quantity]
    if not lines:
        raise RetailError(f"No line of order {order.number} would be left. Cancel the order instead.")
    return replace(
        order,
        lines=tuple(lines),
        expected_on=edit.expected_on or order.expected_on,
        note=order.note if edit.note is None else edit.note,
    )


def merged(orders: Sequence[PurchaseOrder]) -> PurchaseOrder:
    """The first of some drafts with the lines of all; the same item at the same cost and pack becomes one line.

    It is due when the first of them was.

    Raises:
        RetailError: there are not two of them, or not all are drafts for one supplier and store in one currency.
    """
    if len({order.number for order in orders}) < 2:
        raise RetailError("Merging needs two orders or more. Choose the drafts that shall become one.")
    first = orders[0]
    for order in orders:
        if order.status is not OrderStatus.DRAFT:
            raise WrongStateError(f"Order {order.number} is {order.status.value}; only drafts can be merged.")
        if (order.supplier, order.store, order.currency) != (first.supplier, first.store, first.currency):
            raise RetailError(
                f"Orders {first.number} and {order.number} are not for the same supplier, store and currency, so they "
                "cannot be merged."
            )
    lines: dict[tuple[object, ...], OrderLine] = {}
    for line in (line for order in orders for line in order.lines):
        key = (line.sku, line.pack_size, line.unit_cost, line.expected_on)
        known = lines.get(key)
        lines[key] = line if known is None else replace(known, quantity=known.quantity + line.quantity)
    notes = dict.fromkeys(order.note for order in orders if order.note)
    return replace(
        first,
        lines=tuple(replace(line, number=number) for number, line in enumerate(lines.values(), start=1)),
        expected_on=min(order.expected_on for order in orders),
        note="\n".join(notes),
    )


def difference(before: PurchaseOrder, after: PurchaseOrder) -> str:
    """What was changed, in a few words for the history."""
    was, now = ({line.number: line for line in order.lines} for order in (before, after))
    words = [
        f"{line.sku} {plain(was[number].quantity)} → {plain(line.quantity)}"
        for number, line in now.items()
        if number in was and was[number].quantity != line.quantity
    ]
    words += [f"{line.sku} {plain(line.quantity)} added" for number, line in now.items() if number not in was]
    words += [f"{line.sku} taken off" for number, line in was.items() if number not in now]
    words += [
        f"{line.sku} for {'–' if line.unit_cost is None else plain(line.unit_cost)} each"
        for number, line in now.items()
        if number in was and was[number].unit_cost != line.unit_cost
    ]
    words += [
        f"{line.sku} due {shown_date(after.due(line).toordinal())}"
        for number, line in now.items()
        if number in was and was[number].expected_on != line.expected_on
    ]
    if before.expected_on != after.expected_on:
        words.append(f"due {shown_date(after.expected_on.toordinal())}")
    if before.note != after.note:
        words.append("note changed")
    return ", ".join(words)


def _check_state(order: PurchaseOrder) -> None:
    if order.status is OrderStatus.APPROVED:
        raise WrongStateError(
            f"Order {order.number} is approved as it stands. Take the approval back first, then change it."
        )
    if order.status is not OrderStatus.DRAFT and order.status not in RECEIVABLE:
        raise WrongStateError(
            f"Order {order.number} is {order.status.value} and cannot be changed any more. Duplicate it instead."
        )


def _edited_line(line: OrderLine, edit: OrderEdit) -> OrderLine:
    quantity = _in_packs(line, edit.quantities.get(line.number, line.quantity), line.number in edit.quantities)
    if quantity < line.received:
        raise RetailError(
            f"{plain(line.received)} units of {line.sku} have come already, so {plain(quantity)} cannot be ordered. "
            f"Order at least {plain(line.received)}."
        )
    cost = edit.costs.get(line.number, line.unit_cost)
    if cost is not None and not (cost.is_finite() and 0 <= cost <= LARGEST_QUANTITY):
        raise RetailError(f"{line.sku}: {cost} cannot be the cost of a unit. Type an amount of 0 or more.")
    return replace(line, quantity=quantity, unit_cost=cost, expected_on=edit.days.get(line.number, line.expected_on))


def _in_packs(line: OrderLine, units: Decimal, rounded: bool = True) -> Decimal:
    if not (units.is_finite() and 0 <= units <= LARGEST_QUANTITY):
        raise RetailError(f"{line.sku}: {units} units cannot be ordered. Type a number from 0 to 1,000,000.")
    return whole_packs(units, line.pack_size) if rounded else units


def _listed(lines: Sequence[OrderLine]) -> str:
    return ", ".join(str(line.number) for line in lines)

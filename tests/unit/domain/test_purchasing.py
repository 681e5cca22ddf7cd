"""The life of a purchase order."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from retail_desktop.domain.errors import WrongStateError
from retail_desktop.domain.purchasing import (
    OPEN,
    RECEIVABLE,
    OrderLine,
    OrderStatus,
    PurchaseOrder,
    check_step,
    status_after_receipt,
)

DRAFT, APPROVED, SENT, PARTIAL, RECEIVED, CLOSED, CANCELLED = OrderStatus
ALLOWED = {
    (DRAFT, APPROVED), (DRAFT, CANCELLED),
    (APPROVED, DRAFT), (APPROVED, SENT), (APPROVED, CANCELLED),
    (SENT, PARTIAL), (SENT, RECEIVED), (SENT, CLOSED), (SENT, CANCELLED),
    (PARTIAL, PARTIAL), (PARTIAL, RECEIVED), (PARTIAL, CLOSED),
    (RECEIVED, CLOSED),
}  # fmt: skip
MUGS = OrderLine(1, "00417", "Mug", "BW-1", Decimal(48), Decimal(0), Decimal(12), Decimal("2.95"))
TOWELS = OrderLine(2, "00422", "Towel", "", Decimal("7.5"), Decimal(0), Decimal("2.5"), None)


def order(*lines: OrderLine) -> PurchaseOrder:
    monday = date(2026, 9, 28)
    return PurchaseOrder("PO-1001", "BRI", "Brightwater", "MAIN", DRAFT, monday, monday, "USD", lines)


@pytest.mark.parametrize(("current", "wanted"), list(product(OrderStatus, OrderStatus)))
def test_an_order_takes_only_the_steps_of_its_life(current: OrderStatus, wanted: OrderStatus) -> None:
    if (current, wanted) in ALLOWED:
        check_step("PO-1001", current, wanted)
    else:
        with pytest.raises(WrongStateError, match=f"PO-1001 is {current.value} and cannot become {wanted.value}"):
            check_step("PO-1001", current, wanted)


def test_a_refused_step_names_the_ones_that_are_possible() -> None:
    with pytest.raises(WrongStateError, match="Next can be approved or cancelled"):
        check_step("PO-1001", DRAFT, SENT)
    with pytest.raises(WrongStateError, match="Next can be nothing: its life is over"):
        check_step("PO-1001", CANCELLED, DRAFT)


def test_only_what_was_sent_can_be_received_and_only_unfinished_orders_are_open() -> None:
    assert {SENT, PARTIAL} == RECEIVABLE
    assert {DRAFT, APPROVED, SENT, PARTIAL} == OPEN


def test_a_line_has_packs_a_cost_and_units_still_to_come() -> None:
    assert (MUGS.packs, MUGS.line_cost, MUGS.outstanding) == (Decimal(4), Decimal("141.60"), Decimal(48))
    assert (TOWELS.packs, TOWELS.line_cost) == (Decimal(3), Decimal(0))


def test_more_than_ordered_may_come_and_then_nothing_is_outstanding() -> None:
    assert replace(MUGS, received=Decimal(50)).outstanding == 0


def test_an_order_adds_up_its_lines() -> None:
    assert order(MUGS, replace(MUGS, number=3), TOWELS).total == Decimal("283.20")
    assert order(MUGS, TOWELS).units == Decimal("55.5")
    assert order().total == order().units == Decimal(0)


def test_an_order_is_received_once_nothing_is_outstanding() -> None:
    full = replace(MUGS, received=Decimal(48))
    assert status_after_receipt((full, TOWELS)) is PARTIAL
    assert status_after_receipt((full, replace(TOWELS, received=Decimal("7.5")))) is RECEIVED

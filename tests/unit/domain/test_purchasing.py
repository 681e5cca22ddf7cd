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
    Revision,
    StatusChange,
    check_step,
    status_after_receipt,
    status_after_reopening,
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


def test_a_line_is_rounded_to_cents_so_that_what_is_printed_adds_up() -> None:
    thirds = replace(MUGS, quantity=Decimal(1), unit_cost=Decimal("0.335"))
    assert order(thirds, replace(thirds, number=2)).total == Decimal("0.68")


def test_a_sent_order_is_late_once_a_line_that_waits_is_overdue() -> None:
    tuesday = date(2026, 9, 29)
    sent = replace(order(MUGS, replace(TOWELS, expected_on=date(2026, 9, 20))), status=SENT)
    assert sent.days_late(tuesday) == 9
    came = replace(sent, lines=(MUGS, replace(sent.lines[1], received=Decimal("7.5"))))
    assert came.days_late(tuesday) == 1
    assert came.days_late(date(2026, 9, 28)) == 0
    assert replace(sent, status=DRAFT).days_late(tuesday) == 0
    assert replace(sent, lines=()).days_late(tuesday) == 0


def test_nothing_more_comes_of_an_order_that_is_over() -> None:
    assert order(MUGS).outstanding == 48
    assert replace(order(MUGS), status=CLOSED).outstanding == 0
    assert replace(order(MUGS), status=CLOSED).is_short
    assert not replace(order(replace(MUGS, received=Decimal(48))), status=CLOSED).is_short


def test_what_a_revision_replaced_has_its_own_total() -> None:
    day = date(2026, 9, 28)
    assert Revision(1, "", "Ann", "fewer", day, "", (MUGS, TOWELS)).total == Decimal("141.60")


def test_what_the_supplier_does_not_know_can_be_reopened() -> None:
    drafted, sent = StatusChange(DRAFT, "", "Ann"), StatusChange(SENT, "", "Ann")
    made = replace(order(MUGS), history=(drafted,))
    assert status_after_reopening(replace(made, status=APPROVED)) is DRAFT
    assert status_after_reopening(replace(made, status=CANCELLED)) is DRAFT
    assert status_after_reopening(replace(made, status=CLOSED)) is SENT
    some = replace(made, status=CLOSED, lines=(replace(MUGS, received=Decimal(1)),))
    assert status_after_reopening(some) is PARTIAL
    for status, history, words in (
        (CANCELLED, (drafted, sent), "after the supplier had it"),
        (SENT, (drafted, sent), "the supplier has it. Revise it"),
        (DRAFT, (drafted,), "nothing to take back"),
    ):
        with pytest.raises(WrongStateError, match=words):
            status_after_reopening(replace(made, status=status, history=history))

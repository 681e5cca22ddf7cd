"""Orders that are changed, revised, copied and merged, and steps that are taken back."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.order_edits import OrderEdit
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.purchasing import OrderStatus, PurchaseOrder
from retail_desktop.services.change_orders import (
    change_order,
    duplicate_order,
    merge_orders,
    put_draft_back,
    reopen_order,
)
from retail_desktop.services.order_goods import change_status, create_orders, get_order, list_orders
from retail_desktop.services.plan_replenishment import make_plan
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.workplace import Workplace

Dump = Callable[[Workplace], dict[str, list[tuple[Any, ...]]]]
LATER = date(2025, 8, 20)


@pytest.fixture
def draft(planned: Workplace) -> PurchaseOrder:
    return create_orders(planned, supplier="NORTH")[0]


@pytest.fixture
def sent(planned: Workplace, draft: PurchaseOrder) -> PurchaseOrder:
    change_status(planned, draft.number, OrderStatus.APPROVED)
    return change_status(planned, draft.number, OrderStatus.SENT)


def test_a_draft_is_changed_and_changed_back(planned: Workplace, draft: PurchaseOrder) -> None:
    edit = OrderEdit({1: Decimal(61), 2: Decimal(0)}, {1: Decimal("1.30")}, {1: LATER}, expected_on=LATER, note="Ring")
    after = change_order(planned, draft.number, edit, add={"00106": Decimal(2), "00103": Decimal(1)})
    assert [(line.sku, line.quantity, line.unit_cost) for line in after.lines] == [
        ("00101", Decimal(66), Decimal("1.30")),
        ("00106", Decimal(2), None),
        ("00103", Decimal(1), Decimal("0.80")),  # no terms with this supplier: the item's own cost
    ]
    assert (after.expected_on, after.note, after.revision, after.history) == (LATER, "Ring", 1, draft.history)
    assert get_order(planned, draft.number) == after
    assert put_draft_back(planned, draft) == draft


def test_an_item_is_added_on_the_suppliers_terms(planned: Workplace, draft: PurchaseOrder) -> None:
    change_order(planned, draft.number, OrderEdit({2: Decimal(0)}))
    after = change_order(planned, draft.number, OrderEdit(), add={"00102": Decimal(13)})
    line = after.lines[-1]
    assert (line.quantity, line.supplier_code, line.pack_size) == (Decimal(24), "N-2", Decimal(12))


@pytest.mark.parametrize(
    ("edit", "add", "words"),
    [
        (OrderEdit(), {}, "says this already"),
        (OrderEdit(), {"NOPE": Decimal(1)}, "no item NOPE"),
        (OrderEdit(), {"00101": Decimal(1)}, "is on order PO-1001 already"),
        (OrderEdit({7: Decimal(1)}), {}, "no line 7"),
    ],
)
def test_a_change_that_cannot_be_made_changes_nothing(
    planned: Workplace,
    draft: PurchaseOrder,
    everything: Dump,
    edit: OrderEdit,
    add: dict[str, Decimal],
    words: str,
) -> None:
    before = everything(planned)
    with pytest.raises(RetailError, match=words):
        change_order(planned, draft.number, edit, add=add)
    assert everything(planned) == before


def test_a_sent_order_is_revised_and_what_it_said_is_kept(planned: Workplace, sent: PurchaseOrder) -> None:
    receive(planned, sent.number, {1: Decimal(6)})
    after = change_order(planned, sent.number, OrderEdit({1: Decimal(12), 2: Decimal(0)}), reason="by phone")
    assert (after.revision, after.status) == (2, OrderStatus.PARTIALLY_RECEIVED)
    assert after.lines[0].received == 6
    (old,) = after.earlier
    assert (old.number, old.user, old.total) == (1, "Owner", sent.total)
    assert [line.quantity for line in old.lines] == [line.quantity for line in sent.lines]
    assert after.history[-1].note.startswith("Revision 2: 00101 ")
    assert "00102 taken off (by phone)" in after.history[-1].note
    again = change_order(planned, sent.number, OrderEdit({1: Decimal(6)}))
    assert (again.revision, again.status) == (3, OrderStatus.RECEIVED)


def test_revising_needs_who_may_approve(planned: Workplace, sent: PurchaseOrder) -> None:
    for role in (Role.STAFF, Role.ANALYST):
        with pytest.raises(NotAllowedError):
            change_order(Workplace(planned.location, Person("Ann", role)), sent.number, OrderEdit({1: Decimal(12)}))


def test_a_sent_order_is_not_changed_back(planned: Workplace, sent: PurchaseOrder, draft: PurchaseOrder) -> None:
    with pytest.raises(WrongStateError, match="only a draft is changed back"):
        put_draft_back(planned, draft)


def test_a_copy_is_a_draft_at_todays_terms(planned: Workplace, sent: PurchaseOrder) -> None:
    receive(planned, sent.number)
    copy = duplicate_order(planned, sent.number)
    assert (copy.number, copy.status, copy.revision) == ("PO-1002", OrderStatus.DRAFT, 1)
    assert [(line.sku, line.quantity, line.received) for line in copy.lines] == [
        (line.sku, line.quantity, Decimal(0)) for line in sent.lines
    ]
    assert [step.note for step in copy.history] == ["Copy of PO-1001"]


def test_drafts_are_merged_and_their_plan_is_not_ordered_again(planned: Workplace) -> None:
    first = create_orders(planned, chosen=[("00101", "MAIN")])[0]
    second = create_orders(planned, supplier="NORTH")[0]
    whole = merge_orders(planned, [first.number, second.number.lower()])
    assert whole.units == first.units + second.units
    assert get_order(planned, second.number).history[-1].note == f"Merged into {first.number}"
    with pytest.raises(RetailError, match="nothing to order"):
        create_orders(planned, supplier="NORTH")
    with pytest.raises(WrongStateError, match="it would be ordered twice"):
        reopen_order(planned, second.number)


def test_an_approval_a_cancelled_draft_and_a_short_closing_are_taken_back(
    planned: Workplace, draft: PurchaseOrder
) -> None:
    number = draft.number
    change_status(planned, number, OrderStatus.APPROVED)
    assert reopen_order(planned, number).history[-1].note == "Approval taken back"
    change_status(planned, number, OrderStatus.CANCELLED)
    assert reopen_order(planned, number).status is OrderStatus.DRAFT
    for status in (OrderStatus.APPROVED, OrderStatus.SENT):
        change_status(planned, number, status)
    receive(planned, number, {1: Decimal(1)}, close_rest=True)
    reopened = reopen_order(planned, number, "found the van")
    assert (reopened.status, reopened.history[-1].note) == (OrderStatus.PARTIALLY_RECEIVED, "found the van")
    with pytest.raises(WrongStateError, match="the supplier has it"):
        reopen_order(planned, number)


def test_what_was_ordered_again_since_is_not_reopened(planned: Workplace, draft: PurchaseOrder) -> None:
    change_status(planned, draft.number, OrderStatus.CANCELLED)
    again = create_orders(planned, supplier="NORTH")[0]
    with pytest.raises(WrongStateError, match=f"is on order {again.number} now"):
        reopen_order(planned, draft.number)
    change_status(planned, again.number, OrderStatus.CANCELLED)
    assert reopen_order(planned, draft.number).status is OrderStatus.DRAFT


def test_a_line_taken_off_can_be_ordered_again_from_the_same_plan(planned: Workplace, draft: PurchaseOrder) -> None:
    change_order(planned, draft.number, OrderEdit({2: Decimal(0)}))
    (again,) = create_orders(planned, supplier="NORTH")
    assert [line.sku for line in again.lines] == ["00102"]
    with pytest.raises(NotFoundError):
        duplicate_order(planned, "PO-9")
    assert len(list_orders(planned)) == 2
    assert make_plan(planned).plan_id == 2

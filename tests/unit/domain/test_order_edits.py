"""Changes of drafts and of orders that the supplier has."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retail_desktop.domain.errors import NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.order_edits import OrderEdit, difference, edited, merged
from retail_desktop.domain.purchasing import OrderLine, OrderStatus, PurchaseOrder

MONDAY, FRIDAY, NEXT = date(2026, 9, 28), date(2026, 10, 2), date(2026, 10, 9)
MUGS = OrderLine(1, "00417", "Mug", "BW-1", Decimal(48), Decimal(0), Decimal(12), Decimal("2.95"))
TOWELS = OrderLine(2, "00422", "Towel", "", Decimal("7.5"), Decimal(0), Decimal("2.5"), None)
DRAFT = PurchaseOrder(
    "PO-1001", "BRI", "Brightwater", "MAIN", OrderStatus.DRAFT, MONDAY, FRIDAY, "USD", (MUGS, TOWELS), note="Door"
)


def units(order: PurchaseOrder) -> dict[str, Decimal]:
    return {line.sku: line.quantity for line in order.lines}


def test_a_quantity_is_rounded_up_to_packs_and_zero_takes_the_line_off() -> None:
    after = edited(DRAFT, OrderEdit({1: Decimal(50), 2: Decimal(0)}))
    assert units(after) == {"00417": Decimal(60)}
    assert difference(DRAFT, after) == "00417 48 → 60, 00422 taken off"


def test_a_line_is_added_behind_the_others() -> None:
    soap = OrderLine(0, "00478", "Soap", "", Decimal(10), Decimal(0), Decimal(12), Decimal("1.10"))
    after = edited(DRAFT, OrderEdit(added=(soap, replace(soap, sku="00001", quantity=Decimal(0)))))
    assert [(line.number, line.sku, line.quantity) for line in after.lines][2:] == [(3, "00478", Decimal(12))]
    assert difference(DRAFT, after) == "00478 12 added"


def test_days_costs_and_note_change_and_are_told() -> None:
    after = edited(
        DRAFT,
        OrderEdit(costs={1: Decimal(3), 2: Decimal(1)}, days={2: NEXT}, expected_on=NEXT, note=""),
    )
    assert after.due(after.lines[1]) == NEXT
    said = difference(DRAFT, after)
    assert said == "00417 for 3 each, 00422 for 1 each, 00422 due 9 Oct 2026, due 9 Oct 2026, note changed"
    assert difference(after, DRAFT).startswith("00417 for 2.95 each, 00422 for – each")
    assert difference(DRAFT, edited(DRAFT, OrderEdit())) == ""


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (OrderEdit({9: Decimal(1)}), "no line 9; its lines are 1, 2"),
        (OrderEdit({1: Decimal(-1)}), "-1 units cannot be ordered"),
        (OrderEdit({1: Decimal("NaN")}), "NaN units cannot be ordered"),
        (OrderEdit({1: Decimal(0), 2: Decimal(0)}), "Cancel the order instead"),
        (OrderEdit(costs={1: Decimal(-1)}), "cannot be the cost of a unit"),
    ],
)
def test_an_impossible_change_is_refused(edit: OrderEdit, words: str) -> None:
    with pytest.raises((RetailError, NotFoundError), match=words):
        edited(DRAFT, edit)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (OrderStatus.APPROVED, "Take the approval back first"),
        (OrderStatus.RECEIVED, "cannot be changed any more"),
        (OrderStatus.CLOSED, "Duplicate it"),
        (OrderStatus.CANCELLED, "Duplicate it"),
    ],
)
def test_only_drafts_and_orders_that_wait_are_changed(status: OrderStatus, words: str) -> None:
    with pytest.raises(WrongStateError, match=words):
        edited(replace(DRAFT, status=status), OrderEdit({1: Decimal(12)}))


def test_less_than_has_come_cannot_be_ordered() -> None:
    came = replace(DRAFT, status=OrderStatus.PARTIALLY_RECEIVED, lines=(replace(MUGS, received=Decimal(20)), TOWELS))
    with pytest.raises(RetailError, match="20 units of 00417 have come already, so 12 cannot be ordered"):
        edited(came, OrderEdit({1: Decimal(12)}))
    assert units(edited(came, OrderEdit({1: Decimal(24)})))["00417"] == 24


def test_drafts_for_the_same_supplier_and_store_become_one() -> None:
    other = replace(
        DRAFT, number="PO-1002", expected_on=NEXT, note="Ring", lines=(MUGS, replace(TOWELS, unit_cost=Decimal(1)))
    )
    whole = merged([DRAFT, other])
    assert whole.number == "PO-1001"
    assert [(line.number, line.sku, line.quantity) for line in whole.lines] == [
        (1, "00417", Decimal(96)), (2, "00422", Decimal("7.5")), (3, "00422", Decimal("7.5")),
    ]  # fmt: skip
    assert (whole.expected_on, whole.note) == (FRIDAY, "Door\nRing")


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ([], "two orders or more"),
        ([DRAFT], "two orders or more"),
        ([replace(DRAFT, number="PO-2", status=OrderStatus.SENT)], "only drafts can be merged"),
        ([replace(DRAFT, number="PO-2", supplier="ALD")], "not for the same supplier"),
        ([replace(DRAFT, number="PO-2", store="HILL")], "not for the same supplier"),
    ],
)
def test_what_does_not_go_together_is_not_merged(others: list[PurchaseOrder], words: str) -> None:
    with pytest.raises(RetailError, match=words):
        merged([DRAFT, *others])


@given(wanted=st.decimals(0, 1000, places=3), pack=st.decimals("0.001", 50, places=3))
def test_a_quantity_is_whole_packs_and_never_less_than_wanted(wanted: Decimal, pack: Decimal) -> None:
    order = replace(DRAFT, lines=(replace(MUGS, pack_size=pack), TOWELS))
    after = edited(order, OrderEdit({1: wanted}))
    got = units(after).get("00417", Decimal(0))
    assert wanted <= got < wanted + pack
    assert got % pack == 0


@given(st.lists(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(1, 99)), max_size=4), min_size=2, max_size=4))
def test_merging_neither_loses_nor_makes_units(parts: list[list[tuple[str, int]]]) -> None:
    drafts = [
        replace(
            DRAFT,
            number=f"PO-{at}",
            lines=tuple(
                replace(MUGS, number=place, sku=sku, quantity=Decimal(count))
                for place, (sku, count) in enumerate(part, start=1)
            ),
        )
        for at, part in enumerate(parts)
    ]
    assert merged(drafts).units == sum(draft.units for draft in drafts)

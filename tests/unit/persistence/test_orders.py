"""Purchase orders as they are kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from retail_desktop.domain.imports import ImportState, Target
from retail_desktop.domain.purchasing import OPEN, OrderLine, OrderStatus, PurchaseOrder, StatusChange
from retail_desktop.persistence import imports, orders

MUG, TOWEL, MAIN = 1, 2, 1
MONDAY, FRIDAY = date(2026, 9, 28), date(2026, 10, 2)
DRAFTED = StatusChange(OrderStatus.DRAFT, "2026-09-28T08:00:00+00:00", "Maria", "from the plan")
MUGS = OrderLine(1, "00417", "Mug", "BW-7731", Decimal(48), Decimal(0), Decimal(12), Decimal("2.95"))
TOWELS = OrderLine(2, "00422", "Towel", "", Decimal("7.5"), Decimal(0), Decimal("2.5"), None)
ORDER = PurchaseOrder(
    number="PO-1001",
    supplier="BRI",
    supplier_name="Brightwater",
    store="MAIN",
    status=OrderStatus.DRAFT,
    created_on=MONDAY,
    expected_on=FRIDAY,
    currency="USD",
    lines=(MUGS, TOWELS),
    history=(DRAFTED,),
    note="Back door, before 10:00",
)


def receive(work: Connection, key: int, quantities: dict[int, Decimal]) -> None:
    orders.add_receipt(work, key, FRIDAY, "2026-10-02T09:00:00+00:00", "Maria", quantities)


def test_an_order_comes_back_with_its_lines_and_its_history(work: Connection) -> None:
    orders.add_order(work, ORDER)
    assert orders.orders(work) == (ORDER,)


def test_orders_are_numbered_one_after_the_other(work: Connection) -> None:
    numbers = []
    for _ in range(3):
        numbers.append(orders.next_number(work))
        orders.add_order(work, replace(ORDER, number=numbers[-1]))
    assert numbers == ["PO-1001", "PO-1002", "PO-1003"]
    assert [order.number for order in orders.orders(work)] == numbers[::-1]


def test_an_order_is_found_by_its_number_in_any_case(work: Connection) -> None:
    key = orders.add_order(work, ORDER)
    assert orders.order_id(work, "po-1001") == key
    assert orders.orders(work, "po-1001") == (ORDER,)
    assert orders.order_id(work, "PO-1") is None
    assert orders.orders(work, "PO-1") == ()


def test_every_step_of_an_order_is_remembered(work: Connection) -> None:
    key = orders.add_order(work, ORDER)
    approved = StatusChange(OrderStatus.APPROVED, "2026-09-28T09:00:00+00:00", "Ana")
    orders.set_status(work, key, approved)
    (found,) = orders.orders(work)
    assert found.status is OrderStatus.APPROVED
    assert found.history == (DRAFTED, approved)


def test_what_was_delivered_is_no_longer_outstanding(work: Connection) -> None:
    key = orders.add_order(work, ORDER)
    receive(work, key, {1: Decimal(12)})
    receive(work, key, {1: Decimal(24), 2: Decimal("7.5")})
    (found,) = orders.orders(work)
    assert [line.received for line in found.lines] == [36, Decimal("7.5")]
    assert orders.outstanding(work, MONDAY) == {(MUG, MAIN): [(FRIDAY, Decimal(12))]}
    assert work.execute(text("SELECT count(*) FROM receipt_line")).scalar() == 3


def test_two_orders_of_one_item_are_both_on_their_way(work: Connection) -> None:
    orders.add_order(work, ORDER)
    orders.add_order(work, replace(ORDER, number="PO-1002", expected_on=MONDAY, lines=(MUGS,)))
    assert sorted(orders.outstanding(work, FRIDAY)[MUG, MAIN]) == [(MONDAY, Decimal(48)), (FRIDAY, Decimal(48))]


@pytest.mark.parametrize("status", list(OrderStatus))
def test_only_open_orders_are_on_their_way(work: Connection, status: OrderStatus) -> None:
    orders.add_order(work, replace(ORDER, status=status))
    assert bool(orders.outstanding(work, FRIDAY)) == (status in OPEN)


def test_a_plan_for_a_past_day_does_not_know_later_orders(work: Connection) -> None:
    orders.add_order(work, replace(ORDER, created_on=FRIDAY))
    assert orders.outstanding(work, MONDAY) == {}
    assert orders.outstanding(work, FRIDAY).keys() == {(MUG, MAIN), (TOWEL, MAIN)}


def test_a_number_is_given_once_and_a_line_orders_something(work: Connection) -> None:
    orders.add_order(work, ORDER)
    with pytest.raises(IntegrityError, match=r"purchase_order\.number"):
        orders.add_order(work, ORDER)
    with pytest.raises(IntegrityError, match="ck_order_line_quantity"):
        orders.add_order(work, replace(ORDER, number="PO-1002", lines=(replace(MUGS, quantity=Decimal(0)),)))


def test_numbers_go_on_past_those_that_came_from_elsewhere(work: Connection) -> None:
    for number in ("PO-1001", "PO-1007", "4711", "PO-X", "PO-99999999999"):
        orders.add_order(work, replace(ORDER, number=number))
    assert orders.next_number(work) == "PO-1008"


def test_lines_are_added_behind_those_an_order_has(work: Connection) -> None:
    key = orders.add_order(work, replace(ORDER, lines=(MUGS,)))
    assert orders.add_lines(work, key, [TOWELS], {"00422": TOWEL}) == 2
    assert orders.orders(work)[0].lines == (MUGS, TOWELS)


def test_a_list_of_orders_says_what_had_arrived_before(work: Connection, imported: Callable[[Target], int]) -> None:
    told, later = imported(Target.ORDERS), imported(Target.RECEIPTS)
    (key,) = orders.add_orders(work, [ORDER], told)
    before = MONDAY - timedelta(days=1)
    orders.add_receipts(work, [(key, MONDAY, {1: Decimal(10)})], "", "", told)
    arrived = [(key, before, {1: Decimal(4), 2: Decimal(1)}), (key, FRIDAY, {1: Decimal(3)})]
    orders.add_receipts(work, arrived, "", "", later)
    orders.add_receipt(work, key, before, "", "", {1: Decimal(1)})
    assert [line.received for line in orders.orders(work)[0].lines] == [14, 1]
    imports.set_state(work, later, ImportState.UNDONE)
    orders.count_receipts(work, [key])
    assert [line.received for line in orders.orders(work)[0].lines] == [11, 0]


def test_the_state_of_a_sent_order_follows_what_was_received(work: Connection) -> None:
    key = orders.add_order(work, replace(ORDER, status=OrderStatus.RECEIVED))
    for quantities, status in (
        ({}, OrderStatus.SENT),
        ({1: Decimal(48)}, OrderStatus.PARTIALLY_RECEIVED),
        ({2: Decimal(8)}, OrderStatus.RECEIVED),
    ):
        orders.add_receipt(work, key, FRIDAY, "", "", quantities)
        orders.settle_status(work, [key])
        assert orders.orders(work)[0].status is status
    closed = orders.add_order(work, replace(ORDER, number="PO-2", status=OrderStatus.CLOSED))
    orders.settle_status(work, [closed])
    assert orders.orders(work, "PO-2")[0].status is OrderStatus.CLOSED


def test_what_an_undone_import_brought_is_not_seen(work: Connection, imported: Callable[[Target], int]) -> None:
    first, second = imported(Target.ORDERS), imported(Target.ORDERS)
    (key,) = orders.add_orders(work, [replace(ORDER, lines=(MUGS,))], first)
    orders.add_lines(work, key, [TOWELS], {"00422": TOWEL}, second)
    orders.add_history(work, key, replace(DRAFTED, note="added"), second)
    imports.set_state(work, second, ImportState.UNDONE)
    (order,) = orders.orders(work)
    assert (order.lines, order.history) == ((MUGS,), (DRAFTED,))
    assert set(orders.outstanding(work, FRIDAY)) == {(MUG, MAIN)}
    assert orders.supplier_codes(work) == {"BRI"}
    imports.set_state(work, first, ImportState.UNDONE)
    assert (orders.orders(work), orders.outstanding(work, FRIDAY), orders.order_id(work, "PO-1001")) == ((), {}, None)
    assert orders.supplier_codes(work) == set()

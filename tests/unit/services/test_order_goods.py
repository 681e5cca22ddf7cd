"""Purchase orders: one per supplier and store, made once, moved by those who may."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError, RetailError, WrongStateError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.services.change_orders import duplicate_order
from retail_desktop.services.change_quantities import change_quantity
from retail_desktop.services.order_goods import change_status, create_orders, get_order, list_orders, today
from retail_desktop.services.plan_replenishment import make_plan, read_plan
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
FRIDAY = date(2025, 7, 25)


def as_role(place: Workplace, role: Role) -> Workplace:
    return Workplace(place.location, Person("Somebody", role))


def test_there_is_one_order_per_supplier(planned: Workplace) -> None:
    plan = read_plan(planned)
    orders = create_orders(planned)
    assert [(order.number, order.supplier) for order in orders] == [("PO-1001", "NORTH"), ("PO-1002", "SOUTH")]
    ordered = {line.sku: line.quantity for order in orders for line in order.lines}
    assert ordered == {line.sku: line.quantity for line in plan.lines if line.quantity and line.supplier}
    assert "00106" not in ordered  # nobody supplies the tea pot
    assert list_orders(planned) == tuple(reversed(orders))


def test_an_order_says_when_it_comes_and_what_it_costs(planned: Workplace) -> None:
    north, south = create_orders(planned)
    assert (north.status, north.created_on, north.currency) == (OrderStatus.DRAFT, FRIDAY, "EUR")
    assert north.expected_on == FRIDAY + timedelta(days=5)
    # South takes orders on Mondays; the ginger biscuits take three days.
    assert south.expected_on == date(2025, 7, 28) + timedelta(days=3)
    line = north.lines[0]
    assert (line.sku, line.name, line.supplier_code, line.pack_size) == ("00101", "Green tea", "N-1", Decimal(6))
    assert line.line_cost == line.quantity * Decimal("1.20")
    assert (north.note, north.history[0].note) == ("", "From reorder plan 1 of 24 Jul 2025")


def test_each_store_gets_its_own_order(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "sku,supplier\n1,S\n", Target.ITEMS)
    days = [date(2026, 1, 5) + timedelta(days=day) for day in range(40)]
    bring(empty_shop, "store,date,sku,quantity\n" + "".join(f"Hill,{day},1,2\nDock,{day},1,3\n" for day in days))
    make_plan(empty_shop)
    assert [order.store for order in create_orders(empty_shop)] == ["Dock", "Hill"]


def test_a_second_click_orders_nothing(planned: Workplace) -> None:
    create_orders(planned)
    with pytest.raises(RetailError, match="ordered from this plan already"):
        create_orders(planned)
    assert len(list_orders(planned)) == 2


def test_a_cancelled_order_can_be_made_again(planned: Workplace) -> None:
    (first,) = create_orders(planned, supplier="NORTH")
    change_status(planned, first.number, OrderStatus.CANCELLED)
    (second,) = create_orders(planned, supplier="NORTH")
    assert (second.number, second.lines) == ("PO-1002", first.lines)


def test_two_writers_never_get_the_same_number(planned: Workplace) -> None:
    number = create_orders(planned, supplier="NORTH")[0].number
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(lambda _: duplicate_order(planned, number).number, range(12)))
    assert sorted(made) == [f"PO-{1002 + place}" for place in range(12)]
    assert today(planned) == FRIDAY


def test_chosen_lines_are_ordered_and_the_rest_can_follow(planned: Workplace) -> None:
    (first,) = create_orders(planned, chosen=[("00101", "MAIN")])
    assert [line.sku for line in first.lines] == ["00101"]
    rest = create_orders(planned)
    assert "00101" not in [line.sku for order in rest for line in order.lines]


def test_a_typed_quantity_is_ordered_and_a_zero_is_not(planned: Workplace) -> None:
    for sku, units in (("00101", 60), ("00102", 0)):
        change_quantity(planned, 1, sku, "MAIN", Decimal(units))
    (order,) = create_orders(planned, supplier="NORTH")
    assert [(line.sku, line.quantity) for line in order.lines] == [("00101", Decimal(60))]


@pytest.mark.parametrize(("supplier", "chosen"), [("NOBODY", None), (None, [("00106", "MAIN")]), (None, [])])
def test_nothing_to_order_is_said(
    planned: Workplace, supplier: str | None, chosen: list[tuple[str, str]] | None
) -> None:
    with pytest.raises(RetailError, match="nothing to order"):
        create_orders(planned, supplier=supplier, chosen=chosen)
    assert list_orders(planned) == ()


def test_an_order_needs_a_plan(shop: Workplace) -> None:
    with pytest.raises(NotFoundError, match="no reorder plan"):
        create_orders(shop)


def test_an_order_lives_from_draft_to_sent(planned: Workplace) -> None:
    number = create_orders(planned)[0].number
    change_status(planned, number, OrderStatus.APPROVED)
    order = change_status(planned, number.lower(), OrderStatus.SENT, "by mail")
    assert [step.status.value for step in order.history] == ["draft", "approved", "sent"]
    assert order.history[-1].note == "by mail"
    assert get_order(planned, number) == order


def test_a_step_that_does_not_follow_is_refused(planned: Workplace) -> None:
    number = create_orders(planned)[0].number
    with pytest.raises(WrongStateError, match="is draft and cannot become sent"):
        change_status(planned, number, OrderStatus.SENT)
    with pytest.raises(NotFoundError, match="no order PO-9"):
        change_status(planned, "PO-9", OrderStatus.APPROVED)
    assert get_order(planned, number).status is OrderStatus.DRAFT


@pytest.mark.parametrize("role", [Role.STAFF, Role.SALES, Role.ANALYST, Role.EXECUTIVE])
def test_only_managers_order_and_approve(planned: Workplace, role: Role) -> None:
    number = create_orders(planned, supplier="NORTH")[0].number
    with pytest.raises(NotAllowedError):
        create_orders(as_role(planned, role))
    for status in (OrderStatus.APPROVED, OrderStatus.CANCELLED):
        with pytest.raises(NotAllowedError):
            change_status(as_role(planned, role), number, status)
    assert get_order(planned, number).status is OrderStatus.DRAFT


@pytest.mark.parametrize("role", [Role.PURCHASING, Role.STORE_MANAGER, Role.ADMINISTRATOR])
def test_managers_approve(planned: Workplace, role: Role) -> None:
    number = create_orders(as_role(planned, role))[0].number
    assert change_status(as_role(planned, role), number, OrderStatus.APPROVED).history[-1].user == "Somebody"


def test_an_order_names_items_as_its_own_supplier_does(planned: Workplace, bring: Bring) -> None:
    bring(planned, "sku,supplier,preferred,supplier item no\n00101,SOUTH,yes,S-77\n", Target.ITEMS)
    lines = {line.sku: line for order in create_orders(planned, supplier="NORTH") for line in order.lines}
    assert lines["00101"].supplier_code == "N-1"

"""From forecast, stock, orders and terms to suggestions."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from retail_desktop.domain.errors import NotAllowedError, NotFoundError
from retail_desktop.domain.imports import ImportReport, Target
from retail_desktop.domain.people import Person, Role
from retail_desktop.domain.purchasing import OrderStatus
from retail_desktop.domain.replenishment import Rule, Suggestion
from retail_desktop.services.change_quantities import change_quantity
from retail_desktop.services.order_goods import change_status, create_orders
from retail_desktop.services.plan_replenishment import (
    Plan,
    explain_packs,
    latest_plan,
    make_plan,
    read_plan,
)
from retail_desktop.services.receive_goods import receive
from retail_desktop.services.workplace import Workplace

Bring = Callable[..., ImportReport]
LAST = date(2025, 7, 24)


def by_sku(plan: Plan) -> dict[str, Suggestion]:
    return {line.sku: line for line in plan.lines}


def test_terms_come_from_the_item_else_from_its_supplier(planned: Workplace) -> None:
    lines = by_sku(read_plan(planned))
    assert (lines["00101"].lead_time_days, lines["00101"].review_days) == (5, 7)
    assert (lines["00104"].lead_time_days, lines["00104"].pack_size) == (3, Decimal(10))
    assert lines["00102"].unit_cost == Decimal("1.10")
    # Friday 25 July: the next chance is Monday, the one after it Thursday 31 July.
    assert (lines["00103"].lead_time_days, lines["00103"].review_days) == (2, 6)


def test_the_numbers_of_a_line_add_up(planned: Workplace) -> None:
    for line in read_plan(planned).lines:
        assert line.order_up_to == line.expected_demand + line.safety_stock
        assert line.inventory_position == line.on_hand + line.on_order - line.allocated
        assert sum((step.amount for step in line.steps), Decimal(0)) == line.suggested_quantity
        assert line.suggested_quantity % line.pack_size == 0
        assert line.packs * line.pack_size == line.suggested_quantity
        needed = line.order_up_to - line.inventory_position
        assert (line.suggested_quantity >= needed) if needed > 0 else line.suggested_quantity == 0


def test_a_plan_knows_its_names(planned: Workplace) -> None:
    plan = read_plan(planned)
    assert plan.as_of == LAST
    assert plan.names["00105"] == "Honey"
    assert plan.supplier_names == {"NORTH": "North Trading", "SOUTH": "South Foods"}
    assert latest_plan(planned) == plan == read_plan(planned, plan.plan_id)


def test_what_a_plan_hands_over_is_what_it_stored_to_the_digit(planned: Workplace, bring: Bring) -> None:
    bring(planned, "sku,price,unit_cost,moq\n00101,2.505,1.2345,7\n00105,6.50,0.3333,\n", Target.ITEMS)
    for budget in (None, Decimal("41.50")):
        assert repr(make_plan(planned, budget=budget)) == repr(read_plan(planned))


def test_stock_that_was_never_counted_is_not_relied_on(empty_shop: Workplace, bring: Bring) -> None:
    lines = "".join(f"{date(2026, 1, 5) + timedelta(days=day)},1,3\n" for day in range(60))
    bring(empty_shop, "date,sku,quantity\n" + lines)
    line = make_plan(empty_shop).lines[0]
    assert Rule.STOCK_NEVER_COUNTED in line.binding_rules
    assert (line.on_hand, line.supplier, line.lead_time_days, line.review_days) == (0, "", 7, 7)
    assert line.order_up_to == line.suggested_quantity >= line.expected_demand == 42  # 3 a day for 14 days


def test_what_is_no_product_and_what_was_undone_is_not_planned(planned: Workplace, bring: Bring) -> None:
    bring(planned, "sku,status\n00106,ignored\n00105,discontinued\n", Target.ITEMS)
    lines = by_sku(make_plan(planned))
    assert "00106" not in lines
    assert (lines["00105"].suggested_quantity, lines["00105"].order_by) == (0, None)


def test_an_order_is_counted_so_that_planning_again_orders_nothing_more(planned: Workplace) -> None:
    before = by_sku(read_plan(planned))
    orders = create_orders(planned)
    after = by_sku(make_plan(planned))
    for order in orders:
        for line in order.lines:
            assert after[line.sku].on_order == line.quantity == before[line.sku].suggested_quantity
            assert after[line.sku].suggested_quantity == 0
    for order in orders:
        change_status(planned, order.number, OrderStatus.CANCELLED)
    assert {sku: line.suggested_quantity for sku, line in by_sku(make_plan(planned)).items()} == {
        sku: line.suggested_quantity for sku, line in before.items()
    }


def sent_order(place: Workplace) -> str:
    number = create_orders(place, supplier="NORTH")[0].number
    change_status(place, number, OrderStatus.APPROVED)
    change_status(place, number, OrderStatus.SENT)
    return number


def test_a_delivery_of_this_morning_is_stock(planned: Workplace) -> None:
    before = by_sku(read_plan(planned))["00101"]
    receive(planned, sent_order(planned), day=LAST + timedelta(days=1))
    after = by_sku(make_plan(planned))["00101"]
    assert after.on_hand == before.on_hand + before.suggested_quantity
    assert (after.on_order, after.suggested_quantity) == (0, 0)


def test_a_plan_for_a_past_day_knows_nothing_of_later_orders_and_deliveries(planned: Workplace, bring: Bring) -> None:
    then = date(2025, 7, 10)
    bring(planned, f"sku,on_hand,date\n00101,4,{then}\n", Target.STOCK)
    before = by_sku(make_plan(planned, as_of=then))
    make_plan(planned)
    receive(planned, sent_order(planned))
    create_orders(planned, supplier="SOUTH")
    after = make_plan(planned, as_of=then)
    assert after.as_of == then
    assert {sku: (line.on_hand, line.on_order) for sku, line in by_sku(after).items()} == {
        sku: (line.on_hand, line.on_order) for sku, line in before.items()
    }
    assert before["00101"].on_hand == 4


def test_new_sales_make_a_new_forecast(planned: Workplace, bring: Bring) -> None:
    old = read_plan(planned)
    assert make_plan(planned).run_id == old.run_id
    bring(planned, "date,sku,quantity\n2025-07-25,00101,2\n")
    new = make_plan(planned)
    assert new.run_id > old.run_id
    assert new.as_of == date(2025, 7, 25)


def test_the_forecast_reaches_as_far_as_the_longest_lead_time(empty_shop: Workplace, bring: Bring) -> None:
    bring(empty_shop, "code,lead time,review period\nFAR,90,30\n", Target.SUPPLIERS)
    bring(empty_shop, "sku,supplier\n1,FAR\n", Target.ITEMS)
    lines = "".join(f"{date(2026, 1, 5) + timedelta(days=day)},1,3\n" for day in range(60))
    bring(empty_shop, "date,sku,quantity\n" + lines)
    line = make_plan(empty_shop).lines[0]
    assert Rule.BEYOND_HORIZON not in line.binding_rules
    assert line.expected_demand == 360


def test_a_store_without_a_plan_says_how_to_make_one(shop: Workplace) -> None:
    assert latest_plan(shop) is None
    with pytest.raises(NotFoundError, match="no reorder plan yet"):
        read_plan(shop)


def test_staff_make_no_plan(shop: Workplace, everything: Callable[[Workplace], Any]) -> None:
    before = everything(shop)
    with pytest.raises(NotAllowedError):
        make_plan(Workplace(shop.location, Person("Bob", Role.STAFF)))
    assert everything(shop) == before


def test_packs_are_written_as_people_say_them(planned: Workplace) -> None:
    plan = read_plan(planned)
    changed = change_quantity(planned, plan.plan_id, "00101", "MAIN", Decimal(18))
    assert explain_packs(changed) == "3 × 6"
    assert explain_packs(change_quantity(planned, plan.plan_id, "00101", "MAIN", Decimal(0))) == "–"
